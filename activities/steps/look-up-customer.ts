import type { StepAsk, StepResult } from '../../core/contract/activities.ts'
import type { FactValue } from '../../core/contract/facts.ts'
import { getCustomer } from '../../store/customers/customers.ts'
import type { ActivityParts } from '../activity-parts.ts'

const fields = ['tier', 'region', 'language'] as const

/** Class, region and language from the built-in customer record; nothing personal enters the case. */
export async function lookUpCustomer({ store }: ActivityParts, { facts }: StepAsk): Promise<StepResult> {
  const id = Object.hasOwn(facts, 'customer.id') ? facts['customer.id'] : null
  const customer = typeof id === 'string' ? await getCustomer(store, id) : null
  if (customer === null) return { ok: false, error: 'step.no-customer' }
  const found: Record<string, FactValue> = {}
  for (const field of fields) if (customer[field] !== null) found[`customer.${field}`] = customer[field]
  return { ok: true, facts: found }
}
