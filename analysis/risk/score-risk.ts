import { type RiskFactor, riskFactors, type WireRiskReason } from '../../core/contract/wire-forecast.ts'
import { calibrated } from './calibration.ts'
import { Encoding } from './encoding.ts'
import { valueOf } from './features.ts'
import type { RiskModel, UsualPromise } from './learn-risk.ts'
import { linear } from './logistic-regression.ts'
import type { RunningPromise } from './running-promises.ts'

/** How probable it is that a promise will be broken, and what speaks for it and against. */
export interface RiskScore {
  readonly caseId: string
  readonly clock: string
  readonly instance: number
  readonly probability: number
  readonly used: number
  readonly remainingMs: number
  readonly reasons: readonly WireRiskReason[]
}

const mostReasons = 6
/** What changes the odds by less than a tenth is no reason. */
const leastWeight = 0.1

/** Applies a model to promises that run. Pure. */
export function scoreRisk(model: RiskModel, promises: readonly RunningPromise[]): RiskScore[] {
  const encoding = new Encoding(model.columns)
  return promises.map((promise) => {
    const row = encoding.row(promise)
    const probability = calibrated(model.calibration, linear(row, model.coefficients))
    return {
      caseId: promise.caseId,
      clock: promise.clock,
      instance: promise.instance,
      probability: Math.round(probability * 1000) / 1000,
      used: Math.round((promise.usedMs / promise.budgetMs) * 1000) / 1000,
      remainingMs: Math.max(0, promise.budgetMs - promise.usedMs),
      reasons: reasonsOf(
        model,
        promise,
        new Map(Array.from(row.columns, (column, index) => [column, row.values[index] ?? 0])),
      ),
    }
  })
}

/** What each factor adds to the log-odds of the mean promise, the weightiest first. */
function reasonsOf(model: RiskModel, promise: RunningPromise, row: ReadonlyMap<number, number>): WireRiskReason[] {
  const weights = new Map<RiskFactor, number>(riskFactors.map((factor) => [factor, 0]))
  model.columns.forEach(({ kind, factor, mean }, index) => {
    const coefficient = model.coefficients[index + 1] ?? 0
    // Numbers are measured from their mean; a name that is not there counts against the share that has it.
    const value = (row.get(index + 1) ?? 0) - (kind === 'name' ? mean : 0)
    weights.set(factor, (weights.get(factor) ?? 0) + coefficient * value)
  })
  return [...weights]
    .filter(([, weight]) => Math.abs(weight) >= leastWeight)
    .sort(([, a], [, b]) => Math.abs(b) - Math.abs(a))
    .slice(0, mostReasons)
    .map(([factor, weight]) => ({
      factor,
      value: valueOf(factor, promise),
      usual: usualValue(model.usual, factor, promise),
      weight: Math.round(weight * 100) / 100,
    }))
}

function usualValue(usual: UsualPromise, factor: RiskFactor, { standing }: RunningPromise): number | null {
  if (factor === 'queue') {
    const { team } = standing
    return team !== null && Object.hasOwn(usual.queueOfTeam, team) ? (usual.queueOfTeam[team] ?? null) : usual.queue
  }
  return factor === 'used' || factor === 'timeInNode' || factor === 'assigneeLoad' ? usual[factor] : null
}
