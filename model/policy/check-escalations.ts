import type { ClockDefinition, EscalationAction, EscalationAt } from '../../core/contract/policy.ts'
import type { Duration, DurationUnit } from '../../core/contract/time.ts'
import { nearestName } from '../document/nearest-name.ts'
import { pointerOf } from '../document/pointer.ts'
import { checkReference, type Path, type Report } from '../document/report.ts'
import { checkFactValue, checkSettableFact } from '../flow/fact-value.ts'
import type { MatcherScope } from '../flow/matcher.ts'

/** Reports what is wrong with the escalations of one clock. `report` stands at the clock. */
export function checkEscalations(report: Report, clock: ClockDefinition, scope: MatcherScope): void {
  clock.escalations?.forEach((escalation, index) => {
    checkBefore(report.within(['escalations', index, 'at', 'before']), clock, escalation.at)
    escalation.do.forEach((action, position) => {
      checkAction(report.within(['escalations', index, 'do', position]), action, scope)
    })
  })
}

/** What is to happen so long before the due time that it happens as soon as the clock starts. */
function checkBefore(report: Report, { id, targets }: ClockDefinition, at: EscalationAt): void {
  if (!('before' in at)) return
  const { before } = at
  const target = targets.findIndex(({ within }) => lasts(before, within))
  if (target >= 0) report.add('policy.escalation-before-start', [], { clock: id, target: target + 1 })
}

/** Whether one duration lasts at least as long as another, as far as their units can be compared. */
function lasts(one: Duration, other: Duration): boolean {
  const [a, b] = [comparable[one.unit], comparable[other.unit]]
  return a?.kind === b?.kind && a !== undefined && b !== undefined && one.amount * a.minutes >= other.amount * b.minutes
}

const comparable: Readonly<Record<DurationUnit, { readonly kind: string; readonly minutes: number } | undefined>> = {
  minutes: { kind: 'plain', minutes: 1 },
  hours: { kind: 'plain', minutes: 60 },
  // A day on which the clock is put forward has an hour less.
  calendarDays: undefined,
  businessMinutes: { kind: 'open', minutes: 1 },
  businessHours: { kind: 'open', minutes: 60 },
  businessDaysSameTime: { kind: 'days', minutes: 1 },
  endOfBusinessDay: undefined,
}

function checkAction(report: Report, action: EscalationAction, scope: MatcherScope): void {
  const { settings, flows } = scope.surroundings
  switch (action.action) {
    case 'notify':
      if (action.message !== undefined) {
        checkReference(report, 'reference.unknown-message', ['message'], action.message, settings?.messages)
      }
      action.to.forEach((to, index) => {
        checkRecipient(report, ['to', index], to, settings?.roles)
      })
      return
    case 'assign':
      checkReference(report, 'reference.unknown-team', ['team'], action.team, settings?.teams)
      return
    case 'set':
      checkSet(report, action, scope)
      return
    case 'startFlow':
      checkReference(report, 'reference.unknown-flow', ['flow'], action.flow, flows?.ids)
      return
    case 'webhook':
      checkReference(report, 'reference.unknown-endpoint', ['endpoint'], action.endpoint, settings?.endpoints)
      return
    case 'requireReason':
  }
}

function checkSet(
  report: Report,
  { fact: id, value, raiseBy }: Extract<EscalationAction, { action: 'set' }>,
  { facts }: MatcherScope,
): void {
  if ((value === undefined) === (raiseBy === undefined)) report.add('policy.value-or-raise', [], { fact: id })
  if (facts === undefined) return
  const fact = checkSettableFact(report, ['fact'], id, facts)
  if (fact === undefined) return
  if (value !== undefined && value !== null) checkFactValue(report, ['value'], fact, value)
  if (raiseBy !== undefined && fact.type !== 'enum' && fact.type !== 'number') {
    report.add('fact.cannot-rise', ['raiseBy'], { fact: id, type: fact.type })
  }
}

/** The recipients that are told by a word; roles, teams and people are told by `role:`, `team:` and `agent:`. */
const recipientWords = ['assignee', 'team', 'customer'] as const

function checkRecipient(report: Report, path: Path, to: string, roles: ReadonlySet<string> | undefined): void {
  const prefix = /^(role|team|agent):./.exec(to)?.[1]
  if (prefix === 'role') {
    const known = roles && [...roles].map((role) => `role:${role}`)
    checkReference(report, 'reference.unknown-role', path, to.slice(0, 100), known)
  }
  if (prefix !== undefined || recipientWords.some((word) => word === to)) return
  const nearest = nearestName(to, recipientWords)
  const fix = nearest === undefined ? undefined : [{ op: 'replace' as const, path: pointerOf(path), value: nearest }]
  const known = [...recipientWords, 'role:…', 'team:…', 'agent:…']
  report.add('policy.unknown-recipient', path, { to: to.slice(0, 60), known }, fix)
}
