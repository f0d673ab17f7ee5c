import type { Plan } from '../../core/contract/plan.ts'
import type { WireVariants } from '../../core/contract/wire-diagnosis.ts'
import { readStanding, readWays, type WayRow } from '../../store/diagnosis/read-ways.ts'
import { sampleParts } from '../../store/diagnosis/sampled.ts'
import type { Sql } from '../../store/store.ts'
import type { RehearsalOptions } from '../rehearsal/run-rehearsal.ts'
import { countFacts } from './count-facts.ts'
import { told } from './diagnose-factors.ts'
import type { NamedPathCase } from './diagnosis-job.ts'
import type { Window } from './diagnosis-window.ts'
import type { KeptAnswers } from './kept-answers.ts'
import { runDiagnosis } from './run-diagnosis.ts'

/** More closed cases than this are sampled. */
const mostWays = 20_000

export interface WaysAsk {
  readonly plan: Plan
  readonly clock: string | null
  readonly window: Window
}

/** Which ways closed cases took to their solution, where their time went, and where they went back. */
export async function diagnoseWays(
  sql: Sql,
  kept: KeptAnswers,
  { plan, clock, window }: WaysAsk,
  options: RehearsalOptions,
): Promise<WireVariants> {
  const query = { flow: plan.id, clock, from: window.from, to: window.to }
  const where = { flow: [plan.id] }
  const count = await countFacts(sql, window, { measure: 'closed', where })
  // A promise that is broken, or left out by a review, changes what counts as late.
  const promises = await countFacts(sql, window, { measure: 'clock', where })
  const key = JSON.stringify(['ways', plan.hash, query, window.zoneName, count.print, promises.print])
  const found = await kept.get(key, () => {
    const parts = sampleParts(count.found, mostWays)
    const total = Math.round((count.found * parts) / 1000)
    const pages = readWays(sql, query, { parts, expected: total })
    return runDiagnosis({ kind: 'ways' }, options, told(pathCases(pages), total, options))
  })
  const standing = await readStanding(sql, plan.id)
  return {
    flow: plan.id,
    clock,
    window: window.wire,
    found: count.found,
    sampled: found.cases,
    late: found.late,
    isComplete: count.isComplete,
    names: Object.fromEntries(Object.values(plan.nodes).map(({ id, name }) => [id, name])),
    steps: found.steps.map(({ place, ...figures }) => ({
      node: place,
      name: plan.nodes[place]?.name ?? null,
      standing: standing.get(place) ?? 0,
      ...figures,
    })),
    loops: found.loops,
    variants: found.variants.map((one) => ({ ...one, share: one.cases / found.cases })),
    rest: found.rest,
    conformance: found.conformance,
  }
}

async function* pathCases(pages: AsyncIterable<readonly WayRow[]>): AsyncGenerator<readonly NamedPathCase[]> {
  for await (const page of pages) {
    yield page.map(({ id, number, leadMs, isLate, visits, waits, takenAt }) => ({
      id,
      number,
      leadMs,
      isLate,
      waits,
      takenAt,
      visits: visits.map(([place, enteredAt, leftAt, isLateVisit]) => ({
        place,
        enteredAt,
        leftAt,
        isLate: isLateVisit,
      })),
    }))
  }
}
