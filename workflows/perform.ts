import { getExternalWorkflowHandle, log } from '@temporalio/workflow'
import type { Command } from '../core/contract/command.ts'
import type { CaseEvent } from '../core/contract/event.ts'
import { type CaseStart, caseWorkflowId, type SystemSignal, TEMPORAL } from '../core/contract/temporal.ts'
import type { Instant } from '../core/contract/time.ts'
import type { RunningCase } from './running-case.ts'
import { loadCalendar, performStep } from './world.ts'

/** Asks the world what a case wants to know or have done; resolves with the answer as the event that the case takes. */
export async function perform(running: RunningCase, command: Command, clock: () => Instant): Promise<CaseEvent> {
  if (command.kind === 'loadCalendar') {
    const { by, id } = command
    const calendar = await loadCalendar({ by, id })
    return { kind: 'calendarLoaded', at: clock(), by, calendar }
  }
  if (command.kind !== 'perform') throw new Error(`nothing performs ${command.kind}`)
  const { ref, node, step, at } = command
  const { id: caseId, plan, facts } = running.state
  const result = await performStep({ caseId, number: running.number, planHash: plan.hash, ref, node, step, at, facts })
  return { kind: 'performed', at: clock(), ref, ...result }
}

/** Tells the case that waits for this one how it ended. */
export async function tellParent(
  parent: NonNullable<CaseStart['parent']>,
  running: RunningCase,
  at: Instant,
): Promise<void> {
  const { outcome, facts } = running.state
  const message: SystemSignal = { kind: 'childEnded', ref: parent.ref, outcome, facts, at }
  try {
    await getExternalWorkflowHandle(caseWorkflowId(parent.case)).signal(TEMPORAL.signal, message)
  } catch (error) {
    // A parent that is over waits for nobody.
    log.warn('the parent case could not be told', { parent: parent.case, error })
  }
}
