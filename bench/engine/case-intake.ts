import { alwaysOpen, nineStepDocuments } from '../nine-step/nine-step-plan.ts'
import { openStartedPledge, type StartedPledge } from '../parts/started-pledge.ts'

/** `pledge start` with the nine-step flow published, to which cases come by the API. */
export interface CaseIntake extends Pick<StartedPledge, 'pid' | 'close'> {
  /**
   * Starts a case by the API; resolves with the milliseconds until the answer was read. Throws what is not a success; a case that
   * is kept and not yet begun (202, after two seconds) is one.
   */
  createCase(): Promise<number>
}

/** Starts it in a temporary folder that goes away with it. */
export async function openCaseIntake(): Promise<CaseIntake> {
  const documents = nineStepDocuments({
    calendar: alwaysOpen,
    firstResponse: { amount: 30, unit: 'businessMinutes' },
    resolution: { amount: 8, unit: 'businessHours' },
    warnAt: 50,
  })
  const pledge = await openStartedPledge(documents)
  return {
    pid: pledge.pid,
    close: () => pledge.close(),
    createCase: () => pledge.post('/cases', { flow: 'nine-steps', ...intake }),
  }
}

const intake = {
  channel: 'email',
  subject: 'The invoice of March is wrong',
  message: 'I was charged twice for the same month. Please look into it and tell me when it will be mended.',
  facts: { amount: 5000 },
}
