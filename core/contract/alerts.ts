import type { Language } from './language.ts'
import type { Instant } from './time.ts'

/**
 * What an alert looks at. Cases are counted as the live board counts them; what was kept, broken and came in, as reports do.
 *
 * | measure             | unit    | of
 * | ------------------- | ------- | ---
 * | `late`              | cases   | open cases that are late now
 * | `dueSoon`           | cases   | open cases that are due within `withinMinutes` and not late
 * | `waiting`           | cases   | open cases that wait
 * | `unassigned`        | cases   | open cases that nobody has
 * | `unassignedMinutes` | minutes | since the oldest of those came in; 0 where there is none
 * | `standing`          | cases   | open cases in the step `node`
 * | `compliance`        | percent | promises kept, of those that were decided in the last `hours`, or today
 * | `breaches`          | promises| promises broken in the last `hours`, or today
 * | `arrivals`          | cases   | cases that came in during the last `hours`, or today
 */
export const alertMeasures = [
  'late',
  'dueSoon',
  'waiting',
  'unassigned',
  'unassignedMinutes',
  'standing',
  'compliance',
  'breaches',
  'arrivals',
] as const

export type AlertMeasure = (typeof alertMeasures)[number]

/** The robots of group chats that can be told. */
export const robotServices = ['wecom', 'dingtalk', 'feishu'] as const

export type RobotService = (typeof robotServices)[number]

/** Whom an alert tells. `id` tells the recipients of one alert apart; the address of a robot is a secret and kept elsewhere. */
export type AlertRecipient =
  | { readonly kind: 'person'; readonly id: string; readonly user: string }
  | { readonly kind: 'mail'; readonly id: string; readonly address: string; readonly language: Language }
  | { readonly kind: 'endpoint'; readonly id: string; readonly endpoint: string }
  | {
      readonly kind: 'robot'
      readonly id: string
      readonly service: RobotService
      readonly name: string
      readonly language: Language
    }

/** Which cases an alert looks at; values of one kind are alternatives, an empty text stands for "none". */
export interface AlertScope {
  readonly flow?: readonly string[]
  readonly team?: readonly string[]
  readonly channel?: readonly string[]
  readonly tier?: readonly string[]
}

/** An alert as somebody wrote it: "when more than 5 cases of Frontline are late for 10 minutes, tell …". */
export interface AlertRule {
  readonly name: string
  readonly isOn: boolean
  readonly measure: AlertMeasure
  /** For `dueSoon`; an hour if left out. */
  readonly withinMinutes?: number
  /** For `standing`: a step of the one flow of the scope. */
  readonly node?: string
  /** For `compliance`, `breaches` and `arrivals`: the last hours; null or left out: since the day began in `zone`. */
  readonly hours?: number | null
  readonly scope: AlertScope
  /** The condition holds while the value is truly above, or truly below, the threshold. */
  readonly is: 'above' | 'below'
  readonly threshold: number
  /** Over when the value is back here, on the good side of the threshold; the threshold itself if left out. */
  readonly clearsAt?: number
  /** Of fewer decided promises no compliance is judged. */
  readonly minimumSample: number
  /** How long the condition has to hold before it begins, and how long it has to be fine before it is over. */
  readonly holdMinutes: number
  readonly calmMinutes: number
  /** How often it is said again while it lasts and nobody has acknowledged it; null: never. */
  readonly remindMinutes: number | null
  /** Told only while this calendar is open; what began meanwhile is told when it opens, if it still lasts. */
  readonly calendar: string | null
  /** An IANA zone: in which days begin, and in which times are told. */
  readonly zone: string
  readonly recipients: readonly AlertRecipient[]
}

/** What recipients are told. */
export const alertNotices = ['began', 'reminder', 'over', 'test'] as const

export type AlertNotice = (typeof alertNotices)[number]

/** How an alert stands between two looks. */
export interface AlertState {
  readonly judgedAt: Instant | null
  /** Since when the condition holds without a break. */
  readonly holdsSince: Instant | null
  /** Since when it is fine without a break, while the alert lasts. */
  readonly fineSince: Instant | null
  /** Since when the alert lasts; null while it does not. */
  readonly activeSince: Instant | null
  /** What the recipients believe: that it lasts, and when they were told so last. */
  readonly toldAt: Instant | null
}

/** A telling of an alert to one recipient, for the dispatcher. It holds neither address nor secret: those are looked up when it is sent. */
export interface AlertJob {
  readonly id: string
  readonly kind: 'alert'
  readonly at: Instant
  readonly alert: string
  readonly notice: AlertNotice
  /** Of the alert as it was when it was judged. */
  readonly recipient: string
  /** Null where nothing can be judged. */
  readonly value: number | null
  /** When what is told of began. */
  readonly since: Instant
}
