import { advance } from '../../core/calendar/advance.ts'
import { elapsed } from '../../core/calendar/elapsed.ts'
import type { CompiledCalendar } from '../../core/contract/calendar.ts'

interface HandWrittenClock {
  readonly id: string
  readonly budgetMs: number
  readonly warnMs: number | null
  readonly pauses: boolean
  state: 'running' | 'paused' | 'stopped'
  sinceAt: number
  elapsedMs: number
  dueAt: number | null
  warnsAt: number | null
  hasWarned: boolean
  breachedAt: number | null
}

interface HandWrittenEvent {
  readonly seq: number
  readonly at: number
  readonly event: string
  readonly commandId: string | null
  readonly data: Record<string, unknown>
}

/** What such a case writes after each command. */
export interface HandWrittenRow {
  readonly status: string
  readonly stage: string
  readonly priority: string
  readonly team: string | null
  readonly assignee: string | null
  readonly nextDueAt: number | null
  readonly nextDeadlineAt: number | null
  readonly events: readonly HandWrittenEvent[]
}

/**
 * The nine-step case as one writes it for this one process and no other: fields that are changed in place, two clocks, an
 * `if` for the triage. It counts open time with the same calendar functions, checks what is allowed, applies a command once
 * and keeps a timeline, so that it does what core does for this case.
 */
export class HandWrittenCase {
  readonly #calendar: CompiledCalendar
  readonly #commandIds = new Set<string>()
  readonly #clocks: HandWrittenClock[]
  #events: HandWrittenEvent[] = []
  #at: number
  #seq = 0
  #phase: 'open' | 'resolved' | 'closed' = 'open'
  #stage = 'intake'
  #priority = 'normal'
  #team: string | null = null
  #assignee: string | null = null
  #waiting: string | null = null

  constructor(calendar: CompiledCalendar, at: number, amount: number) {
    this.#calendar = calendar
    this.#at = at
    this.#clocks = [
      this.#startClock('first-response', 30 * 60_000, null, false),
      this.#startClock('resolution', 8 * 3_600_000, 4 * 3_600_000, true),
    ]
    this.#note('caseCreated', { amount })
    this.#priority = amount > 1000 ? 'high' : 'normal'
    this.#note('decided', { priority: this.#priority })
    this.#team = 'frontline'
    this.#enter('resolve')
  }

  assign(at: number, commandId: string, agent: string): HandWrittenRow {
    return this.#command(at, commandId, this.#phase === 'open', () => {
      this.#assignee = agent
      this.#note('assigned', { team: this.#team, agent }, commandId)
    })
  }

  reply(at: number, commandId: string, contentId: string): HandWrittenRow {
    return this.#command(at, commandId, this.#phase !== 'closed', () => {
      this.#note('reply', { by: 'person', public: true, contentId }, commandId)
      this.#stopClock('first-response')
    })
  }

  wait(at: number, commandId: string, reason: string): HandWrittenRow {
    return this.#command(at, commandId, this.#phase === 'open' && this.#waiting === null, () => {
      this.#waiting = reason
      this.#note('waitStarted', { reason }, commandId)
      for (const clock of this.#clocks) if (clock.pauses && clock.state === 'running') this.#pauseClock(clock)
    })
  }

  resume(at: number, commandId: string): HandWrittenRow {
    return this.#command(at, commandId, this.#waiting !== null, () => {
      this.#note('waitEnded', { reason: this.#waiting }, commandId)
      this.#waiting = null
      for (const clock of this.#clocks) if (clock.state === 'paused') this.#resumeClock(clock)
    })
  }

  resolve(at: number, commandId: string): HandWrittenRow {
    return this.#command(at, commandId, this.#phase === 'open', () => {
      this.#phase = 'resolved'
      this.#note('resolved', { outcome: 'solved' }, commandId)
      this.#stopClock('resolution')
      this.#enter('follow-up')
    })
  }

  answer(at: number, commandId: string, score: number): HandWrittenRow {
    return this.#command(at, commandId, this.#phase === 'resolved', () => {
      this.#note('surveyAnswered', { score }, commandId)
      this.#phase = 'closed'
      this.#note('closed', {})
    })
  }

  /** Lets happen what is due until `at`. */
  tick(at: number): HandWrittenRow {
    for (const clock of this.#clocks) {
      if (clock.warnsAt !== null && clock.warnsAt <= at) {
        this.#at = clock.warnsAt
        clock.warnsAt = null
        clock.hasWarned = true
        this.#note('warned', { clock: clock.id })
      }
      if (clock.state === 'running' && clock.breachedAt === null && clock.dueAt !== null && clock.dueAt < at) {
        this.#at = clock.dueAt
        clock.breachedAt = clock.dueAt
        this.#note('breached', { clock: clock.id, dueAt: clock.dueAt })
      }
    }
    this.#at = Math.max(this.#at, at)
    return this.#row()
  }

  #command(at: number, commandId: string, isAllowed: boolean, apply: () => void): HandWrittenRow {
    if (this.#commandIds.has(commandId)) return this.#row()
    if ((this.#nextDeadlineAt() ?? Number.POSITIVE_INFINITY) < at) this.tick(at - 1)
    if (!isAllowed) throw new Error('not allowed now')
    this.#at = Math.max(this.#at, at)
    this.#commandIds.add(commandId)
    apply()
    return this.#row()
  }

  #enter(stage: string): void {
    this.#note('stageLeft', { stage: this.#stage })
    this.#stage = stage
    this.#note('stageEntered', { stage })
  }

  #note(event: string, data: Record<string, unknown>, commandId: string | null = null): void {
    this.#seq += 1
    this.#events.push({ seq: this.#seq, at: this.#at, event, commandId, data })
  }

  #startClock(id: string, budgetMs: number, warnMs: number | null, pauses: boolean): HandWrittenClock {
    return this.#plan({
      id,
      budgetMs,
      warnMs,
      pauses,
      state: 'running',
      sinceAt: this.#at,
      elapsedMs: 0,
      dueAt: null,
      warnsAt: null,
      hasWarned: false,
      breachedAt: null,
    })
  }

  #plan(clock: HandWrittenClock): HandWrittenClock {
    clock.dueAt = advance(this.#calendar, clock.sinceAt, clock.budgetMs - clock.elapsedMs)
    const isWarning = clock.warnMs !== null && !clock.hasWarned
    clock.warnsAt = isWarning ? advance(this.#calendar, clock.sinceAt, (clock.warnMs ?? 0) - clock.elapsedMs) : null
    return clock
  }

  #pauseClock(clock: HandWrittenClock): void {
    clock.elapsedMs += elapsed(this.#calendar, clock.sinceAt, this.#at)
    clock.state = 'paused'
    clock.dueAt = null
    clock.warnsAt = null
    this.#note('clockPaused', { clock: clock.id })
  }

  #resumeClock(clock: HandWrittenClock): void {
    clock.state = 'running'
    clock.sinceAt = this.#at
    this.#plan(clock)
    this.#note('clockResumed', { clock: clock.id })
  }

  #stopClock(id: string): void {
    const clock = this.#clocks.find((candidate) => candidate.id === id)
    if (clock === undefined || clock.state === 'stopped') return
    if (clock.state === 'running') clock.elapsedMs += elapsed(this.#calendar, clock.sinceAt, this.#at)
    clock.state = 'stopped'
    clock.dueAt = null
    clock.warnsAt = null
    this.#note('clockStopped', { clock: id, elapsedMs: clock.elapsedMs })
  }

  #nextDeadlineAt(): number | null {
    const instants = this.#clocks.flatMap(({ dueAt, warnsAt }) => [dueAt, warnsAt]).filter((at) => at !== null)
    return instants.length === 0 ? null : Math.min(...instants)
  }

  #row(): HandWrittenRow {
    const dues = this.#clocks.map(({ dueAt }) => dueAt).filter((at) => at !== null)
    const events = this.#events
    this.#events = []
    return {
      status: this.#waiting === null ? this.#phase : 'waiting',
      stage: this.#stage,
      priority: this.#priority,
      team: this.#team,
      assignee: this.#assignee,
      nextDueAt: dues.length === 0 ? null : Math.min(...dues),
      nextDeadlineAt: this.#nextDeadlineAt(),
      events,
    }
  }
}
