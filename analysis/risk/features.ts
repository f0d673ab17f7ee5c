import type { RiskFactor } from '../../core/contract/wire-forecast.ts'
import type { RunningPromise } from './running-promises.ts'

/** A number that a model looks at, and of which factor it is a part. */
interface NumberFeature {
  readonly name: string
  readonly factor: RiskFactor
  readonly of: (promise: RunningPromise) => number
}

/** A name that a model looks at. */
interface NameFeature {
  readonly name: string
  readonly factor: RiskFactor
  readonly of: (promise: RunningPromise) => string
}

const minuteMs = 60_000
const leftMs = ({ budgetMs, usedMs }: RunningPromise) => Math.max(0, budgetMs - usedMs)
const share = ({ usedMs, budgetMs }: RunningPromise) => Math.min(1, usedMs / budgetMs)

/** What is measured of a promise. Counts and times as logarithms: the tenth case in a queue adds less than the second. */
export const numberFeatures: readonly NumberFeature[] = [
  { name: 'used', factor: 'used', of: share },
  { name: 'usedBeyondHalf', factor: 'used', of: (promise) => Math.max(0, share(promise) - 0.5) },
  { name: 'left', factor: 'used', of: (promise) => Math.log1p(leftMs(promise) / minuteMs) },
  { name: 'queue', factor: 'queue', of: ({ queue }) => Math.log1p(queue) },
  { name: 'assigneeLoad', factor: 'assigneeLoad', of: ({ assigneeLoad }) => Math.log1p(assigneeLoad) },
  { name: 'unassigned', factor: 'unassigned', of: ({ standing }) => (standing.assignee === null ? 1 : 0) },
  { name: 'timeInNode', factor: 'timeInNode', of: ({ timeInNodeMs }) => Math.log1p(timeInNodeMs / minuteMs) },
  { name: 'waiting', factor: 'waiting', of: ({ standing, isPaused }) => (standing.isWaiting || isPaused ? 1 : 0) },
  { name: 'afterHours', factor: 'afterHours', of: ({ isOpen }) => (isOpen ? 0 : 1) },
  { name: 'reopened', factor: 'reopened', of: ({ standing }) => (standing.reopened ? 1 : 0) },
  { name: 'otherLate', factor: 'otherLate', of: ({ isOtherLate }) => (isOtherLate ? 1 : 0) },
]

const clockOf = ({ flow, clock }: RunningPromise) => `${flow}/${clock}`

/** What a promise is named by; a name that was seen too seldom counts as any other. */
export const nameFeatures: readonly NameFeature[] = [
  { name: 'flow', factor: 'flow', of: ({ flow }) => flow },
  { name: 'clock', factor: 'clock', of: clockOf },
  { name: 'node', factor: 'node', of: ({ flow, standing }) => `${flow}/${standing.node ?? ''}` },
  { name: 'clockAtNode', factor: 'node', of: (promise) => `${clockOf(promise)} ${promise.standing.node ?? ''}` },
  { name: 'team', factor: 'team', of: ({ standing }) => standing.team ?? '' },
  { name: 'channel', factor: 'channel', of: ({ channel }) => channel ?? '' },
  { name: 'business', factor: 'business', of: ({ standing }) => standing.business ?? '' },
  {
    name: 'businessOfTeam',
    factor: 'business',
    of: ({ standing }) => `${standing.business ?? ''} ${standing.team ?? ''}`,
  },
  { name: 'priority', factor: 'priority', of: ({ standing }) => standing.priority ?? '' },
  { name: 'tier', factor: 'tier', of: ({ standing }) => standing.tier ?? '' },
]

/** How what is left of a promise counts differently for each clock: a column for each clock, which holds `left`. */
export const slopeOf = (promise: RunningPromise): readonly [name: string, value: number] => [
  clockOf(promise),
  Math.log1p(leftMs(promise) / minuteMs),
]

/** What a factor is for a person to read; see `WireRiskReason`. */
export function valueOf(factor: RiskFactor, promise: RunningPromise): string | number | boolean | null {
  const { standing } = promise
  switch (factor) {
    case 'used':
      return Math.round(share(promise) * 1000) / 1000
    case 'queue':
      return promise.queue
    case 'assigneeLoad':
      return promise.assigneeLoad
    case 'timeInNode':
      return promise.timeInNodeMs
    case 'unassigned':
      return standing.assignee === null
    case 'waiting':
      return standing.isWaiting || promise.isPaused
    case 'afterHours':
      return !promise.isOpen
    case 'reopened':
      return standing.reopened
    case 'otherLate':
      return promise.isOtherLate
    case 'flow':
      return promise.flow
    case 'clock':
      return clockOf(promise)
    case 'node':
      return standing.node === null ? null : `${promise.flow}/${standing.node}`
    case 'channel':
      return promise.channel
    default:
      return standing[factor]
  }
}
