import type { AlertMeasure, AlertRule } from '../../core/contract/alerts.ts'
import type { NewAlert, NewAlertRecipient } from '../../core/contract/wire-alerts.ts'

/** An alert while it is written: what a field cannot hold yet is an empty text. */
export interface AlertForm {
  readonly name: string
  readonly isOn: boolean
  readonly measure: AlertMeasure
  readonly is: AlertRule['is']
  readonly threshold: number | ''
  readonly clearsAt: number | ''
  readonly withinMinutes: number | ''
  readonly node: string | null
  /** Empty: since the day began. */
  readonly hours: number | ''
  readonly minimumSample: number | ''
  readonly flow: readonly string[]
  readonly team: readonly string[]
  readonly channel: readonly string[]
  readonly tier: readonly string[]
  readonly holdMinutes: number | ''
  readonly calmMinutes: number | ''
  /** Empty: never. */
  readonly remindMinutes: number | ''
  readonly calendar: string | null
  readonly zone: string
  readonly recipients: readonly NewAlertRecipient[]
}

/** What a new alert begins with. */
export function newAlertForm(zone: string): AlertForm {
  return {
    name: '',
    isOn: true,
    measure: 'late',
    is: 'above',
    threshold: 5,
    clearsAt: '',
    withinMinutes: 60,
    node: null,
    hours: '',
    minimumSample: 20,
    flow: [],
    team: [],
    channel: [],
    tier: [],
    holdMinutes: 10,
    calmMinutes: 5,
    remindMinutes: '',
    calendar: null,
    zone,
    recipients: [],
  }
}

/** An alert that is kept, to be changed. Pure. */
export function formOfAlert(rule: AlertRule): AlertForm {
  const { scope } = rule
  return {
    name: rule.name,
    isOn: rule.isOn,
    measure: rule.measure,
    is: rule.is,
    threshold: rule.threshold,
    clearsAt: rule.clearsAt ?? '',
    withinMinutes: rule.withinMinutes ?? 60,
    node: rule.node ?? null,
    hours: rule.hours ?? '',
    minimumSample: rule.minimumSample,
    flow: scope.flow ?? [],
    team: scope.team ?? [],
    channel: scope.channel ?? [],
    tier: scope.tier ?? [],
    holdMinutes: rule.holdMinutes,
    calmMinutes: rule.calmMinutes,
    remindMinutes: rule.remindMinutes ?? '',
    calendar: rule.calendar,
    zone: rule.zone,
    recipients: rule.recipients,
  }
}

/** Which further fields a measure has. */
export function fieldsOf(measure: AlertMeasure) {
  return {
    hasWithin: measure === 'dueSoon',
    hasNode: measure === 'standing',
    hasWindow: measure === 'compliance' || measure === 'breaches' || measure === 'arrivals',
    hasSample: measure === 'compliance',
  }
}

/** What another measure makes of a form: limits that make sense for it. Pure. */
export function withMeasure(form: AlertForm, measure: AlertMeasure): AlertForm {
  const usual: Readonly<Record<AlertMeasure, readonly [AlertRule['is'], number]>> = {
    late: ['above', 5],
    dueSoon: ['above', 10],
    waiting: ['above', 50],
    unassigned: ['above', 5],
    unassignedMinutes: ['above', 15],
    standing: ['above', 20],
    compliance: ['below', 90],
    breaches: ['above', 10],
    arrivals: ['above', 50],
  }
  const [is, threshold] = usual[measure]
  return { ...form, measure, is, threshold, clearsAt: '' }
}

/** The form as the server takes it. Pure. */
export function alertOfForm(form: AlertForm): NewAlert {
  const { measure } = form
  const { hasWithin, hasNode, hasWindow, hasSample } = fieldsOf(measure)
  return {
    name: form.name.trim(),
    isOn: form.isOn,
    measure,
    ...(hasWithin ? { withinMinutes: numberOr(form.withinMinutes, 60) } : {}),
    ...(hasNode && form.node !== null ? { node: form.node } : {}),
    ...(hasWindow ? { hours: form.hours === '' ? null : form.hours } : {}),
    scope: scopeOf(form),
    is: form.is,
    threshold: numberOr(form.threshold, 0),
    ...(form.clearsAt === '' ? {} : { clearsAt: form.clearsAt }),
    minimumSample: hasSample ? numberOr(form.minimumSample, 0) : 0,
    holdMinutes: numberOr(form.holdMinutes, 0),
    calmMinutes: numberOr(form.calmMinutes, 0),
    remindMinutes: form.remindMinutes === '' || form.remindMinutes === 0 ? null : form.remindMinutes,
    calendar: form.calendar,
    zone: form.zone,
    recipients: form.recipients,
  }
}

function scopeOf({ flow, team, channel, tier }: AlertForm): AlertRule['scope'] {
  return {
    ...(flow.length > 0 ? { flow } : {}),
    ...(team.length > 0 ? { team } : {}),
    ...(channel.length > 0 ? { channel } : {}),
    ...(tier.length > 0 ? { tier } : {}),
  }
}

/** Whether it is said of a recipient who or what it is; the address of a robot that is kept already need not be said again. Pure. */
export function isComplete(recipient: NewAlertRecipient, isKept: boolean): boolean {
  switch (recipient.kind) {
    case 'person':
      return recipient.user !== ''
    case 'mail':
      return isMailAddress(recipient.address)
    case 'endpoint':
      return recipient.endpoint !== ''
    case 'robot':
      return recipient.name.trim() !== '' && (isKept || recipient.address !== undefined)
  }
}

/** Whether a text has the form of a mail address. Pure. */
export function isMailAddress(text: string): boolean {
  return /^[^\s@:<>,;"]+@[^\s@:<>,;"]+$/.test(text)
}

function numberOr(value: number | '', otherwise: number): number {
  return value === '' ? otherwise : value
}

/** An id that no recipient of the form has. Pure. */
export function freeRecipientId(recipients: readonly { readonly id: string }[]): string {
  const taken = new Set(recipients.map(({ id }) => id))
  for (let number = 1; ; number += 1) {
    if (!taken.has(`r${number}`)) return `r${number}`
  }
}
