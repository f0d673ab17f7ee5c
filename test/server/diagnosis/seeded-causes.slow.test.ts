import { beforeAll, describe, expect, test } from 'vitest'
import { findFactors } from '../../../analysis/factors/find-factors.ts'
import { seededHistories } from '../../../bench/forecast/seeded-histories.ts'
import type { CaseCommit } from '../../../core/contract/commit.ts'
import { readZone } from '../../../model/calendar/read-zone.ts'
import { factorTable } from '../../../server/diagnosis/factor-table.ts'
import type { PromiseRow } from '../../../store/diagnosis/read-promises.ts'

const untilAt = Date.parse('2026-11-20T06:00:00Z')
const [cases, days] = [6000, 365]
const dayMs = 86_400_000
let lived: readonly CaseCommit[]

beforeAll(async () => {
  lived = (await seededHistories(cases, days, untilAt)).lived
})

const textIn = (value: unknown) => (typeof value === 'string' ? value : null)

/** The promises of a clock, as the store reads them. */
function promisesOf(flow: string, clock: string): readonly PromiseRow[] {
  return lived.flatMap(({ caseId, number, state, records, clocks, priority }) => {
    if (state.plan.id !== flow) return []
    const assigned = records.filter(({ event }) => event === 'assigned')
    return clocks.flatMap(({ id, outcome, breachedAt, stoppedAt, targetMs }): PromiseRow[] => {
      const at = breachedAt ?? stoppedAt
      if (id !== clock || (outcome !== 'met' && outcome !== 'missed') || at === null) return []
      const before = assigned.filter((record) => record.at < at).at(-1) ?? assigned[0]
      const { facts } = state
      return [
        {
          id: caseId,
          number,
          at,
          createdAt: state.createdAt,
          isLate: outcome === 'missed',
          targetMs,
          team: textIn(before?.data['team']),
          assignee: textIn(before?.data['assignee']),
          tier: textIn(facts['customer.tier']),
          channel: state.channel,
          business: textIn(facts['category']),
          priority: breachedAt === null ? priority : null,
          facts: Object.fromEntries(Object.entries(facts)),
          hands: assigned
            .filter((record) => stoppedAt === null || record.at <= stoppedAt)
            .map(({ data }) => [textIn(data['team']), textIn(data['assignee']), textIn(data['fromTeam'])]),
          course: [],
        },
      ]
    })
  })
}

function factorsOf(flow: string, clock: string, isTurn = false) {
  const zone = readZone('Asia/Shanghai')
  if (zone === null) throw new Error('no such zone')
  const table = factorTable(promisesOf(flow, clock), {
    zone,
    facts: [
      { id: 'customer.region', type: 'text' },
      { id: 'complexity', type: 'enum' },
      { id: 'amount', type: 'number' },
    ],
    isTurn,
    seesPeople: true,
    arrivals: new Map(),
    from: untilAt - days * dayMs,
    to: untilAt,
  })
  const study = findFactors(table)
  for (;;) {
    const next = study.next()
    if (next.done !== true) continue
    return next.value.factors.map(({ conditions, kind, ratio }) => ({
      words: conditions.map(({ column, level }) => `${column}=${level}`).join(' & '),
      kind,
      ratio: ratio.value,
    }))
  }
}

describe('of the cases of the seeded centre', () => {
  test.each(['complaint', 'consultation'])('those that come by social media wait for a first answer: %s', (flow) => {
    const found = factorsOf(flow, 'first-response')
    const strongest = found.toSorted((one, other) => other.ratio - one.ratio)[0]

    expect(strongest?.words).toBe('channel=social')
    expect(strongest?.ratio).toBeGreaterThan(3)
  })

  test('complaints about quality take the specialists longest', () => {
    const found = factorsOf('complaint', 'turn', true)
    expect(found[0]?.words).toBe('business=quality & team=specialists')
  })

  test('one agent is slow, and nobody else', () => {
    const found = [...factorsOf('complaint', 'turn', true), ...factorsOf('consultation', 'turn', true)]
    const people = found.flatMap(({ words }) => (words.startsWith('assignee=') ? [words] : []))
    expect(new Set(people)).toEqual(new Set(['assignee=frontline-07']))
  })

  test('the class of customers shows as the shorter promise that it brings, and regions not at all', () => {
    const found = factorsOf('consultation', 'first-response')
    const all = [...found, ...factorsOf('complaint', 'first-response'), ...factorsOf('complaint', 'turn', true)]

    expect(found.filter(({ kind }) => kind === 'target').map(({ words }) => words)).toEqual(['target=900000'])
    expect(all.filter(({ words }) => /tier=|region=/.test(words))).toEqual([])
  })
})
