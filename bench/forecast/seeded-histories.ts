import {
  type Calendars,
  type CaseHistory,
  type Happening,
  watchedEvents,
  watchedFacts,
} from '../../analysis/risk/case-history.ts'
import { readTemplates } from '../../cli/parts/seed-templates.ts'
import type { Plan } from '../../core/contract/plan.ts'
import type { CaseRecord } from '../../core/contract/record.ts'
import type { CaseState } from '../../core/contract/state.ts'
import { compile } from '../../model/plan/compile.ts'
import { liveSeededCase, type SeedWorld } from '../seed/seeded-life.ts'
import { arrivals, ServiceCentre } from '../seed/service-centre.ts'

const dayMs = 86_400_000

/** Cases of the seeded centre as forecasts look at them, with the states that they ended in. */
export async function seededHistories(cases: number, days: number, untilAt: number) {
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
  const calendars: Calendars = new Map(
    [...plans.values()].flatMap((plan) => Object.values(plan.calendars).map((each) => [each.id, each] as const)),
  )
  const calendar = [...calendars.values()][0]
  if (calendar === undefined) throw new Error('the templates have no calendar')
  const world: SeedWorld = { seed: 1, centre: new ServiceCentre(1, cases / 8), plans, calendar, untilAt }
  const lived = [...arrivals(1, cases, untilAt - days * dayMs, untilAt)].map((at, index) =>
    liveSeededCase(world, index + 1, at),
  )
  return {
    plans,
    calendars,
    lived: lived.map(({ commit }) => commit),
    histories: lived.map(({ commit }) => historyOf(commit.state, commit.records)),
  }
}

export function historyOf(state: CaseState, records: readonly CaseRecord[]): CaseHistory {
  const { id, plan, channel, createdAt, clocks } = state
  return { id, flow: plan.id, channel, createdAt, clocks, happenings: records.flatMap(happeningOf) }
}

function happeningOf({ at, event, data }: CaseRecord): Happening[] {
  if (!(watchedEvents as readonly string[]).includes(event)) return []
  const { facts = {}, ...rest } = data as { facts?: Record<string, unknown> } & Record<string, never>
  const watched = Object.fromEntries(watchedFacts.flatMap((fact) => (fact in facts ? [[fact, facts[fact]]] : [])))
  return [{ ...rest, at, event: event as Happening['event'], facts: watched }]
}
