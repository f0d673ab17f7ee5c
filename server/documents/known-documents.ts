import { roleNames } from '../../core/contract/role-names.ts'
import { SETTING_LISTS, type SettingList } from '../../core/contract/settings.ts'
import type { PlanDocuments, VersionedDocument } from '../../model/plan/documents.ts'
import type { DocumentVersion } from '../../store/documents/versions.ts'
import { listSettings } from '../../store/settings/settings.ts'
import type { Sql } from '../../store/store.ts'

/** The ids of all settings, by list. */
export type SettingIds = { readonly [L in SettingList]?: ReadonlySet<string> }

/**
 * What documents may name of the settings. A list in which nobody has written anything yet is not judged: whoever starts may publish flows before teams.
 * The built-in roles are always there.
 */
export async function settingIds(sql: Sql): Promise<SettingIds> {
  const lists = await Promise.all(SETTING_LISTS.map((list) => listSettings(sql, list)))
  return Object.fromEntries(
    SETTING_LISTS.flatMap((list, index) => {
      const ids = (lists[index] ?? []).map(({ id }) => id)
      if (ids.length === 0) return []
      return [[list, new Set(list === 'roles' ? [...ids, ...roleNames] : ids)]]
    }),
  )
}

/** The documents from which the plan of a flow is compiled: the flow with its version, and everything that is published. */
export function planDocuments(
  flow: VersionedDocument,
  all: readonly Pick<DocumentVersion, 'kind' | 'document' | 'version'>[],
  settings: SettingIds,
): PlanDocuments {
  const ofKind = (kind: DocumentVersion['kind']) => all.filter((document) => document.kind === kind)
  return {
    flow,
    policies: ofKind('policy'),
    calendars: ofKind('calendar'),
    rules: ofKind('rules'),
    flows: ofKind('flow'),
    settings,
  }
}
