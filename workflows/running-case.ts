import { allowedCommands } from '../core/commands/allowed-commands.ts'
import { checkCommand } from '../core/commands/check-command.ts'
import type { CaseCommand } from '../core/contract/case-command.ts'
import type { Command } from '../core/contract/command.ts'
import type { CaseCommit } from '../core/contract/commit.ts'
import type { CaseEvent } from '../core/contract/event.ts'
import type { Plan } from '../core/contract/plan.ts'
import type { CaseState } from '../core/contract/state.ts'
import type { CommandAnswer } from '../core/contract/temporal.ts'
import type { Instant } from '../core/contract/time.ts'
import { commitOf } from '../core/project/commit-of.ts'
import { nextDeadline } from '../core/step/next-deadline.ts'
import { settleBefore } from '../core/step/settle.ts'
import { step } from '../core/step/step.ts'
import type { Received } from './received.ts'
import { refusal } from './refusal.ts'

/** A case in memory: its state, and what it asked of the world since the last commit. Steps are taken here, performed elsewhere. */
export interface RunningCase {
  readonly plan: Plan
  readonly number: number
  state: CaseState
  /** The state that the store has; null before the first commit. */
  committed: CaseState | null
  /** What steps asked for and nobody has begun yet, in order. */
  pending: Command[]
  /** Steps taken, and how many of them the store has. */
  turn: number
  committedTurn: number
}

/** A case at its beginning. */
export function openCase(plan: Plan, number: number, event: CaseEvent): RunningCase {
  const [state, commands] = step(plan, null, event)
  return { plan, number, state, committed: null, pending: [...commands], turn: 1, committedTurn: 0 }
}

/** A case that was carried over from an earlier run of its workflow. */
export function resumeCase(plan: Plan, number: number, state: CaseState): RunningCase {
  return { plan, number, state, committed: state, pending: [], turn: 0, committedTurn: 0 }
}

/** Takes one step. */
export function apply(running: RunningCase, event: CaseEvent): void {
  const [state, commands] = step(running.plan, running.state, event)
  running.state = state
  running.pending.push(...commands)
  running.turn += 1
}

/** Lets everything happen that is due strictly before `at`, noticed at `nowAt`: what comes before a command accepted at `at`. */
export function applyBefore(running: RunningCase, at: Instant, nowAt: Instant): void {
  const deadline = nextDeadline(running.plan, running.state)
  if (deadline !== null && deadline.at < at)
    apply(running, { kind: 'tick', at: at - 1, detectedAt: Math.max(nowAt, at) })
}

/** Lets everything happen that is due at `nowAt`, in order, each at its own instant. */
export function applyDue(running: RunningCase, nowAt: Instant): void {
  for (let deadline = dueDeadline(running, nowAt); deadline !== null; deadline = dueDeadline(running, nowAt)) {
    const before = running.state
    apply(running, { kind: 'tick', at: deadline, detectedAt: nowAt })
    if (dueDeadline(running, nowAt) === deadline && running.state.seq === before.seq) {
      throw new Error(`the deadline at ${deadline} of case ${running.state.id} does not pass`)
    }
  }
}

function dueDeadline(running: RunningCase, nowAt: Instant): Instant | null {
  const deadline = nextDeadline(running.plan, running.state)
  return deadline !== null && deadline.at <= nowAt ? deadline.at : null
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

/** What goes into the store at once, and what is begun when it is there. */
export interface TakenCommit {
  readonly commit: CaseCommit
  readonly turn: number
  readonly after: readonly Command[]
  /** Whether the case ended in it: closed or cancelled, and was neither before. */
  readonly hasClosed: boolean
}

/** Takes what has to be written since the last commit out of `pending`; null when there is nothing. */
export function takeCommit(running: RunningCase): TakenCommit | null {
  const { pending, committed, state } = running
  if (pending.length === 0) return null
  running.pending = []
  const commit = commitOf(running.plan, committed, state, pending, running.number)
  running.committed = state
  const hasClosed = isOver(state) && (committed === null || !isOver(committed))
  return { commit, turn: running.turn, after: pending.filter(isForHost), hasClosed }
}

function isOver({ phase }: CaseState): boolean {
  return phase === 'closed' || phase === 'cancelled'
}

function isForHost(command: Command): boolean {
  return command.kind === 'perform' || command.kind === 'loadCalendar'
}
