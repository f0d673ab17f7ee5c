import { allowedCommands } from '../core/commands/allowed-commands.ts'
import { checkCommand } from '../core/commands/check-command.ts'
import type { CaseCommand } from '../core/contract/case-command.ts'
import type { Command } from '../core/contract/command.ts'
import type { CaseTurn } from '../core/contract/commit.ts'
import type { CaseEvent } from '../core/contract/event.ts'
import type { Plan } from '../core/contract/plan.ts'
import type { CaseState } from '../core/contract/state.ts'
import type { CommandAnswer } from '../core/contract/temporal.ts'
import type { Instant } from '../core/contract/time.ts'
import { commitOf } from '../core/project/commit-of.ts'
import { nextDeadline } from '../core/step/next-deadline.ts'
import { planAfter } from '../core/step/plan-after.ts'
import { settleBefore } from '../core/step/settle.ts'
import { step } from '../core/step/step.ts'
import type { Received } from './received.ts'
import { refusal } from './refusal.ts'

/** A case in memory: its state, and what it asked of the world since the last commit. Steps are taken here, performed elsewhere. */
export interface RunningCase {
  plan: Plan
  readonly number: number
  state: CaseState
  /** The state that the store has; null before the first commit. */
  committed: CaseState | null
  /** The plan that it followed then. */
  committedPlan: Plan
  /** The events that lead from there to `state`. */
  events: CaseEvent[]
  /** What those steps asked for and nobody has begun yet, in order. */
  pending: Command[]
  /** Steps taken in this run, and how many of them the store has. */
  steps: number
  committedSteps: number
  /** How many commits the case has made in its life. */
  turn: number
}

/** A case at its beginning. */
export function openCase(plan: Plan, number: number, event: CaseEvent): RunningCase {
  const [state, commands] = step(plan, null, event)
  return { ...begun(plan, number, state), committed: null, events: [event], pending: [...commands], steps: 1 }
}

/** A case that was carried over from an earlier run of its workflow. */
export function resumeCase(plan: Plan, number: number, state: CaseState, turn: number): RunningCase {
  return { ...begun(plan, number, state), committed: state, turn }
}

function begun(plan: Plan, number: number, state: CaseState): RunningCase {
  const nothing = { committed: null, events: [], pending: [], steps: 0, committedSteps: 0, turn: 0 }
  return { plan, number, state, committedPlan: plan, ...nothing }
}

/** Takes one step. */
export function apply(running: RunningCase, event: CaseEvent): void {
  const [state, commands] = step(running.plan, running.state, event)
  running.plan = planAfter(running.plan, running.state, event, state)
  running.state = state
  running.events.push(event)
  running.pending.push(...commands)
  running.steps += 1
}

/** Lets everything happen that is due strictly before `at`, in order, each at its own instant: what comes before a command accepted at `at`. */
export function applyBefore(running: RunningCase, at: Instant, nowAt: Instant): void {
  applyUntil(running, at - 1, Math.max(nowAt, at))
}

/** Lets everything happen that is due at `nowAt` or before, in order, each at its own instant. */
export function applyDue(running: RunningCase, nowAt: Instant): void {
  applyUntil(running, nowAt, nowAt)
}

/** A tick at each deadline and at no other instant: time at which nothing happens leaves no trace in a case. */
function applyUntil(running: RunningCase, untilAt: Instant, detectedAt: Instant): void {
  for (let at = deadlineUntil(running, untilAt); at !== null; at = deadlineUntil(running, untilAt)) {
    const { seq } = running.state
    apply(running, { kind: 'tick', at, detectedAt })
    if (deadlineUntil(running, untilAt) === at && running.state.seq === seq) {
      throw new Error(`the deadline at ${at} of case ${running.state.id} does not pass`)
    }
  }
}

function deadlineUntil(running: RunningCase, untilAt: Instant): Instant | null {
  const deadline = nextDeadline(running.plan, running.state)
  return deadline !== null && deadline.at <= untilAt ? deadline.at : null
}

type ReceivedCommand = Extract<Received, { kind: 'command' }>

/** Whether this command was applied before, by whichever way it came. */
export function isApplied(running: RunningCase, received: ReceivedCommand): boolean {
  return received.commandId !== undefined && running.state.commandIds.includes(received.commandId)
}

/**
 * The command, if the case can take it at this instant, that is after every deadline strictly before it.
 * Throws the refusal otherwise; changes nothing.
 */
export function allowedCommand(running: RunningCase, received: ReceivedCommand, at: Instant): CaseCommand {
  const [settled] = settleBefore(running.plan, running.state, at)
  const checked = checkCommand(running.plan, settled, received.input, at)
  if (checked.ok) return checked.command
  const { code, params } = checked.problem
  throw refusal(code, params, allowedCommands(running.plan, settled))
}

/** What a caller hears of a command: where the case stands. */
export function answerOf(running: RunningCase, isNew: boolean): CommandAnswer {
  const { seq, phase, stage } = running.state
  return { applied: true, isNew, seq, phase, stage }
}

/** What has to be done once a commit is in the store. */
export interface Aftermath {
  readonly commands: readonly Command[]
  /** Whether the case ended in it: closed or cancelled, and was neither before. */
  readonly hasClosed: boolean
}

/** What goes into the store at once, and what is begun when it is there. */
export interface TakenCommit {
  readonly turn: CaseTurn
  /** The state that the store has until then, and the plan that it follows. */
  readonly base: CaseState | null
  readonly basePlan: Plan
  readonly steps: number
  readonly after: Aftermath
  /** Whether its events hold a plan or a calendar, which the store does not keep with them. */
  readonly isLarge: boolean
}

/**
 * Takes what has to be written since the last commit; null when there is nothing, unless the caller insists. A command is
 * written even when it changed nothing: its caller is told that it was applied, so the store has to know its id.
 */
export function takeCommit(running: RunningCase, isForced: boolean): TakenCommit | null {
  const { pending, committed: base, committedPlan: basePlan, state, events, steps } = running
  if (pending.length === 0 && !isForced && !events.some(({ kind }) => kind === 'command')) return null
  running.pending = []
  running.events = []
  running.committed = state
  running.committedPlan = running.plan
  running.turn += 1
  return {
    turn: {
      turn: running.turn,
      commit: commitOf(running.plan, base, state, pending, running.number, basePlan),
      events: events.map(withoutLargeParts),
    },
    base,
    basePlan,
    steps,
    after: aftermathOf(base, state, pending),
    isLarge: events.some(isLarge),
  }
}

/**
 * Takes for its own what happened in the store instead of the commit that was taken: goes back to where that began, and
 * from there on by the events that came back. Answers with what has to be begun now.
 */
export function adopt(running: RunningCase, { base, basePlan }: TakenCommit, events: readonly CaseEvent[]): Aftermath {
  let state = base
  running.plan = basePlan
  running.committedPlan = basePlan
  const asked: Command[] = []
  for (const event of events) {
    const [next, commands] = step(running.plan, state, event)
    state = next
    asked.push(...commands)
  }
  if (state === null) throw new Error(`case ${running.state.id} was written, but not from any event`)
  running.state = state
  running.committed = state
  running.events = []
  running.pending = []
  return aftermathOf(base, state, asked)
}

function aftermathOf(before: CaseState | null, after: CaseState, commands: readonly Command[]): Aftermath {
  return { commands: commands.filter(isForHost), hasClosed: isOver(after) && (before === null || !isOver(before)) }
}

/** The plan in a `migrated` event and the calendars in others are in the store already, and may be large. */
function withoutLargeParts(event: CaseEvent): CaseEvent {
  if (!isLarge(event)) return event
  const { at, kind } = event
  return { kind, at } as CaseEvent
}

function isLarge(event: CaseEvent): boolean {
  return event.kind === 'migrated' || event.kind === 'calendarPublished' || event.kind === 'calendarLoaded'
}

function isOver({ phase }: CaseState): boolean {
  return phase === 'closed' || phase === 'cancelled'
}

function isForHost(command: Command): boolean {
  return command.kind === 'perform' || command.kind === 'loadCalendar'
}
