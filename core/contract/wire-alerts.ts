import type { AlertMeasure, AlertNotice, AlertRecipient, AlertRule } from './alerts.ts'
import type { WireInstant, WireList } from './wire.ts'

/** A recipient as one writes it: the address of a robot is sent, and never said again. */
export type NewAlertRecipient =
  | Exclude<AlertRecipient, { kind: 'robot' }>
  | (Extract<AlertRecipient, { kind: 'robot' }> & {
      /** Left out, the one that is kept stays. */
      readonly address?: string
      /** What signs the messages, where the group asks for that. */
      readonly secret?: string
    })

/** An alert as one writes it. */
export interface NewAlert extends Omit<AlertRule, 'recipients'> {
  readonly recipients: readonly NewAlertRecipient[]
}

/** An alert and how it stands. */
export interface WireAlert {
  readonly id: string
  readonly version: number
  readonly rule: AlertRule
  /** Since when it lasts; null while it does not. */
  readonly activeSince: WireInstant | null
  /** Of what lasts: to be acknowledged. */
  readonly episode: string | null
  readonly isAcknowledged: boolean
  /** What was found at the last look; null where nothing could be judged, or nobody has looked. */
  readonly value: number | null
  readonly judgedAt: WireInstant | null
  readonly updatedAt: WireInstant
}

/** What one recipient was told. */
export interface WireAlertNotice {
  readonly id: string
  readonly notice: AlertNotice
  readonly recipient: AlertRecipient
  readonly madeAt: WireInstant
  /** Null while it is on its way. */
  readonly sentAt: WireInstant | null
  /** Why the last attempt failed: a code of the catalogue, or what the other side said. */
  readonly error: string | null
}

/** One time that an alert lasted, and who was told. */
export interface WireAlertEpisode {
  readonly id: string
  readonly alert: string
  /** As the alert was when it began. */
  readonly name: string
  readonly measure: AlertMeasure
  readonly is: AlertRule['is']
  readonly threshold: number
  readonly beganAt: WireInstant
  readonly overAt: WireInstant | null
  /** When it began, and the furthest from good. */
  readonly value: number | null
  readonly worst: number | null
  readonly acknowledgedBy: { readonly id: string; readonly name: string } | null
  readonly acknowledgedAt: WireInstant | null
  readonly notices: readonly WireAlertNotice[]
}

/** The answer of `GET /api/v1/alerts/history`. */
export type WireAlertHistory = WireList<WireAlertEpisode>

/** What an alert would have said in the last days; the answer of `POST /api/v1/alerts/preview`. */
export interface WireAlertPreview {
  readonly from: WireInstant
  readonly to: WireInstant
  /** False for measures of which the past cannot be told: then there are no values. */
  readonly isKnown: boolean
  /** How far apart looks are taken; alerts themselves look more often. */
  readonly everyMs: number
  readonly values: readonly (number | null)[]
  readonly episodes: readonly { readonly beganAt: WireInstant; readonly overAt: WireInstant | null }[]
  /** How many times recipients would have been told. */
  readonly told: number
}
