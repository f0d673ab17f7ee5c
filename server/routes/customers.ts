import { z } from 'zod'
import { idSchema } from '../../model/document/atom-schemas.ts'
import { appendAudit } from '../../store/audit/append-audit.ts'
import { getCustomer, listCustomers, saveCustomer } from '../../store/customers/customers.ts'
import { eraseCustomer } from '../../store/customers/erase-customer.ts'
import { principalOf } from '../access/authenticate.ts'
import { actorOf } from '../access/principal.ts'
import type { App } from '../http/app.ts'
import { pageOf } from '../http/page-of.ts'
import { apiProblem } from '../problems/api-problem.ts'
import { customerSchema, listOf, listQuery, nothing } from '../schemas/atoms.ts'
import type { ServerParts } from '../server-parts.ts'
import { wireCustomer } from '../wire/wire-customer.ts'

const tags = ['customers']

const customerQuery = z.strictObject({
  ...listQuery,
  q: z
    .string()
    .min(1)
    .max(200)
    .exactOptional()
    .meta({ description: 'an id or an address, or a part of a name or a telephone number' }),
})

const customerParams = z.strictObject({ id: z.string().min(1).max(200) })

const text = z.string().min(1).max(200).nullable().exactOptional()

/** What is given is changed; null takes it away. */
const customerChangeSchema = z.strictObject({
  name: text,
  email: z.string().min(3).max(320).nullable().exactOptional(),
  phone: text,
  tier: text,
  region: text,
  language: text,
  calendar: idSchema.nullable().exactOptional().meta({ description: 'for clocks whose calendar is the customer’s' }),
})

/** The built-in customer records. */
export function customerRoutes(app: App, { store, now }: Pick<ServerParts, 'store' | 'now'>): void {
  app.get(
    '/customers',
    {
      config: { permission: 'cases.read', reach: 'teams' },
      schema: {
        tags,
        summary: 'Find customers',
        querystring: customerQuery,
        response: { 200: listOf(customerSchema) },
      },
    },
    async (request) => {
      const { q, ...page } = request.query
      const { items, nextCursor } = await listCustomers(store, {
        ...pageOf(page),
        ...(q === undefined ? {} : { text: q }),
      })
      return { items: items.map(wireCustomer), nextCursor }
    },
  )

  app.get(
    '/customers/:id',
    {
      config: { permission: 'cases.read', reach: 'teams' },
      schema: { tags, summary: 'One customer', params: customerParams, response: { 200: customerSchema } },
    },
    async (request) => {
      const customer = await getCustomer(store, request.params.id)
      if (customer === null) throw apiProblem('http.unknown-customer', { customer: request.params.id })
      return wireCustomer(customer)
    },
  )

  app.put(
    '/customers/:id',
    {
      config: { permission: 'customers.manage' },
      schema: {
        tags,
        summary: 'Add or change a customer',
        params: customerParams,
        body: customerChangeSchema,
        response: { 200: customerSchema },
      },
    },
    async (request) => {
      const { id } = request.params
      const actor = actorOf(principalOf(request))
      const customer = await store.transaction(async (tx) => {
        const saved = await saveCustomer(tx, id, request.body, now())
        const data = { fields: Object.keys(request.body) }
        await appendAudit(tx, { at: now(), actor, action: 'customer.changed', subject: id, data })
        return saved
      })
      return wireCustomer(customer)
    },
  )

  app.delete(
    '/customers/:id',
    {
      config: { permission: 'customers.erase' },
      schema: {
        tags,
        summary: 'Erase what is personal',
        description:
          'Names, addresses, subjects, words and personal facts of this customer are gone for ever; what happened and when stays.',
        params: customerParams,
        response: { 204: nothing },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const actor = actorOf(principalOf(request))
      await store.transaction(async (tx) => {
        const erased = await eraseCustomer(tx, id, now())
        if (erased === null) throw apiProblem('http.unknown-customer', { customer: id })
        await appendAudit(tx, { at: now(), actor, action: 'customer.erased', subject: id, data: { ...erased } })
      })
      return reply.code(204).send(null)
    },
  )
}
