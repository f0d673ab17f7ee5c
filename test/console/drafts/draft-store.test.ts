import { describe, expect, it } from 'vitest'
import { type DraftStorage, forgetDrafts, readDraft, writeDraft } from '../../../console/drafts/draft-store.ts'

function memory(): DraftStorage & { readonly names: () => string[] } {
  const held = new Map<string, string>()
  return {
    getItem: (name) => held.get(name) ?? null,
    setItem: (name, value) => void held.set(name, value),
    removeItem: (name) => void held.delete(name),
    key: (index) => [...held.keys()][index] ?? null,
    get length() {
      return held.size
    },
    names: () => [...held.keys()],
  }
}

const forbidden: DraftStorage = {
  getItem: () => {
    throw new Error('no')
  },
  setItem: () => {
    throw new Error('full')
  },
  removeItem: () => {
    throw new Error('no')
  },
  key: () => null,
  get length(): number {
    throw new Error('no')
  },
}

describe('drafts on this device', () => {
  it('come back as they were kept, until they are forgotten', () => {
    const storage = memory()

    expect(writeDraft('a', { text: '你好' }, storage)).toBe(true)
    expect(readDraft('a', storage)).toEqual({ text: '你好' })

    writeDraft('a', null, storage)
    expect(readDraft('a', storage)).toBeNull()
  })

  it('all leave with whoever signs out, and nothing else does', () => {
    const storage = memory()
    storage.setItem('pledge.language', 'en')
    writeDraft('a', 1, storage)
    writeDraft('b', 2, storage)

    forgetDrafts(storage)

    expect(storage.names()).toEqual(['pledge.language'])
  })

  it('are no draft where something else was left behind', () => {
    const storage = memory()
    storage.setItem('pledge.draft.a', '{broken')

    expect(readDraft('a', storage)).toBeNull()
  })

  it('do without storage where it is forbidden or full', () => {
    expect(readDraft('a', forbidden)).toBeNull()
    expect(writeDraft('a', 1, forbidden)).toBe(false)
    expect(() => forgetDrafts(forbidden)).not.toThrow()
  })
})
