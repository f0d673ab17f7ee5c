import {
  ApplicationFailure,
  allHandlersFinished,
  condition,
  currentUpdateInfo,
  workflowInfo,
} from '@temporalio/workflow'
import type { Command } from '../core/contract/command.ts'
import type { TurnAnswer } from '../core/contract/commit.ts'
import type { CaseStart, CommandAnswer, PublishedSignal } from '../core/contract/temporal.ts'
import type { Instant } from '../core/contract/time.ts'
import { nextDeadline } from '../core/step/next-deadline.ts'
import { evaluateCommand } from '../rules/evaluate-command.ts'
import { makeAlarm } from './alarm.ts'
import { type Arrival, emptyIntake, putBack, takeOut } from './arrivals.ts'
import { longestHistory } from './longest-history.ts'
import { now } from './now.ts'
import { perform, tellParent } from './perform.ts'
import { readPublished } from './published.ts'
import { type Received, readReceived, withCommandId } from './received.ts'
import { refusal } from './refusal.ts'
import { rejectedEvent } from './rejected-event.ts'
import {
  adopt,
  allowedCommand,
  answerOf,
  apply,
  applyBefore,
  applyDue,
  isApplied,
  type RunningCase,
  type TakenCommit,
  takeCommit,
} from './running-case.ts'
import { makeAttributeKeeper } from './search-attributes.ts'
import { commitTurn } from './world.ts'

/** One run of a case on Temporal: handlers only hand in what came, the main loop alone takes steps and performs them. */
export interface CaseHost {
  readonly running: RunningCase
  /** Refuses at once, without a trace in the history, what certainly cannot be done. */
  validate(argument: unknown): void
  /** Resolves when what the command did can be read back from the store. */
  call(argument: unknown): Promise<CommandAnswer>
  tell(argument: unknown): void
  /** Runs until the case is finished or has to continue as new. */
  run(): Promise<'finished' | 'continue'>
}

export interface CaseHostOptions {
  readonly start: Pick<CaseStart, 'clock' | 'parent'>
  /** Whether every worker that began the case anew would take the same plan. */
  readonly isPinned: boolean
  /** For a case that comes from a backup: what it has asked for and nobody is about to answer. Null for all others. */
  readonly outstanding: readonly Command[] | null
}

/** The host of a case that was opened or carried over. */
export function makeCaseHost(running: RunningCase, { start, isPinned, outstanding }: CaseHostOptions): CaseHost {
  const isDriven = start.clock === 'driven'
  const alarm = makeAlarm()
  const keepAttributes = makeAttributeKeeper()
  const intake = emptyIntake()
  /** What the steps since the last commit were taken for. */
  let inHand = emptyIntake()
  let underWay = 0
  /** How many of those are steps of `act`: until they are done, and their answers taken, no plan changes under their feet. */
  let performing = 0
  let signals = 0
  let isPoked = false
  // Operators find a case by what a commit tells them.
  let mustCommit = outstanding !== null
  /** How long the history was when something was last written on the spot. */
  let writtenAtLength = -1

  const clock = (): Instant => (isDriven ? running.state.at : now())
  const acceptedAt = (at: Instant | undefined): Instant =>
    isDriven ? (at ?? running.state.at) : Math.min(at ?? now(), now())
  const isQuiet = (): boolean =>
    intake.arrivals.length === 0 &&
    intake.answers.length === 0 &&
    (intake.published.length === 0 || performing > 0) &&
    running.pending.length === 0 &&
    running.steps === running.committedSteps
  const mustContinue = (): boolean =>
    workflowInfo().continueAsNewSuggested || workflowInfo().historyLength >= longestHistory
  const canEnd = (): boolean =>
    isQuiet() && underWay === 0 && allHandlersFinished() && (running.state.isFinished || mustContinue())

  const takeCommand = (received: Extract<Received, { kind: 'command' }>): boolean => {
    if (isApplied(running, received)) return false
    const { actor, commandId } = received
    const at = acceptedAt(received.at)
    applyBefore(running, at, clock())
    const command = allowedCommand(running, received, at)
    apply(running, { kind: 'command', at, actor, command, ...(commandId === undefined ? {} : { commandId }) })
    return true
  }

  const take = ({ received }: Arrival): boolean => {
    switch (received.kind) {
      case 'command':
        return takeCommand(received)
      case 'tick':
        // Only a driver makes time pass; a live case has a clock of its own.
        if (isDriven) apply(running, { kind: 'tick', at: received.at })
        else isPoked = true
        return true
      case 'poke':
        // A driver pokes a case to hear when it is at rest.
        if (isDriven) return true
        isPoked = true
        mustCommit = true
        return true
      case 'childEnded':
        apply(running, { ...received, at: acceptedAt(received.at) })
        return true
      case 'planPublished':
      case 'calendarPublished':
        void fetchPublished(received)
        return true
      case 'unreadable':
        throw refusal('command.unreadable', { word: received.word })
    }
  }

  const fetchPublished = async (received: PublishedSignal): Promise<void> => {
    underWay += 1
    try {
      const event = await readPublished(running, received, acceptedAt)
      if (event !== null) intake.published.push(event)
    } finally {
      underWay -= 1
    }
  }

  const takeArrival = (arrival: Arrival): void => {
    try {
      const isNew = take(arrival)
      arrival.outcome = { steps: running.steps, isNew }
    } catch (error) {
      // Anything but a refusal is a bug: it blocks this task, visibly, until the code is mended.
      if (!(error instanceof ApplicationFailure)) throw error
      arrival.outcome = { refusal: error }
      if (!arrival.isCall) apply(running, rejectedEvent(arrival.received, error, acceptedAt))
    }
  }

  const takeAll = (): void => {
    const isBetweenSteps = performing === 0 && intake.answers.length === 0
    const { arrivals, answers, published } = takeOut(intake, isBetweenSteps)
    inHand.arrivals.push(...arrivals)
    inHand.answers.push(...answers)
    inHand.published.push(...published)
    // First, while no step is under way: what came with it is done by the new plan.
    for (const event of published) {
      applyBefore(running, event.at, clock())
      apply(running, event)
    }
    for (const arrival of arrivals) takeArrival(arrival)
    for (const answer of answers) apply(running, answer)
    if (!alarm.hasRung() && !isPoked) return
    isPoked = false
    applyDue(running, clock())
  }

  const evaluateAll = async (): Promise<void> => {
    for (;;) {
      const index = running.pending.findIndex(({ kind }) => kind === 'evaluate')
      if (index < 0) return
      const command = running.pending.splice(index, 1)[0] as Extract<Command, { kind: 'evaluate' }>
      const verdict = await evaluateCommand(running.plan, running.state, command)
      apply(running, { kind: 'verdict', at: command.at, ref: command.ref, verdict })
    }
  }

  const setAlarm = (): void => {
    if (!isDriven) alarm.set(nextDeadline(running.plan, running.state)?.at ?? null)
  }

  const begin = async (command: Command): Promise<void> => {
    const steps = command.kind === 'perform' ? 1 : 0
    underWay += 1
    performing += steps
    try {
      intake.answers.push(await perform(running, command, clock))
    } finally {
      underWay -= 1
      performing -= steps
    }
  }

  /** At most one commit of a workflow task is written on the spot: should the worker die, one is all that it may not know. */
  const write = async ({ turn, isLarge }: TakenCommit): Promise<TurnAnswer> => {
    const isFirstOfUnpinned = turn.turn === 1 && !isPinned
    const isOnTheSpot =
      !isLarge && !isFirstOfUnpinned && turn.events.length > 0 && workflowInfo().historyLength !== writtenAtLength
    const answer = await commitTurn(turn, isOnTheSpot)
    if (isOnTheSpot) writtenAtLength = workflowInfo().historyLength
    return answer
  }

  const commit = async (): Promise<boolean> => {
    const taken = takeCommit(running, mustCommit)
    mustCommit = false
    if (taken === null) {
      running.committedSteps = running.steps
      return false
    }
    keepAttributes(taken.turn.commit)
    setAlarm()
    const answer = await write(taken)
    let { after } = taken
    if (answer.kind === 'diverged') {
      after = adopt(running, taken, answer.events)
      putBack(intake, inHand, answer.events)
      // Operators see what was meant to be written; the next commit shows them what was.
      mustCommit = true
      isPoked = true
    } else {
      running.committedSteps = taken.steps
    }
    inHand = emptyIntake()
    for (const command of after.commands) void begin(command)
    if (start.parent !== undefined && after.hasClosed) void tellParent(start.parent, running, clock())
    return true
  }

  return {
    running,
    validate(argument) {
      const received = readReceived(argument)
      if (received.kind === 'unreadable') throw refusal('command.unreadable', { word: received.word })
      if (received.kind !== 'command' || !isQuiet() || isApplied(running, received)) return
      allowedCommand(running, received, acceptedAt(received.at))
    },
    async call(argument) {
      const received = withCommandId(readReceived(argument), `update:${currentUpdateInfo()?.id}`)
      const arrival: Arrival = { received, isCall: true, outcome: null }
      intake.arrivals.push(arrival)
      // A driver goes on only when everything was answered that the case asked of the world.
      await condition(() => isAnswered(arrival, running) && (!isDriven || (underWay === 0 && isQuiet())))
      const { outcome } = arrival
      if (outcome === null) throw new Error('a command was answered before it was taken')
      if ('refusal' in outcome) throw outcome.refusal
      return answerOf(running, outcome.isNew)
    },
    tell(argument) {
      signals += 1
      const received = withCommandId(readReceived(argument), `signal:${workflowInfo().runId}:${signals}`)
      intake.arrivals.push({ received, isCall: false, outcome: null })
    },
    async run() {
      for (const command of outstanding ?? []) void begin(command)
      for (;;) {
        takeAll()
        await evaluateAll()
        if (await commit()) continue
        setAlarm()
        await condition(() => !isQuiet() || alarm.hasRung() || isPoked || canEnd())
        if (canEnd()) return running.state.isFinished ? 'finished' : 'continue'
      }
    },
  }
}

function isAnswered({ outcome }: Arrival, running: RunningCase): boolean {
  return outcome !== null && ('refusal' in outcome || outcome.steps <= running.committedSteps)
}
