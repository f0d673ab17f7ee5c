import type {
  ClockDefinition,
  EscalationAction,
  EscalationAt,
  EscalationDefinition,
} from '../../core/contract/policy.ts'
import { patched } from './same.ts'

/** One thing that a clock does by itself: a warning at a share of the time, or the escalation at a place of the list. */
export type Rung =
  | { readonly kind: 'warning'; readonly percent: number }
  | { readonly kind: 'escalation'; readonly index: number }

/** Warns at a share of the time; each share once, the least first. */
export function addWarning(clock: ClockDefinition, percent: number): ClockDefinition {
  return withWarnings(clock, [...(clock.warnAt ?? []), percent])
}

/** Does something at a point of the time; behind what is done already. */
export function addEscalation(clock: ClockDefinition, escalation: EscalationDefinition): ClockDefinition {
  return withEscalations(clock, [...(clock.escalations ?? []), escalation])
}

/** Lets something happen at another point; a warning only at a share. The same clock when it does already, or is not there. */
export function moveRung(clock: ClockDefinition, rung: Rung, at: EscalationAt): ClockDefinition {
  if (rung.kind === 'escalation') return changeEscalation(clock, rung.index, { at })
  const { warnAt = [] } = clock
  if (!('percent' in at) || !warnAt.includes(rung.percent) || at.percent === rung.percent) return clock
  return withWarnings(
    clock,
    warnAt.map((percent) => (percent === rung.percent ? at.percent : percent)),
  )
}

/** Changes when an escalation happens or what it does; one that would do nothing stays as it was. */
export function changeEscalation(
  clock: ClockDefinition,
  index: number,
  patch: { readonly at?: EscalationAt; readonly do?: readonly EscalationAction[] },
): ClockDefinition {
  const before = clock.escalations?.[index]
  if (before === undefined || patch.do?.length === 0) return clock
  const at = patch.at !== undefined && isSameAt(patch.at, before.at) ? before.at : (patch.at ?? before.at)
  const after = patched<EscalationDefinition>(before, { ...patch, at })
  return after === before ? clock : withEscalations(clock, (clock.escalations ?? []).with(index, after))
}

/** Takes a warning or an escalation away. */
export function removeRung(clock: ClockDefinition, rung: Rung): ClockDefinition {
  const { warnAt = [], escalations = [] } = clock
  if (rung.kind === 'warning') {
    return warnAt.includes(rung.percent)
      ? withWarnings(
          clock,
          warnAt.filter((percent) => percent !== rung.percent),
        )
      : clock
  }
  return rung.index in escalations ? withEscalations(clock, escalations.toSpliced(rung.index, 1)) : clock
}

function withWarnings(clock: ClockDefinition, percents: readonly number[]): ClockDefinition {
  const warnAt = [...new Set(percents)].sort((a, b) => a - b)
  const isSame = warnAt.length === clock.warnAt?.length && warnAt.every((percent, at) => percent === clock.warnAt?.[at])
  if (isSame) return clock
  return patched<ClockDefinition>(clock, { warnAt: warnAt.length === 0 ? undefined : warnAt })
}

function withEscalations(clock: ClockDefinition, escalations: readonly EscalationDefinition[]): ClockDefinition {
  return patched<ClockDefinition>(clock, { escalations: escalations.length === 0 ? undefined : escalations })
}

function isSameAt(one: EscalationAt, other: EscalationAt): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
