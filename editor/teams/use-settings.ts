import { useCallback, useEffect, useState } from 'react'
import type { SettingList, SiteSetting, TeamSetting } from '../../core/contract/settings.ts'
import type { WireSetting } from '../../core/contract/wire-administration.ts'
import { useDesignerSession } from '../workspace/designer-session.ts'

/** A setting and which of its versions it is. */
export interface Kept<T> {
  readonly setting: T
  readonly version: number
}

interface SettingOf {
  readonly teams: TeamSetting
  readonly sites: SiteSetting
}

/** How it stands with a list of settings. */
export interface SettingsState<T> {
  /** Null until they are known. */
  readonly items: readonly Kept<T>[] | null
  readonly error: unknown
  /** Asks again; done when the answer is there. */
  readonly reload: () => Promise<void>
  /** Puts one that was saved into its place; null takes it away. */
  readonly put: (id: string, kept: Kept<T> | null) => void
}

/** A list of settings as the server has it, asked for when a view is opened. */
export function useSettings<K extends keyof SettingOf & SettingList>(kind: K): SettingsState<SettingOf[K]> {
  const { pledge } = useDesignerSession()
  const [items, setItems] = useState<readonly Kept<SettingOf[K]>[] | null>(null)
  const [error, setError] = useState<unknown>(null)
  const reload = useCallback(async () => {
    try {
      const { items: found } = await pledge.settings.list(kind)
      setItems(found.map(keptOf<SettingOf[K]>))
      setError(null)
    } catch (problem) {
      setError(problem)
    }
  }, [pledge, kind])
  useEffect(() => {
    void reload()
  }, [reload])
  const put = useCallback(
    (id: string, kept: Kept<SettingOf[K]> | null) =>
      setItems((old) => {
        const others = (old ?? []).filter(({ setting }) => setting.id !== id)
        const next = kept === null ? others : [...others, kept]
        return next.sort((a, b) => (a.setting.id < b.setting.id ? -1 : 1))
      }),
    [],
  )
  return { items, error, reload, put }
}

/** A setting as the server sends it, with its id where documents have it. */
export function keptOf<T>({ id, version, data }: Pick<WireSetting, 'id' | 'version' | 'data'>): Kept<T> {
  return { setting: { ...data, id } as T, version }
}
