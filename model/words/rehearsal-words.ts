import { formatInstant } from '../../core/calendar/format-instant.ts'
import type { ProblemCode } from '../../core/catalogue/index.ts'
import type { IssueParams } from '../../core/contract/issue.ts'
import type { Language, LocalText } from '../../core/contract/language.ts'
import type { TellableReason } from '../../core/contract/rehearsal.ts'
import type { Duration, Instant, Millis } from '../../core/contract/time.ts'
import { messageOf } from './message.ts'
import { textIn } from './text-in.ts'
import { durationInWords, instantInWords, spanInWords } from './why-words.ts'

/** Why an instance of a clock ends otherwise, as data. */
export type ToldDifference = { readonly clock: LocalText } & (
  | { readonly code: 'rehearsal.clock-new' | 'rehearsal.clock-gone' }
  | { readonly code: 'rehearsal.instance-new' | 'rehearsal.instance-gone'; readonly instance: number }
  | {
      readonly code: 'rehearsal.target-changed'
      readonly before: Duration
      readonly after: Duration
      readonly elapsedMs: Millis
    }
  | {
      readonly code: 'rehearsal.due-moved' | 'rehearsal.start-moved' | 'rehearsal.stop-moved'
      readonly before: Instant
      readonly after: Instant
      readonly timeZone: string
    }
  | { readonly code: 'rehearsal.elapsed-changed'; readonly before: Millis; readonly after: Millis }
)

/** Why a recorded case could not be replayed, as data. */
export type ToldObstacle =
  | {
      readonly code: 'rehearsal.case-refused'
      readonly word: string
      readonly at: Instant
      readonly problem: { readonly code: string; readonly params: IssueParams }
    }
  | {
      readonly code: 'rehearsal.case-broke-off'
      readonly problem: { readonly code: string; readonly params: IssueParams }
    }
  | { readonly code: 'rehearsal.case-unreadable'; readonly seq: number; readonly event: string }
  | { readonly code: 'rehearsal.case-differs'; readonly clock: LocalText; readonly instance: number }
  | { readonly code: 'rehearsal.case-migrated'; readonly at: Instant }
  | { readonly code: 'rehearsal.case-too-long'; readonly limit: number }
  | {
      readonly code: 'rehearsal.case-plan-refused'
      readonly flow: string
      readonly version: number
      readonly issue: { readonly code: string; readonly params: IssueParams }
    }

/** A difference as a sentence; instants in the zone of the clock's calendar. */
export function differenceInWords(difference: ToldDifference, language: Language): TellableReason {
  const clock = textIn(difference.clock, language)
  switch (difference.code) {
    case 'rehearsal.clock-new':
    case 'rehearsal.clock-gone':
      return told(difference.code, { clock }, language)
    case 'rehearsal.instance-new':
    case 'rehearsal.instance-gone':
      return told(difference.code, { clock, instance: difference.instance }, language)
    case 'rehearsal.target-changed': {
      const before = durationInWords(difference.before, language)
      const after = durationInWords(difference.after, language)
      return told(
        difference.code,
        { clock, before, after, elapsed: spanInWords(difference.elapsedMs, language) },
        language,
      )
    }
    case 'rehearsal.elapsed-changed': {
      const before = spanInWords(difference.before, language)
      return told(difference.code, { clock, before, after: spanInWords(difference.after, language) }, language)
    }
    default: {
      const say = (at: Instant) => instantInWords(at, language, difference.timeZone)
      return told(difference.code, { clock, before: say(difference.before), after: say(difference.after) }, language)
    }
  }
}

/** An obstacle as a sentence; instants in UTC, as the timeline of the API has them. */
export function obstacleInWords(obstacle: ToldObstacle, language: Language): TellableReason {
  switch (obstacle.code) {
    case 'rehearsal.case-refused': {
      const reason = messageOf(obstacle.problem.code, obstacle.problem.params, language)
      return told(obstacle.code, { word: obstacle.word, at: formatInstant(obstacle.at), reason }, language)
    }
    case 'rehearsal.case-broke-off': {
      const { code, params } = obstacle.problem
      return told(obstacle.code, { reason: messageOf(code, params, language) }, language)
    }
    case 'rehearsal.case-unreadable':
      return told(obstacle.code, { seq: obstacle.seq, event: obstacle.event }, language)
    case 'rehearsal.case-differs':
      return told(obstacle.code, { clock: textIn(obstacle.clock, language), instance: obstacle.instance }, language)
    case 'rehearsal.case-migrated':
      return told(obstacle.code, { at: formatInstant(obstacle.at) }, language)
    case 'rehearsal.case-too-long':
      return told(obstacle.code, { limit: obstacle.limit }, language)
    case 'rehearsal.case-plan-refused': {
      const issue = messageOf(obstacle.issue.code, obstacle.issue.params, language)
      return told(obstacle.code, { flow: obstacle.flow, version: obstacle.version, issue }, language)
    }
  }
}

function told(code: ProblemCode, params: IssueParams, language: Language): TellableReason {
  return { code, params, message: messageOf(code, params, language) }
}
