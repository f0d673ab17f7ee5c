/** Where drafts are kept: the device's storage, or a test's. */
export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

const prefix = 'pledge.draft.'

/** What was typed under a name; null without any, and where storage is forbidden or holds something else. */
export function readDraft(name: string, storage: DraftStorage = localStorage): unknown {
  try {
    const text = storage.getItem(prefix + name)
    return text === null ? null : JSON.parse(text)
  } catch {
    return null
  }
}

/** Keeps what was typed; null forgets it. Answers whether it is kept now. */
export function writeDraft(name: string, value: unknown, storage: DraftStorage = localStorage): boolean {
  try {
    if (value === null) storage.removeItem(prefix + name)
    else storage.setItem(prefix + name, JSON.stringify(value))
    return value !== null
  } catch {
    return false
  }
}

/** Forgets every draft on this device. */
export function forgetDrafts(storage: DraftStorage = localStorage): void {
  try {
    const names = Array.from({ length: storage.length }, (_, index) => storage.key(index))
    for (const name of names) if (name?.startsWith(prefix)) storage.removeItem(name)
  } catch {
    // Storage that can be neither read nor written holds no drafts.
  }
}
