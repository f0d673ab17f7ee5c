import { parentPort, workerData } from 'node:worker_threads'
import { correlateSeries } from '../../analysis/correlations/correlate-series.ts'
import { type Factor, findFactors } from '../../analysis/factors/find-factors.ts'
import { PathStudy } from '../../analysis/paths/path-study.ts'
import type { WireExample } from '../../core/contract/wire-diagnosis.ts'
import type { PromiseRow } from '../../store/diagnosis/read-promises.ts'
import type {
  DiagnosisJob,
  FromDiagnosis,
  NamedFactor,
  NamedFactorStudy,
  NamedPathCase,
  NamedPathFigures,
  ToDiagnosis,
} from './diagnosis-job.ts'
import { factorTable } from './factor-table.ts'
import type { FactorScope } from './factor-values.ts'

const mostExamples = 50
const port = parentPort
if (port === null) throw new Error('This file is the thread of a diagnosis.')
const say = (message: FromDiagnosis) => port.postMessage(message)

/** Takes pages until there are no more, and then says what they come to. */
function overPages<T>(take: (page: readonly T[]) => void, result: () => NamedFactorStudy | NamedPathFigures): void {
  port?.on('message', (message: ToDiagnosis) => {
    if (message.kind === 'end') {
      say({ kind: 'done', answer: result() })
      return
    }
    take(message.page as readonly T[])
    say({ kind: 'more' })
  })
}

function studyFactors(scope: FactorScope): void {
  const rows: PromiseRow[] = []
  const result = () => {
    const table = factorTable(rows, scope)
    const study = findFactors(table)
    for (;;) {
      const next = study.next()
      if (next.done === true) {
        const named = (found: readonly Factor[]) => found.map((one) => namedFactor(one, rows))
        const { factors, course, ...known } = next.value
        return { ...known, factors: named(factors), course: named(course), spans: table.spans }
      }
      say({ kind: 'progress', ...next.value })
    }
  }
  overPages<PromiseRow>((page) => void rows.push(...page), result)
}

/** The newest cases behind a factor, each once. */
function namedFactor({ lateRows, ...factor }: Factor, rows: readonly PromiseRow[]): NamedFactor {
  const examples = new Map<string, WireExample>()
  for (let place = lateRows.length - 1; place >= 0 && examples.size < mostExamples; place--) {
    const row = rows[lateRows[place] as number]
    if (row !== undefined) examples.set(row.id, { id: row.id, number: row.number })
  }
  return { ...factor, examples: [...examples.values()] }
}

function studyWays(): void {
  const study = new PathStudy()
  const cases: WireExample[] = []
  const take = (page: readonly NamedPathCase[]) => {
    for (const one of page) {
      if (!study.add(one)) continue
      cases.push({ id: one.id, number: one.number })
    }
  }
  overPages<NamedPathCase>(take, () => {
    const { variants, ...figures } = study.result()
    const named = (places: readonly number[]) => places.flatMap((place) => cases[place] ?? [])
    return { ...figures, variants: variants.map((one) => ({ ...one, examples: named(one.examples) })) }
  })
}

const job = workerData as DiagnosisJob
if (job.kind === 'factors') studyFactors(job.scope)
else if (job.kind === 'ways') studyWays()
else say({ kind: 'done', answer: correlateSeries(job.series, job.seasons, job.mostLag) })
