import type { StepAsk, StepResult } from '../../core/contract/activities.ts'
import type { Plan } from '../../core/contract/plan.ts'
import { findReservation } from '../../store/cases/reserve-case.ts'
import { customerWords } from '../../store/customers/customer-words.ts'
import type { ActivityParts } from '../activity-parts.ts'

/** Reads what the customer wrote and sets the facts that the classifier can tell. Facts that are known already stay. */
export async function classifyWords(
  { store, classifier }: ActivityParts,
  planOf: (hash: string) => Promise<Plan | null>,
  { caseId, facts, planHash }: StepAsk,
): Promise<StepResult> {
  const [plan, reserved, words] = await Promise.all([
    planOf(planHash),
    findReservation(store, caseId),
    customerWords(store, caseId),
  ])
  const text = [reserved?.subject ?? '', ...words].join('\n')
  const found = await classifier.classify({ text, facts: plan?.facts ?? [] })
  return { ok: true, facts: Object.fromEntries(Object.entries(found).filter(([id]) => !Object.hasOwn(facts, id))) }
}
