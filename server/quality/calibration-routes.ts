import { z } from 'zod'
import type { WireCalibration, WireCalibrationDetail } from '../../core/contract/wire-quality.ts'
import { appendAudit } from '../../store/audit/append-audit.ts'
import { namesOf } from '../../store/people/names-of.ts'
import {
  type CalibrationRow,
  closeCalibration,
  closedCalibrations,
  getCalibration,
  listCalibrations,
  startCalibration,
} from '../../store/quality/calibrations.ts'
import { principalOf } from '../access/authenticate.ts'
import { actorOf } from '../access/principal.ts'
import type { App } from '../http/app.ts'
import { pageOf } from '../http/page-of.ts'
import { apiProblem } from '../problems/api-problem.ts'
import { listOf, listQuery } from '../schemas/atoms.ts'
import {
  biasSchema,
  calibrationDetailSchema,
  calibrationSchema,
  closeCalibrationSchema,
  newCalibrationSchema,
} from '../schemas/quality-schemas.ts'
import type { ServerParts } from '../server-parts.ts'
import { caseUrl } from '../wire/wire-case.ts'
import { wireInstant } from '../wire/wire-instant.ts'
import { refuseOthersThanAuditors } from './auditors.ts'
import { biasesOf, calibrationResult } from './calibration-result.ts'

const tags = ['quality']
const calibrationParams = z.strictObject({ id: z.string().min(1).max(100) })

/** The same case scored blind by several auditors, and what that says of them. */
export function calibrationRoutes(
  app: App,
  { store, now, config }: Pick<ServerParts, 'store' | 'now' | 'config'>,
): void {
  app.get(
    '/quality/calibrations',
    {
      config: { permission: 'quality.audit' },
      schema: {
        tags,
        summary: 'Calibrations, the newest first',
        querystring: z.strictObject(listQuery),
        response: { 200: listOf(calibrationSchema) },
      },
    },
    async (request) => {
      const { id } = principalOf(request)
      const { items, nextCursor } = await listCalibrations(store, pageOf(request.query))
      const names = await namesOf(store, items.flatMap(auditorsIn))
      return { items: items.map((row) => wireCalibration(row, id, names)), nextCursor }
    },
  )

  app.get(
    '/quality/calibrations/:id',
    {
      config: { permission: 'quality.audit' },
      schema: {
        tags,
        summary: 'One calibration; what others marked once it is closed',
        params: calibrationParams,
        response: { 200: calibrationDetailSchema },
      },
    },
    async (request) => {
      const { id } = request.params
      const calibration = await getCalibration(store, id)
      if (calibration === null) throw apiProblem('quality.unknown-calibration', { calibration: id })
      return detail(calibration, principalOf(request).id)
    },
  )

  app.post(
    '/quality/calibrations',
    {
      config: { permission: 'quality.audit' },
      schema: {
        tags,
        summary: 'Put one closed case before several auditors',
        body: newCalibrationSchema,
        response: { 201: calibrationDetailSchema },
      },
    },
    async (request, reply) => {
      const principal = principalOf(request)
      await refuseOthersThanAuditors(store, request.body.auditors)
      const at = now()
      const made = await store.transaction(async (tx) => {
        const calibration = await startCalibration(tx, { ...request.body, by: principal.id, at })
        const { id, caseId } = calibration
        const data = { case: caseId, auditors: request.body.auditors }
        await appendAudit(tx, {
          at,
          actor: actorOf(principal),
          action: 'quality.calibration-started',
          subject: id,
          data,
        })
        return calibration
      })
      return reply.code(201).send(await detail(made, principal.id))
    },
  )

  app.post(
    '/quality/calibrations/:id/close',
    {
      config: { permission: 'quality.audit' },
      schema: {
        tags,
        summary: 'Close it with the marks that the discussion came to',
        params: calibrationParams,
        body: closeCalibrationSchema,
        response: { 200: calibrationDetailSchema },
      },
    },
    async (request) => {
      const principal = principalOf(request)
      const { id } = request.params
      const at = now()
      const closed = await store.transaction(async (tx) => {
        const calibration = await closeCalibration(tx, { id, ...request.body, by: principal.id, at })
        await appendAudit(tx, { at, actor: actorOf(principal), action: 'quality.calibration-closed', subject: id })
        return calibration
      })
      return detail(closed, principal.id)
    },
  )

  app.get(
    '/quality/agreement',
    {
      config: { permission: 'quality.audit' },
      schema: {
        tags,
        summary: 'How auditors score beside the references of calibrations',
        description: 'Without people.read only oneself.',
        response: { 200: listOf(biasSchema) },
      },
    },
    async (request) => {
      const { id, permissions } = principalOf(request)
      const calibrations = await closedCalibrations(store)
      const names = await namesOf(store, calibrations.flatMap(auditorsIn))
      const biases = biasesOf(calibrations, (auditor) => names.get(auditor) ?? auditor)
      const items = permissions.has('people.read') ? biases : biases.filter(({ auditor }) => auditor === id)
      return { items: [...items], nextCursor: null }
    },
  )

  async function detail(row: CalibrationRow, reader: string): Promise<WireCalibrationDetail> {
    const names = await namesOf(store, auditorsIn(row))
    return { ...wireCalibration(row, reader, names), fullCard: row.card, result: calibrationResult(row) }
  }

  function wireCalibration(row: CalibrationRow, reader: string, names: ReadonlyMap<string, string>): WireCalibration {
    const isClosed = row.state === 'closed'
    return {
      id: row.id,
      case: { id: row.caseId, number: row.number, url: caseUrl(row.caseId, config.publicUrl) },
      card: { id: row.cardId, version: row.cardVersion, name: row.cardName },
      state: row.state,
      createdAt: wireInstant(row.createdAt),
      closedAt: row.closedAt === null ? null : wireInstant(row.closedAt),
      auditors: row.voices.map(({ audit, auditor, answers, score }) => ({
        id: auditor,
        name: names.get(auditor) ?? auditor,
        isDone: answers !== null,
        audit: isClosed || auditor === reader ? audit : null,
        score: isClosed || auditor === reader ? score : null,
      })),
    }
  }
}

function auditorsIn({ voices }: CalibrationRow): readonly string[] {
  return voices.map(({ auditor }) => auditor)
}
