import fc from 'fast-check'
import type { CaseCommit } from '../../../core/contract/commit.ts'
import type { ClockReading } from '../../../core/contract/reading.ts'
import type { RecordName, RecordValue } from '../../../core/contract/record.ts'
import type { Breach, CaseState, ClockState } from '../../../core/contract/state.ts'
import { breachedEvent, makeBreach, makeCommit, makeReading } from '../make-commit.ts'

const teams = ['frontline', 'specialists', 'quality'] as const
const people = ['zhang', 'li', null] as const
const nodes = ['ask', 'fix', 'tell'] as const
const clockIds = ['first-response', 'resolution'] as const
const minute = 60_000

/** What happens next in a case; the number picks one of what is possible. */
const happenings = [
  'assign',
  'assign',
  'raise',
  'reclass',
  'rename',
  'wait',
  'resume',
  'reply',
  'enter',
  'leave',
  'leave',
  'breach',
  'stop',
  'escalate',
  'resolve',
  'close',
  'cancel',
  'reopen',
  'answer',
  'commit',
] as const

/** Many things happen at one instant, as they do in a step; others hours and days later. */
export const moves = fc.array(
  fc.record({
    does: fc.constantFrom(...happenings),
    pick: fc.nat({ max: 1000 }),
    afterMinutes: fc.oneof(
      { weight: 3, arbitrary: fc.constant(0) },
      { weight: 2, arbitrary: fc.integer({ min: 1, max: 300 }) },
      { weight: 1, arbitrary: fc.integer({ min: 300, max: 60_000 }) },
    ),
  }),
  { maxLength: 40 },
)

export type Move = typeof moves extends fc.Arbitrary<readonly (infer M)[]> ? M : never

type Told = { readonly event: RecordName; readonly at: number; readonly data: Record<string, RecordValue> }

const of = <T>(list: readonly T[], pick: number): T => list[pick % list.length] as T

/** The commits of a case to which these things happen, in order; what is not possible does not happen. */
export function commitsOf(id: string, flow: string, createdAt: number, what: readonly Move[]): readonly CaseCommit[] {
  const life = new RandomLife(id, flow, createdAt)
  for (const move of what) life.do(move)
  life.commit()
  return life.commits
}

class RandomLife {
  readonly commits: CaseCommit[] = []
  readonly #id: string
  readonly #flow: string
  readonly #createdAt: number
  readonly #clocks = new Map<string, ClockReading>()
  readonly #breaches: Breach[] = []
  readonly #waits = new Set<string>()
  readonly #standing: string[] = []
  #told: Told[] = []
  #seq = 0
  #at: number
  #phase: CaseState['phase'] = 'open'
  #team: string | null = null
  #assignee: string | null = null
  #facts: Record<string, string> = {}
  #firstReplyAt: number | null = null
  #resolvedAt: number | null = null
  #closedAt: number | null = null
  #reopened = 0

  constructor(id: string, flow: string, createdAt: number) {
    this.#id = id
    this.#flow = flow
    this.#createdAt = createdAt
    this.#at = createdAt
    this.#facts = { priority: 'normal', category: 'delivery', 'customer.tier': 'standard' }
    this.#tell('caseCreated', { flow, facts: { ...this.#facts }, channel: 'phone' })
    for (const clock of clockIds) this.#clocks.set(clock, makeReading(clock, { startedAt: createdAt }))
  }

  do({ does, pick, afterMinutes }: Move): void {
    this.#at += afterMinutes * minute
    const isOver = this.#phase === 'closed' || this.#phase === 'cancelled'
    if (does === 'commit') this.commit()
    else if (does === 'reopen') this.#reopen()
    else if (does === 'breach') this.#breach(pick)
    else if (!isOver) this.#work(does, pick)
  }

  #work(does: (typeof happenings)[number], pick: number): void {
    if (does === 'assign') this.#assign(of(teams, pick), of(people, Math.floor(pick / 3)))
    else if (does === 'raise') this.#change('priority', of(['low', 'normal', 'high'], pick))
    else if (does === 'reclass') this.#change('customer.tier', of(['standard', 'gold', null], pick))
    else if (does === 'rename') this.#change(of(['category', 'business'], pick), of(['billing', '质量', null], pick))
    else if (does === 'wait') this.#wait(of(['customer', 'supplier'], pick))
    else if (does === 'resume') this.#resume(of(['customer', 'supplier'], pick))
    else if (does === 'reply') this.#reply()
    else if (does === 'enter') this.#enter(of(nodes, pick))
    else if (does === 'leave') this.#leave(pick)
    else if (does === 'stop') this.#stop(of(clockIds, pick), pick)
    else if (does === 'escalate') this.#tell('escalated', { clock: of(clockIds, pick), instance: 1 })
    else if (does === 'resolve') this.#resolve()
    else if (does === 'answer') this.#answer(pick)
    else if (does === 'close') this.#end('closed', { outcome: 'done' })
    else if (does === 'cancel') this.#end('cancelled', { outcome: pick % 2 === 0 ? 'merged' : 'spam' })
  }

  #tell(event: RecordName, data: Told['data']): void {
    this.#told.push({ event, at: this.#at, data })
  }

  #assign(team: string, assignee: string | null): void {
    if (team === this.#team && assignee === this.#assignee) return
    const [fromTeam, fromAssignee] = [this.#team, this.#assignee]
    this.#team = team
    this.#assignee = assignee
    this.#tell('assigned', { team, assignee, isNewTeam: team !== fromTeam, fromTeam, fromAssignee })
  }

  #change(fact: string, is: string | null): void {
    const was = this.#facts[fact] ?? null
    if (was === is) return
    if (is === null) delete this.#facts[fact]
    else this.#facts[fact] = is
    this.#tell('factChanged', { fact, is, was })
  }

  #wait(reason: string): void {
    if (this.#waits.has(reason)) return
    this.#waits.add(reason)
    this.#tell('waitStarted', { reason, untilAt: null })
  }

  #resume(reason: string): void {
    if (this.#waits.delete(reason)) this.#tell('waitEnded', { reason })
  }

  #reply(): void {
    this.#firstReplyAt ??= this.#at
    this.#tell('reply', { by: 'person', public: true })
  }

  #enter(node: string): void {
    this.#standing.push(node)
    this.#tell('nodeEntered', { node })
  }

  #leave(pick: number): void {
    if (this.#standing.length === 0) return
    const [node] = this.#standing.splice(pick % this.#standing.length, 1)
    this.#tell('nodeLeft', { node: node ?? '', way: 'next' })
  }

  #breach(pick: number): void {
    const clock = of(clockIds, pick)
    const reading = this.#clocks.get(clock)
    if (reading?.state !== 'running' || reading.outcome === 'missed') return
    const breach = makeBreach(clock, { breachedAt: this.#at, dueAt: this.#at, detectedAt: this.#at })
    this.#breaches.push(breach)
    this.#clocks.set(clock, { ...reading, outcome: 'missed', breachedAt: this.#at, elapsedMs: pick * 7919 })
    this.#told.push({ ...breachedEvent(breach), at: this.#at })
  }

  #stop(clock: string, pick: number): void {
    const reading = this.#clocks.get(clock)
    if (reading?.state !== 'running') return
    const outcome = reading.outcome === 'missed' ? 'missed' : 'met'
    this.#clocks.set(clock, {
      ...reading,
      state: 'stopped',
      outcome,
      stoppedAt: this.#at,
      elapsedMs: pick % 5 === 0 ? 0 : (this.#at - this.#createdAt) / (1 + (pick % 3)),
    })
    this.#tell('clockStopped', { clock, instance: 1, outcome })
  }

  #resolve(): void {
    if (this.#phase !== 'open') return
    this.#phase = 'resolved'
    this.#resolvedAt = this.#at
    this.#tell('resolved', {})
    for (const clock of clockIds) this.#stop(clock, 1)
    for (const reason of this.#waits) this.#resume(reason)
  }

  #answer(pick: number): void {
    const ask = of(['csat', 'nps', 'scale10', 'questions'], pick)
    this.#tell('surveyAnswered', { ask, score: ask === 'csat' ? 1 + (pick % 5) : pick % 11, node: 'survey' })
  }

  #end(phase: 'closed' | 'cancelled', data: Told['data']): void {
    this.#phase = phase
    this.#closedAt = this.#at
    this.#standing.length = 0
    this.#tell(phase, data)
    for (const reason of this.#waits) this.#resume(reason)
  }

  #reopen(): void {
    if (this.#phase !== 'resolved' && this.#phase !== 'closed') return
    this.#phase = 'open'
    this.#resolvedAt = null
    this.#closedAt = null
    this.#reopened += 1
    this.#tell('reopened', { times: this.#reopened })
    const resolution = this.#clocks.get('resolution')
    if (resolution?.outcome === 'met') {
      this.#clocks.set('resolution', { ...resolution, state: 'running', outcome: 'pending', stoppedAt: null })
    }
  }

  /** Writes what happened since the last time as one step. */
  commit(): void {
    if (this.#told.length === 0) return
    const events = this.#told
    this.commits.push(
      makeCommit(this.#id, {
        previousSeq: this.#seq,
        events,
        status: this.#phase === 'open' && this.#waits.size > 0 ? 'waiting' : this.#phase,
        priority: this.#facts['priority'] ?? null,
        clocks: [...this.#clocks.values()],
        state: {
          plan: { id: this.#flow, version: 1, hash: 'plan-1' },
          serial: this.commits.length,
          at: this.#at,
          createdAt: this.#createdAt,
          channel: 'phone',
          phase: this.#phase,
          team: this.#team,
          assignee: this.#assignee,
          facts: { ...this.#facts },
          firstReplyAt: this.#firstReplyAt,
          resolvedAt: this.#resolvedAt,
          closedAt: this.#closedAt,
          reopened: this.#reopened,
          breaches: [...this.#breaches],
          clocks: [...this.#clocks.values()].map((reading) => this.#clockState(reading)),
        },
      }),
    )
    this.#seq += events.length
    this.#told = []
  }

  /** As much of a clock's state as closed hours follow from. */
  #clockState({ id, stoppedAt }: ClockReading): ClockState {
    const toAt = stoppedAt === null ? null : Math.max(stoppedAt, this.#createdAt)
    const openMs = toAt === null ? 0 : Math.floor((toAt - this.#createdAt) / 3)
    const spans = [{ fromAt: this.#createdAt, toAt, calendar: 'sh', openMs }]
    return { id, activeSinceAt: null, pauses: [], instances: [{ instance: 1, spans }] } as unknown as ClockState
  }
}
