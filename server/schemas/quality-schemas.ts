import { z } from 'zod'
import {
  auditRisks,
  auditStates,
  type CardAnswers,
  type QualityCard,
  type WireAgreement,
  type WireAudit,
  type WireAuditDetail,
  type WireAuditorBias,
  type WireCalibration,
  type WireCalibrationDetail,
  type WireQualityCard,
  type WireSamplingRule,
} from '../../core/contract/wire-quality.ts'
import { idSchema, localTextSchema } from '../../model/document/atom-schemas.ts'
import { listQuery, wireInstantSchema } from './atoms.ts'

const words = (longest: number) => z.string().trim().min(1).max(longest)
const key = z.string().min(1).max(100)
const values = z.array(key).min(1).max(200).exactOptional()
const score = z.number().min(0).max(100).nullable()

const criterionSchema = z.strictObject({
  id: idSchema,
  name: localTextSchema,
  guidance: localTextSchema.exactOptional(),
  scale: z.enum(['yesNo', 'points']),
  weight: z.number().gt(0).max(100),
  isFatal: z.boolean().exactOptional(),
  mayNotApply: z.boolean().exactOptional(),
})

const cardShape = {
  name: localTextSchema,
  sections: z
    .array(z.strictObject({ id: idSchema, name: localTextSchema, criteria: z.array(criterionSchema).min(1).max(50) }))
    .min(1)
    .max(20),
}

const fullCardSchema = z
  .strictObject({ id: idSchema, ...cardShape })
  .meta({ id: 'QualityCard' }) satisfies z.ZodType<QualityCard>

export const cardSchema = z
  .strictObject({ id: idSchema, ...cardShape, version: z.int(), isActive: z.boolean(), createdAt: wireInstantSchema })
  .meta({ id: 'KeptQualityCard' }) satisfies z.ZodType<WireQualityCard>

const basedOn = z
  .int()
  .min(0)
  .meta({ description: 'the version it was made from; 0: there is none yet (412 otherwise)' })

export const cardChangeSchema = z.strictObject({ ...cardShape, isActive: z.boolean(), basedOn })

const ruleShape = {
  name: localTextSchema,
  card: idSchema,
  where: z.strictObject({ flow: values, team: values, person: values, channel: values, tier: values }).exactOptional(),
  take: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('perPerson'), count: z.int().min(1).max(50) }),
    z.strictObject({ kind: z.literal('share'), percent: z.number().gt(0).max(100) }),
  ]),
  every: z.enum(['week', 'month']),
  zone: words(100),
  risk: z
    .strictObject(
      Object.fromEntries(auditRisks.map((name) => [name, z.number().min(1).max(20).exactOptional()])) as RiskShape,
    )
    .exactOptional(),
  auditors: z.array(key).min(1).max(100),
  isActive: z.boolean(),
}

type RiskShape = { [R in (typeof auditRisks)[number]]: z.ZodExactOptional<z.ZodNumber> }

export const ruleSchema = z
  .strictObject({
    id: idSchema,
    ...ruleShape,
    version: z.int(),
    updatedAt: wireInstantSchema,
    lastRun: z.strictObject({ from: z.string(), candidates: z.int(), taken: z.int() }).nullable(),
  })
  .meta({ id: 'SamplingRule' }) satisfies z.ZodType<WireSamplingRule>

export const ruleChangeSchema = z.strictObject({ ...ruleShape, basedOn })

export const answersSchema = z
  .record(
    idSchema,
    z.strictObject({
      mark: z.union([z.int().min(0).max(5), z.literal('na')]),
      comment: z.string().max(2000).exactOptional(),
      evidence: z.array(z.int().min(1)).max(50).exactOptional(),
    }),
  )
  .refine((answers) => Object.keys(answers).length <= 1000) satisfies z.ZodType<CardAnswers>

export const scoringSchema = z.strictObject({
  answers: answersSchema,
  comment: z.string().trim().max(10_000).nullable(),
})

export const correctionSchema = scoringSchema.extend({ reason: words(2000) })

export const appealSchema = z.strictObject({ text: words(5000) })

export const decisionSchema = z.strictObject({
  text: words(5000),
  scored: scoringSchema.nullable().meta({ description: 'the marks as they should be; null: the score stands' }),
})

const auditShape = {
  id: z.string(),
  case: z.strictObject({ id: z.string(), number: z.int(), subject: z.string().nullable(), url: z.string() }),
  flow: z.string(),
  team: z.string().nullable(),
  person: z.string().nullable(),
  personName: z.string().nullable(),
  card: z.strictObject({ id: z.string(), version: z.int(), name: localTextSchema }),
  auditor: z.string().nullable(),
  auditorName: z.string().nullable(),
  rule: z.string().nullable(),
  calibration: z.string().nullable(),
  risks: z.array(z.enum(auditRisks)),
  state: z.enum(auditStates),
  score,
  isFatal: z.boolean(),
  createdAt: wireInstantSchema,
  submittedAt: wireInstantSchema.nullable(),
}

export const auditSchema = z.strictObject(auditShape).meta({ id: 'QualityAudit' }) satisfies z.ZodType<WireAudit>

export const auditDetailSchema = z
  .strictObject({
    ...auditShape,
    fullCard: fullCardSchema,
    draft: z.strictObject({ answers: answersSchema, comment: z.string().nullable() }).nullable(),
    scores: z.array(
      z.strictObject({
        version: z.int(),
        answers: answersSchema,
        comment: z.string().nullable(),
        score,
        isFatal: z.boolean(),
        reason: z.string().nullable(),
        by: z.string(),
        byName: z.string(),
        at: wireInstantSchema,
      }),
    ),
    appeal: z
      .strictObject({
        text: z.string(),
        by: z.string(),
        at: wireInstantSchema,
        decision: z
          .strictObject({
            outcome: z.enum(['upheld', 'changed']),
            text: z.string(),
            by: z.string(),
            byName: z.string(),
            at: wireInstantSchema,
          })
          .nullable(),
      })
      .nullable(),
    appealUntil: wireInstantSchema.nullable(),
    allowed: z.array(z.enum(['score', 'correct', 'appeal', 'decide', 'assign'])),
  })
  .meta({ id: 'QualityAuditDetail' }) satisfies z.ZodType<WireAuditDetail>

export const auditQuery = z.strictObject({
  ...listQuery,
  state: z
    .string()
    .min(1)
    .max(100)
    .exactOptional()
    .meta({ description: auditStates.join(', ') }),
  auditor: key.exactOptional(),
  person: key.exactOptional(),
  team: key.exactOptional(),
  rule: key.exactOptional(),
  case: key.exactOptional(),
})

export const newAuditSchema = z.strictObject({
  case: key.meta({ description: 'the id or the number of a closed case' }),
  card: idSchema,
  auditor: key.nullable().meta({ description: 'null: whoever takes it' }),
})

export const assignSchema = z.strictObject({ auditor: key })

export const newCalibrationSchema = z.strictObject({
  case: key.meta({ description: 'the id or the number of a closed case' }),
  card: idSchema,
  auditors: z.array(key).min(2).max(20),
})

export const closeCalibrationSchema = z.strictObject({
  answers: answersSchema,
  note: z.string().trim().max(10_000).nullable(),
})

const calibrationShape = {
  id: z.string(),
  case: z.strictObject({ id: z.string(), number: z.int(), url: z.string() }),
  card: auditShape.card,
  state: z.enum(['open', 'closed']),
  createdAt: wireInstantSchema,
  closedAt: wireInstantSchema.nullable(),
  auditors: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      isDone: z.boolean(),
      audit: z.string().nullable(),
      score,
    }),
  ),
}

export const calibrationSchema = z
  .strictObject(calibrationShape)
  .meta({ id: 'QualityCalibration' }) satisfies z.ZodType<WireCalibration>

const figure = z.number().nullable()
const agreementSchema = z.strictObject({
  percent: figure,
  kappa: figure,
  icc: figure,
  marks: z.int(),
}) satisfies z.ZodType<WireAgreement>

export const calibrationDetailSchema = z
  .strictObject({
    ...calibrationShape,
    fullCard: fullCardSchema,
    result: z
      .strictObject({
        answers: z.record(z.string(), answersSchema),
        agreement: agreementSchema,
        reference: answersSchema,
        referenceScore: score,
        note: z.string().nullable(),
        byCriterion: z.record(z.string(), figure),
      })
      .nullable(),
  })
  .meta({ id: 'QualityCalibrationDetail' }) satisfies z.ZodType<WireCalibrationDetail>

export const biasSchema = z
  .strictObject({
    auditor: z.string(),
    name: z.string(),
    calibrations: z.int(),
    bias: figure,
    low: figure,
    high: figure,
  })
  .meta({ id: 'AuditorBias' }) satisfies z.ZodType<WireAuditorBias>
