/** How much work an analysis may still do; a unit is about a few dozen nanoseconds. */
export interface Budget {
  left: number
}

/** Thrown when a budget is used up, and caught by whoever gave it. */
export class BudgetExceeded extends Error {}

/** Takes work off a budget; throws `BudgetExceeded` once there is none left. */
export function spend(budget: Budget, work: number): void {
  budget.left -= work
  if (budget.left < 0) throw new BudgetExceeded()
}
