import type { Sql } from '../store.ts'

export interface CaseReservation {
  /** `[A-Za-z0-9._-]{1,100}`. */
  readonly id: string
  readonly flow: string
  readonly customerId?: string | null
  /** One line that says what it is about: personal, so it stays here and never enters a workflow. */
  readonly subject?: string | null
  readonly at: number
}

export interface ReservedCase {
  readonly id: string
  readonly number: number
  /** The flow it was reserved for, which is not the one asked for when the id was taken before. */
  readonly flow: string
  readonly customerId: string | null
  readonly subject: string | null
  readonly reservedAt: number
  /** False when the id was reserved before; nothing is changed then. */
  readonly isNew: boolean
}

const columns = `id, number, flow, customer_id as "customerId", subject, reserved_at as "reservedAt"`

/**
 * Takes a case id for ever and gives it the next number. Idempotent, and safe when two ask for one id at once: one of
 * them gets `isNew`. Temporal forgets closed workflows, so this is what makes ids unique.
 */
export async function reserveCase(sql: Sql, reservation: CaseReservation): Promise<ReservedCase> {
  const known = await findReservation(sql, reservation.id)
  if (known) return { ...known, isNew: false }
  const { id, flow, customerId = null, subject = null, at } = reservation
  const [made] = await sql.query<Omit<ReservedCase, 'isNew'>>(
    `insert into case_intakes (id, flow, customer_id, subject, reserved_at) values ($1, $2, $3, $4, $5)
     on conflict (id) do nothing returning ${columns}`,
    [id, flow, customerId, subject, at],
  )
  if (made) return { ...made, isNew: true }
  const found = await findReservation(sql, id)
  if (!found) throw new Error('A reserved case is gone.')
  return { ...found, isNew: false }
}

/** What was reserved under an id; null when nothing was. */
export async function findReservation(sql: Sql, id: string): Promise<Omit<ReservedCase, 'isNew'> | null> {
  const [row] = await sql.query<Omit<ReservedCase, 'isNew'>>(`select ${columns} from case_intakes where id = $1`, [id])
  return row ?? null
}
