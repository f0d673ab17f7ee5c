export * from '../core/contract/index.ts'
export type { AlertHistoryQuery } from './alerts.ts'
export type { BoardQuery } from './board.ts'
export type { BreachFilters, BreachQuery, BreachReview, ReviewOptions } from './breaches.ts'
export type { CaseNow, CaseQuery, KeptCase, NewCase, NewCommand } from './cases.ts'
export type { ReportPreview } from './delivery.ts'
export type {
  CorrelationsQuery,
  DiagnosisOptions,
  DiagnosisPeriod,
  FactorCasesQuery,
  FactorsQuery,
  VariantsQuery,
} from './diagnosis.ts'
export type {
  DocumentDiff,
  NamedDocument,
  Publication,
  PublishedDocument,
  PublishOptions,
  RehearsalOptions,
  SimulateRequest,
} from './documents.ts'
export type { EventOptions } from './event-stream.ts'
export type { ExportFileOptions } from './exports.ts'
export type { CaseForecastQuery } from './forecast.ts'
export type { PageQuery } from './pages.ts'
export { type OperationQuery, Pledge } from './pledge.ts'
export { isPledgeError, PledgeError } from './pledge-error.ts'
export { type ProblemCode, problemCodes } from './problem-codes.ts'
export type { AuditQuery, CardChange, SamplingRuleChange, Scoring } from './quality.ts'
export type { FactsQuery } from './reports.ts'
export type { ActionQuery, ReasonReportQuery, RetrospectiveQuery } from './review.ts'
export type { QuarterQuery, ScorecardSubject } from './scorecards.ts'
export type { SavedSetting, SettingOptions } from './settings.ts'
export type { CallOptions, PledgeOptions } from './transport.ts'
export { uuid } from './uuid.ts'
