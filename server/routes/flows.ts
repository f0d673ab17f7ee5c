import { z } from 'zod'
import type { Plan } from '../../core/contract/plan.ts'
import type { WireFlow } from '../../core/contract/wire-administration.ts'
import { factsById } from '../../core/facts/built-in-facts.ts'
import { localTextSchema } from '../../model/document/atom-schemas.ts'
import { factSchema } from '../../model/flow/fact-schema.ts'
import { formSchema } from '../../model/flow/node-schema.ts'
import { listNewestPlans } from '../../store/documents/plans.ts'
import type { PlanCache } from '../cases/plan-cache.ts'
import type { App } from '../http/app.ts'
import { listOf } from '../schemas/atoms.ts'
import type { ServerParts } from '../server-parts.ts'

const flowSchema = z
  .strictObject({
    id: z.string(),
    version: z.int(),
    name: localTextSchema,
    channels: z.array(z.string()),
    form: formSchema,
    factList: z.array(factSchema),
  })
  .meta({ id: 'Flow' }) satisfies z.ZodType<WireFlow>

/** The flows of which a case can be started, with the form of their start. */
export function flowRoutes(
  app: App,
  { store, plans }: Pick<ServerParts, 'store'> & { readonly plans: PlanCache },
): void {
  app.get(
    '/flows',
    {
      config: { permission: 'cases.read', reach: 'teams' },
      schema: {
        tags: ['cases'],
        summary: 'The published flows, with the form that starts a case',
        response: { 200: listOf(flowSchema) },
      },
    },
    async () => {
      const newest = await listNewestPlans(store)
      const planOf = await plans.getAll(newest.map(({ hash }) => hash))
      const flows = newest.flatMap(({ hash }) => planOf.get(hash) ?? [])
      return { items: flows.map(wireFlow), nextCursor: null }
    },
  )
}

/** A flow as whoever starts a case needs it: of its facts only those that the form asks for. Pure. */
function wireFlow(plan: Plan): WireFlow {
  const start = plan.nodes[plan.start]
  const form = start?.kind === 'start' ? start.form : []
  const channels = start?.kind === 'start' ? start.channels : []
  const facts = factsById(plan.facts)
  const factList = form.flatMap((field) => facts.get(typeof field === 'string' ? field : field.fact) ?? [])
  return { id: plan.id, version: plan.version ?? 0, name: plan.name, channels, form, factList }
}
