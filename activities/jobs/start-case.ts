import type { Command } from '../../core/contract/command.ts'
import { ProblemError } from '../../core/contract/problem-error.ts'
import { reserveCase } from '../../store/cases/reserve-case.ts'
import { newestPlan } from '../../store/documents/plans.ts'
import type { JobParts } from './perform-job.ts'

type StartJob = Extract<Command, { kind: 'startCase' }>

/** Starts the case that another one asked for, linked to it; a child tells it when it has ended. The same job again starts nothing. */
export async function startCase({ store, gateway }: JobParts, caseId: string, job: StartJob): Promise<void> {
  const { id, at, flow, facts, ref } = job
  const plan = await newestPlan(store, flow)
  if (plan === null) throw new ProblemError('start.unknown-flow', { flow })
  const customer = Object.hasOwn(facts, 'customer.id') ? facts['customer.id'] : null
  const { number } = await reserveCase(store, {
    id,
    flow,
    at,
    customerId: typeof customer === 'string' ? customer : null,
  })
  await gateway.start(id, {
    flow,
    facts,
    number,
    at,
    plan: { id: plan.id, version: plan.version, hash: plan.hash },
    actor: { kind: 'system', id: caseId },
    links: [{ to: caseId, as: ref === null ? 'cause' : 'parent' }],
    ...(ref === null ? {} : { parent: { case: caseId, ref } }),
  })
}
