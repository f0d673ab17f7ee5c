import { commitSteps } from '../../store/cases/commit-step.ts'
import type { Store, Transaction } from '../../store/store.ts'
import type { SeededCase } from './seeded-life.ts'
import type { Agent, SeedCustomer } from './service-centre.ts'

/** Writes the people and customers of the seeded centre; those that are there already stay as they are. */
export async function loadPeople(
  store: Store,
  agents: readonly Agent[],
  customers: readonly SeedCustomer[],
  at: number,
): Promise<void> {
  await store.transaction(async (tx) => {
    await tx.query(
      `insert into users (id, login, name, language, roles, teams, is_active, created_at, updated_at, version)
       select a.id, a.id, a.name, '', '["agent"]', jsonb_build_array(a.team), true, $2::bigint, $2::bigint, 1
       from jsonb_to_recordset($1::jsonb) a(id text, name text, team text) on conflict do nothing`,
      [JSON.stringify(agents), at],
    )
    for (const part of partsOf(customers, 5000)) {
      await tx.query(
        `insert into customers (id, name, tier, region, created_at, updated_at, version)
         select c.id, c.name, c.tier, c.region, $2::bigint, $2::bigint, 1
         from jsonb_to_recordset($1::jsonb) c(id text, name text, tier text, region text) on conflict do nothing`,
        [JSON.stringify(part), at],
      )
    }
  })
}

/**
 * Writes cases as running ones are written, by the function of the outbox, so that all that hangs on it (clocks, breaches, rollups) is
 * as if they had run; only the event stream is not told.
 */
export async function loadCases(store: Store, cases: readonly SeededCase[]): Promise<void> {
  await store.transaction(async (tx) => {
    await reserve(tx, cases)
    const verdicts = await commitSteps(
      tx,
      cases.map(({ commit }) => commit),
    )
    const lost = verdicts.find(({ verdict }) => verdict !== 'applied')
    if (lost !== undefined) throw new Error(`${lost.caseId} could not be written: ${lost.verdict}`)
    await tx.query('delete from stream_events where case_id = any(select jsonb_array_elements_text($1::jsonb))', [
      JSON.stringify(cases.map(({ commit }) => commit.caseId)),
    ])
  })
}

/** What customers write above their letters, by what they are about. */
const subjects: Readonly<Record<string, string>> = {
  price: 'What does it cost?',
  delivery: 'Where is my parcel?',
  account: 'I cannot get into my account',
  usage: 'How do I use this?',
  quality: 'It broke after two days',
  billing: 'The bill is wrong',
  attitude: 'Nobody would listen to me',
  safety: 'This is dangerous',
  other: 'A question',
}

async function reserve(tx: Transaction, cases: readonly SeededCase[]): Promise<void> {
  const rows = cases.map(({ commit, customerId }) => ({
    id: commit.caseId,
    number: commit.number,
    flow: commit.state.plan.id,
    customer_id: customerId,
    subject: subjects[String(commit.state.facts['category'])] ?? null,
    reserved_at: commit.state.createdAt,
  }))
  await tx.query(
    `insert into case_intakes (id, number, flow, customer_id, subject, reserved_at) overriding system value
     select r.id, r.number, r.flow, r.customer_id, r.subject, r.reserved_at
     from jsonb_to_recordset($1::jsonb)
       r(id text, number bigint, flow text, customer_id text, subject text, reserved_at bigint)`,
    [JSON.stringify(rows)],
  )
}

/** Cases that come in from now on get numbers after the seeded ones. */
export async function continueNumbers(store: Store): Promise<void> {
  await store.query(
    `select setval(pg_get_serial_sequence('case_intakes', 'number'), (select max(number) from case_intakes))`,
  )
}

export function* partsOf<T>(all: readonly T[], size: number): Generator<readonly T[]> {
  for (let from = 0; from < all.length; from += size) yield all.slice(from, from + size)
}
