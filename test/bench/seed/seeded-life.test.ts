import { describe, expect, test } from 'vitest'
import { liveSeededCase, type SeedWorld } from '../../../bench/seed/seeded-life.ts'
import { arrivals, plantedCauses, ServiceCentre } from '../../../bench/seed/service-centre.ts'
import { readTemplates } from '../../../cli/parts/seed-templates.ts'
import type { Plan } from '../../../core/contract/plan.ts'
import type { CaseState } from '../../../core/contract/state.ts'
import { compile } from '../../../model/plan/compile.ts'
import { readingsOf } from '../../../simulation/backtester/clock-differences.ts'
import { readInputs } from '../../../simulation/backtester/recorded-inputs.ts'
import { replayCase } from '../../../simulation/backtester/replay-case.ts'
import { differencesFromFold } from '../../../store/cases/fold-records.ts'

const untilAt = Date.parse('2026-11-22T12:00:00Z')
const fromAt = Date.parse('2026-09-01T00:00:00Z')
const world = await seededWorld()
const instants = [...arrivals(1, 400, fromAt, untilAt)]
const cases = instants.map((at, index) => liveSeededCase(world, index + 1, at))

describe('a seeded case', () => {
  test('is what its timeline tells', () => {
    for (const { commit } of cases) {
      expect(differencesFromFold(commit.state, commit.records)).toEqual([])
      expect(commit.records.every(({ at }, index) => index === 0 || at >= (commit.records[index - 1]?.at ?? 0))).toBe(
        true,
      )
      expect(commit.state.at).toBeLessThanOrEqual(untilAt)
    }
  })

  test('is the same again for the same seed and number, and another for another', () => {
    const again = liveSeededCase(world, 7, instants[6] as number)
    expect(again).toEqual(cases[6])
    const other = liveSeededCase({ ...world, seed: 2 }, 7, instants[6] as number)
    expect(other.commit.records).not.toEqual(again.commit.records)
  })

  test('can be replayed from its timeline, and ends as it was recorded', () => {
    for (const { commit } of cases) {
      const { state, records, caseId: id, number } = commit
      const plan = world.plans.get(state.plan.id) as Plan
      const known = { id, number, flow: plan.id, planHash: plan.hash, recordedAt: state.at, clocks: [] }
      const read = readInputs({ ...known, customerCalendar: null, isBots: false, records }, plan)
      if (!read.ok) throw new Error(`${id} cannot be read: ${JSON.stringify(read)}`)
      const replayed = replayCase(read, { plan, recordedPlan: plan, calendarOf: () => null, untilAt: state.at })
      if (!replayed.ok) throw new Error(`${id} cannot be replayed: ${JSON.stringify(replayed)}`)
      const outcomes = (one: CaseState) => [...readingsOf(plan, one)].map(([key, { outcome }]) => [key, outcome])
      expect([id, outcomes(replayed.state)]).toEqual([id, outcomes(state)])
    }
  })

  test('is late more often where a cause was planted', () => {
    const lateShare = (holds: (one: (typeof cases)[number]) => boolean) => {
      const those = cases.filter(holds)
      return those.filter(({ commit }) => commit.state.breaches.length > 0).length / those.length
    }
    const social = ({ commit }: (typeof cases)[number]) => commit.state.channel === 'social'
    expect(plantedCauses.some(({ id }) => id === 'social')).toBe(true)
    expect(lateShare(social)).toBeGreaterThan(lateShare((one) => !social(one)) + 0.1)
  })
})

describe('arrivals', () => {
  test('come in order, as many as asked for, within the time given', () => {
    expect(instants).toHaveLength(400)
    expect([...instants].sort((a, b) => a - b)).toEqual(instants)
    expect(instants[0]).toBeGreaterThanOrEqual(fromAt)
    expect(instants.at(-1)).toBeLessThan(untilAt)
  })
})

async function seededWorld(): Promise<SeedWorld> {
  const { documents } = await readTemplates()
  const ofKind = (kind: string) =>
    documents.filter((each) => each.kind === kind).map(({ document }) => ({ document, version: 1 }))
  const lists = { policies: ofKind('policy'), calendars: ofKind('calendar'), rules: ofKind('rules') }
  const plans = new Map<string, Plan>()
  for (const flow of ofKind('flow')) {
    const compiled = compile({ ...lists, flow, flows: ofKind('flow') })
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues))
    plans.set(compiled.plan.id, compiled.plan)
  }
  const calendar = Object.values(plans.get('complaint')?.calendars ?? {})[0]
  if (calendar === undefined) throw new Error('the complaint template has no calendar')
  return { seed: 1, centre: new ServiceCentre(1, 50), plans, calendar, untilAt }
}
