import { z } from 'zod'
import { reasonSides } from '../../core/contract/settings.ts'
import { idSchema, localTextSchema } from '../document/atom-schemas.ts'
import { shown } from '../document/shown.ts'
import { problem } from '../document/zod-issues.ts'

const nameSchema = z.string().min(1).max(200)
const namesSchema = z.array(nameSchema).max(2000)

/** A team, as settings and scenarios name it. */
export const teamSchema = z.strictObject({
  id: idSchema,
  name: localTextSchema.exactOptional(),
  calendar: idSchema.exactOptional(),
  members: namesSchema.exactOptional(),
  capacity: z.int().min(0).max(1_000_000).exactOptional(),
  skills: namesSchema.exactOptional(),
  regions: namesSchema.exactOptional(),
})

/** The words of something that is sent. */
export const messageSchema = z.strictObject({
  id: idSchema,
  subject: localTextSchema.exactOptional(),
  body: localTextSchema,
})

/** Where webhooks go: http or https, without a user or password in the address. */
export const endpointSchema = z.strictObject({
  id: idSchema,
  name: localTextSchema.exactOptional(),
  url: z
    .string()
    .max(2000)
    .superRefine((url, context) => {
      if (!/^https?:\/\/[^\s/?#@]+(?:[/?#]\S*)?$/.test(url)) {
        context.addIssue({ code: 'custom', ...problem('settings.bad-url', { url: shown(url) }) })
      }
    }),
})

/** Whom `role:<id>` means. */
export const roleSchema = z.strictObject({ id: idSchema, name: localTextSchema.exactOptional() })

/** A place of a customer. */
export const siteSchema = z.strictObject({
  id: idSchema,
  name: localTextSchema.exactOptional(),
  timeZone: nameSchema.exactOptional(),
  calendar: idSchema.exactOptional(),
})

/** Why promises are broken. */
export const reasonSchema = z.strictObject({
  id: idSchema,
  name: localTextSchema,
  parent: idSchema.exactOptional(),
  side: z.enum(reasonSides).exactOptional(),
  order: z.int().min(0).max(1_000_000).exactOptional(),
  retired: z.boolean().exactOptional(),
})

/** Settings as a file. */
export const settingsSchema = z.strictObject({
  kind: z.literal('settings'),
  teams: z.array(teamSchema).max(2000).exactOptional(),
  messages: z.array(messageSchema).max(2000).exactOptional(),
  endpoints: z.array(endpointSchema).max(2000).exactOptional(),
  roles: z.array(roleSchema).max(2000).exactOptional(),
  sites: z.array(siteSchema).max(2000).exactOptional(),
  reasons: z.array(reasonSchema).max(500).exactOptional(),
})
