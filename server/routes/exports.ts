import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import {
  type ExportSet,
  exportColumns,
  exportColumnsOfPersons,
  exportFilters,
} from '../../core/contract/wire-exports.ts'
import { appendAudit } from '../../store/audit/append-audit.ts'
import { principalOf } from '../access/authenticate.ts'
import { actorOf, type Principal } from '../access/principal.ts'
import { type ExportBodyAsk, exportBody } from '../exports/export-body.ts'
import type { Exports } from '../exports/exports.ts'
import type { App } from '../http/app.ts'
import { apiProblem } from '../problems/api-problem.ts'
import { exportQuerySchema } from '../schemas/export-schemas.ts'
import type { ServerParts } from '../server-parts.ts'

type ExportParts = Pick<ServerParts, 'store' | 'now' | 'log'>

const types = { csv: 'text/csv; charset=utf-8', ndjson: 'application/x-ndjson; charset=utf-8' } as const

const summaries: Readonly<Record<ExportSet, string>> = {
  cases: 'Cases as a file',
  clocks: 'Clocks of cases as a file',
  breaches: 'What was late, and its review, as a file',
  records: 'What happened to cases, step by step, as a file',
  facts: 'What reports count as a file',
  visits: 'How long cases stayed at each step as a file',
  satisfaction: 'What customers answered to surveys, as a file',
}

/** Everything that is counted, as CSV or NDJSON, row by row as it is read; for spreadsheets, warehouses and those who leave. */
export function exportRoutes(app: App, parts: ExportParts, exports: Exports): void {
  for (const set of Object.keys(exportColumns) as ExportSet[]) addExport(app, set, parts, exports)
}

function addExport(app: App, set: ExportSet, { store, now, log }: ExportParts, exports: Exports): void {
  app.get(
    `/exports/${set}`,
    {
      config: { permission: 'reports.export', reach: 'teams' },
      schema: {
        tags: ['exports'],
        summary: summaries[set],
        description:
          'All rows that fit, as they are at one instant where the database is a server. CSV is RFC 4180; what a spreadsheet would take for a ' +
          'formula has an apostrophe in front. Each line of NDJSON has a `cursor`, from which another request goes on. A file that broke ' +
          'off is told by its connection. Columns that name persons need people.read.',
        querystring: exportQuerySchema(set),
        response: { 200: z.unknown().meta({ description: 'text/csv or application/x-ndjson' }) },
      },
    },
    async (request, reply) => {
      const principal = principalOf(request)
      const ask = askOf(set, request.query, request, principal)
      reply
        .type(types[ask.format])
        .header('content-disposition', `attachment; filename="pledge-${set}-${dayOf(now())}.${ask.format}"`)
        .header('vary', 'accept, accept-encoding')
        .header('cache-control', 'no-store')
      if (ask.isGzipped) reply.header('content-encoding', 'gzip')
      if (request.method === 'HEAD') return reply.send()
      const signal = exports.begin(reply.raw)
      const { format, columns, fromAt, toAt } = ask
      await store.transaction((tx) =>
        appendAudit(tx, {
          at: now(),
          actor: actorOf(principal),
          action: 'export.taken',
          subject: set,
          data: { format, columns: columns.length, fromAt, toAt, isContinued: ask.cursor !== null },
        }),
      )
      const onError = (error: unknown) => {
        if (!signal.aborted) log.error({ err: error, set }, 'an export was not finished')
      }
      return reply.send(await exportBody(store, ask, signal, onError))
    },
  )
}

type Query = Readonly<Record<string, unknown>> & z.output<ReturnType<typeof exportQuerySchema>>

function askOf(set: ExportSet, query: Query, { headers }: FastifyRequest, principal: Principal): ExportBodyAsk {
  const seesPersons = principal.permissions.has('people.read')
  const { columns = visibleColumns(set, seesPersons), cursor, from, to, mark } = query
  const asksForPersons = [...columns, ...Object.keys(query)].some((name) => exportColumnsOfPersons.includes(name))
  if (asksForPersons && !seesPersons) throw apiProblem('http.not-permitted', { permission: 'people.read' })
  const format = query.format ?? (String(headers.accept).includes('application/x-ndjson') ? 'ndjson' : 'csv')
  return {
    set,
    format,
    columns,
    cursor: cursor ?? null,
    fromAt: from ?? null,
    toAt: to ?? null,
    where: whereOf(set, query),
    visibility: principal.visibility,
    hasMark: mark === 'true',
    isGzipped: acceptsGzip(headers['accept-encoding']),
  }
}

function visibleColumns(set: ExportSet, seesPersons: boolean): readonly string[] {
  return Object.keys(exportColumns[set]).filter((name) => seesPersons || !exportColumnsOfPersons.includes(name))
}

/** An empty value among those of a filter means "none". */
function whereOf(set: ExportSet, query: Query): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    exportFilters[set].flatMap((name) => {
      const text = query[name]
      return typeof text === 'string' ? [[name, text.split(',').map((part) => part.trim())]] : []
    }),
  )
}

function acceptsGzip(header: string | string[] | undefined): boolean {
  return String(header ?? '')
    .split(',')
    .some((part) => /^\s*gzip\s*(?:;\s*q=(?!0(?:\.0*)?\s*$).*)?$/i.test(part))
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}
