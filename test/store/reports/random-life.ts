import fc from 'fast-check'
import { elapsed } from '../../../core/calendar/elapsed.ts'
import type { CompiledCalendar } from '../../../core/contract/calendar.ts'
import type { CaseCommit } from '../../../core/contract/commit.ts'
import type { ClockReading } from '../../../core/contract/reading.ts'
import type { RecordName, RecordValue } from '../../../core/contract/record.ts'
import type { Breach, CaseState, ClockInstance, ClockState } from '../../../core/contract/state.ts'
import type { Duration } from '../../../core/contract/time.ts'
import { newYork, shanghai } from '../../core/calendar/calendars.ts'
import { breachedEvent, makeBreach, makeCommit, makeReading } from '../make-commit.ts'

const teams = ['frontline', 'specialists', 'quality'] as const
const people = ['zhang', 'li', null] as const
const nodes = ['ask', 'fix', 'tell'] as const
const minute = 60_000

/** The first answer counts all time, the solution open time. */
const targets = {
  'first-response': { target: { amount: 6, unit: 'hours' }, targetMs: 6 * 60 * minute },
  resolution: { target: { amount: 16, unit: 'businessHours' }, targetMs: 16 * 60 * minute },
} as const satisfies Record<string, { target: Duration; targetMs: number }>
const clockIds = ['first-response', 'resolution'] as const

type ClockId = (typeof clockIds)[number]

/** By key: one stands in the plan, the other came to the case later. */
const planned = { ny: newYork } as const
const brought = { 'sh@2': shanghai } as const
const calendarKeys = ['ny', 'sh@2'] as const
const calendars: Readonly<Record<string, CompiledCalendar>> = { ...planned, ...brought }

/** The plan of all of them, as it is stored. */
export const lifePlan = { hash: 'random-lives', plan: { id: 'random-lives', calendars: planned } } as const

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
const afterMinutes = fc.oneof(
  { weight: 3, arbitrary: fc.constant(0) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 300 }) },
  { weight: 1, arbitrary: fc.integer({ min: 300, max: 60_000 }) },
)

const anyMoves = fc.array(
  fc.record({ does: fc.constantFrom(...happenings), pick: fc.nat({ max: 1000 }), afterMinutes }),
  { maxLength: 40 },
)

/** Cases that go from one team to the next, some of them at once, and are solved in the end. */
export const handedMoves = fc
  .tuple(
    anyMoves,
    fc.array(fc.tuple(fc.nat({ max: 1000 }), afterMinutes), { minLength: 2, maxLength: 5 }),
    afterMinutes,
  )
  .map(([other, turns, last]): typeof other => [
    ...turns.flatMap(([pick, after], index) => [
      { does: 'assign' as const, pick, afterMinutes: after },
      ...other.slice(index * 3, index * 3 + 3).filter(({ does }) => does !== 'close' && does !== 'cancel'),
    ]),
    { does: 'resolve' as const, pick: 0, afterMinutes: last },
    ...other.slice(turns.length * 3),
  ])

export const moves = fc.oneof(anyMoves, handedMoves)

export type Move = typeof anyMoves extends fc.Arbitrary<readonly (infer M)[]> ? M : never

type Told = { readonly event: RecordName; readonly at: number; readonly data: Record<string, RecordValue> }

const of = <T>(list: readonly T[], pick: number): T => list[pick % list.length] as T

/** The commits of a case to which these things happen, in order; what is not possible does not happen. */
export function commitsOf(id: string, flow: string, createdAt: number, what: readonly Move[]): readonly CaseCommit[] {
  const life = new RandomLife(id, flow, createdAt)
  for (const move of what) life.do(move)
  life.commit()
  return life.commits
}

interface LifeClock {
  readonly id: ClockId
  readonly instance: number
  state: ClockReading['state']
  outcome: ClockReading['outcome']
  stoppedAt: number | null
  breachedAt: number | null
  readonly spans: { fromAt: number; toAt: number | null; calendar: string; openMs: number }[]
}

class RandomLife {
  readonly commits: CaseCommit[] = []
  readonly #id: string
  readonly #flow: string
  readonly #createdAt: number
  readonly #clocks: LifeClock[] = []
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
    for (const clock of clockIds) this.#start(clock, 'ny')
  }

  do({ does, pick, afterMinutes }: Move): void {
    this.#at += afterMinutes * minute
    const isOver = this.#phase === 'closed' || this.#phase === 'cancelled'
    if (does === 'commit') this.commit()
    else if (does === 'reopen') this.#reopen(pick)
    else if (does === 'breach') this.#breach(pick)
    else if (!isOver) this.#work(does, pick)
  }

  #work(does: (typeof happenings)[number], pick: number): void {
    if (does === 'assign') this.#assign(of(teams, pick), of(people, Math.floor(pick / 3)))
    else if (does === 'raise') this.#change('priority', of(['low', 'normal', 'high'], pick))
    else if (does === 'reclass') this.#change('customer.tier', of(['standard', 'gold', null], pick))
    else if (does === 'rename') this.#change(of(['category', 'business'], pick), of(['billing', '质量', null], pick))
    else if (does === 'wait') this.#wait(of(['customer', 'supplier'], pick))
    else if (does === 'resume') this.#resume(of(['customer', 'supplier'], pick), of(calendarKeys, pick >> 2))
    else if (does === 'reply') this.#reply()
    else if (does === 'enter') this.#enter(of(nodes, pick))
    else if (does === 'leave') this.#leave(pick)
    else if (does === 'stop') this.#stop(of(clockIds, pick))
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

  /** While a case waits, its solution does not count; what it waits for first comes to rest last. */
  #wait(reason: string): void {
    if (this.#waits.has(reason)) return
    this.#waits.add(reason)
    this.#tell('waitStarted', { reason, untilAt: null })
    const clock = this.#live('resolution')
    if (clock?.state !== 'running') return
    this.#hold(clock)
    clock.state = 'paused'
  }

  #resume(reason: string, calendar: string): void {
    if (!this.#waits.delete(reason)) return
    this.#tell('waitEnded', { reason })
    const clock = this.#live('resolution')
    if (this.#waits.size > 0 || clock?.state !== 'paused') return
    clock.state = 'running'
    clock.spans.push({ fromAt: this.#at, toAt: null, calendar, openMs: 0 })
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

  #start(id: ClockId, calendar: string): void {
    const instance = this.#clocks.filter((clock) => clock.id === id).length + 1
    const spans = [{ fromAt: this.#at, toAt: null, calendar, openMs: 0 }]
    this.#clocks.push({ id, instance, state: 'running', outcome: 'pending', stoppedAt: null, breachedAt: null, spans })
  }

  /** The newest instance of a clock, while it counts. */
  #live(id: ClockId): LifeClock | null {
    const clock = this.#clocks.findLast((one) => one.id === id)
    return clock?.state === 'running' || clock?.state === 'paused' ? clock : null
  }

  #hold(clock: LifeClock): void {
    const span = clock.spans.at(-1)
    if (span?.toAt !== null) return
    span.toAt = this.#at
    span.openMs = elapsed(calendars[span.calendar] ?? newYork, span.fromAt, this.#at)
  }

  #breach(pick: number): void {
    const clock = this.#live(of(clockIds, pick))
    if (clock?.state !== 'running' || clock.outcome === 'missed') return
    const { id, instance } = clock
    const breach = makeBreach(id, { instance, breachedAt: this.#at, dueAt: this.#at, detectedAt: this.#at })
    this.#breaches.push(breach)
    clock.outcome = 'missed'
    clock.breachedAt = this.#at
    this.#told.push({ ...breachedEvent(breach), at: this.#at })
  }

  #stop(id: ClockId): void {
    const clock = this.#live(id)
    if (clock === null) return
    this.#hold(clock)
    clock.stoppedAt = clock.state === 'paused' ? (clock.spans.at(-1)?.toAt ?? this.#at) : this.#at
    clock.state = 'stopped'
    clock.outcome = clock.outcome === 'missed' ? 'missed' : 'met'
    this.#tell('clockStopped', { clock: id, instance: clock.instance, outcome: clock.outcome })
  }

  #resolve(): void {
    if (this.#phase !== 'open') return
    this.#phase = 'resolved'
    this.#resolvedAt = this.#at
    this.#tell('resolved', {})
    for (const clock of clockIds) this.#stop(clock)
    for (const reason of this.#waits) this.#resume(reason, 'ny')
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
    for (const reason of this.#waits) this.#resume(reason, 'ny')
  }

  #reopen(pick: number): void {
    if (this.#phase !== 'resolved' && this.#phase !== 'closed') return
    this.#phase = 'open'
    this.#resolvedAt = null
    this.#closedAt = null
    this.#reopened += 1
    this.#tell('reopened', { times: this.#reopened })
    const clock = this.#clocks.findLast(({ id }) => id === 'resolution')
    if (clock?.state !== 'stopped') return
    if (pick % 2 === 0) return this.#start('resolution', of(calendarKeys, pick >> 2))
    if (clock.outcome === 'missed') return
    Object.assign(clock, { state: 'running', outcome: 'pending', stoppedAt: null })
    clock.spans.push({ fromAt: this.#at, toAt: null, calendar: 'ny', openMs: 0 })
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
        clocks: this.#clocks.map((clock) => this.#reading(clock)),
        state: {
          plan: { id: this.#flow, version: 1, hash: lifePlan.hash },
          calendars: brought,
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
          clocks: clockIds.map((id) => this.#clockState(id)),
        },
      }),
    )
    this.#seq += events.length
    this.#told = []
  }

  #reading({ id, instance, spans, ...clock }: LifeClock): ClockReading {
    const { target, targetMs } = targets[id]
    const counted = spans.map(({ fromAt, toAt, calendar, openMs }) => {
      if (id === 'first-response') return (toAt ?? this.#at) - fromAt
      return toAt === null ? elapsed(calendars[calendar] ?? newYork, fromAt, this.#at) : openMs
    })
    const elapsedMs = counted.reduce((sum, ms) => sum + ms, 0)
    return makeReading(id, { ...clock, instance, startedAt: spans[0]?.fromAt ?? 0, elapsedMs, target, targetMs })
  }

  /** As much of a clock's state as closed hours and shares of teams follow from. */
  #clockState(id: ClockId): ClockState {
    const instances = this.#clocks.flatMap((clock): ClockInstance[] => {
      if (clock.id !== id) return []
      const spans = clock.spans.map((span) => ({ ...span }))
      const measuredFromAt = spans[0]?.fromAt ?? 0
      return [
        { instance: clock.instance, target: targets[id].target, measuredFromAt, spans } as unknown as ClockInstance,
      ]
    })
    return { id, activeSinceAt: null, pauses: [], instances }
  }
}
