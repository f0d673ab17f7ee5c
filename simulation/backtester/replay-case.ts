import { currentBehaviour } from '../../core/behaviours.ts'
import { calendarKeyFor, calendarOfKey } from '../../core/clocks/calendar-of.ts'
import { instantAfter } from '../../core/clocks/target.ts'
import { checkCommand } from '../../core/commands/check-command.ts'
import type { CommandProblem } from '../../core/commands/command-problem.ts'
import type { CompiledCalendar } from '../../core/contract/calendar.ts'
import type { CaseCommand } from '../../core/contract/case-command.ts'
import type { Command } from '../../core/contract/command.ts'
import type { CaseEvent } from '../../core/contract/event.ts'
import type { Plan } from '../../core/contract/plan.ts'
import type { CalendarOwner } from '../../core/contract/policy.ts'
import type { CaseFacts, CaseState } from '../../core/contract/state.ts'
import type { Instant } from '../../core/contract/time.ts'
import { nextDeadline } from '../../core/step/next-deadline.ts'
import { settleBefore } from '../../core/step/settle.ts'
import { step } from '../../core/step/step.ts'
import { decideCommand, explainCommand } from '../../rules/evaluate-command.ts'
import { isKnownCalendar } from '../known-calendar.ts'
import type { WorldStep } from '../world.ts'
import type { ReadInputs, RecordedInput } from './recorded-inputs.ts'

type CommandOf<K extends Command['kind']> = Extract<Command, { kind: K }>

/** The calendar that the record of a team, customer or site names; null if it names none. */
export type CalendarOf = (by: CalendarOwner, id: string) => CompiledCalendar | null

/** How a case stands at the end of its replay, or the command that it did not allow. */
export type Replayed =
  | { readonly ok: true; readonly state: CaseState }
  | { readonly ok: false; readonly word: string; readonly at: Instant; readonly problem: CommandProblem }

/** How a case is replayed: under one plan, and, to know what its commands meant, with the one under which it was recorded. */
export interface ReplayOptions {
  readonly plan: Plan
  readonly recordedPlan: Plan
  readonly calendarOf: CalendarOf
  /** A case that is not over is looked at then. */
  readonly untilAt: Instant
  /** Hears of every step; what rules say then comes with its reasons. */
  readonly watch?: (step: WorldStep) => void
}

type Readable = Extract<ReadInputs, { ok: true }>

/**
 * Lets happen to a case what happened to it, under a plan that may be another one; pure. What it asks of the world is answered as it was;
 * what it never asked before succeeds at once. Ends at the first command that it does not allow.
 */
export function replayCase(recorded: Readable, options: ReplayOptions): Replayed {
  return new Replay(recorded, options).run()
}

class Replay {
  readonly #recorded: Readable
  readonly #options: ReplayOptions
  /** How many answers of each kind are still to come. */
  readonly #ahead = new Map<string, number>()
  readonly #open = new Map<string, string[]>()
  readonly #asked: Command[] = []
  #state: CaseState

  constructor(recorded: Readable, options: ReplayOptions) {
    this.#recorded = recorded
    this.#options = options
    for (const input of recorded.inputs) {
      const key = answerKey(input)
      if (key !== null) this.#ahead.set(key, (this.#ahead.get(key) ?? 0) + 1)
    }
    const { createdAt: at, actor, intake } = recorded
    const event: CaseEvent = { kind: 'create', at, actor, intake, behaviour: currentBehaviour }
    const [state, commands] = step(options.plan, null, event)
    this.#state = state
    this.#take(event, commands)
    this.#answerAll()
  }

  run(): Replayed {
    const { untilAt } = this.#options
    for (const input of this.#recorded.inputs) {
      if (input.kind === 'tick') this.#apply(input)
      else if (input.kind === 'performed') this.#performed(input)
      else if (input.kind === 'childEnded') this.#childEnded(input)
      else {
        const problem = this.#command(input)
        if (problem !== null) return { ok: false, word: input.command.do, at: input.at, problem }
      }
    }
    const { phase, at } = this.#state
    if (phase !== 'closed' && phase !== 'cancelled' && untilAt > at) {
      if (this.#options.watch !== undefined) this.#letPass(untilAt)
      this.#apply({ kind: 'tick', at: untilAt })
    }
    return { ok: true, state: this.#state }
  }

  #apply(event: CaseEvent): void {
    const [state, commands] = step(this.#options.plan, this.#state, event)
    this.#state = state
    this.#take(event, commands)
    this.#answerAll()
  }

  #take(event: CaseEvent, commands: readonly Command[]): void {
    for (const command of commands) if (command.kind !== 'record') this.#asked.push(command)
    const { plan, watch } = this.#options
    if (watch === undefined) return
    const records = commands.flatMap((command) => (command.kind === 'record' ? command.records : []))
    watch({ case: this.#state.id, plan, event, state: this.#state, records })
  }

  #command({ at, actor, command }: Extract<RecordedInput, { kind: 'command' }>): CommandProblem | null {
    const { plan, watch } = this.#options
    if (watch !== undefined) this.#letPass(at - 1)
    const [settled, commands] = settleBefore(plan, this.#state, at)
    this.#state = settled
    for (const each of commands) if (each.kind !== 'record') this.#asked.push(each)
    this.#answerAll()
    const meant = command.do === 'wait' ? this.#waitAsMeant(command, at) : command
    const checked = checkCommand(plan, this.#state, meant, at)
    if (!checked.ok) return checked.problem
    this.#apply({ kind: 'command', at, actor, command: checked.command })
    return null
  }

  /** Everything that is due until an instant happens, each deadline as a step of its own, for whoever watches. */
  #letPass(untilAt: Instant): void {
    const { plan } = this.#options
    for (let due = nextDeadline(plan, this.#state); due !== null && due.at <= untilAt; ) {
      this.#apply({ kind: 'tick', at: due.at })
      due = nextDeadline(plan, this.#state)
    }
  }

  /** A wait that lasted as long as the policy of its time allowed was meant without an end: the other policy says how long now. */
  #waitAsMeant(command: Extract<CaseCommand, { do: 'wait' }>, at: Instant): CaseCommand {
    const { recordedPlan } = this.#options
    const cap = recordedPlan.policy?.waits[command.reason]
    const clock = recordedPlan.policy?.clocks[0]
    if (cap === undefined || clock === undefined || command.until === undefined) return command
    const key = calendarKeyFor(this.#state, clock)
    const plan = Object.hasOwn(recordedPlan.calendars, key) ? recordedPlan : this.#options.plan
    const cappedAt = instantAfter(calendarOfKey(plan, this.#state, key), at, cap)
    return cappedAt === command.until ? { do: 'wait', reason: command.reason } : command
  }

  #performed({ at, node, step: index, ok, facts }: Extract<RecordedInput, { kind: 'performed' }>): void {
    const ref = this.#takeOpen(`performed ${node} ${index}`)
    if (ref !== null) this.#apply({ kind: 'performed', at, ref, ok, facts })
  }

  #childEnded({ at, node, outcome, facts }: Extract<RecordedInput, { kind: 'childEnded' }>): void {
    const ref = this.#takeOpen(`childEnded ${node}`)
    const law = this.#options.plan.nodes[node]
    if (ref === null || law?.kind !== 'subflow') return
    this.#apply({ kind: 'childEnded', at, ref, outcome, facts: namedByChild(law.out, facts) })
  }

  #takeOpen(key: string): string | null {
    this.#ahead.set(key, (this.#ahead.get(key) ?? 1) - 1)
    return this.#open.get(key)?.shift() ?? null
  }

  #answerAll(): void {
    for (let command = this.#asked.shift(); command !== undefined; command = this.#asked.shift()) this.#answer(command)
  }

  #answer(command: Command): void {
    switch (command.kind) {
      case 'evaluate': {
        const { plan, watch } = this.#options
        const verdict =
          watch === undefined ? decideCommand(plan, this.#state, command) : explainCommand(plan, this.#state, command)
        this.#apply({ kind: 'verdict', at: command.at, ref: command.ref, verdict })
        return
      }
      case 'perform':
        this.#perform(command)
        return
      case 'loadCalendar': {
        const calendar = this.#options.calendarOf(command.by, command.id)
        const isKnown = isKnownCalendar(this.#options.plan, this.#state, command.by, calendar)
        if (!isKnown) this.#apply({ kind: 'calendarLoaded', at: this.#state.at, by: command.by, calendar })
        return
      }
      case 'startCase':
        if (command.ref !== null) this.#await(`childEnded ${this.#nodeOf(command.ref)}`, command.ref)
        return
      default:
    }
  }

  #perform({ ref, node, at }: CommandOf<'perform'>): void {
    const index = this.#state.tokens.find((token) => token.ref === ref)?.step ?? 0
    const key = `performed ${node} ${index}`
    if ((this.#ahead.get(key) ?? 0) > 0) this.#await(key, ref)
    else this.#apply({ kind: 'performed', at, ref, ok: true })
  }

  #await(key: string, ref: string): void {
    const open = this.#open.get(key)
    if (open === undefined) this.#open.set(key, [ref])
    else open.push(ref)
  }

  #nodeOf(ref: string): string {
    return this.#state.tokens.find((token) => token.ref === ref)?.node ?? ''
  }
}

function answerKey(input: RecordedInput): string | null {
  if (input.kind === 'performed') return `performed ${input.node} ${input.step}`
  return input.kind === 'childEnded' ? `childEnded ${input.node}` : null
}

/** Facts as the parent has them, by the names that the child had for them. */
function namedByChild(out: Readonly<Record<string, string>>, facts: CaseFacts): CaseFacts {
  return Object.fromEntries(
    Object.entries(out).flatMap(([target, source]) =>
      Object.hasOwn(facts, target) ? [[source, facts[target] ?? null] as const] : [],
    ),
  )
}
