import type { DocumentKey } from '../workspace/workspace.ts'

/** The part of the browser's storage that is used. */
export type DeviceStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

/** What this device holds of a document until the server has it: the document, and what it was made from. */
export interface KeptCopy {
  readonly document: unknown
  readonly base: unknown
  readonly etag: string | null
  readonly basedOn: number | null
}

/** Copies of unsaved documents on this device, by user, document and tab. Storage may be full or forbidden: then nothing is kept here. */
export interface KeptCopies {
  /** Keeps a copy; null forgets it. Says whether the device holds now what it should. */
  write(key: DocumentKey, copy: KeptCopy | null): boolean
  /** Shows what the tabs of this user left of a document, one copy after the other, and forgets those that were accepted. */
  take(key: DocumentKey, accept: (copy: KeptCopy) => boolean): void
}

const prefix = 'pledge.designer.'

/** The copies of one user in one tab; `tab` tells the tabs of a device apart. */
export function keptCopies(user: string, tab: string, storage: DeviceStorage): KeptCopies {
  const nameOf = (key: DocumentKey) => `${prefix}${user}/${key}/`
  return {
    write(key, copy) {
      try {
        if (copy === null) storage.removeItem(nameOf(key) + tab)
        else storage.setItem(nameOf(key) + tab, JSON.stringify(copy))
        return true
      } catch {
        return copy === null
      }
    },
    take(key, accept) {
      try {
        const names = Array.from({ length: storage.length }, (_, index) => storage.key(index))
        for (const name of names) {
          if (name?.startsWith(nameOf(key)) !== true) continue
          const copy = readCopy(storage.getItem(name))
          if (copy === null || accept(copy)) storage.removeItem(name)
        }
      } catch {
        // Storage that can be neither read nor written holds no copies.
      }
    },
  }
}

function readCopy(text: string | null): KeptCopy | null {
  try {
    const value: unknown = JSON.parse(text ?? 'null')
    if (typeof value !== 'object' || value === null) return null
    const { document, base, etag, basedOn } = value as Record<string, unknown>
    const isCopy =
      (etag === null || typeof etag === 'string') &&
      (basedOn === null || typeof basedOn === 'number') &&
      document != null
    return isCopy ? { document, base, etag, basedOn } : null
  } catch {
    return null
  }
}
