import type { CaseReservationAsk } from '../core/contract/activities.ts'
import type { Actor } from '../core/contract/case-command.ts'
import { reserveCase as reserve } from '../store/cases/reserve-case.ts'
import { addContent } from '../store/customers/contents.ts'
import { type CustomerFields, saveCustomer } from '../store/customers/customers.ts'
import type { Sql } from '../store/store.ts'
import { finalFailure } from './final-failure.ts'

const customerFields = ['name', 'email', 'phone', 'tier', 'region', 'language'] as const
const temporalActor: Actor = { kind: 'key', id: 'temporal' }

/** Gives a case of a bare Temporal client its number, and keeps what the client said of it, as the server does for others. */
export async function reserveCase(sql: Sql, ask: CaseReservationAsk): Promise<number> {
  const { caseId, flow, at, subject, message, customer } = ask
  const customerId = textOf(customer, 'id')
  const reserved = await reserve(sql, { id: caseId, flow, at, customerId, subject })
  if (reserved.flow !== flow || (await hasRow(sql, caseId))) {
    throw finalFailure('start.id-taken', { case: caseId, flow: reserved.flow })
  }
  if (customerId !== null && customer !== null) await saveCustomer(sql, customerId, fieldsOf(customer), at)
  if (message !== null && message !== '') {
    await addContent(sql, {
      id: `${caseId}.first`,
      caseId,
      kind: 'message',
      text: message,
      author: customerId === null ? temporalActor : { kind: 'customer', id: customerId },
      createdAt: at,
    })
  }
  return reserved.number
}

/** A case that has a row ran before: Temporal has forgotten its workflow, the store has not. */
async function hasRow(sql: Sql, caseId: string): Promise<boolean> {
  return (await sql.query('select 1 from cases where id = $1', [caseId])).length > 0
}

function fieldsOf(customer: Readonly<Record<string, unknown>>): CustomerFields {
  return Object.fromEntries(
    customerFields.flatMap((field) => {
      const value = textOf(customer, field)
      return value === null ? [] : [[field, value]]
    }),
  )
}

function textOf(record: Readonly<Record<string, unknown>> | null, field: string): string | null {
  const value = record !== null && Object.hasOwn(record, field) ? record[field] : null
  return typeof value === 'string' && value !== '' ? value.slice(0, 500) : null
}
