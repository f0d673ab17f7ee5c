import { boolean, integer, pgTable, text } from 'drizzle-orm/pg-core'
import type { Actor } from '../../core/contract/case-command.ts'
import { jsonb, millis } from './columns.ts'

export const users = pgTable('users', {
  id: text('id').primaryKey(),
  login: text('login').notNull(),
  name: text('name').notNull(),
  email: text('email'),
  passwordHash: text('password_hash'),
  language: text('language').notNull(),
  roles: jsonb('roles').$type<readonly string[]>().notNull(),
  teams: jsonb('teams').$type<readonly string[]>().notNull(),
  isActive: boolean('is_active').notNull(),
  createdAt: millis('created_at').notNull(),
  updatedAt: millis('updated_at').notNull(),
  version: integer('version').notNull(),
})

export const sessions = pgTable('sessions', {
  tokenHash: text('token_hash').primaryKey(),
  userId: text('user_id').notNull(),
  createdAt: millis('created_at').notNull(),
  expiresAt: millis('expires_at').notNull(),
  lastSeenAt: millis('last_seen_at').notNull(),
  agent: text('agent'),
})

export const apiKeys = pgTable('api_keys', {
  id: text('id').primaryKey(),
  keyHash: text('key_hash').notNull(),
  prefix: text('prefix').notNull(),
  name: text('name').notNull(),
  roles: jsonb('roles').$type<readonly string[]>().notNull(),
  teams: jsonb('teams').$type<readonly string[]>().notNull(),
  createdBy: text('created_by'),
  createdAt: millis('created_at').notNull(),
  expiresAt: millis('expires_at'),
  lastUsedAt: millis('last_used_at'),
  revokedAt: millis('revoked_at'),
})

export const customers = pgTable('customers', {
  id: text('id').primaryKey(),
  name: text('name'),
  email: text('email'),
  phone: text('phone'),
  tier: text('tier'),
  region: text('region'),
  language: text('language'),
  calendar: text('calendar'),
  createdAt: millis('created_at').notNull(),
  updatedAt: millis('updated_at').notNull(),
  erasedAt: millis('erased_at'),
  version: integer('version').notNull(),
})

export const contents = pgTable('contents', {
  id: text('id').primaryKey(),
  caseId: text('case_id').notNull(),
  kind: text('kind').$type<'message' | 'reply' | 'note' | 'comment'>().notNull(),
  text: text('text'),
  author: jsonb('author').$type<Actor>().notNull(),
  createdAt: millis('created_at').notNull(),
  erasedAt: millis('erased_at'),
})

export const personalFacts = pgTable('personal_facts', {
  token: text('token').primaryKey(),
  caseId: text('case_id').notNull(),
  fact: text('fact').notNull(),
  value: jsonb('value'),
  createdAt: millis('created_at').notNull(),
  erasedAt: millis('erased_at'),
})
