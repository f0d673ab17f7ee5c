import type { TFunction } from 'i18next'
import type { FactValue } from '../../core/contract/facts.ts'
import type { RecordName } from '../../core/contract/record.ts'
import { type DurationUnit, durationUnits } from '../../core/contract/time.ts'
import type { WireRecord } from '../../core/contract/wire.ts'

/** The reader's names for what records speak of by id. */
export interface RecordNames {
  readonly person: (id: string) => string
  readonly team: (id: string) => string
  readonly stage: (id: string) => string
  readonly node: (id: string) => string
  /** A way out of a node, such as the outcome of a task or of rules. */
  readonly way: (node: string, way: string) => string
  readonly clock: (id: string) => string
  readonly flow: (id: string) => string
  readonly fact: (id: string) => string
  readonly factValue: (id: string, value: FactValue) => string
  /** Whom an escalation tells: the assignee, the team, the customer, a role. */
  readonly recipient: (to: string) => string
  readonly waitReason: (id: string) => string
  /** Another case, by its id. */
  readonly case: (id: string) => string
  readonly linkKind: (id: string) => string
  /** An instant of the wire, as people say it. */
  readonly instant: (at: string) => string
  readonly duration: (amount: number, unit: DurationUnit) => string
  readonly list: (items: readonly string[]) => string
}

type Words = TFunction<'records'>

/** What a record's sentence is made from. */
interface Sentence {
  readonly t: Words
  readonly names: RecordNames
  readonly who: string
  readonly record: WireRecord
  readonly text: (field: string) => string
  readonly maybe: (field: string) => string | null
}

/** Who did what a record tells of, in the reader's words. */
export function actorName(t: Words, record: WireRecord, names: Pick<RecordNames, 'person'>): string {
  const { kind, id, name } = record.actor
  if (kind === 'person' && (name ?? id) !== undefined) return name ?? names.person(id ?? '')
  if (kind === 'key' && name !== undefined) return name
  return t(`who.${kind}`)
}

/** The sentence for one line of the timeline. Pure in what it is given; fields that are missing leave a plainer sentence, never an error. */
export function recordSentence(t: Words, record: WireRecord, names: RecordNames): string {
  const field = (name: string) => (Object.hasOwn(record.data, name) ? record.data[name] : undefined)
  const maybe = (name: string) => {
    const value = field(name)
    return typeof value === 'string' || typeof value === 'number' ? String(value) : null
  }
  const sentence: Sentence = {
    t,
    names,
    record,
    who: actorName(t, record, names),
    maybe,
    text: (name) => maybe(name) ?? '–',
  }
  return sentences[record.event](sentence)
}

const clockOf = ({ names, text }: Sentence) => names.clock(text('clock'))

const targetOf = ({ names, record }: Sentence): string => {
  const { amount, unit } = record.data
  const known = durationUnits.find((candidate) => candidate === unit)
  return typeof amount === 'number' && known !== undefined ? names.duration(amount, known) : '–'
}

const stringsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []

const factOf = (value: unknown): FactValue =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || Array.isArray(value)
    ? (value as FactValue)
    : null

/** One entry for each kind of record; a new kind does not compile until it has its sentence. */
const sentences: Readonly<Record<RecordName, (sentence: Sentence) => string>> = {
  caseCreated: ({ t, who }) => t('caseCreated', { who }),
  handedToPeople: ({ t }) => t('handedToPeople'),
  message: ({ t }) => t('message'),
  reply: ({ t, who, record }) => {
    if (record.data['public'] === false) return t('reply.internal', { who })
    return record.data['by'] === 'bot' ? t('reply.bot') : t('reply.public', { who })
  },
  note: ({ t, who }) => t('note', { who }),
  assigned: ({ t, who, names, maybe, record }) => {
    const [team, agent] = [maybe('team'), maybe('assignee')]
    const isNewTeam = record.data['isNewTeam'] !== false
    if (agent !== null && team !== null && isNewTeam) {
      return t('assigned.both', { who, team: names.team(team), agent: names.person(agent) })
    }
    if (agent !== null && agent === record.actor.id) return t('assigned.taken', { who })
    if (agent !== null) return t('assigned.agent', { who, agent: names.person(agent) })
    return team !== null && isNewTeam
      ? t('assigned.team', { who, team: names.team(team) })
      : t('assigned.nobody', { who })
  },
  stageEntered: ({ t, names, text }) => t('stageEntered', { stage: names.stage(text('stage')) }),
  stageLeft: ({ t, names, text }) => t('stageLeft', { stage: names.stage(text('stage')) }),
  nodeEntered: ({ t, names, text }) => t('nodeEntered', { node: names.node(text('node')) }),
  nodeLeft: ({ t, names, text, maybe }) => {
    const [node, way] = [text('node'), maybe('way')]
    return way === null || way === 'next'
      ? t('nodeLeft.plain', { node: names.node(node) })
      : t('nodeLeft.outcome', { node: names.node(node), outcome: names.way(node, way) })
  },
  factChanged: ({ t, who, names, text, record }) => {
    const [id, is, was] = [text('fact'), factOf(record.data['is']), factOf(record.data['was'])]
    const fact = names.fact(id)
    if (is === null) return t('factChanged.removed', { who, fact })
    if (was === null) return t('factChanged.set', { who, fact, is: names.factValue(id, is) })
    return t('factChanged.changed', { who, fact, is: names.factValue(id, is), was: names.factValue(id, was) })
  },
  waitStarted: ({ t, names, text, maybe }) => {
    const [reason, until] = [names.waitReason(text('reason')), maybe('untilAt')]
    return until === null
      ? t('waitStarted.open', { reason })
      : t('waitStarted.until', { reason, until: names.instant(until) })
  },
  waitEnded: ({ t, names, text }) => t('waitEnded', { reason: names.waitReason(text('reason')) }),
  resolved: ({ t, who }) => t('resolved', { who }),
  reopened: ({ t, who }) => t('reopened', { who }),
  closed: ({ t }) => t('closed'),
  cancelled: ({ t, who }) => t('cancelled', { who }),
  surveyAnswered: ({ t, maybe }) => {
    const score = maybe('score')
    return score === null ? t('surveyAnswered.plain') : t('surveyAnswered.score', { score })
  },
  warned: (s) => s.t('warned', { clock: clockOf(s), percent: s.text('percent') }),
  breached: (s) => s.t(s.maybe('cause') === 'retarget' ? 'breached.retarget' : 'breached.time', { clock: clockOf(s) }),
  external: ({ t, who, text }) => t('external', { who, name: text('name') }),
  decided: ({ t, names, text, maybe }) => {
    const [node, way] = [text('node'), maybe('outcome') ?? maybe('way')]
    return way === null
      ? t('decided.plain', { node: names.node(node) })
      : t('decided.outcome', { node: names.node(node), outcome: names.way(node, way) })
  },
  performed: ({ t, names, text, record }) => {
    const node = names.node(text('node'))
    return record.data['ok'] === false
      ? t('performed.failed', { node, error: text('error') })
      : t('performed.done', { node })
  },
  escalated: (s) => s.t('escalated', { clock: clockOf(s) }),
  notified: ({ t, names, text }) => t('notified', { to: names.recipient(text('to')) }),
  clockStarted: (s) => s.t('clockStarted', { clock: clockOf(s), target: targetOf(s) }),
  clockStopped: (s) =>
    s.t(s.maybe('outcome') === 'missed' ? 'clockStopped.missed' : 'clockStopped.met', { clock: clockOf(s) }),
  clockPaused: (s) => s.t('clockPaused', { clock: clockOf(s) }),
  clockResumed: (s) => s.t('clockResumed', { clock: clockOf(s) }),
  clockCancelled: (s) => s.t('clockCancelled', { clock: clockOf(s) }),
  targetChanged: (s) => s.t('targetChanged', { clock: clockOf(s), target: targetOf(s) }),
  calendarChanged: ({ t, text }) => t('calendarChanged', { calendar: text('calendar') }),
  planChanged: ({ t, maybe, text }) =>
    maybe('from') === maybe('to') ? t('planChanged.parts') : t('planChanged.process', { version: text('to') }),
  planRefused: ({ t, names, record, text }) =>
    t('planRefused', { version: text('to'), nodes: names.list(stringsOf(record.data['nodes']).map(names.node)) }),
  breachContested: (s) => s.t('breachContested', { clock: clockOf(s) }),
  reasonRequired: ({ t }) => t('reasonRequired'),
  surveySent: ({ t }) => t('surveySent'),
  subflowStarted: ({ t, names, text }) => t('subflowStarted', { flow: names.flow(text('flow')) }),
  subflowEnded: ({ t }) => t('subflowEnded'),
  linked: ({ t, who, names, text }) => t('linked', { who, to: names.case(text('to')), as: names.linkKind(text('as')) }),
  merged: ({ t, who, names, text }) => t('merged', { who, into: names.case(text('into')) }),
  tagged: ({ t, who, names, record }) => {
    const tags = stringsOf(record.data['tags'])
    return tags.length === 0 ? t('tagged.none', { who }) : t('tagged.some', { who, tags: names.list(tags) })
  },
  rejected: ({ t, who, text }) => t('rejected', { who, what: text('word') }),
  finished: ({ t }) => t('finished'),
}

/** What is said, as opposed to done. */
const said: ReadonlySet<RecordName> = new Set(['message', 'reply', 'note', 'surveyAnswered'])

/** What only explains how something came about: shown when everything is. */
const minor: ReadonlySet<RecordName> = new Set([
  'stageLeft',
  'nodeEntered',
  'nodeLeft',
  'performed',
  'notified',
  'clockStarted',
  'clockStopped',
  'clockPaused',
  'clockResumed',
  'clockCancelled',
  'finished',
])

/** How much of a timeline is shown. */
export type StreamDepth = 'conversation' | 'main' | 'all'

/** Whether a record is shown at a depth. A case's creation is where its conversation begins. */
export function isShown(record: WireRecord, depth: StreamDepth): boolean {
  if (depth === 'all') return true
  if (depth === 'conversation') return said.has(record.event) || record.event === 'caseCreated'
  return !minor.has(record.event)
}

/** Whether a record's text is a contribution to the conversation, and from which side. */
export function speakerOf(record: WireRecord): 'customer' | 'us' | 'internal' | null {
  if (record.text === null && !said.has(record.event)) return null
  if (record.event === 'message' || record.event === 'surveyAnswered' || record.event === 'caseCreated')
    return 'customer'
  if (record.event === 'note') return 'internal'
  if (record.event === 'reply') return record.data['public'] === false ? 'internal' : 'us'
  return null
}
