import { z } from 'zod'
import { principalOf } from '../access/authenticate.ts'
import type { CaseParts } from '../cases/case-parts.ts'
import { commandCase } from '../cases/command-case.ts'
import { findCase } from '../cases/find-case.ts'
import { readCase, readCases } from '../cases/read-cases.ts'
import { startCase } from '../cases/start-case.ts'
import type { App } from '../http/app.ts'
import { pageOf } from '../http/page-of.ts'
import { listOf } from '../schemas/atoms.ts'
import { caseQuerySchema, filtersOf, sortOf } from '../schemas/case-query.ts'
import { caseSchema, caseSummarySchema, keptCaseSchema } from '../schemas/case-schemas.ts'
import { commandSchema } from '../schemas/command-schema.ts'
import { intakeSchema } from '../schemas/intake-schema.ts'
import { caseUrl } from '../wire/wire-case.ts'

const tags = ['cases']

/** A case by its id or its number. */
export const caseParams = z.strictObject({ id: z.string().min(1).max(100).meta({ description: 'an id or a number' }) })

/** Starting, finding and driving cases. */
export function caseRoutes(app: App, parts: CaseParts): void {
  const kept = ({ id, number }: { readonly id: string; readonly number: number }) => ({
    id,
    number,
    url: caseUrl(id, parts.config.publicUrl),
  })

  app.post(
    '/cases',
    {
      config: { permission: 'cases.create', reach: 'teams' },
      schema: {
        tags,
        summary: 'Start a case',
        description:
          'The same id again answers 200 with the same case and starts nothing. 202: safely kept, begins as soon as it can.',
        body: intakeSchema,
        response: { 200: caseSchema, 201: caseSchema, 202: keptCaseSchema },
      },
    },
    async (request, reply) => {
      const outcome = await startCase(parts, request.body, principalOf(request))
      if (outcome.kind === 'kept') return reply.code(202).send(kept(outcome))
      const found = await readCase(parts, outcome.row)
      if (outcome.kind === 'known') return reply.code(200).send(found)
      return reply
        .code(201)
        .header('location', `/api/v1/cases/${encodeURIComponent(found.id)}`)
        .send(found)
    },
  )

  app.get(
    '/cases',
    {
      config: { permission: 'cases.read', reach: 'teams' },
      schema: {
        tags,
        summary: 'Find cases',
        querystring: caseQuerySchema,
        response: { 200: listOf(caseSummarySchema) },
      },
    },
    (request) => {
      const at = parts.now()
      return readCases(parts, {
        ...pageOf(request.query),
        sort: sortOf(request.query),
        filters: filtersOf(request.query, principalOf(request), at),
        at,
        visibility: principalOf(request).visibility,
      })
    },
  )

  app.get(
    '/cases/:id',
    {
      config: { permission: 'cases.read', reach: 'teams' },
      schema: {
        tags,
        summary: 'A case with its clocks, and what it allows now',
        params: caseParams,
        response: { 200: caseSchema, 202: keptCaseSchema },
      },
    },
    async (request, reply) => {
      const found = await findCase(parts.store, request.params.id, parts.now(), principalOf(request).visibility)
      if (found.kind === 'kept') return reply.code(202).send(kept(found))
      return reply.code(200).send(await readCase(parts, found.row))
    },
  )

  app.post(
    '/cases/:id/commands',
    {
      config: { permission: 'cases.work', reach: 'teams' },
      schema: {
        tags,
        summary: 'Give a command to a case',
        description:
          '202: no worker answered in time; it will be applied once, at its acceptance time. 409: the case does not allow it now; `allowed` says what it does.',
        params: caseParams,
        body: commandSchema,
        response: { 200: caseSchema, 202: keptCaseSchema },
      },
    },
    async (request, reply) => {
      const outcome = await commandCase(parts, request.params.id, request.body, principalOf(request))
      if (outcome.kind === 'kept') return reply.code(202).send(kept(outcome))
      return reply.code(200).send(await readCase(parts, outcome.row))
    },
  )
}
