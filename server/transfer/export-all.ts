import { SETTING_LISTS } from '../../core/contract/settings.ts'
import type { WireExport } from '../../core/contract/wire-administration.ts'
import { loadNewest } from '../../store/documents/versions.ts'
import { listSettings } from '../../store/settings/settings.ts'
import type { Store } from '../../store/store.ts'

/** The newest version of every document, and every setting, as they stood at one instant. Secrets are kept elsewhere and stay there. */
export async function exportAll(store: Store): Promise<WireExport> {
  return store.transaction(async (tx) => {
    await tx.query('set transaction isolation level repeatable read')
    const documents = await loadNewest(tx)
    const settings: WireExport['settings'][number][] = []
    for (const list of SETTING_LISTS) {
      for (const { kind, id, version, value } of await listSettings<object>(tx, list)) {
        const { id: _, ...data } = value as Record<string, unknown>
        settings.push({ kind, id, version, data })
      }
    }
    return {
      documents: documents.map(({ kind, id, version, document }) => ({ kind, id, version, document })),
      settings,
    }
  })
}
