import type { Command } from '../../core/contract/command.ts'
import { getCase } from '../../store/cases/get-case.ts'
import { callOf, endpointOf } from '../endpoint.ts'
import { HopelessWork } from './outcome.ts'
import type { JobParts } from './perform-job.ts'

type WebhookJob = Extract<Command, { kind: 'webhook' }>

/** Tells an endpoint that a clock escalated. */
export async function postJob(parts: JobParts, caseId: string, job: WebhookJob): Promise<void> {
  const { store, now } = parts
  const endpoint = await endpointOf(parts, job.endpoint)
  if (endpoint === null) throw new HopelessWork('step.no-endpoint', { endpoint: job.endpoint })
  const row = await getCase(store, caseId, now(), 'all')
  const data = {
    case: { id: caseId, number: row?.number ?? null, flow: row?.flow ?? null, stage: row?.stage ?? null },
    clock: job.clock,
    instance: job.instance,
  }
  const answer = await parts.postWebhook(
    callOf(parts, endpoint, { id: job.id, type: 'pledge.clock.escalated', at: job.at, data }),
  )
  if (answer.ok) return
  if (answer.isFinal) throw new HopelessWork('step.refused', { detail: answer.error })
  throw new Error(answer.error)
}
