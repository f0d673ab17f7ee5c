import type { CaseCommandOf, CommandWord } from '../contract/case-command.ts'
import type { Plan } from '../contract/plan.ts'
import type { CaseState } from '../contract/state.ts'
import type { Work } from '../step/work.ts'
import type { CommandProblem } from './command-problem.ts'
import type { FieldSet } from './fields.ts'

/** What one command word is: its fields, when a case allows it, what else it needs, and what it does. */
export interface CommandLaw<W extends CommandWord> {
  readonly fields: FieldSet
  /** Whether a case that stands here takes the word at all. */
  isAllowed(plan: Plan, state: CaseState): boolean
  /** What is wrong with this command in this case at `at`, beyond its shape; null if nothing. */
  check?(plan: Plan, state: CaseState, command: CaseCommandOf<W>, at: number): CommandProblem | null
  apply(work: Work, command: CaseCommandOf<W>): void
}

/** Open or resolved: the case still runs. */
export function isAlive(state: CaseState): boolean {
  return state.phase === 'open' || state.phase === 'resolved'
}
