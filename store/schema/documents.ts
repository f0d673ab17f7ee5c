import { bigint, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { DocumentKind } from '../../core/contract/document.ts'
import type { Plan } from '../../core/contract/plan.ts'
import type { SettingList } from '../../core/contract/settings.ts'
import { bytes, json, jsonb, millis } from './columns.ts'

export const publications = pgTable('publications', {
  id: text('id').primaryKey(),
  at: millis('at').notNull(),
  author: text('author'),
  note: text('note'),
  running: text('running').$type<'stay' | 'migrate'>().notNull(),
})

export const documentVersions = pgTable(
  'document_versions',
  {
    kind: text('kind').$type<DocumentKind>().notNull(),
    id: text('id').notNull(),
    version: integer('version').notNull(),
    hash: text('hash').notNull(),
    document: json('document').notNull(),
    format: integer('format').notNull().default(1),
    publicationId: text('publication_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.id, table.version] })],
)

export const documentDrafts = pgTable(
  'document_drafts',
  {
    kind: text('kind').$type<DocumentKind>().notNull(),
    id: text('id').notNull(),
    author: text('author').notNull(),
    basedOn: integer('based_on'),
    etag: text('etag').notNull(),
    document: json('document').notNull(),
    format: integer('format').notNull().default(1),
    updatedAt: millis('updated_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.id, table.author] })],
)

export const plans = pgTable('plans', {
  hash: text('hash').primaryKey(),
  id: text('id').notNull(),
  version: integer('version'),
  plan: json('plan').$type<Plan>().notNull(),
})

export const planPublications = pgTable('plan_publications', {
  place: bigint('place', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  id: text('id').notNull(),
  version: integer('version'),
  hash: text('hash').notNull(),
  publicationId: text('publication_id').notNull(),
})

export const settings = pgTable(
  'settings',
  {
    kind: text('kind').$type<SettingList>().notNull(),
    id: text('id').notNull(),
    version: integer('version').notNull(),
    value: jsonb('value').notNull(),
    updatedAt: millis('updated_at').notNull(),
    updatedBy: text('updated_by'),
  },
  (table) => [primaryKey({ columns: [table.kind, table.id] })],
)

export const secrets = pgTable('secrets', {
  name: text('name').primaryKey(),
  nonce: bytes('nonce').notNull(),
  sealed: bytes('sealed').notNull(),
  updatedAt: millis('updated_at').notNull(),
})
