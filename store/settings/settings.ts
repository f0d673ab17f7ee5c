import { and, eq, sql as raw } from 'drizzle-orm'
import { ProblemError } from '../../core/contract/problem-error.ts'
import type { SettingList } from '../../core/contract/settings.ts'
import { settings } from '../schema/documents.ts'
import type { Sql } from '../store.ts'

/** One team, message, endpoint, role or site. */
export interface Setting<T = unknown> {
  readonly kind: SettingList
  readonly id: string
  /** Counts its changes from 1; what `If-Match` takes. */
  readonly version: number
  readonly value: T
  readonly updatedAt: number
  readonly updatedBy: string | null
}

export interface SettingToSave extends Omit<Setting, 'version'> {
  /** The version last seen; null: there must be none yet; left out: the last one wins. */
  readonly ifVersion?: number | null
}

/** Keeps a setting. Throws `store.setting-changed` when `ifVersion` does not hold. Audit it in the same transaction. */
export async function saveSetting(sql: Sql, { ifVersion, ...setting }: SettingToSave): Promise<Setting> {
  const { kind, id, ...content } = setting
  const target = [settings.kind, settings.id]
  const next = { ...content, version: raw`${settings.version} + 1` }
  const first = { ...setting, version: 1 }
  const rows =
    ifVersion === null
      ? await sql.db.insert(settings).values(first).onConflictDoNothing({ target }).returning()
      : ifVersion === undefined
        ? await sql.db.insert(settings).values(first).onConflictDoUpdate({ target, set: next }).returning()
        : await sql.db
            .update(settings)
            .set(next)
            .where(and(isSetting(kind, id), eq(settings.version, ifVersion)))
            .returning()
  const [saved] = rows
  if (saved === undefined) throw new ProblemError('store.setting-changed', { kind, id })
  return saved
}

const isSetting = (kind: SettingList, id: string) => and(eq(settings.kind, kind), eq(settings.id, id))

/** A setting; null when there is none. What is in it was checked when it was saved. */
export async function getSetting<T = unknown>(sql: Sql, kind: SettingList, id: string): Promise<Setting<T> | null> {
  const [row] = await sql.db.select().from(settings).where(isSetting(kind, id))
  return (row as Setting<T> | undefined) ?? null
}

/** Every setting of a kind, by id. */
export async function listSettings<T = unknown>(sql: Sql, kind: SettingList): Promise<Setting<T>[]> {
  const rows = await sql.db.select().from(settings).where(eq(settings.kind, kind)).orderBy(settings.id)
  return rows as Setting<T>[]
}

/** Takes a setting away; false when there was none. Throws `store.setting-changed` when `ifVersion` does not hold. */
export async function deleteSetting(sql: Sql, kind: SettingList, id: string, ifVersion?: number): Promise<boolean> {
  const isSame = ifVersion === undefined ? undefined : eq(settings.version, ifVersion)
  const gone = await sql.db
    .delete(settings)
    .where(and(isSetting(kind, id), isSame))
    .returning({ id: settings.id })
  if (gone.length > 0) return true
  if (ifVersion !== undefined && (await getSetting(sql, kind, id)) !== null) {
    throw new ProblemError('store.setting-changed', { kind, id })
  }
  return false
}
