import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { commitStep } from '../../../store/cases/commit-step.ts'
import { promiseFacts } from '../../../store/diagnosis/promise-facts.ts'
import {
  type PromiseQuery,
  readArrivals,
  readLatePromises,
  readPromises,
} from '../../../store/diagnosis/read-promises.ts'
import { readPeopleByDay, readRhythm } from '../../../store/diagnosis/read-rhythm.ts'
import { readStanding, readWays } from '../../../store/diagnosis/read-ways.ts'
import { isSampled, sampleParts } from '../../../store/diagnosis/sampled.ts'
import type { Store } from '../../../store/store.ts'
import { makeCommit, morning } from '../make-commit.ts'

const minute = 60_000

export function diagnosisContract(open: () => Store): void {
  /** A case, with so many facts of a measure, a minute apart; the tenth of each ten is late, the fifth is excluded. */
  const factsOf = async (flow: string, measure: string, count: number, team: string | null = 'frontline') => {
    const id = randomUUID()
    await commitStep(open(), makeCommit(id))
    await open().query(
      `insert into report_facts (case_id, measure, key, seq, at, value, is_late, is_excluded, flow, team, assignee)
       select $1, $2, 'resolution', n, $3::bigint + n * 60000, n * 1000, n % 10 = 0, n % 10 = 5, $4, $5, 'li'
       from generate_series(1, $6::integer) n`,
      [id, measure, morning, flow, team, count],
    )
    return id
  }
  const asked = (flow: string, parts: Partial<PromiseQuery> = {}): PromiseQuery => ({
    flow,
    clock: 'resolution',
    from: morning,
    to: morning + 10_000 * minute,
    where: {},
    ...parts,
  })
  const all = async <T>(pages: AsyncIterable<readonly T[]>) => {
    const found: T[] = []
    for await (const page of pages) found.push(...page)
    return found
  }

  test('promises are read page by page, in order, each once, without those that are excluded', async () => {
    const flow = randomUUID()
    const id = await factsOf(flow, 'clock', 600)

    const rows = await all(readPromises(open(), asked(flow), { parts: 1000, expected: 540, facts: ['category'] }))

    const kept = Array.from({ length: 600 }, (_, index) => index + 1).filter((n) => n % 10 !== 5)
    expect(rows.map(({ at }) => (at - morning) / minute)).toEqual(kept)
    expect(rows.filter(({ isLate }) => isLate)).toHaveLength(60)
    expect(rows[0]).toMatchObject({ id, team: 'frontline', assignee: 'li', hands: [], course: [], targetMs: null })
    for (const expected of [0, 10, 3000]) {
      const again = await all(readPromises(open(), asked(flow), { parts: 1000, expected, facts: [] }))
      expect(again.map(({ at }) => at)).toEqual(rows.map(({ at }) => at))
    }
  })

  test('late promises are read the newest first, each once, from any of them on, and told as facts', async () => {
    const flow = randomUUID()
    const [one, other] = [await factsOf(flow, 'clock', 3000), await factsOf(flow, 'clock', 20)]
    const late = await all(readLatePromises(open(), asked(flow), null, { expected: 302, facts: [] }))

    expect(late).toHaveLength(302)
    expect(late.every(({ isLate }) => isLate)).toBe(true)
    const places = late.map(({ at, id, seq }) => ({ at, id, seq }))
    expect(places).toEqual(
      places.toSorted((a, b) => b.at - a.at || (a.id < b.id ? 1 : a.id > b.id ? -1 : b.seq - a.seq)),
    )
    expect(new Set(places.map(({ id, seq }) => `${id} ${seq}`)).size).toBe(302)
    for (const from of [0, 99, 100, 199, 299, 301]) {
      const rest = await all(readLatePromises(open(), asked(flow), places[from] ?? null, { expected: 302, facts: [] }))
      expect(rest.map(({ seq }) => seq)).toEqual(late.slice(from + 1).map(({ seq }) => seq))
    }

    const facts = await promiseFacts(open(), 'resolution', [
      { id: other, seq: 20 },
      { id: one, seq: 3000 },
    ])
    expect(facts).toMatchObject([
      { caseId: other, at: morning + 20 * minute, value: 20_000, measure: 'clock', key: 'resolution', isLate: true },
      { caseId: one, at: morning + 3000 * minute, team: 'frontline', assignee: 'li', isExcluded: false },
    ])
  })

  test('promises are narrowed by what they had, none among it, and by time', async () => {
    const flow = randomUUID()
    await factsOf(flow, 'clock', 20, null)
    const count = async (parts: Partial<PromiseQuery>) =>
      (await all(readPromises(open(), asked(flow, parts), { parts: 1000, expected: 20, facts: [] }))).length

    expect(await count({ where: { team: [''] } })).toBe(18)
    expect(await count({ where: { team: ['frontline'] } })).toBe(0)
    expect(await count({ to: morning + 3 * minute })).toBe(2)
  })

  test('a sample is the same each time, and about as large as was asked for', async () => {
    const ids = Array.from({ length: 2000 }, () => randomUUID())
    const sample = (parts: number) =>
      open().query<{ id: string }>(
        `select id from jsonb_array_elements_text($1::jsonb) id where ${isSampled('id', '$2')} order by id`,
        [JSON.stringify(ids), parts],
      )
    const some = await sample(sampleParts(2000, 500))

    expect(some.length).toBeGreaterThan(400)
    expect(some.length).toBeLessThan(600)
    expect(await sample(250)).toEqual(some)
    expect(await sample(sampleParts(2000, 2000))).toHaveLength(2000)
  })

  test('ways are told with their waits, and steps with who stands there', async () => {
    const flow = randomUUID()
    const id = randomUUID()
    await commitStep(open(), makeCommit(id))
    await open().query(
      `insert into report_facts (case_id, measure, key, seq, at, value, is_late, is_excluded, flow) values
         ($1, 'closed', '', 9, $2::bigint + 600000, 600000, false, false, $3),
         ($1, 'waited', 'customer', 5, $2::bigint + 300000, 60000, false, false, $3),
         ($1, 'clock', 'resolution', 1, $2::bigint + 600000, 600000, true, false, $3)`,
      [id, morning, flow],
    )
    await open().query(
      `insert into case_visits (case_id, kind, seq, place, flow, entered_at, left_at, is_late) values
         ($1, 'node', 102, 'sort', $3, $2::bigint, $2::bigint + 60000, false),
         ($1, 'node', 103, 'fix', $3, $2::bigint + 60000, $2::bigint + 600000, true),
         ($1, 'node', 104, 'tell', $3, $2::bigint + 600000, null, false)`,
      [id, morning, flow],
    )
    const ask = { flow, clock: null, from: morning, to: morning + 601_000 }
    const one = { parts: 1000, expected: 1 }
    const created = (await all(readWays(open(), ask, one)))[0]

    expect(created).toMatchObject({
      id,
      isLate: true,
      leadMs: 600_000,
      waits: [[morning + 240_000, morning + 300_000]],
    })
    expect(created?.visits.map(([place]) => place)).toContain('sort')
    expect((await all(readWays(open(), { ...ask, clock: 'other' }, one)))[0]?.isLate).toBe(false)
    expect(await readStanding(open(), flow)).toEqual(new Map([['tell', 1]]))
  })

  test('ways are read each once, however many are expected', async () => {
    const flow = randomUUID()
    const ids = Array.from({ length: 110 }, () => randomUUID())
    for (const id of ids) await commitStep(open(), makeCommit(id))
    await open().query(
      `insert into report_facts (case_id, measure, key, seq, at, value, is_late, is_excluded, flow)
       select one, 'closed', '', 1, $3::bigint + n / 105 * 60000, 1000, false, false, $2 from jsonb_array_elements_text($1::jsonb) with ordinality w (one, n)`,
      [JSON.stringify(ids), flow, morning],
    )
    const ask = { flow, clock: null, from: morning, to: morning + 10 * minute }
    for (const expected of [0, 110, 100_000]) {
      const read = await all(readWays(open(), ask, { parts: 1000, expected }))
      expect(read.map(({ id }) => id).sort()).toEqual(ids.toSorted())
    }
  })

  test('figures are told by hour of a zone, and people by day, wherever the reading is cut', async () => {
    const flow = randomUUID()
    for (const measure of ['opened', 'clock', 'firstReply']) await factsOf(flow, measure, 120)
    const dayMs = 86_400_000
    const midnight = Math.floor((morning + 8 * 60 * minute) / dayMs) * dayMs - 8 * 60 * minute
    const edges = [0, 1, 2, 30].map((day) => midnight + day * dayMs)
    const ask = { flow, clock: 'resolution', zone: 'Asia/Shanghai' }

    const hours = await readRhythm(open(), { ...ask, edges })
    const people = await readPeopleByDay(open(), { ...ask, edges })

    // Every tenth is excluded.
    expect(hours.reduce((sum, { volume }) => sum + volume, 0)).toBe(108)
    expect(hours[0]?.start).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}$/)
    expect(hours[0]?.compliance).toBeGreaterThan(0.8)
    expect([...people.values()]).toEqual(
      hours.length > 0 ? [...new Set(hours.map(({ start }) => start.slice(0, 10)))].map(() => 1) : [],
    )
    const whole = { ...ask, edges: edges.filter((_, place) => place === 0 || place === 3) }
    expect(await readRhythm(open(), whole)).toEqual(hours)
    expect(await readPeopleByDay(open(), whole)).toEqual(people)
    expect((await readArrivals(open(), morning - dayMs, morning + dayMs)).size).toBeGreaterThan(0)
  })
}
