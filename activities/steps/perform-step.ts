import type { StepAsk, StepResult } from '../../core/contract/activities.ts'
import type { ActStep } from '../../core/contract/flow.ts'
import type { Plan } from '../../core/contract/plan.ts'
import type { ActivityParts } from '../activity-parts.ts'
import { callEndpoint } from './call-endpoint.ts'
import { classifyWords } from './classify-words.ts'
import { lookUpCustomer } from './look-up-customer.ts'
import { sendMessage } from './send-message.ts'
import { storeReply } from './store-reply.ts'

/** One step of `act`, by its word. Rejects where trying again may help; an answer that is not ok is final. */
export async function performStep(
  parts: ActivityParts,
  planOf: (hash: string) => Promise<Plan | null>,
  ask: StepAsk,
): Promise<StepResult> {
  const { step } = ask
  switch (step.do) {
    case 'send':
      return await sendMessage(parts, ask, step)
    case 'reply':
      return await storeReply(parts, ask, step)
    case 'webhook':
      return await callEndpoint(parts, ask, step)
    case 'lookup':
      return await lookUpCustomer(parts, ask)
    case 'classify':
      return await classifyWords(parts, planOf, ask)
    case 'set':
    case 'assign':
    case 'resolve':
      throw new Error(`the case itself does ${step.do}`)
  }
}

/** The form of one step word. */
export type StepOf<W extends ActStep['do']> = Extract<ActStep, { do: W }>
