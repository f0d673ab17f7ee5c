import { currentBehaviour } from '../core/behaviours.ts'
import { checkCommand } from '../core/commands/check-command.ts'
import type { CommandProblem } from '../core/commands/command-problem.ts'
import type { CompiledCalendar } from '../core/contract/calendar.ts'
import type { Actor } from '../core/contract/case-command.ts'
import type { Command } from '../core/contract/command.ts'
import type { Job } from '../core/contract/commit.ts'
import type { CaseEvent, CaseIntake } from '../core/contract/event.ts'
import type { Plan } from '../core/contract/plan.ts'
import type { CalendarOwner } from '../core/contract/policy.ts'
import { ProblemError } from '../core/contract/problem-error.ts'
import type { CaseRecord } from '../core/contract/record.ts'
import type { Verdict } from '../core/contract/rules.ts'
import type { CaseState } from '../core/contract/state.ts'
import type { Instant } from '../core/contract/time.ts'
import { nextDeadline } from '../core/step/next-deadline.ts'
import { planAfter } from '../core/step/plan-after.ts'
import { step } from '../core/step/step.ts'

type CommandOf<K extends Command['kind']> = Extract<Command, { kind: K }>

/** What a step of an `act` came to. */
export type Performed = Pick<Extract<CaseEvent, { kind: 'performed' }>, 'ok' | 'facts' | 'error'>

/** One step of a simulated case: what came to it, what was written of it, and how it stood then. */
export interface WorldStep {
  readonly case: string
  /** The plan that it follows from this step on. */
  readonly plan: Plan
  readonly event: CaseEvent
  readonly state: CaseState
  readonly records: readonly CaseRecord[]
}

/** All that simulated cases ask of what is around them; answered at once, at the instant of the question. */
export interface Surroundings {
  /** The plan that a new case of a flow takes; null if there is none, then the child ends at once without an outcome. */
  planOf(flow: string): Plan | null
  /** The calendar that the record of a case's customer, team or site names; null if it names none. */
  calendarOf(by: CalendarOwner, id: string): CompiledCalendar | null
  perform(command: CommandOf<'perform'>): Performed
  evaluate(plan: Plan, state: CaseState, command: CommandOf<'evaluate'>): Verdict | Promise<Verdict>
  /** Hears of every step of every case, in the order in which they are taken. */
  watch?(step: WorldStep): void
}

/** A case of a simulated world, with everything that was recorded of it and every job it gave. */
export interface SimulatedCase {
  readonly id: string
  readonly plan: Plan
  readonly state: CaseState
  readonly records: readonly CaseRecord[]
  readonly jobs: readonly Job[]
}

interface LiveCase extends SimulatedCase {
  plan: Plan
  state: CaseState
  readonly records: CaseRecord[]
  readonly jobs: Job[]
  /** Whom to tell when it ends. */
  readonly parent: { readonly case: string; readonly ref: string } | null
  /** Whether the parent knows of its end; one that is reopened ends again. */
  isTold: boolean
}

/** What is still to be done: a question of a case, or an event for one. */
type Errand = { readonly to: string; readonly command: Command } | { readonly to: string; readonly event: CaseEvent }

/** Steps after which a run is given up: enough for years of a busy case. */
const mostSteps = 1_000_000

/**
 * The simulated host of core: cases that live under a clock which only moves when it is told to. Commands are performed in
 * the order in which they were given and answered before anything else happens; children run beside their parents, and what
 * is due happens in order over all cases, at one instant in the order in which the cases began.
 */
export class SimulatedWorld {
  readonly #around: Surroundings
  readonly #cases = new Map<string, LiveCase>()
  readonly #errands: Errand[] = []
  #stepsLeft = mostSteps

  constructor(around: Surroundings) {
    this.#around = around
  }

  /** Every case that was begun, in that order. */
  get cases(): readonly SimulatedCase[] {
    return [...this.#cases.values()]
  }

  /** A case by its id; one that was never begun is a bug and throws. */
  caseOf(id: string): SimulatedCase {
    return this.#live(id)
  }

  /** Begins a case under a plan. */
  async begin(plan: Plan, intake: CaseIntake, at: Instant, actor: Actor): Promise<void> {
    this.#open(plan, intake, at, actor, null)
    await this.#runErrands()
  }

  /** Lets everything happen that is due before `at`, or with `including` also at it, in all cases. */
  async letPass(at: Instant, including: boolean): Promise<void> {
    for (let due = this.#nextDue(); due !== null; due = this.#nextDue()) {
      if (due.at > at || (due.at === at && !including)) return
      this.#apply(due.id, { kind: 'tick', at: due.at })
      await this.#runErrands()
    }
  }

  /** Gives a case a command, after letting pass what is due before it. What the case does not allow is returned, and changes nothing. */
  async command(id: string, input: unknown, at: Instant, actor: Actor): Promise<CommandProblem | null> {
    await this.letPass(at, false)
    const { plan, state } = this.#live(id)
    const checked = checkCommand(plan, state, input, at)
    if (!checked.ok) return checked.problem
    await this.send(id, { kind: 'command', at, actor, command: checked.command })
    return null
  }

  /** Gives a case an event that needs nobody's leave: a publication that reaches it. */
  async send(id: string, event: CaseEvent): Promise<void> {
    this.#apply(id, event)
    await this.#runErrands()
  }

  #live(id: string): LiveCase {
    const live = this.#cases.get(id)
    if (live === undefined) throw new Error(`no case ${id} in this world`)
    return live
  }

  #nextDue(): { readonly id: string; readonly at: Instant } | null {
    let next: { id: string; at: Instant } | null = null
    for (const { id, plan, state } of this.#cases.values()) {
      const due = nextDeadline(plan, state)
      if (due !== null && (next === null || due.at < next.at)) next = { id, at: due.at }
    }
    return next
  }

  #open(plan: Plan, intake: CaseIntake, at: Instant, actor: Actor, parent: LiveCase['parent']): void {
    this.#countStep()
    const event: CaseEvent = { kind: 'create', at, actor, intake, behaviour: currentBehaviour }
    const [state, commands] = step(plan, null, event)
    this.#cases.set(intake.id, { id: intake.id, plan, state, records: [], jobs: [], parent, isTold: false })
    this.#take(intake.id, event, commands)
  }

  #apply(id: string, event: CaseEvent): void {
    this.#countStep()
    const live = this.#live(id)
    const [state, commands] = step(live.plan, live.state, event)
    live.plan = planAfter(live.plan, live.state, event, state)
    live.state = state
    this.#take(id, event, commands)
  }

  #take(id: string, event: CaseEvent, commands: readonly Command[]): void {
    const { plan, state } = this.#live(id)
    this.#around.watch?.({
      case: id,
      plan,
      event,
      state,
      records: commands.flatMap((command) => (command.kind === 'record' ? command.records : [])),
    })
    this.#errands.push(...commands.map((command) => ({ to: id, command })))
    this.#tellParent(this.#live(id))
  }

  /** A case that is closed or cancelled has ended, though it may be reopened: that is what its parent waits for. */
  #tellParent(live: LiveCase): void {
    const { parent, state } = live
    const isOver = state.phase === 'closed' || state.phase === 'cancelled'
    const isNews = isOver && !live.isTold
    live.isTold = isOver
    if (parent === null || !isNews) return
    const { at, outcome, facts } = state
    this.#errands.push({ to: parent.case, event: { kind: 'childEnded', at, ref: parent.ref, outcome, facts } })
  }

  #countStep(): void {
    this.#stepsLeft -= 1
    if (this.#stepsLeft < 0) throw new ProblemError('scenario.too-much', { limit: mostSteps })
  }

  async #runErrands(): Promise<void> {
    for (let errand = this.#errands.shift(); errand !== undefined; errand = this.#errands.shift()) {
      if ('event' in errand) this.#apply(errand.to, errand.event)
      else await this.#perform(this.#live(errand.to), errand.command)
    }
  }

  async #perform(live: LiveCase, command: Command): Promise<void> {
    const { id, plan, state } = live
    switch (command.kind) {
      case 'record':
        live.records.push(...command.records)
        return
      case 'evaluate': {
        const verdict = await this.#around.evaluate(plan, state, command)
        this.#apply(id, { kind: 'verdict', at: command.at, ref: command.ref, verdict })
        return
      }
      case 'loadCalendar': {
        const calendar = this.#around.calendarOf(command.by, command.id)
        this.#apply(id, { kind: 'calendarLoaded', at: state.at, by: command.by, calendar })
        return
      }
      case 'perform':
        this.#apply(id, { kind: 'performed', at: command.at, ref: command.ref, ...this.#around.perform(command) })
        return
      case 'startCase':
        live.jobs.push(command)
        this.#startCase(live, command)
        return
      case 'notify':
      case 'webhook':
      case 'survey':
        live.jobs.push(command)
        return
      case 'finish':
    }
  }

  #startCase(parent: LiveCase, { id, flow, facts, at, ref }: CommandOf<'startCase'>): void {
    const plan = this.#around.planOf(flow)
    const told = ref === null ? null : { case: parent.id, ref }
    if (plan !== null) this.#open(plan, { id, facts }, at, { kind: 'system' }, told)
    else if (ref !== null) this.#apply(parent.id, { kind: 'childEnded', at, ref, outcome: null, facts: {} })
  }
}
