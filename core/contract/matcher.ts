/** The events of a case that a clock or a wait can name (FORMATS section 3). */
export const CASE_EVENTS = [
  'caseCreated',
  'handedToPeople',
  'message',
  'reply',
  'note',
  'assigned',
  'stageEntered',
  'stageLeft',
  'nodeEntered',
  'nodeLeft',
  'factChanged',
  'waitStarted',
  'waitEnded',
  'resolved',
  'reopened',
  'closed',
  'cancelled',
  'surveyAnswered',
  'warned',
  'breached',
  'external',
] as const

export type CaseEventName = (typeof CASE_EVENTS)[number]

/** The fields that a matcher may give for each event; events left out take none. */
export const MATCHER_FIELDS: Readonly<Partial<Record<CaseEventName, readonly string[]>>> = {
  reply: ['by', 'public'],
  assigned: ['team'],
  stageEntered: ['stage'],
  stageLeft: ['stage'],
  nodeEntered: ['node'],
  nodeLeft: ['node'],
  factChanged: ['fact', 'is'],
  waitStarted: ['reason'],
  waitEnded: ['reason'],
  warned: ['clock'],
  breached: ['clock'],
  external: ['name'],
}

/** Names one case event and, where given, the values its fields must have. */
export interface Matcher {
  readonly event: CaseEventName
  readonly by?: 'person' | 'bot'
  readonly public?: boolean
  readonly team?: string
  readonly stage?: string
  readonly node?: string
  readonly fact?: string
  readonly is?: string | number | boolean
  readonly reason?: string
  readonly clock?: string
  readonly name?: string
}

/** One matcher, or a list of which any will do. */
export type Matchers = Matcher | readonly Matcher[]
