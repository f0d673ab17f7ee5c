import type { Actor } from '../../core/contract/case-command.ts'
import { contents } from '../schema/people.ts'
import type { Sql } from '../store.ts'

/** The words of a message, a reply, a note or a survey's comment: stored here, named by their id in records. */
export interface Content {
  readonly id: string
  readonly caseId: string
  readonly kind: 'message' | 'reply' | 'note' | 'comment'
  /** Null once it was erased. */
  readonly text: string | null
  readonly author: Actor
  readonly createdAt: number
  readonly erasedAt: number | null
}

export interface ContentToAdd extends Omit<Content, 'erasedAt' | 'text'> {
  readonly text: string
}

/** Keeps a text before the command that carries its id is sent. The same id again changes nothing. */
export async function addContent(sql: Sql, content: ContentToAdd): Promise<string> {
  await sql.db.insert(contents).values(content).onConflictDoNothing({ target: contents.id })
  return content.id
}

/** Those of several contents of one case that exist: what a page of its timeline says. */
export function getContents(sql: Sql, caseId: string, ids: readonly string[]): Promise<Content[]> {
  return sql.query<Content>(
    `select id, case_id as "caseId", kind, text, author, created_at as "createdAt", erased_at as "erasedAt"
     from contents where case_id = $1 and id in (select jsonb_array_elements_text($2::jsonb))`,
    [caseId, JSON.stringify(ids)],
  )
}
