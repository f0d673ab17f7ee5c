import { createStore, type StoreApi } from 'zustand/vanilla'
import { isPledgeError } from '../../sdk/pledge-error.ts'
import type { Settings } from '../../sdk/settings.ts'
import { type Kept, keptOf } from './use-settings.ts'

/** How it stands with a setting that is changed here. */
export type SaveState<T> =
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  /** Somebody else changed it meanwhile; null: it was taken away. */
  | { readonly kind: 'conflict'; readonly theirs: Kept<T> | null }
  | { readonly kind: 'failed'; readonly error: unknown }

export interface Edited<T> {
  /** What is shown, saved or not. */
  readonly setting: T
  readonly save: SaveState<T>
}

interface SaverParts<T> {
  readonly settings: Pick<Settings, 'get' | 'put'>
  readonly kind: 'teams'
  /** What the server has of it. */
  readonly kept: Kept<T>
  /** It was saved: what it was before, and what it is now. */
  readonly onSaved: (before: T, after: Kept<T>) => void
}

/** Changes one setting, each change at once; nothing is written over that was not seen. */
export interface SettingSaver<T> {
  readonly state: StoreApi<Edited<T>>
  /** Changes what is shown and saves it; done when nothing is under way any more. */
  change(change: (setting: T) => T): Promise<void>
  /** Tries again after a failure. */
  retry(): Promise<void>
  /** After a conflict: what is here counts. */
  takeMine(): Promise<void>
  /** After a conflict: what the other one made counts. */
  takeTheirs(): void
}

/** Saves the changes of a setting one after the other, each only over the version that was seen. */
export function createSettingSaver<T extends { readonly id: string }>({
  settings,
  kind,
  onSaved,
  ...parts
}: SaverParts<T>): SettingSaver<T> {
  let kept = parts.kept
  let running: Promise<void> = Promise.resolve()
  const state = createStore<Edited<T>>()(() => ({ setting: kept.setting, save: { kind: 'saved' } }))
  const shown = () => state.getState().setting
  const become = (save: SaveState<T>) => state.setState({ save })

  async function saveAll(): Promise<void> {
    while (shown() !== kept.setting) {
      become({ kind: 'saving' })
      const before = kept.setting
      const { id, ...data } = shown()
      const saving = shown()
      try {
        const saved = await settings.put(kind, id, data, { ifVersion: kept.version })
        kept = { setting: saving, version: saved.version }
        onSaved(before, kept)
      } catch (error) {
        return failed(error)
      }
    }
    become({ kind: 'saved' })
  }

  async function failed(error: unknown): Promise<void> {
    if (!isPledgeError(error) || error.status !== 412) return become({ kind: 'failed', error })
    try {
      become({ kind: 'conflict', theirs: keptOf<T>(await settings.get(kind, kept.setting.id)) })
    } catch (problem) {
      if (isPledgeError(problem) && problem.status === 404) become({ kind: 'conflict', theirs: null })
      else become({ kind: 'failed', error: problem })
    }
  }

  const save = () => {
    running = running.then(saveAll)
    return running
  }
  return {
    state,
    change(change) {
      const next = change(shown())
      if (next === shown()) return running
      state.setState({ setting: next })
      // Whoever has to choose first goes on writing into what is theirs.
      return state.getState().save.kind === 'conflict' ? running : save()
    },
    retry: save,
    takeMine() {
      const { save: now } = state.getState()
      if (now.kind !== 'conflict') return running
      // What was taken away is made anew.
      kept = now.theirs ?? { setting: kept.setting, version: 0 }
      become({ kind: 'saving' })
      return save()
    },
    takeTheirs() {
      const { save: now } = state.getState()
      if (now.kind !== 'conflict' || now.theirs === null) return
      kept = now.theirs
      state.setState({ setting: kept.setting, save: { kind: 'saved' } })
    },
  }
}

/** A setting with the fields set back in which two others differ; what was changed beside them stays. Pure. */
export function withUndone<T extends object>(setting: T, before: T, after: T): T {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof T & string>
  const undone = [...names].filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
  const kept = Object.entries(setting).filter(([name]) => !undone.includes(name as keyof T & string))
  const back = undone.flatMap((name) => (before[name] === undefined ? [] : [[name, before[name]] as const]))
  return Object.fromEntries([...kept, ...back]) as T
}
