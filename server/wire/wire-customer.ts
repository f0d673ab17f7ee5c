import type { WireCustomer } from '../../core/contract/wire.ts'
import type { Customer } from '../../store/customers/customers.ts'

const fields = ['name', 'email', 'phone', 'tier', 'region', 'language'] as const

/** What is known of a customer. Pure. */
export function wireCustomer(customer: Customer): WireCustomer {
  const known = fields.flatMap((field) => (customer[field] === null ? [] : [[field, customer[field]]]))
  return { id: customer.id, ...(Object.fromEntries(known) as Omit<WireCustomer, 'id'>) }
}
