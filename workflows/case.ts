import {
  condition,
  continueAsNew,
  defineQuery,
  defineSignal,
  defineUpdate,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow'
import { currentBehaviour } from '../core/behaviours.ts'
import type { CaseReservationAsk } from '../core/contract/activities.ts'
import type { Command } from '../core/contract/command.ts'
import type { CaseState } from '../core/contract/state.ts'
import { type CarriedCase, type CaseStart, type CommandAnswer, caseIdOf, TEMPORAL } from '../core/contract/temporal.ts'
import type { Instant } from '../core/contract/time.ts'
import { outstandingCommands } from '../core/step/outstanding.ts'
import { type CaseHost, makeCaseHost } from './case-host.ts'
import { isRecord, readReceived } from './received.ts'
import { refusal } from './refusal.ts'
import { openCase, type RunningCase, resumeCase } from './running-case.ts'
import { sharedPlan } from './shared-plan.ts'
import { createEventOf, readStart } from './start-event.ts'
import { loadPlan, reserveCase } from './world.ts'

/** What the workflow of a case leaves behind. */
export interface CaseEnd {
  readonly phase: string
  readonly outcome: string | null
}

const commandUpdate = defineUpdate<CommandAnswer, [unknown]>(TEMPORAL.update)
const eventSignal = defineSignal<[unknown]>(TEMPORAL.signal)
const stateQuery = defineQuery<CaseState | null>(TEMPORAL.query)

/**
 * The workflow of one case, from intake to the end of its reopen window. Its id is `case/<id>`. It runs for months, as a
 * chain of runs, each of which hands its state to the next.
 */
export async function caseWorkflow(argument: CaseStart | CarriedCase): Promise<CaseEnd> {
  let host: CaseHost | null = null
  const ready = async (): Promise<CaseHost> => {
    await condition(() => host !== null)
    return host as unknown as CaseHost
  }
  setHandler(commandUpdate, async (sent) => (await ready()).call(sent), {
    validator: (sent) => (host === null ? validateAlone(sent) : host.validate(sent)),
  })
  setHandler(eventSignal, async (sent) => (await ready()).tell(sent))
  setHandler(stateQuery, () => host?.running.state ?? null)

  const opened = isCarried(argument) ? await resume(argument) : await open(argument)
  host = makeCaseHost(opened.running, opened)
  if ((await host.run()) === 'finished') {
    const { phase, outcome } = host.running.state
    return { phase, outcome }
  }
  return continueAsNew<typeof caseWorkflow>(carry(host.running, opened.start))
}

interface Opened {
  readonly running: RunningCase
  readonly start: Pick<CaseStart, 'clock' | 'parent'>
  /** Whether it follows from the argument which plan the case runs on. */
  readonly isPinned: boolean
  readonly outstanding: readonly Command[] | null
}

async function open(argument: unknown): Promise<Opened> {
  const start = readStart(argument)
  const { workflowId } = workflowInfo()
  const caseId = caseIdOf(workflowId)
  if (caseId === null) throw refusal('start.bad-workflow-id', { id: workflowId })
  const plan = sharedPlan(await loadPlan({ flow: start.flow, hash: start.plan?.hash ?? null }))
  const event = createEventOf(plan, caseId, start)
  const number = start.number ?? (await reserveCase(reservationOf(caseId, start, event.at)))
  return {
    running: openCase(plan, number, event),
    start: whatLasts(start),
    isPinned: start.plan !== undefined,
    outstanding: null,
  }
}

async function resume({ carried }: CarriedCase): Promise<Opened> {
  const { state, number, turn, start, isRestored = false } = carried
  const plan = sharedPlan(await loadPlan({ flow: state.plan.id, hash: state.plan.hash }))
  const outstanding = isRestored ? outstandingCommands(plan, state) : null
  return { running: resumeCase(plan, number, state, turn), start, isPinned: true, outstanding }
}

function reservationOf(caseId: string, start: CaseStart, at: Instant): CaseReservationAsk {
  const { flow, subject = null, message = null, customer = null } = start
  return { caseId, flow, at, subject, message, customer }
}

function carry({ state, number, turn }: RunningCase, start: Opened['start']): CarriedCase {
  return { carried: { start, state: { ...state, behaviour: currentBehaviour }, number, turn } }
}

function whatLasts({ clock, parent }: CaseStart): Opened['start'] {
  return { ...(clock === undefined ? {} : { clock }), ...(parent === undefined ? {} : { parent }) }
}

function isCarried(argument: unknown): argument is CarriedCase {
  return isRecord(argument) && isRecord(argument['carried'])
}

function validateAlone(sent: unknown): void {
  const received = readReceived(sent)
  if (received.kind === 'unreadable') throw refusal('command.unreadable', { word: received.word })
}
