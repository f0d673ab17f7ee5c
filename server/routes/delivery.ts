import { z } from 'zod'
import { tellsPersons } from '../../connectors/report/gather-report.ts'
import type { ReportScheduleInput, WireReportSchedule } from '../../core/contract/wire-delivery.ts'
import { nextSending } from '../../core/delivery/next-sending.ts'
import { appendAudit } from '../../store/audit/append-audit.ts'
import { requestSending } from '../../store/delivery/request-sending.ts'
import { rhythmGround } from '../../store/delivery/rhythm-ground.ts'
import {
  addSchedule,
  changeSchedule,
  deleteSchedule,
  getSchedule,
  listSchedules,
  type ScheduleRow,
} from '../../store/delivery/schedules.ts'
import { getSending, listSendings } from '../../store/delivery/sendings.ts'
import { listApiKeys } from '../../store/people/api-keys.ts'
import { namesOf } from '../../store/people/names-of.ts'
import { findUser, getUser } from '../../store/people/users.ts'
import { getSetting } from '../../store/settings/settings.ts'
import type { Sql, Transaction } from '../../store/store.ts'
import { principalOf } from '../access/authenticate.ts'
import { actorOf, type Principal } from '../access/principal.ts'
import type { PlanCache } from '../cases/plan-cache.ts'
import { previewReport } from '../delivery/preview-report.ts'
import type { App } from '../http/app.ts'
import { etagHeader, versionIn } from '../http/etag.ts'
import { pageOf } from '../http/page-of.ts'
import { apiProblem } from '../problems/api-problem.ts'
import { listOf, listQuery, nothing } from '../schemas/atoms.ts'
import {
  reportPreviewInput,
  reportPreviewSchema,
  reportScheduleInput,
  reportScheduleSchema,
  sendingSchema,
} from '../schemas/delivery-schemas.ts'
import type { ServerParts } from '../server-parts.ts'
import { wireSchedule, wireSending } from '../wire/wire-delivery.ts'
import { wireInstant } from '../wire/wire-instant.ts'

const tags = ['reports']
const config = { permission: 'reports.schedule', reach: 'teams' } as const
const params = z.strictObject({ id: z.string().min(1).max(100) })

type DeliveryParts = Pick<ServerParts, 'store' | 'now' | 'uuid' | 'config'> & { readonly plans: PlanCache }

/** Reports by mail: keeping them, looking at them before they are sent, sending them now. Whoever writes one last keeps it; its rights count. */
export function deliveryRoutes(app: App, parts: DeliveryParts): void {
  const { store, now, uuid } = parts

  app.get(
    '/report-schedules',
    {
      config,
      schema: {
        tags,
        summary: 'Every report by mail, with when it was sent last and will be next',
        description: 'Whoever sees their own teams alone sees those they keep themselves.',
        response: { 200: listOf(reportScheduleSchema) },
      },
    },
    async (request) => {
      const principal = principalOf(request)
      const found = (await listSchedules(store)).filter(({ schedule }) => isSeen(principal, schedule))
      const names = await keeperNames(
        store,
        found.map(({ schedule }) => schedule),
      )
      return { items: found.map(({ schedule, last }) => wireSchedule(schedule, last, names)), nextCursor: null }
    },
  )

  app.get(
    '/report-schedules/:id',
    { config, schema: { tags, summary: 'One report by mail', params, response: { 200: reportScheduleSchema } } },
    async (request, reply) => {
      await seen(store, request.params.id, principalOf(request))
      const found = await shown(store, request.params.id)
      void reply.header('etag', etagHeader(found.version))
      return found
    },
  )

  app.post(
    '/report-schedules',
    {
      config,
      schema: {
        tags,
        summary: 'Keep a report that is sent by mail',
        description: 'It tells persons apart only for whoever has people.read, now and each time it is sent.',
        body: reportScheduleInput,
        response: { 201: reportScheduleSchema },
      },
    },
    async (request, reply) => {
      const principal = principalOf(request)
      refuseUnlessMay(principal, request.body)
      const id = uuid()
      await audited(principal, 'report-schedule.added', id, async (tx) => {
        await addSchedule(tx, { ...(await rowOf(tx, id, request.body, principal)), createdAt: now() })
      })
      const added = await shown(store, id)
      return reply
        .code(201)
        .header('location', `/api/v1/report-schedules/${id}`)
        .header('etag', etagHeader(added.version))
        .send(added)
    },
  )

  app.put(
    '/report-schedules/:id',
    {
      config,
      schema: {
        tags,
        summary: 'Change a report by mail; with If-Match only the version that was seen',
        params,
        body: reportScheduleInput,
        response: { 200: reportScheduleSchema },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const principal = principalOf(request)
      refuseUnlessMay(principal, request.body)
      await audited(principal, 'report-schedule.changed', id, async (tx) => {
        await seen(tx, id, principal)
        const row = await rowOf(tx, id, request.body, principal)
        if (!(await changeSchedule(tx, row, versionIn(request.headers) ?? null))) throw unknown(id)
      })
      const changed = await shown(store, id)
      void reply.header('etag', etagHeader(changed.version))
      return changed
    },
  )

  app.delete(
    '/report-schedules/:id',
    { config, schema: { tags, summary: 'Send a report no more', params, response: { 204: nothing } } },
    async (request, reply) => {
      const { id } = request.params
      const principal = principalOf(request)
      await audited(principal, 'report-schedule.deleted', id, async (tx) => {
        await seen(tx, id, principal)
        if (!(await deleteSchedule(tx, id))) throw unknown(id)
      })
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/report-schedules/:id/send',
    {
      config,
      schema: {
        tags,
        summary: 'Send it now, beside its rhythm',
        description: 'Also while it is paused. It tells of the span before today.',
        params,
        response: { 202: sendingSchema },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const principal = principalOf(request)
      const sendingId = `report.${id}.${uuid()}`
      await audited(principal, 'report-schedule.sent', id, async (tx) => {
        const schedule = await seen(tx, id, principal)
        refuseUnlessMay(principal, schedule)
        const sending = { id: sendingId, scheduleId: id, dueAt: now(), cause: 'asked' as const, askedBy: principal.id }
        await requestSending(tx, sending, now())
      })
      const sending = await getSending(store, sendingId)
      if (sending === null) throw unknown(id)
      return reply.code(202).send(wireSending(sending))
    },
  )

  app.get(
    '/report-schedules/:id/sendings',
    {
      config,
      schema: {
        tags,
        summary: 'When it was sent, and what went wrong',
        params,
        querystring: z.strictObject(listQuery),
        response: { 200: listOf(sendingSchema) },
      },
    },
    async (request) => {
      const { id } = request.params
      await seen(store, id, principalOf(request))
      const { items, nextCursor } = await listSendings(store, id, pageOf(request.query))
      return { items: items.map(wireSending), nextCursor }
    },
  )

  app.post(
    '/report-schedules/preview',
    {
      config,
      schema: {
        tags,
        summary: 'The mail as it would be if it were due now',
        body: reportPreviewInput,
        response: { 200: reportPreviewSchema },
      },
    },
    async (request) => {
      const principal = principalOf(request)
      refuseUnlessMay(principal, request.body)
      const previewParts = { ...parts, publicUrl: parts.config.publicUrl }
      const { nextAts, ...preview } = await previewReport(previewParts, request.body, principal.visibility)
      return { ...preview, nextAt: nextAts.map(wireInstant) }
    },
  )

  async function rowOf(sql: Sql, id: string, input: ReportScheduleInput, principal: Principal) {
    const { isPaused = false, ...content } = input
    for (const recipient of input.recipients) await refuseStranger(sql, recipient)
    const nextAt = nextSending(input.rhythm, await rhythmGround(sql, input.rhythm), now())
    if (nextAt === null) throw apiProblem('delivery.never-due', {})
    return { ...content, id, isPaused, keeper: principal.id, nextAt, updatedAt: now() }
  }

  async function audited(
    principal: Principal,
    action: string,
    subject: string,
    work: (tx: Transaction) => Promise<void>,
  ): Promise<void> {
    await store.transaction(async (tx) => {
      await work(tx)
      await appendAudit(tx, { at: now(), actor: actorOf(principal), action, subject, data: {} })
    })
  }
}

/** A report tells what its keeper sees; whoever sees less has nothing to do with it. */
function isSeen({ id, visibility }: Principal, { keeper }: Pick<ScheduleRow, 'keeper'>): boolean {
  return visibility === 'all' || keeper === id
}

async function seen(sql: Sql, id: string, principal: Principal): Promise<ScheduleRow> {
  const schedule = await getSchedule(sql, id)
  if (schedule === null || !isSeen(principal, schedule)) throw unknown(id)
  return schedule
}

const unknown = (id: string) => apiProblem('delivery.unknown-schedule', { schedule: id })

/** What one may not see one may not have sent either. */
function refuseUnlessMay({ permissions }: Principal, schedule: Pick<ReportScheduleInput, 'report'>): void {
  const needed = ['reports.read', ...(tellsPersons(schedule) ? (['people.read'] as const) : [])] as const
  for (const permission of needed) {
    if (!permissions.has(permission)) throw apiProblem('http.not-permitted', { permission })
  }
}

/** A recipient is an address, or somebody who is known here; teams are, roles may come to be. */
async function refuseStranger(sql: Sql, recipient: string): Promise<void> {
  if (/^[^\s@:,;<>]+@[^\s@:,;<>]+$/.test(recipient)) return
  if (/^role:[a-z0-9-]{1,64}$/.test(recipient)) return
  const team = /^team:(.+)$/.exec(recipient)?.[1]
  if (team !== undefined && (await getSetting(sql, 'teams', team)) !== null) return
  const user = (await getUser(sql, recipient)) ?? (await findUser(sql, recipient))
  if (user?.isActive !== true) throw apiProblem('delivery.no-such-recipient', { person: recipient })
}

async function shown(sql: Sql, id: string): Promise<WireReportSchedule> {
  const schedule = await getSchedule(sql, id)
  if (schedule === null) throw unknown(id)
  const [last] = (await listSendings(sql, id, { limit: 1 })).items
  return wireSchedule(schedule, last ?? null, await keeperNames(sql, [schedule]))
}

async function keeperNames(sql: Sql, schedules: readonly ScheduleRow[]): Promise<ReadonlyMap<string, string>> {
  const ids = new Set(schedules.map(({ keeper }) => keeper))
  const people = await namesOf(sql, ids)
  const isUnnamed = [...ids].some((id) => !people.has(id))
  const keys = isUnnamed ? await listApiKeys(sql) : []
  return new Map([...keys.map(({ id, name }) => [id, name] as const), ...people])
}
