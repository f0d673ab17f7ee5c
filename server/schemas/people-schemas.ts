import { z } from 'zod'
import { languages } from '../../core/contract/language.ts'
import { roleNames } from '../../core/contract/role-names.ts'
import type { WireSession, WireUser } from '../../core/contract/wire.ts'
import type { WireKey, WireNewKey, WirePerson } from '../../core/contract/wire-administration.ts'
import { idSchema, instantSchema } from '../../model/document/atom-schemas.ts'
import { wireInstantSchema } from './atoms.ts'

const name = z.string().trim().min(1).max(200)
const email = z
  .string()
  .max(320)
  .regex(/^[^\s@]+@[^\s@]+$/)
const login = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[^\s/]+$/)
const roles = z.array(z.enum(roleNames)).min(1).max(roleNames.length)
const teams = z.array(idSchema).max(200)
/** Its length is judged by `passwordIssues`; this only bounds what is read. */
const password = z.string().max(1000)

/** Who is signed in. */
export const sessionSchema = z
  .strictObject({
    user: z.strictObject({
      id: z.string(),
      login: z.string(),
      name: z.string(),
      roles: z.array(z.string()),
      teams: z.array(z.string()),
      language: z.string(),
    }),
    permissions: z.array(z.string()),
    visibility: z.enum(['all', 'ownTeams']),
    lastEventId: z
      .string()
      .meta({ description: 'the newest event when this was said, to go on from with GET /events' }),
  })
  .meta({ id: 'Session' }) satisfies z.ZodType<WireSession>

export const signInSchema = z.strictObject({ login: z.string().min(1).max(200), password })

export const languageChangeSchema = z.strictObject({ language: z.enum(languages) })

export const passwordChangeSchema = z.strictObject({ current: password, next: password })

export const newPasswordSchema = z.strictObject({ password })

/** A user as administrators see one. */
export const userSchema = z
  .strictObject({
    id: z.string(),
    login: z.string(),
    name: z.string(),
    email: z.string().nullable(),
    roles: z.array(z.string()),
    teams: z.array(z.string()),
    isActive: z.boolean(),
  })
  .meta({ id: 'User' }) satisfies z.ZodType<WireUser>

export const newUserSchema = z.strictObject({
  login,
  name,
  email: email.nullable().exactOptional(),
  password,
  roles,
  teams: teams.exactOptional(),
  language: z.enum(languages).exactOptional(),
})

export const userChangeSchema = z.strictObject({
  name: name.exactOptional(),
  email: email.nullable().exactOptional(),
  roles: roles.exactOptional(),
  teams: teams.exactOptional(),
  isActive: z.boolean().exactOptional(),
})

/** A colleague, as whoever hands on a case sees one. */
export const personSchema = z
  .strictObject({ id: z.string(), name: z.string(), teams: z.array(z.string()) })
  .meta({ id: 'Person' }) satisfies z.ZodType<WirePerson>

const keyFields = {
  id: z.string(),
  name: z.string(),
  prefix: z.string(),
  roles: z.array(z.string()),
  createdAt: wireInstantSchema,
  expiresAt: wireInstantSchema.nullable(),
  lastUsedAt: wireInstantSchema.nullable(),
  revokedAt: wireInstantSchema.nullable(),
}

/** An API key without its secret. */
export const keySchema = z.strictObject(keyFields).meta({ id: 'Key' }) satisfies z.ZodType<WireKey>

/** A key with its secret, which is shown once. */
export const createdKeySchema = z
  .strictObject({ ...keyFields, secret: z.string() })
  .meta({ id: 'NewKey' }) satisfies z.ZodType<WireNewKey>

export const newKeySchema = z.strictObject({
  name,
  roles,
  teams: teams.exactOptional(),
  expiresAt: instantSchema.exactOptional(),
})
