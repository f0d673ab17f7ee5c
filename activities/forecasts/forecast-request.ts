import type { ChurnScores } from '../../analysis/churn/churn-scores.ts'
import type { CustomerHistory } from '../../analysis/churn/churn-signals.ts'
import type { ArrivalForecast } from '../../analysis/forecast/arrival-forecast.ts'
import type { HourCount } from '../../analysis/forecast/hourly-series.ts'
import type { CaseHistory } from '../../analysis/risk/case-history.ts'
import type { RiskModel } from '../../analysis/risk/learn-risk.ts'
import type { RiskScore } from '../../analysis/risk/score-risk.ts'
import type { TeamWork } from '../../analysis/staffing/team-work.ts'
import type { CompiledCalendar } from '../../core/contract/calendar.ts'

/** The calendars of the house, the newest version of each, by id. */
type CalendarList = readonly (readonly [id: string, calendar: CompiledCalendar])[]

/** What the thread is asked. It remembers what it was told (`told…`) until that is used up. */
export interface ForecastRequests {
  /** Cases of the past, a page at a time. */
  toldPast: { readonly ask: readonly CaseHistory[]; readonly answer: null }
  /** Learns from the past that was told, and forgets it. */
  learn: {
    readonly ask: {
      readonly at: number
      readonly seed: number
      readonly calendars: CalendarList
      /** Steps that people do, as `flow/node`. */
      readonly tasks: readonly string[]
      readonly teamCalendars: CalendarList
      readonly anyCalendar: CompiledCalendar
    }
    readonly answer: { readonly model: RiskModel | null; readonly work: readonly TeamWork[] }
  }
  /** Open cases that are new or changed, and the ids of those that are open no more. */
  toldOpen: {
    readonly ask: { readonly cases: readonly CaseHistory[]; readonly gone: readonly string[] }
    readonly answer: null
  }
  /** Scores the open cases that were told; answers with what differs from the last time. */
  score: {
    readonly ask: { readonly at: number; readonly model: RiskModel; readonly calendars: CalendarList }
    readonly answer: { readonly changed: readonly RiskScore[]; readonly gone: readonly ScoreKey[] }
  }
  arrivals: {
    readonly ask: { readonly counts: readonly HourCount[]; readonly calendar: CompiledCalendar; readonly at: number }
    readonly answer: ArrivalForecast | null
  }
  churn: {
    readonly ask: { readonly customers: readonly CustomerHistory[]; readonly at: number }
    readonly answer: ChurnScores
  }
}

type ScoreKey = Pick<RiskScore, 'caseId' | 'clock' | 'instance'>

export type ForecastTask = keyof ForecastRequests

/** What goes into the thread, and what comes out of it. */
export interface ForecastMessage<T extends ForecastTask = ForecastTask> {
  readonly id: number
  readonly task: T
  readonly ask: ForecastRequests[T]['ask']
}

export interface ForecastReply {
  readonly id: number
  readonly answer: unknown
}
