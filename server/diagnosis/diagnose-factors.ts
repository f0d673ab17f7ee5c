import type { Plan } from '../../core/contract/plan.ts'
import type { WireFactors } from '../../core/contract/wire-diagnosis.ts'
import { type PromiseQuery, readArrivals, readPromises } from '../../store/diagnosis/read-promises.ts'
import { sampleParts } from '../../store/diagnosis/sampled.ts'
import { namesOf } from '../../store/people/names-of.ts'
import type { Sql } from '../../store/store.ts'
import type { RehearsalOptions } from '../rehearsal/run-rehearsal.ts'
import { countFacts } from './count-facts.ts'
import type { Window } from './diagnosis-window.ts'
import type { KeptAnswers } from './kept-answers.ts'
import { runDiagnosis } from './run-diagnosis.ts'
import { earlierMs, scopeOf } from './study-scope.ts'
import { wireFactor } from './wire-factor.ts'

/** More promises than this are sampled. */
const mostPromises = 20_000

export interface FactorsAsk {
  readonly plan: Plan
  readonly clock: string
  readonly window: Window
  readonly where: PromiseQuery['where']
  /** Whether people may be told apart. */
  readonly seesPeople: boolean
  readonly most?: number
}

/** What distinguishes the late promises of a clock from those that were kept. */
export async function diagnoseFactors(
  sql: Sql,
  kept: KeptAnswers,
  { plan, clock, window, where, seesPeople, most = mostPromises }: FactorsAsk,
  options: RehearsalOptions,
): Promise<WireFactors> {
  const query = { flow: plan.id, clock, from: window.from, to: window.to, where }
  const count = await countFacts(sql, window, { measure: 'clock', key: [clock], where: { ...where, flow: [plan.id] } })
  const key = JSON.stringify(['factors', plan.hash, query, window.zoneName, seesPeople, most, count.print])
  return kept.get(key, async () => {
    const arrivals = await readArrivals(sql, window.from - earlierMs, window.to)
    const scope = scopeOf({ plan, clock, window, seesPeople, arrivals })
    const parts = sampleParts(count.found, most)
    const total = Math.round((count.found * parts) / 1000)
    const facts = scope.facts.map(({ id }) => id)
    const pages = readPromises(sql, query, { parts, expected: total, facts })
    const study = await runDiagnosis({ kind: 'factors', scope }, options, told(pages, total, options))
    const named = (found: typeof study.factors) =>
      found.map((factor) => wireFactor(plan, factor, study.spans, study.late))
    const [factors, course] = [named(study.factors), named(study.course)]
    const people = factors.flatMap(({ conditions }) =>
      conditions.flatMap(({ column, level }) => (column === 'assignee' ? [level] : [])),
    )
    return {
      flow: plan.id,
      clock,
      clockName: plan.policy?.clocks.find(({ id }) => id === clock)?.name ?? null,
      window: window.wire,
      found: count.found,
      sampled: study.cases,
      late: study.late,
      isComplete: count.isComplete,
      verdict: study.verdict,
      factors,
      course,
      people: Object.fromEntries(await namesOf(sql, people)),
    }
  })
}

/** Tells how far the reading is, as it goes. */
export async function* told<T>(
  pages: AsyncIterable<readonly T[]>,
  total: number,
  { onProgress }: Pick<RehearsalOptions, 'onProgress'>,
): AsyncGenerator<readonly T[]> {
  let done = 0
  for await (const page of pages) {
    done += page.length
    onProgress({ done: Math.min(done, total), total })
    yield page
  }
}
