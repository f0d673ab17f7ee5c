import type { Transaction } from '../store.ts'

/** What was erased, by how many rows. */
export interface Erasure {
  readonly cases: number
  readonly contents: number
  readonly personalFacts: number
}

const ofCustomer =
  'case_id in (select id from case_intakes where customer_id = $1 union select id from cases where customer_id = $1)'

/**
 * Erases one person's data: the customer's record but for its id and class, and of all their cases the subject, every
 * text and every personal fact. What happened and when stays, so reports do not change. Null when there is no such
 * customer. Audit it in the same transaction.
 */
export async function eraseCustomer(tx: Transaction, id: string, at: number): Promise<Erasure | null> {
  const [customer] = await tx.query(
    `update customers set name = null, email = null, phone = null, language = null, calendar = null,
       erased_at = $2, updated_at = $2, version = version + 1
     where id = $1 returning id`,
    [id, at],
  )
  if (customer === undefined) return null
  const cases = await tx.query(
    `update case_intakes set subject = null
     where customer_id = $1 or id in (select c.id from cases c where c.customer_id = $1) returning id`,
    [id],
  )
  const contents = await tx.query(
    `update contents set text = null, erased_at = $2 where erased_at is null and ${ofCustomer} returning id`,
    [id, at],
  )
  const facts = await tx.query(
    `update personal_facts set value = null, erased_at = $2 where erased_at is null and ${ofCustomer} returning token`,
    [id, at],
  )
  return { cases: cases.length, contents: contents.length, personalFacts: facts.length }
}
