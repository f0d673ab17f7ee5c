import type { LocalText } from '../../core/contract/language.ts'
import type { ReasonSetting, ReasonSide } from '../../core/contract/settings.ts'
import { getSetting, listSettings } from '../settings/settings.ts'
import type { Sql, Transaction } from '../store.ts'

/** A reason in its place: parents first, each followed by its kinds. */
export interface ReasonInTree {
  readonly id: string
  readonly name: LocalText
  readonly parent: string | null
  readonly side: ReasonSide
  readonly isRetired: boolean
}

/** Every reason of this place in the order in which it is shown. */
export async function readReasons(sql: Sql): Promise<readonly ReasonInTree[]> {
  return treeOf((await listSettings<ReasonSetting>(sql, 'reasons')).map(({ value }) => value))
}

/** Puts reasons in order, side and retirement come down from the parent. Pure. One whose parent is gone stands at the top. */
export function treeOf(reasons: readonly ReasonSetting[]): readonly ReasonInTree[] {
  const byId = new Map(reasons.map((reason) => [reason.id, reason]))
  const parentOf = ({ parent }: ReasonSetting) => (parent === undefined ? undefined : byId.get(parent))
  const place = ({ order }: ReasonSetting) => order ?? Number.MAX_SAFE_INTEGER
  const sorted = reasons.toSorted((one, other) => place(one) - place(other) || (one.id < other.id ? -1 : 1))
  const inTree = (reason: ReasonSetting): ReasonInTree => {
    const above = parentOf(reason)
    return {
      id: reason.id,
      name: reason.name,
      parent: above?.id ?? null,
      side: reason.side ?? above?.side ?? 'ours',
      isRetired: reason.retired === true || above?.retired === true,
    }
  }
  return sorted
    .filter((reason) => parentOf(reason) === undefined)
    .flatMap((top) => [top, ...sorted.filter((reason) => reason.parent === top.id && reason.id !== top.id)])
    .map(inTree)
}

/**
 * The reason of this id, which nobody takes away until the transaction ends; null for words that are none of the list.
 */
export async function holdReason(tx: Transaction, id: string): Promise<ReasonSetting | null> {
  await tx.query(`select 1 from settings where kind = 'reasons' and id = $1 for share`, [id])
  return (await getSetting<ReasonSetting>(tx, 'reasons', id))?.value ?? null
}

/** How often a reason was given, also where another one was given since; and the reasons below it. */
export async function usesOfReason(tx: Transaction, id: string): Promise<{ uses: number; kinds: readonly string[] }> {
  await tx.query(`select 1 from settings where kind = 'reasons' and id = $1 for update`, [id])
  const [row] = await tx.query<{ uses: number }>(
    `select (select count(*) from case_breaches where reason = $1)
       + (select count(*) from retrospectives where reason = $1)
       + (select count(*) from breach_steps s join case_breaches b on b.id = s.breach_id
          where s.changes->'reason'->>'to' = $1 and b.reason is distinct from $1) as uses`,
    [id],
  )
  const kinds = await tx.query<{ id: string }>(
    `select id from settings where kind = 'reasons' and value->>'parent' = $1 order by id`,
    [id],
  )
  return { uses: row?.uses ?? 0, kinds: kinds.map((kind) => kind.id) }
}
