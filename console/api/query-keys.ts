import type { DocumentKind } from '../../core/contract/document.ts'
import type { ReportFactQuery, ReportQuery } from '../../core/contract/wire-reports.ts'
import type { BoardQuery } from '../../sdk/board.ts'
import type { BreachQuery } from '../../sdk/breaches.ts'
import type { FactorCasesQuery } from '../../sdk/diagnosis.ts'
import type { ActionQuery, ReasonReportQuery, RetrospectiveQuery } from '../../sdk/review.ts'
import type { CaseQuery, SettingKind } from './api.ts'

/** The names under which answers are kept; what a live event makes stale is found by their beginnings. */
export const queryKeys = {
  session: ['session'],
  cases: (query: CaseQuery) => ['cases', query],
  allCases: ['cases'],
  case: (id: string) => ['case', id],
  timeline: (id: string) => ['case', id, 'timeline'],
  why: (id: string, clock: string, instance: number | null) => ['case', id, 'why', clock, instance],
  breaches: (query: BreachQuery) => ['breaches', query],
  breachContext: (id: string) => ['breaches', 'context', id],
  reasonReport: (query: ReasonReportQuery) => ['breaches', 'reasons', query],
  reviewBacklog: ['breaches', 'backlog'],
  allBreaches: ['breaches'],
  taxonomy: ['settings', 'reasons', 'taxonomy'],
  retrospectives: (query: RetrospectiveQuery) => ['retrospectives', 'list', query],
  retrospective: (id: string) => ['retrospectives', 'one', id],
  actions: (query: ActionQuery) => ['retrospectives', 'actions', query],
  allRetrospectives: ['retrospectives'],
  board: (query: BoardQuery) => ['board', query],
  allBoards: ['board'],
  alerts: ['alerts'],
  alertHistory: (alert: string | null) => ['alerts', 'history', alert],
  report: (query: ReportQuery | null) => ['reports', 'figures', query],
  reportFacts: (query: ReportFactQuery, sort: string) => ['reports', 'facts', query, sort],
  diagnosis: (study: 'factors' | 'ways' | 'together', query: object | null) => ['diagnosis', study, query],
  factorCases: (query: FactorCasesQuery) => ['diagnosis', 'factor-cases', query],
  diagnosedProcess: (flow: string) => ['diagnosis', 'process', flow],
  reportSchedules: ['reports', 'schedules'],
  reportSendings: (id: string) => ['reports', 'schedules', id, 'sendings'],
  reportPreview: (asked: object) => ['reports', 'preview', asked],
  reportDefinitions: ['reports', 'definitions'],
  flows: ['flows'],
  documents: (kind: DocumentKind) => ['documents', kind],
  calendarZone: (calendar: string | null) => ['documents', 'calendar', 'zone', calendar],
  allDocuments: ['documents'],
  openProposals: ['documents', 'proposals'],
  proposal: (id: string) => ['documents', 'proposal', id],
  ownDrafts: ['drafts', 'flow'],
  scorecards: (...about: readonly unknown[]) => ['scorecards', ...about],
  allScorecards: ['scorecards'],
  quality: (...about: readonly unknown[]) => ['quality', ...about],
  allQuality: ['quality'],
  people: ['people'],
  customers: (q: string) => ['customers', q],
  users: ['users'],
  keys: ['keys'],
  jobs: ['jobs'],
  settings: (kind: SettingKind | 'roles') => ['settings', kind],
} as const
