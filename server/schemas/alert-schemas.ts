import { z } from 'zod'
import {
  type AlertRecipient,
  type AlertRule,
  alertMeasures,
  alertNotices,
  robotServices,
} from '../../core/contract/alerts.ts'
import type {
  NewAlert,
  NewAlertRecipient,
  WireAlert,
  WireAlertEpisode,
  WireAlertNotice,
  WireAlertPreview,
} from '../../core/contract/wire-alerts.ts'
import { isZoneName } from '../../model/calendar/read-zone.ts'
import { listQuery, wireInstantSchema } from './atoms.ts'

const languageSchema = z.enum(['en', 'zh-CN'])
const recipientId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/)
  .meta({ description: 'tells the recipients of an alert apart' })
const name = z.string().trim().min(1).max(200)

const person = { kind: z.literal('person'), id: recipientId, user: z.string().min(1).max(100) }
const mail = {
  kind: z.literal('mail'),
  id: recipientId,
  address: z
    .string()
    .max(320)
    .regex(/^[^\s@:<>,;"]+@[^\s@:<>,;"]+$/),
  language: languageSchema,
}
const endpoint = { kind: z.literal('endpoint'), id: recipientId, endpoint: z.string().min(1).max(64) }
const robot = {
  kind: z.literal('robot'),
  id: recipientId,
  service: z.enum(robotServices).meta({ description: 'wecom: 企业微信; dingtalk: 钉钉; feishu: 飞书 or Lark' }),
  name,
  language: languageSchema,
}

const recipientSchema = z.discriminatedUnion('kind', [
  z.strictObject(person),
  z.strictObject(mail),
  z.strictObject(endpoint),
  z.strictObject(robot),
]) satisfies z.ZodType<AlertRecipient>

const newRecipientSchema = z.discriminatedUnion('kind', [
  z.strictObject(person),
  z.strictObject(mail),
  z.strictObject(endpoint),
  z.strictObject({
    ...robot,
    address: z
      .string()
      .min(1)
      .max(2000)
      .exactOptional()
      .meta({ description: 'a secret: never said again; left out, the one that is kept stays' }),
    secret: z.string().min(1).max(500).exactOptional().meta({ description: 'what signs the messages' }),
  }),
]) satisfies z.ZodType<NewAlertRecipient>

const someOf = z.array(z.string().max(200)).min(1).max(50).exactOptional()
const amount = z.number().min(-1_000_000_000).max(1_000_000_000)
const minutes = z.int().min(0).max(10_080)

const ruleFields = {
  name: z
    .string()
    .trim()
    .max(200)
    .meta({ description: 'left empty, what it watches is its name, in the language of whoever reads it' }),
  isOn: z.boolean(),
  measure: z.enum(alertMeasures),
  withinMinutes: z.int().min(1).max(10_080).exactOptional(),
  node: z.string().min(1).max(64).exactOptional(),
  hours: z.int().min(1).max(168).nullable().exactOptional().meta({ description: 'null: since the day began' }),
  scope: z.strictObject({ flow: someOf, team: someOf, channel: someOf, tier: someOf }),
  is: z.enum(['above', 'below']),
  threshold: amount,
  clearsAt: amount.exactOptional(),
  minimumSample: z.int().min(0).max(1_000_000),
  holdMinutes: minutes,
  calmMinutes: minutes,
  remindMinutes: z.int().min(1).max(10_080).nullable(),
  calendar: z.string().min(1).max(64).nullable().meta({ description: 'told only while it is open' }),
  zone: z.string().max(64).refine(isZoneName, { error: 'an IANA time zone' }),
}

const ruleSchema = z.strictObject({
  ...ruleFields,
  recipients: z.array(recipientSchema),
}) satisfies z.ZodType<AlertRule>

/** An alert as it is sent. */
export const newAlertSchema = z
  .strictObject({ ...ruleFields, recipients: z.array(newRecipientSchema).max(20) })
  .meta({ id: 'NewAlert' }) satisfies z.ZodType<NewAlert>

export const alertSchema = z
  .strictObject({
    id: z.string(),
    version: z.int(),
    rule: ruleSchema,
    activeSince: wireInstantSchema.nullable(),
    episode: z.string().nullable(),
    isAcknowledged: z.boolean(),
    value: z.number().nullable(),
    judgedAt: wireInstantSchema.nullable(),
    updatedAt: wireInstantSchema,
  })
  .meta({ id: 'Alert' }) satisfies z.ZodType<WireAlert>

export const alertNoticeSchema = z
  .strictObject({
    id: z.string(),
    notice: z.enum(alertNotices),
    recipient: recipientSchema,
    madeAt: wireInstantSchema,
    sentAt: wireInstantSchema.nullable(),
    error: z.string().nullable(),
  })
  .meta({ id: 'AlertNotice' }) satisfies z.ZodType<WireAlertNotice>

export const alertEpisodeSchema = z
  .strictObject({
    id: z.string(),
    alert: z.string(),
    name: z.string(),
    measure: z.enum(alertMeasures),
    is: z.enum(['above', 'below']),
    threshold: z.number(),
    beganAt: wireInstantSchema,
    overAt: wireInstantSchema.nullable(),
    value: z.number().nullable(),
    worst: z.number().nullable(),
    acknowledgedBy: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
    acknowledgedAt: wireInstantSchema.nullable(),
    notices: z.array(alertNoticeSchema),
  })
  .meta({ id: 'AlertEpisode' }) satisfies z.ZodType<WireAlertEpisode>

export const alertPreviewSchema = z
  .strictObject({
    from: wireInstantSchema,
    to: wireInstantSchema,
    isKnown: z.boolean(),
    everyMs: z.int(),
    values: z.array(z.number().nullable()),
    episodes: z.array(z.strictObject({ beganAt: wireInstantSchema, overAt: wireInstantSchema.nullable() })),
    told: z.int(),
  })
  .meta({ id: 'AlertPreview' }) satisfies z.ZodType<WireAlertPreview>

/** How GET /alerts/history is asked. */
export const alertHistoryQuery = z.strictObject({ ...listQuery, alert: z.string().min(1).max(100).exactOptional() })
