import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type ReportFigures,
  type ReportQuery,
  reportDimensions,
  reportMeasures,
  reportSpans,
} from '../../../core/contract/wire-reports.ts'
import { commitSteps } from '../../../store/cases/commit-step.ts'
import { settleVisits } from '../../../store/operation/fold-visits.ts'
import { foldChanges } from '../../../store/reports/fold-changes.ts'
import { listFacts } from '../../../store/reports/list-facts.ts'
import { readReport } from '../../../store/reports/read-report.ts'
import { fillTallies } from '../../../store/reports/report-zones.ts'
import { deriveEarlierFacts, settleFacts } from '../../../store/reports/settle-facts.ts'
import type { Store } from '../../../store/store.ts'
import { commitsOf, handedMoves, lifePlan, moves } from '../reports/random-life.ts'
import { type PlainFact, type PlainLine, plainFacts, plainReport } from '../reports/reference.ts'

/** Whole hours, halves and quarters, and the nights in which clocks are changed; the last has no tallies. */
const talliedZones = ['Asia/Shanghai', 'Asia/Kolkata', 'Asia/Kathmandu', 'America/New_York'] as const
const zones = [...talliedZones, 'Europe/Berlin'] as const

/** Around a change of clocks in New York and in Berlin. */
const firstAt = Date.parse('2026-10-20T10:00:00Z')
const dayMs = 86_400_000

const cases = fc.array(fc.record({ flow: fc.nat({ max: 1 }), afterDays: fc.nat({ max: 30 }), what: moves }), {
  minLength: 1,
  maxLength: 12,
})

const dates = [
  '2026-10-01',
  '2026-10-19',
  '2026-10-26',
  '2026-11-01',
  '2026-11-03',
  '2026-11-10',
  '2026-12-01',
  '2027-01-17',
]
const groupings = [...reportSpans, ...reportDimensions, 'key'] as const

const narrowings = fc.record(
  {
    team: fc.subarray(['frontline', 'specialists', '']),
    priority: fc.subarray(['normal', 'high'], { minLength: 1 }),
    business: fc.subarray(['质量', 'billing', ''], { minLength: 1 }),
    assignee: fc.constantFrom(['zhang'], ['', 'li']),
    channel: fc.constant(['phone']),
  },
  { requiredKeys: [] },
)

/** Any question that is short enough, beside which flows it is about. */
const queries = fc
  .record({
    measure: fc.constantFrom(...reportMeasures),
    key: fc.option(fc.constantFrom(['resolution'], ['frontline', 'fix'], ['customer', 'csat']), { nil: undefined }),
    from: fc.constantFrom(...dates.slice(0, 6)),
    to: fc.constantFrom(...dates.slice(1)),
    zone: fc.constantFrom(...zones),
    by: fc.uniqueArray(fc.constantFrom(...groupings), { maxLength: 2 }),
    where: fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: narrowings }),
  })
  .filter(({ from, to }) => from < to)
  .filter(({ by }) => by.filter((name) => (reportSpans as readonly string[]).includes(name)).length <= 1)
  .filter(({ by, from, to }) => !by.includes('hour') || Date.parse(to) - Date.parse(from) <= 33 * dayMs)

/** There are tallies of some zones, whichever test comes first. */
async function keepZones(store: Store): Promise<void> {
  for (const [index, name] of talliedZones.entries()) {
    await store.query('insert into report_zones (id, name) values ($1, $2) on conflict do nothing', [index + 1, name])
  }
}

/** Brings everything up to date; `most` says in which portions. */
async function count(store: Store, most: number): Promise<void> {
  while ((await settleVisits(store, most)) > 0);
  while ((await settleFacts(store, most)).cases > 0);
}

const factKey = ({ caseId, measure, key, at, value, team, assignee }: PlainFact) =>
  JSON.stringify([caseId, measure, key, at, value === null ? null : Math.round(value), team, assignee])

const sorted = (facts: readonly PlainFact[]) => facts.toSorted((one, other) => (factKey(one) < factKey(other) ? -1 : 1))

/** The facts as they are kept. */
function keptFacts(store: Store, flows: readonly string[]): Promise<PlainFact[]> {
  return store.query<PlainFact>(
    `select case_id as "caseId", measure, key, at, value, is_late as "isLate", is_excluded as "isExcluded", flow, team, tier, channel,
       priority, business, assignee
     from report_facts where flow in (select jsonb_array_elements_text($1::jsonb))`,
    [JSON.stringify(flows)],
  )
}

/** Whether the figures are those of a line of the reference: counts exactly, lengths as exactly as they are promised. */
function expectFigures(found: ReportFigures, plain: Omit<PlainLine, 'group'>, query: ReportQuery): void {
  const { count: all, late, excluded, lateExcluded, values } = plain
  expect(found, JSON.stringify(query)).toMatchObject({ count: all, late, excluded, lateExcluded })
  const share = (part: number, whole: number) => (whole === 0 ? null : Math.round((part / whole) * 1e6) / 1e6)
  expect(found.compliance).toBe(share(all - late, all))
  expect(found.complianceWithoutExcluded).toBe(share(all - late - excluded + lateExcluded, all - excluded))
  const sum = values.reduce((total, value) => total + value, 0)
  if (values.length === 0) expect(found.mean).toBeNull()
  else expect(found.mean).toBeCloseTo(sum / values.length, 3)
  if (query.by?.includes('hourOfWeek') === true && 'group' in found) return
  for (const [name, part] of [
    ['median', 0.5],
    ['p90', 0.9],
    ['p95', 0.95],
  ] as const) {
    const exact = values[Math.ceil(part * values.length) - 1]
    if (exact === undefined) expect(found[name]).toBeNull()
    else if (exact < 1000 && query.measure !== 'satisfaction') expect(found[name], name).toBe(0)
    else
      expect(Math.abs((found[name] ?? 0) - exact), `${name} of ${JSON.stringify(query)}`).toBeLessThanOrEqual(
        exact * 0.0251,
      )
  }
}

const together = (lines: readonly PlainLine[]): PlainLine => ({
  group: {},
  count: lines.reduce((sum, line) => sum + line.count, 0),
  late: lines.reduce((sum, line) => sum + line.late, 0),
  excluded: lines.reduce((sum, line) => sum + line.excluded, 0),
  lateExcluded: lines.reduce((sum, line) => sum + line.lateExcluded, 0),
  values: lines.flatMap(({ values }) => values).sort((one, other) => one - other),
})

const groupText = (group: Readonly<Record<string, string | undefined>>) =>
  JSON.stringify(Object.entries(group).sort(([one], [other]) => (one < other ? -1 : 1)))

async function expectSameReport(store: Store, facts: readonly PlainFact[], query: ReportQuery): Promise<void> {
  const report = await readReport(store, query)
  const plain = new Map(plainReport(facts, query).map((line) => [groupText(line.group), line]))
  expect(report.lines.map(({ group }) => groupText(group)).sort(), JSON.stringify(query)).toEqual(
    [...plain.keys()].sort(),
  )
  for (const line of report.lines) {
    const expected = plain.get(groupText(line.group))
    if (expected !== undefined) expectFigures(line, expected, query)
  }
  const all = together([...plain.values()])
  expectFigures(report.total, all, query)
  expect(report.distribution.reduce((sum, bucket) => sum + bucket.count, 0)).toBe(all.values.length)
  for (const bucket of report.distribution) {
    // A value at the edge of two buckets may be in either of them.
    const within = all.values.filter((value) => value >= bucket.from - 1 && value <= bucket.to)
    expect(within.length).toBeGreaterThanOrEqual(bucket.count)
  }
}

/** Reports count the same as whoever looks at every case. */
export function reportsContract(open: () => Store): void {
  const runs = { numRuns: 4, endOnFailure: true } as const
  const publish = (store: Store) =>
    store.query('insert into plans (hash, id, plan) values ($1, $2, $3) on conflict do nothing', [
      lifePlan.hash,
      lifePlan.plan.id,
      JSON.stringify(lifePlan.plan),
    ])

  test('a figure is what a plain look at the cases gives, however they went and in whatever portions they are counted', async () => {
    const store = open()
    await publish(store)
    await keepZones(store)
    await fc.assert(
      fc.asyncProperty(
        cases,
        fc.array(queries, { minLength: 12, maxLength: 12 }),
        fc.integer({ min: 1, max: 5 }),
        async (written, asked, portion) => {
          const flows = [randomUUID(), randomUUID()]
          const own = (query: ReportQuery): ReportQuery => ({ ...query, where: { ...query.where, flow: flows } })
          const steps = written.map(({ flow, afterDays, what }) =>
            commitsOf(randomUUID(), flows[flow] ?? '', firstAt + afterDays * dayMs, what),
          )
          const check = async (questions: readonly (typeof asked)[number][]) => {
            const facts = await plainFacts(store, flows)
            expect(sorted(await keptFacts(store, flows))).toEqual(sorted(facts))
            for (const query of questions) await expectSameReport(store, facts, own(query as ReportQuery))
          }

          // Half of each case, counted; then the tallies are filled; then the rest, of which a part is not counted in them yet.
          await commitSteps(
            store,
            steps.flatMap((all) => all.slice(0, Math.ceil(all.length / 2))),
          )
          await count(store, portion)
          while (await deriveEarlierFacts(store, portion));
          await fillTallies(store, portion)
          await check(asked.slice(0, 1))
          while (await fillTallies(store, portion));
          await check(asked.slice(1, 3))
          await commitSteps(
            store,
            steps.flatMap((all) => all.slice(Math.ceil(all.length / 2))),
          )
          await count(store, portion)
          await check(asked.slice(3, 6))
          await foldChanges(store)
          await store.query(
            `update case_breaches set exclusion = 'approved' where flow = $1 and clock = 'resolution'`,
            [flows[0] ?? ''],
          )
          await count(store, portion)
          await check(asked.slice(6, 9))
          await store.query(`update case_breaches set exclusion = 'none' where flow = $1`, [flows[0] ?? ''])
          await count(store, portion)
          await foldChanges(store)
          await check(asked.slice(9))
        },
      ),
      runs,
    )
  })

  test('what teams used of a promise adds up to what was used of it, and one team broke it', async () => {
    const store = open()
    await publish(store)
    const flow = randomUUID()
    const lives = fc.sample(handedMoves, { seed: 5, numRuns: 60 })
    await commitSteps(
      store,
      lives.flatMap((what) => commitsOf(randomUUID(), flow, firstAt, what)),
    )
    await count(store, 50)
    const sums = (text: string) =>
      store.query(
        `select f.case_id, f.key, sum(${text})::float8 as used, count(*) filter (where is_late) as late,
           count(*) filter (where is_excluded) as excluded
         from report_facts f join case_clocks k on k.case_id = f.case_id and k.clock = f.key and k.instance = f.seq
         where f.flow = $1 and f.measure = 'clock' group by 1, 2 order by 1, 2`,
        [flow],
      )
    const used = await store.query(
      `select case_id, key, sum(value)::float8 as used, count(*) filter (where is_late) as late, count(*) filter (where is_excluded) as excluded
       from report_facts where flow = $1 and measure = 'promiseUsed' group by 1, 2 order by 1, 2`,
      [flow],
    )
    const [divided] = await store.query<{ count: number }>(
      `select count(*) as count from (select 1 from report_facts where flow = $1 and measure = 'promiseUsed' and value > 0
         group by case_id, key having count(distinct team) > 1) d`,
      [flow],
    )

    expect(used).toEqual(await sums('floor(1000000::float8 * f.value / k.target_ms + 0.5)'))
    expect(divided?.count, 'promises that several teams used').toBeGreaterThan(10)
  })

  test('everything that is forgotten is derived again as it was, tallies too', async () => {
    const store = open()
    const tallies = () =>
      store.query(
        `select z.name, span, dimension, measure, start, key, flow, value, other, count, late, excluded, late_excluded, valued,
           round(total::numeric, 3) as total, slots, counts, lates, excludeds, late_excludeds, valueds
         from report_tallies t join report_zones z on z.id = t.zone where t.count > 0 order by 1, 2, 3, 4, 5, 6, 7, 8, 9`,
      )
    await keepZones(store)
    await store.query(`update report_zones set filled_from = null, is_filled = false`)
    await store.query('truncate report_tallies, report_changes')
    const rebuild = async () => {
      await store.query('select forget_facts()')
      while (await deriveEarlierFacts(store, 7));
      await count(store, 50)
      while (await fillTallies(store, 25));
      return tallies()
    }

    await publish(store)
    const flow = randomUUID()
    const sample = fc.sample(cases, { seed: 11, numRuns: 3 }).flat()
    const steps = sample.map(({ afterDays, what }) => commitsOf(randomUUID(), flow, firstAt + afterDays * dayMs, what))
    while (await deriveEarlierFacts(store, 50));
    while (await fillTallies(store));
    await commitSteps(store, steps.flat())
    await count(store, 3)
    await foldChanges(store)
    const folded = (await tallies()).filter((line) => (line as { flow: string }).flow === flow)
    const rebuilt = (await rebuild()).filter((line) => (line as { flow: string }).flow === flow)

    expect(rebuilt.length).toBeGreaterThan(100)
    expect(folded).toEqual(rebuilt)
  })

  test('what all processes come to is what each of them comes to together', async () => {
    const store = open()
    const written = [5, 6].map((seed) => {
      const flow = randomUUID()
      const sample = fc.sample(cases, { seed, numRuns: 2 }).flat()
      return sample.map(({ afterDays, what }) => commitsOf(randomUUID(), flow, firstAt + afterDays * dayMs, what))
    })
    await commitSteps(store, written.flat(2))
    await count(store, 100)
    while (await deriveEarlierFacts(store, 50));
    while (await fillTallies(store));
    await foldChanges(store)
    const flows = await store.query<{ flow: string }>('select distinct flow from report_facts')
    const ofEach = { flow: flows.map(({ flow }) => flow) }
    const range = { from: '2026-10-05', to: '2026-12-17', zone: 'Asia/Kolkata' } as const

    for (const measure of ['clock', 'held', 'opened'] as const) {
      for (const by of [[], ['day'], ['month', 'team'], ['team', 'priority'], ['hourOfWeek'], ['assignee']] as const) {
        const query = { measure, ...range, by }
        const [together, each] = [await readReport(store, query), await readReport(store, { ...query, where: ofEach })]
        expect({ ...together, asOf: 0 }, JSON.stringify(query)).toEqual({ ...each, asOf: 0 })
        expect(together.total.count).toBeGreaterThan(0)
      }
    }
  })

  test('the list behind a figure has as many facts as the figure says, each once, whatever the order', async () => {
    const store = open()
    const flow = randomUUID()
    const sample = fc.sample(cases, { seed: 7, numRuns: 2 }).flat()
    await commitSteps(
      store,
      sample.flatMap(({ afterDays, what }) => commitsOf(randomUUID(), flow, firstAt + afterDays * dayMs, what)),
    )
    await count(store, 100)

    for (const measure of ['node', 'clock', 'opened'] as const) {
      const query = {
        measure,
        from: '2026-10-01',
        to: '2027-06-01',
        zone: 'Asia/Kolkata',
        where: { flow: [flow] },
      } as const
      const { total } = await readReport(store, query)
      for (const sort of ['newest', 'longest'] as const) {
        const seen: string[] = []
        let cursor: string | null = null
        do {
          const page = await listFacts(store, { query, sort, limit: 7, cursor })
          seen.push(...page.items.map((item) => JSON.stringify([item.caseId, item.key, item.seq])))
          cursor = page.nextCursor
        } while (cursor !== null)
        expect([seen.length, new Set(seen).size]).toEqual([total.count, total.count])
      }
      const late = await listFacts(store, { query: { ...query, late: true }, limit: 200 })
      expect(late.items.filter(({ isLate }) => isLate)).toHaveLength(Math.min(200, total.late))
    }
  })

  test('who sees some teams only is told of nothing else, and of themselves', async () => {
    const store = open()
    const flow = randomUUID()
    const sample = fc.sample(cases, { seed: 3, numRuns: 8 }).flat()
    await commitSteps(
      store,
      sample.flatMap(({ what }) => commitsOf(randomUUID(), flow, firstAt, what)),
    )
    await count(store, 100)
    const query = {
      measure: 'held',
      from: '2026-10-01',
      to: '2027-06-01',
      zone: 'Asia/Shanghai',
      where: { flow: [flow] },
    } as const
    const visibility = { teams: ['quality'], assignee: 'zhang' } as const

    const seen = await readReport(store, { ...query, by: ['team'] }, visibility)
    const other = await readReport(store, { ...query, where: { flow: [flow], team: ['frontline'] } }, visibility)
    const ofZhang = { ...query, where: { flow: [flow], assignee: ['zhang'] } }
    const [own, ofAll] = [await readReport(store, ofZhang, visibility), await readReport(store, ofZhang)]
    const listed = await listFacts(store, { query, limit: 200, visibility })

    expect(seen.lines.map(({ group }) => group)).toEqual([{ team: 'quality' }])
    expect(other.total.count).toBe(0)
    expect(own.total).toEqual(ofAll.total)
    expect(own.total.count).toBeGreaterThan(0)
    expect([...new Set(listed.items.map(({ team }) => team))]).toEqual(['quality'])
    expect(listed.items).toHaveLength(seen.total.count)
  })

  test('a zone that the database does not know is said to be unknown', async () => {
    const query = { measure: 'opened', from: '2026-10-01', to: '2026-11-01', zone: 'Mars/Olympus' } as const

    await expect(readReport(open(), query)).rejects.toMatchObject({ code: 'report.unknown-zone' })
  })
}
