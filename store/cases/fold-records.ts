import type { FactValue } from '../../core/contract/facts.ts'
import type { CaseRecord } from '../../core/contract/record.ts'
import type { CaseFacts, CasePhase, CaseState } from '../../core/contract/state.ts'

/** What a timeline alone says of a case. */
export interface FoldedCase {
  readonly seq: number
  readonly phase: CasePhase
  readonly stage: string
  readonly outcome: string | null
  readonly team: string | null
  readonly assignee: string | null
  readonly reopened: number
  readonly mergedInto: string | null
  readonly facts: CaseFacts
  readonly tags: readonly string[]
  readonly waits: readonly { readonly reason: string; readonly sinceAt: number }[]
  readonly breaches: readonly FoldedBreach[]
  readonly isFinished: boolean
}

export interface FoldedBreach {
  readonly clock: string
  readonly instance: number
  readonly breachedAt: number
  readonly dueAt: number
  readonly targetMs: number
  readonly contested: boolean
}

const unborn: FoldedCase = {
  seq: 0,
  phase: 'open',
  stage: '',
  outcome: null,
  team: null,
  assignee: null,
  reopened: 0,
  mergedInto: null,
  facts: {},
  tags: [],
  waits: [],
  breaches: [],
  isFinished: false,
}

/**
 * A case as its timeline tells it, by nothing but reading line after line: knows no flow, no policy and nothing of
 * core, so that a case row can be proven to equal its own history. Throws when a line is missing. Pure.
 */
export function foldRecords(records: readonly CaseRecord[]): FoldedCase {
  return records.reduce((folded, record) => {
    if (record.seq !== folded.seq + 1) throw new Error(`Line ${folded.seq + 1} of the timeline is missing.`)
    return { ...folded, ...changeBy(folded, record), seq: record.seq }
  }, unborn)
}

/** Where a row says something else than its timeline; empty when they agree. */
export function differencesFromFold(state: CaseState, records: readonly CaseRecord[]): readonly string[] {
  const folded = foldRecords(records)
  const projected: FoldedCase = {
    seq: state.seq,
    phase: state.phase,
    stage: state.stage,
    outcome: state.outcome,
    team: state.team,
    assignee: state.assignee,
    reopened: state.reopened,
    mergedInto: state.mergedInto,
    facts: state.facts,
    tags: state.tags,
    waits: state.waits.map(({ reason, sinceAt }) => ({ reason, sinceAt })),
    breaches: state.breaches.map(({ clock, instance, breachedAt, dueAt, targetMs, contested }) => ({
      clock,
      instance,
      breachedAt,
      dueAt,
      targetMs,
      contested,
    })),
    isFinished: state.isFinished,
  }
  const parts = Object.keys(unborn) as (keyof FoldedCase)[]
  return parts.flatMap((part) => {
    const [row, timeline] = [inOrder(projected[part]), inOrder(folded[part])]
    return row === timeline ? [] : [`${part}: the row says ${row}, the timeline ${timeline}`]
  })
}

function changeBy(before: FoldedCase, { event, at, data }: CaseRecord): Partial<FoldedCase> {
  switch (event) {
    case 'caseCreated':
      return { facts: data.facts as CaseFacts }
    case 'factChanged':
      return { facts: withFact(before.facts, wordOf(data.fact), data.is as FactValue) }
    case 'stageEntered':
      return { stage: wordOf(data.stage) }
    case 'assigned':
      return { team: textOf(data.team), assignee: textOf(data.assignee) }
    case 'waitStarted':
      return { waits: [...before.waits, { reason: wordOf(data.reason), sinceAt: at }] }
    case 'waitEnded':
      return { waits: before.waits.filter(({ reason }) => reason !== data.reason) }
    case 'tagged':
      return { tags: data.tags as readonly string[] }
    case 'resolved':
      return { phase: 'resolved' }
    case 'reopened':
      return { phase: 'open', outcome: null, reopened: before.reopened + 1 }
    case 'closed':
    case 'cancelled':
      return { phase: event, outcome: textOf(data.outcome) ?? before.outcome }
    case 'merged':
      return { mergedInto: textOf(data.into) }
    case 'finished':
      return { isFinished: true }
    case 'breached':
      return { breaches: [...before.breaches, breachOf(at, data)] }
    case 'breachContested':
      return {
        breaches: before.breaches.map((breach) => (isNamed(breach, data) ? { ...breach, contested: true } : breach)),
      }
    default:
      return {}
  }
}

function breachOf(at: number, data: CaseRecord['data']): FoldedBreach {
  return {
    clock: wordOf(data.clock),
    instance: Number(data.instance),
    breachedAt: at,
    dueAt: Number(data.dueAt),
    targetMs: Number(data.targetMs),
    contested: false,
  }
}

function isNamed(breach: FoldedBreach, { clock, instance, breachedAt }: CaseRecord['data']): boolean {
  return breach.clock === clock && breach.instance === instance && breach.breachedAt === breachedAt
}

function withFact(facts: CaseFacts, fact: string, value: FactValue): CaseFacts {
  const others = Object.entries(facts).filter(([id]) => id !== fact)
  return Object.fromEntries(value === null ? others : [...others, [fact, value]])
}

/** A name that the line must have. */
function wordOf(value: unknown): string {
  if (typeof value !== 'string') throw new Error(`A line of the timeline lacks a name: ${JSON.stringify(value)}`)
  return value
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

/** JSON with the fields of every object in one order, so that equal values are equal texts. */
function inOrder(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  )
}
