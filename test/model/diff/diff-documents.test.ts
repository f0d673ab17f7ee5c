import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DocumentChange, diffDocuments } from '../../../model/diff/diff-documents.ts'

describe('what differs between two documents', () => {
  it('is told by place, for fields', () => {
    expect(diffDocuments({ a: 1, b: { c: 2 }, gone: true }, { a: 1, b: { c: 3 }, 'new/~': 4 })).toEqual([
      { op: 'replace', path: '/b/c', before: 2, after: 3 },
      { op: 'add', path: '/new~1~0', after: 4 },
      { op: 'remove', path: '/gone', before: true },
    ])
  })

  it('follows entries that have ids, wherever they moved', () => {
    const before = {
      nodes: [
        { id: 'a', x: 1 },
        { id: 'b', x: 1 },
        { id: 'c', x: 1 },
      ],
    }
    const after = {
      nodes: [
        { id: 'c', x: 1 },
        { id: 'a', x: 2 },
      ],
    }

    expect(diffDocuments(before, after)).toEqual([
      { op: 'replace', path: '/nodes/1/x', before: 1, after: 2 },
      { op: 'remove', path: '/nodes/1', before: { id: 'b', x: 1 } },
    ])
  })

  it('goes by place where entries have none', () => {
    expect(diffDocuments(['09:00-12:00'], ['09:00-12:00', '13:00-17:00'])).toEqual([
      { op: 'add', path: '/1', after: '13:00-17:00' },
    ])
  })

  it('is nothing for equal documents, and something for others', () => {
    const json = fc.jsonValue({ maxDepth: 4 })
    fc.assert(fc.property(json, (value) => diffDocuments(value, structuredClone(value)).length === 0))
    fc.assert(
      fc.property(json, json, (before, after) => {
        const isSame = JSON.stringify(sorted(before)) === JSON.stringify(sorted(after))
        return isSame || hasIds(before) || diffDocuments(before, after).length > 0
      }),
    )
  })

  it('names values of both documents', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), fc.jsonValue({ maxDepth: 3 }), (before, after) =>
        diffDocuments(before, after).every((change) => isTrue(change, before, after)),
      ),
    )
  })
})

function at(document: unknown, path: string): unknown {
  const parts = path
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
  return parts.reduce<unknown>((value, part) => (value as Record<string, unknown>)[part], document)
}

function isTrue({ op, path, before, after }: DocumentChange, older: unknown, newer: unknown): boolean {
  return op === 'remove' ? Object.is(at(older, path), before) : Object.is(at(newer, path), after)
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? 0 : value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  )
}

/** Lists of entries with ids are compared as sets, so their order is no difference. */
function hasIds(value: unknown): boolean {
  return JSON.stringify(value)?.includes('"id"') ?? false
}
