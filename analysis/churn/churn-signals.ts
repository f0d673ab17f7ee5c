import { mean } from 'simple-statistics'
import type { ChurnSignal } from '../../core/contract/wire-forecast.ts'

const dayMs = 86_400_000
export const recentMs = 90 * dayMs
export const watchedMs = 365 * dayMs

/** What a customer did and met with; instants in rising order, scores from 0 to 1. */
export interface CustomerHistory {
  readonly id: string
  readonly tier: string | null
  /** Their class is one that few customers have. */
  readonly isHighTier: boolean
  readonly contacts: readonly number[]
  readonly late: readonly number[]
  readonly reopened: readonly number[]
  readonly complaints: readonly number[]
  readonly scores: readonly { readonly at: number; readonly value: number }[]
}

/** A signal as it stands: how strong it is, from 0 to 1, and what it is for a person to read. */
export interface SignalReading {
  readonly strength: number
  readonly value: number
  readonly usual: number | null
}

/** What speaks at an instant for a customer's leaving, by what was known then and nothing later. Pure. */
export function churnSignalsAt(customer: CustomerHistory, at: number): Readonly<Record<ChurnSignal, SignalReading>> {
  const recent = (instants: readonly number[]) => instants.filter((each) => each <= at && each > at - recentMs).length
  const [late, reopened, complaints] = [recent(customer.late), recent(customer.reopened), recent(customer.complaints)]
  return {
    late: counted(late, 3),
    reopened: counted(reopened, 2),
    complaints: counted(complaints, customer.isHighTier ? 1 : 3),
    satisfaction: satisfactionAt(customer, at),
    silence: silenceAt(customer, at),
  }
}

function counted(value: number, full: number): SignalReading {
  return { strength: Math.min(1, value / full), value, usual: null }
}

/** How far the scores of the last ninety days lie below those before; below the middle of the scale counts even without any before. */
function satisfactionAt({ scores }: CustomerHistory, at: number): SignalReading {
  const known = scores.filter((score) => score.at <= at && score.at > at - watchedMs)
  const now = known.filter((score) => score.at > at - recentMs).map(({ value }) => value)
  const before = known.filter((score) => score.at <= at - recentMs).map(({ value }) => value)
  if (now.length === 0) return { strength: 0, value: 0, usual: null }
  const usual = before.length === 0 ? 0.5 : mean(before)
  const lost = Math.max(0, usual - mean(now))
  return { strength: Math.min(1, lost / 0.5), value: round(lost), usual: before.length === 0 ? null : round(usual) }
}

/** How unlikely so long a silence is for somebody who was in touch that often (Poisson); nothing for those who seldom were. */
function silenceAt({ contacts }: CustomerHistory, at: number): SignalReading {
  const known = contacts.filter((each) => each <= at && each > at - watchedMs)
  const [first, last] = [known[0], known.at(-1)]
  if (known.length < 4 || first === undefined || last === undefined || last === first) {
    return { strength: 0, value: 0, usual: null }
  }
  const usualMs = (last - first) / (known.length - 1)
  const silentMs = at - last
  const unlikely = 1 - Math.exp(-silentMs / usualMs)
  // A silence is one when nineteen of twenty pauses are shorter.
  const strength = Math.max(0, (unlikely - 0.95) / 0.05)
  return { strength: Math.min(1, strength), value: Math.round(silentMs / dayMs), usual: Math.round(usualMs / dayMs) }
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
