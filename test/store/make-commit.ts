import type { CaseCommit, Job } from '../../core/contract/commit.ts'
import type { ClockReading } from '../../core/contract/reading.ts'
import type { CaseRecord, RecordName, RecordValue } from '../../core/contract/record.ts'
import type { Breach, CaseState } from '../../core/contract/state.ts'

/** An instant in 2026 at which most tests begin. */
export const morning = Date.parse('2026-11-23T01:00:00Z')

const state: CaseState = {
  id: '',
  behaviour: 1,
  plan: { id: 'complaint', version: 1, hash: 'plan-1' },
  at: morning,
  seq: 0,
  serial: 0,
  phase: 'open',
  createdAt: morning,
  resolvedAt: null,
  closedAt: null,
  firstReplyAt: null,
  reopened: 0,
  handledBy: 'people',
  channel: 'email',
  team: 'frontline',
  assignee: null,
  stage: 'intake',
  outcome: null,
  facts: {},
  waits: [],
  tokens: [],
  scopes: [],
  lastTask: null,
  lastEnd: null,
  clocks: [],
  breaches: [],
  reasonRequired: false,
  tags: [],
  links: [],
  mergedInto: null,
  calendars: {},
  calendarKeys: {},
  ownerCalendars: {},
  commandIds: [],
  isFinished: false,
}

export interface CommitParts extends Partial<Omit<CaseCommit, 'state' | 'caseId' | 'records'>> {
  readonly state?: Partial<CaseState>
  /** What happened, in order; by default one note. */
  readonly events?: readonly { event: RecordName; at?: number; data?: Record<string, RecordValue> }[]
}

let number = 1_000_000

/** A step of a case that follows `previousSeq` (0: its first). */
export function makeCommit(caseId: string, parts: CommitParts = {}): CaseCommit {
  const { events = [{ event: 'note' }], state: stateParts, previousSeq = 0, ...rest } = parts
  const at = stateParts?.at ?? morning + previousSeq * 1_000
  const records = events.map(
    (event, index): CaseRecord => ({
      seq: previousSeq + index + 1,
      at: event.at ?? at,
      event: event.event,
      actor: { kind: 'system' },
      data: event.data ?? {},
    }),
  )
  return {
    caseId,
    number: number++,
    previousSeq,
    status: 'open',
    flowName: { en: 'Complaint', 'zh-CN': '投诉处理' },
    priority: 'normal',
    customerId: null,
    clocks: [],
    nextDue: null,
    nextDeadlineAt: null,
    jobs: [],
    ...rest,
    records,
    state: { ...state, ...stateParts, id: caseId, at, seq: previousSeq + records.length },
  }
}

export function makeReading(id: string, parts: Partial<ClockReading> = {}): ClockReading {
  return {
    id,
    instance: 1,
    name: { en: id },
    type: 'sla',
    state: 'running',
    outcome: 'pending',
    startedAt: morning,
    stoppedAt: null,
    dueAt: morning + 3_600_000,
    breachesAt: morning + 3_600_000,
    elapsedMs: 0,
    remainingMs: 3_600_000,
    targetMs: 3_600_000,
    target: { amount: 1, unit: 'hours' },
    breachedAt: null,
    pausedSince: null,
    stoppedWhilePaused: false,
    policy: { id: 'standard', version: 1 },
    calendar: { id: 'sh', version: 1, timeZone: 'Asia/Shanghai' },
    ...parts,
  }
}

export function makeBreach(clock: string, parts: Partial<Breach> = {}): Breach {
  return {
    clock,
    instance: 1,
    breachedAt: morning + 3_600_000,
    dueAt: morning + 3_600_000,
    detectedAt: morning + 3_600_250,
    target: { amount: 1, unit: 'hours' },
    targetMs: 3_600_000,
    priority: 'normal',
    policyVersion: 1,
    calendarVersion: 1,
    cause: 'time',
    contested: false,
    ...parts,
  }
}

/** The line of the timeline that a breach is recorded by. */
export function breachedEvent(breach: Breach) {
  const { clock, instance, dueAt, targetMs } = breach
  return { event: 'breached' as const, at: breach.breachedAt, data: { clock, instance, dueAt, targetMs } }
}

export function makeJob(id: string, at = morning): Job {
  return { kind: 'notify', id, at, to: 'role:manager', message: null, clock: 'resolution', instance: 1 }
}
