import type { Duration, DurationUnit, Instant } from '../../../core/contract/time.ts'

/** The units in which a person says how long to wait. */
export const waitUnits = [
  'minutes',
  'hours',
  'calendarDays',
  'businessHours',
  'businessDaysSameTime',
] as const satisfies readonly DurationUnit[]

/** What stands in the fields of the wait dialog; all texts, so that it can be kept as a draft. */
export interface WaitInput {
  readonly reason: string
  /** What counts when the reason is `otherReason`. */
  readonly ownReason: string
  /** never: somebody resumes it; after: a while; at: an instant. */
  readonly end: string
  readonly amount: string
  readonly unit: string
  /** As `<input type="datetime-local">` gives it. */
  readonly at: string
}

/** Stands for a reason that the policy does not speak of; no id, so that it can be none of them. */
export const otherReason = '…'

export type WaitFault = 'reasonMissing' | 'reasonWrong' | 'amountWrong' | 'atWrong'

/** The fields of the command `wait`, or which of them cannot be. Day units take whole numbers. */
export function readWait(
  input: WaitInput,
  now: Instant,
):
  | { readonly ok: true; readonly wait: { readonly reason: string; readonly for?: Duration; readonly until?: string } }
  | { readonly ok: false; readonly fault: WaitFault } {
  const reason = (input.reason === otherReason ? input.ownReason : input.reason).trim()
  if (reason === '') return { ok: false, fault: 'reasonMissing' }
  if (!/^[a-z0-9-]{1,64}$/.test(reason)) return { ok: false, fault: 'reasonWrong' }
  if (input.end === 'after') {
    const amount = Number(input.amount.trim())
    const unit = waitUnits.find((known) => known === input.unit)
    const isDays = unit === 'calendarDays' || unit === 'businessDaysSameTime'
    const isGood =
      input.amount.trim() !== '' && Number.isFinite(amount) && amount > 0 && (!isDays || Number.isInteger(amount))
    return unit !== undefined && isGood
      ? { ok: true, wait: { reason, for: { amount, unit } } }
      : { ok: false, fault: 'amountWrong' }
  }
  if (input.end === 'at') {
    const at = new Date(input.at).getTime()
    return at > now
      ? { ok: true, wait: { reason, until: new Date(at).toISOString() } }
      : { ok: false, fault: 'atWrong' }
  }
  return { ok: true, wait: { reason } }
}
