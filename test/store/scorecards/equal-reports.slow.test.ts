import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ReportMeasure } from '../../../core/contract/wire-reports.ts'
import type { CountedQuarter } from '../../../core/scorecards/quarter-counts.ts'
import { readReport } from '../../../store/reports/read-report.ts'
import { deriveEarlierFacts } from '../../../store/reports/settle-facts.ts'
import { countedIds } from '../../../store/scorecards/count-quarter.ts'
import { countDueQuarter, keptQuarters, type QuarterSpan, readCounts } from '../../../store/scorecards/counts.ts'
import { figureCases } from '../../../store/scorecards/figure-cases.ts'
import { houseOf } from '../../../store/scorecards/rules.ts'
import type { Store } from '../../../store/store.ts'
import { openSeededStore } from '../../server/parts/seeded-store.ts'

const untilAt = Date.parse('2026-11-20T00:00:00Z')
let store: Store
let zone: string
let span: QuarterSpan
let counts: CountedQuarter

beforeAll(async () => {
  store = await openSeededStore({ cases: 800, days: 60, untilAt })
  while (await deriveEarlierFacts(store, 200));
  zone = (await houseOf(store)).zone
  for (let left = 20; left > 0 && (await countDueQuarter(store, untilAt)) !== null; left--);
  span = (await keptQuarters(store, zone, untilAt)).at(-1) as QuarterSpan
  const kept = await readCounts(store, span.quarter, zone)
  counts = kept?.counts as CountedQuarter
}, 240_000)
afterAll(() => store?.close())

const dateOf = (at: number) => new Date(at + 12 * 3_600_000).toISOString().slice(0, 10)

/** What the reports say of the quarter, by person or team. */
const reported = async (by: 'assignee' | 'team', measure: ReportMeasure, key?: readonly string[]) => {
  const range = { from: dateOf(span.fromAt), to: dateOf(span.toAt), zone }
  const { lines } = await readReport(store, { measure, ...(key === undefined ? {} : { key }), ...range, by: [by] })
  return new Map(lines.map(({ group, ...figures }) => [group[by] ?? '', figures]))
}

it('what was counted while facts of the past were still being derived is counted again soon', async () => {
  const afterMs = (minutes: number) => untilAt + minutes * 60_000
  const due = async (at: number) => {
    const found: (string | null)[] = []
    for (let quarter = await countDueQuarter(store, at); quarter !== null; quarter = await countDueQuarter(store, at)) {
      found.push(quarter)
    }
    return found.length
  }
  await store.query('update report_progress set is_derived = false')
  const [hurried, all] = [await due(afterMs(24 * 60)), (await keptQuarters(store, zone, untilAt)).length]
  await store.query('update report_progress set is_derived = true')

  expect([hurried, await due(afterMs(24 * 60 + 1))]).toEqual([all, 0])
  expect([await due(afterMs(24 * 60 + 3)), await due(afterMs(24 * 60 + 6))]).toEqual([all, 0])
})

it.each(['assignee', 'team'] as const)('what is counted of a quarter is what reports say of it, by %s', async (by) => {
  const { responseClocks, olaClocks } = await countedIds(store)
  const [resolved, response, ola, satisfaction] = await Promise.all([
    reported(by, 'resolved'),
    reported(by, 'clock', responseClocks),
    reported(by, 'clock', olaClocks),
    reported(by, 'satisfaction'),
  ])
  const counted = Object.entries(by === 'assignee' ? counts.people : counts.teams)

  expect(counted.length).toBeGreaterThan(3)
  for (const [id, own] of counted) {
    const tally = (figures: Awaited<ReturnType<typeof reported>>) => {
      const { count = 0, excluded = 0, late = 0, lateExcluded = 0 } = figures.get(id) ?? {}
      return { count: count - excluded, late: late - lateExcluded }
    }
    expect([id, own.resolved, own.response, own.ola, own.satisfaction]).toEqual([
      id,
      tally(resolved),
      tally(response),
      tally(ola),
      tally(satisfaction),
    ])
  }
})

it('every figure leads to as many cases as it counts', async () => {
  const [[id, own] = ['', null]] = Object.entries(counts.people).filter(({ 1: one }) => one.resolved.count > 5)
  const listed = async (component: 'cases' | 'response' | 'tasks' | 'handovers' | 'csat') => {
    let found = 0
    let cursor: string | null = null
    do {
      const page = await figureCases(store, { kind: 'person', subject: id, component, ...span, limit: 7, cursor })
      found += page.items.length
      cursor = page.nextCursor
    } while (cursor !== null)
    return found
  }

  expect(
    await Promise.all([listed('cases'), listed('response'), listed('tasks'), listed('handovers'), listed('csat')]),
  ).toEqual([
    own?.resolved.count,
    own?.response.count,
    Object.values(own?.tasks ?? {}).reduce((sum, one) => sum + one, 0),
    own?.handedOn,
    own?.csat.count,
  ])
})
