import { currentBehaviour } from '../../core/behaviours.ts'
import type { CompiledCalendar } from '../../core/contract/calendar.ts'
import type { Actor } from '../../core/contract/case-command.ts'
import type { Command } from '../../core/contract/command.ts'
import type { CaseEvent, CaseIntake } from '../../core/contract/event.ts'
import type { CalendarOwner } from '../../core/contract/policy.ts'
import { ProblemError } from '../../core/contract/problem-error.ts'
import type { CaseRecord } from '../../core/contract/record.ts'
import type { Instant } from '../../core/contract/time.ts'
import { step } from '../../core/step/step.ts'
import { decideCommand } from '../../rules/evaluate-command.ts'
import { type Chance } from '../chance/chance.ts'
import { happens } from '../chance/draw.ts'
import { isKnownCalendar } from '../known-calendar.ts'
import type { SimulatedStep } from './simulate.ts'
import type { RunningCase, SimulatedPlan } from './simulated-work.ts'

type CommandOf<K extends Command['kind']> = Extract<Command, { kind: K }>

/** What cases ask of the simulation around them, and what it wants to hear. */
export interface RunnerParts {
  /** What runs a flow that a case starts; null if it is not known. */
  planOf(parent: RunningCase, command: CommandOf<'startCase'>): SimulatedPlan | null
  calendarOf(by: CalendarOwner, id: string): CompiledCalendar | null
  /** A case has moved, all it asked for is answered: what does that mean for people? Called for each case that something happened to. */
  onMoved(moved: RunningCase, at: Instant): void
  onResolved(resolved: RunningCase, at: Instant): void
  readonly watch: ((step: SimulatedStep) => void) | undefined
}

/** Steps after which a case is given up: it goes round. */
const mostSteps = 5000
const nobody: Actor = { kind: 'system' }

type Errand =
  | { readonly to: RunningCase; readonly command: Command }
  | { readonly to: RunningCase; readonly event: CaseEvent }

/** Takes the steps of simulated cases, and answers what they ask in the order in which they asked, before anything else happens. */
export class CaseRunner {
  readonly #parts: RunnerParts
  readonly #errands: Errand[] = []
  readonly #touched: RunningCase[] = []
  #isRunning = false

  constructor(parts: RunnerParts) {
    this.#parts = parts
  }

  /** Begins a case. */
  begin(of: SimulatedPlan, intake: CaseIntake, at: Instant, chance: Chance, parent: RunningCase['parent']): void {
    this.#open(of, intake, at, chance, parent)
    this.#settle(at)
  }

  /** Lets something happen to a case. */
  apply(to: RunningCase, event: CaseEvent): void {
    this.#step(to, event)
    this.#settle(event.at)
  }

  /** Lets time pass for a case that nothing happens to any more, so that its clocks show where they stand. */
  lookAgain(at: RunningCase, untilAt: Instant): void {
    const { of, state: before } = at
    const event: CaseEvent = { kind: 'tick', at: untilAt }
    const [state, commands] = step(of.plan, before, event)
    at.state = state
    for (const command of commands) if (command.kind === 'record') this.#look(at, command.records)
  }

  #open(of: SimulatedPlan, intake: CaseIntake, at: Instant, chance: Chance, parent: RunningCase['parent']): void {
    const event: CaseEvent = { kind: 'create', at, actor: nobody, intake, behaviour: currentBehaviour }
    const [state, commands] = step(of.plan, null, event)
    const begun: RunningCase = {
      of,
      chance,
      state,
      parent,
      seenSeq: 0,
      stageSinceAt: at,
      tickAt: null,
      reopensAt: null,
      steps: 1,
      works: [],
      isOver: false,
    }
    this.#take(begun, null, event, commands)
  }

  #step(to: RunningCase, event: CaseEvent): void {
    const { of, state: before } = to
    to.steps += 1
    if (to.steps > mostSteps) {
      throw new ProblemError('rehearsal.never-rests', { node: before.tokens[0]?.node ?? '', limit: mostSteps })
    }
    const [state, commands] = step(of.plan, before, event)
    to.state = state
    this.#take(to, before, event, commands)
  }

  #take(to: RunningCase, before: RunningCase['state'] | null, event: CaseEvent, commands: readonly Command[]): void {
    if (!this.#touched.includes(to)) this.#touched.push(to)
    let records: readonly CaseRecord[] = []
    for (const command of commands) {
      if (command.kind === 'record') {
        records = command.records
        this.#look(to, records)
      } else this.#errands.push({ to, command })
    }
    this.#parts.watch?.({ plan: to.of.plan, before, event, after: to.state, records })
    this.#tellParent(to)
  }

  #look(to: RunningCase, records: readonly CaseRecord[]): void {
    const { tally } = to.of
    for (const record of records) {
      to.stageSinceAt = tally.countRecord(record, to.state.stage, to.stageSinceAt)
      if (record.event === 'resolved') this.#parts.onResolved(to, record.at)
    }
  }

  #tellParent(child: RunningCase): void {
    const { parent, state } = child
    if (parent === null || (state.phase !== 'closed' && state.phase !== 'cancelled')) return
    child.parent = null
    const { at, outcome, facts } = state
    this.#errands.push({ to: parent.case, event: { kind: 'childEnded', at, ref: parent.ref, outcome, facts } })
  }

  #settle(at: Instant): void {
    if (this.#isRunning) return
    this.#isRunning = true
    for (let errand = this.#errands.shift(); errand !== undefined; errand = this.#errands.shift()) {
      if ('event' in errand) this.#step(errand.to, errand.event)
      else this.#answer(errand.to, errand.command)
    }
    this.#isRunning = false
    for (const moved of this.#touched.splice(0)) this.#parts.onMoved(moved, at)
  }

  #answer(to: RunningCase, command: Command): void {
    const { plan, assumptions } = to.of
    switch (command.kind) {
      case 'evaluate': {
        const verdict = decideCommand(plan, to.state, command)
        this.#step(to, { kind: 'verdict', at: command.at, ref: command.ref, verdict })
        return
      }
      case 'perform': {
        const ok = !happens(assumptions.actFails.get(command.node) ?? 0, to.chance)
        this.#step(to, { kind: 'performed', at: command.at, ref: command.ref, ok })
        return
      }
      case 'loadCalendar': {
        const calendar = this.#parts.calendarOf(command.by, command.id)
        const isKnown = isKnownCalendar(plan, to.state, command.by, calendar)
        if (!isKnown) this.#step(to, { kind: 'calendarLoaded', at: to.state.at, by: command.by, calendar })
        return
      }
      case 'startCase':
        this.#startCase(to, command)
        return
      default:
    }
  }

  #startCase(parent: RunningCase, command: CommandOf<'startCase'>): void {
    const { id, facts, at, ref } = command
    const of = this.#parts.planOf(parent, command)
    if (of !== null) this.#open(of, { id, facts }, at, parent.chance, ref === null ? null : { case: parent, ref })
    else if (ref !== null) this.#step(parent, { kind: 'childEnded', at, ref, outcome: null, facts: {} })
  }
}
