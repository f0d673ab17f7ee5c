import {
  ApplicationFailure,
  allHandlersFinished,
  condition,
  getExternalWorkflowHandle,
  log,
  workflowInfo,
} from '@temporalio/workflow'
import type { Command } from '../core/contract/command.ts'
import type { CaseEvent } from '../core/contract/event.ts'
import {
  type CaseStart,
  type CommandAnswer,
  caseWorkflowId,
  type SystemSignal,
  TEMPORAL,
} from '../core/contract/temporal.ts'
import type { Instant } from '../core/contract/time.ts'
import { nextDeadline } from '../core/step/next-deadline.ts'
import { makeAlarm } from './alarm.ts'
import { evaluateRules } from './evaluate-rules.ts'
import { longestHistory } from './longest-history.ts'
import { now } from './now.ts'
import { type Received, readReceived } from './received.ts'
import { refusal } from './refusal.ts'
import {
  allowedCommand,
  answerOf,
  apply,
  applyBefore,
  applyDue,
  isApplied,
  type RunningCase,
  takeCommit,
} from './running-case.ts'
import { makeAttributeKeeper } from './search-attributes.ts'
import { commitStep, loadCalendar, performStep } from './world.ts'

/** Something that came in and waits for the main loop. A caller waits for `turn` to be committed, or for the refusal. */
interface Arrival {
  readonly received: Received
  readonly isCall: boolean
  outcome: { readonly turn: number; readonly isNew: boolean } | { readonly refusal: ApplicationFailure } | null
}

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

/** The host of a case that was opened or carried over. */
export function makeCaseHost(running: RunningCase, start: Pick<CaseStart, 'clock' | 'parent'>): CaseHost {
  const isDriven = start.clock === 'driven'
  const alarm = makeAlarm()
  const keepAttributes = makeAttributeKeeper()
  const arrivals: Arrival[] = []
  const events: CaseEvent[] = []
  let underWay = 0
  let isPoked = false

  const clock = (): Instant => (isDriven ? running.state.at : now())
  const isQuiet = (): boolean =>
    arrivals.length === 0 &&
    events.length === 0 &&
    running.pending.length === 0 &&
    running.turn === running.committedTurn
  const mustContinue = (): boolean =>
    workflowInfo().continueAsNewSuggested || workflowInfo().historyLength >= longestHistory
  const canEnd = (): boolean =>
    isQuiet() && underWay === 0 && allHandlersFinished() && (running.state.isFinished || mustContinue())

  const acceptedAt = (at: Instant | undefined): Instant =>
    isDriven ? (at ?? running.state.at) : Math.min(at ?? now(), now())

  const take = (arrival: Arrival): boolean => {
    const { received } = arrival
    switch (received.kind) {
      case 'command':
        return takeCommand(received)
      case 'tick':
        // Only a driver makes time pass; a live case has a clock of its own.
        if (isDriven) apply(running, { kind: 'tick', at: received.at })
        else isPoked = true
        return true
      case 'poke':
        isPoked = true
        return true
      case 'childEnded':
        apply(running, { ...received, at: acceptedAt(received.at) })
        return true
      case 'unreadable':
        throw refusal('command.unreadable', { word: received.word })
    }
  }

  const takeCommand = (received: Extract<Received, { kind: 'command' }>): boolean => {
    if (isApplied(running, received)) return false
    const { actor, commandId } = received
    const at = acceptedAt(received.at)
    applyBefore(running, at, clock())
    const command = allowedCommand(running, received, at)
    apply(running, { kind: 'command', at, actor, command, ...(commandId === undefined ? {} : { commandId }) })
    return true
  }

  const takeArrival = (arrival: Arrival): void => {
    try {
      const isNew = take(arrival)
      arrival.outcome = { turn: running.turn, isNew }
    } catch (error) {
      // Anything but a refusal is a bug: it blocks this task, visibly, until the code is mended.
      if (!(error instanceof ApplicationFailure)) throw error
      arrival.outcome = { refusal: error }
      if (!arrival.isCall) apply(running, rejectedEvent(arrival.received, error, acceptedAt))
    }
  }

  const takeAll = (): void => {
    for (const arrival of arrivals.splice(0)) takeArrival(arrival)
    for (const event of events.splice(0)) apply(running, event)
    if (alarm.hasRung() || isPoked) {
      isPoked = false
      applyDue(running, clock())
    }
  }

  const evaluateAll = async (): Promise<void> => {
    for (;;) {
      const index = running.pending.findIndex(({ kind }) => kind === 'evaluate')
      if (index < 0) return
      const command = running.pending.splice(index, 1)[0] as Extract<Command, { kind: 'evaluate' }>
      const verdict = await evaluateRules(running.plan, running.state, command)
      apply(running, { kind: 'verdict', at: command.at, ref: command.ref, verdict })
    }
  }

  const setAlarm = (): void => {
    if (!isDriven) alarm.set(nextDeadline(running.plan, running.state)?.at ?? null)
  }

  const begin = async (command: Command): Promise<void> => {
    underWay += 1
    try {
      events.push(await perform(running, command, isDriven ? () => clock() : now))
    } finally {
      underWay -= 1
    }
  }

  const commit = async (): Promise<boolean> => {
    const taken = takeCommit(running)
    if (taken === null) {
      running.committedTurn = running.turn
      return false
    }
    keepAttributes(taken.commit)
    setAlarm()
    await commitStep(taken.commit)
    running.committedTurn = taken.turn
    for (const command of taken.after) void begin(command)
    if (start.parent !== undefined && taken.hasClosed) void tellParent(start.parent, running, clock())
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
      const arrival: Arrival = { received: readReceived(argument), isCall: true, outcome: null }
      arrivals.push(arrival)
      await condition(() => isAnswered(arrival, running))
      const { outcome } = arrival
      if (outcome === null) throw new Error('a command was answered before it was taken')
      if ('refusal' in outcome) throw outcome.refusal
      return answerOf(running, outcome.isNew)
    },
    tell(argument) {
      arrivals.push({ received: readReceived(argument), isCall: false, outcome: null })
    },
    async run() {
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
  return outcome !== null && ('refusal' in outcome || outcome.turn <= running.committedTurn)
}

function rejectedEvent(
  received: Received,
  reason: ApplicationFailure,
  acceptedAt: (at: Instant | undefined) => Instant,
): CaseEvent {
  const code = reason.type ?? 'command.unreadable'
  if (received.kind !== 'command') {
    const word = received.kind === 'unreadable' ? received.word : received.kind
    return { kind: 'rejected', at: acceptedAt(undefined), actor: { kind: 'system' }, word, code }
  }
  const { actor, word, commandId } = received
  return {
    kind: 'rejected',
    at: acceptedAt(received.at),
    actor,
    word,
    code,
    ...(commandId === undefined ? {} : { commandId }),
  }
}

async function perform(running: RunningCase, command: Command, clock: () => Instant): Promise<CaseEvent> {
  if (command.kind === 'loadCalendar') {
    const { by, id } = command
    const calendar = await loadCalendar({ by, id })
    return { kind: 'calendarLoaded', at: clock(), by, calendar }
  }
  if (command.kind !== 'perform') throw new Error(`nothing performs ${command.kind}`)
  const { ref, node, step, at } = command
  const { id, plan, facts } = running.state
  const result = await performStep({
    caseId: id,
    number: running.number,
    planHash: plan.hash,
    ref,
    node,
    step,
    at,
    facts,
  })
  return { kind: 'performed', at: clock(), ref, ...result }
}

async function tellParent(parent: NonNullable<CaseStart['parent']>, running: RunningCase, at: Instant): Promise<void> {
  const { outcome, facts } = running.state
  const message: SystemSignal = { kind: 'childEnded', ref: parent.ref, outcome, facts, at }
  try {
    await getExternalWorkflowHandle(caseWorkflowId(parent.case)).signal(TEMPORAL.signal, message)
  } catch (error) {
    // A parent that is over waits for nobody.
    log.warn('the parent case could not be told', { parent: parent.case, error })
  }
}
