import type { StepAsk, StepResult } from '../../core/contract/activities.ts'
import type { ActivityParts } from '../activity-parts.ts'
import { callOf, endpointOf } from '../endpoint.ts'
import type { StepOf } from './perform-step.ts'

/** Calls an endpoint and waits for its answer. Rejects, to be tried again, unless the receiver refused for good. */
export async function callEndpoint(parts: ActivityParts, ask: StepAsk, step: StepOf<'webhook'>): Promise<StepResult> {
  const endpoint = await endpointOf(parts, step.endpoint)
  if (endpoint === null) return { ok: false, error: 'step.no-endpoint' }
  const { caseId, number, node, ref, at } = ask
  const id = `${caseId}/${ref}`
  const answer = await parts.postWebhook(
    callOf(parts, endpoint, { id, type: 'pledge.case.step', at, data: { case: { id: caseId, number }, node } }),
  )
  if (answer.ok) return { ok: true }
  if (answer.isFinal) return { ok: false, error: 'step.refused' }
  throw new Error(answer.error)
}
