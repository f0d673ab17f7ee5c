import { describe, expect, test } from 'vitest'
import { documentKinds } from '../../../core/contract/document.ts'
import { documentFormats } from '../../../model/migrations/document-formats.ts'
import { formatOf, migrateDocument } from '../../../model/migrations/migrate-document.ts'
import type { Migrations } from '../../../model/migrations/migration.ts'

/** A kind that was written in three ways. */
const formats: Record<string, Migrations> = {
  flow: [({ title, ...rest }) => ({ ...rest, name: title }), (flow) => ({ ...flow, stages: flow['stages'] ?? [] })],
}

describe('documents of older formats', () => {
  test('come into today’s form step by step', () => {
    expect(migrateDocument('flow', { title: 'Complaint' }, 1, formats)).toEqual({
      document: { name: 'Complaint', stages: [] },
      from: 1,
      to: 3,
    })
    expect(migrateDocument('flow', { name: 'Complaint' }, 2, formats).document).toEqual({
      name: 'Complaint',
      stages: [],
    })
  })

  test('of today’s format stay as they are', () => {
    const document = { name: 'Complaint', stages: [{ id: 'a' }] }

    expect(migrateDocument('flow', document, 3, formats).document).toEqual(document)
  })

  test('are not changed in place', () => {
    const document = Object.freeze({ title: 'Complaint' })

    migrateDocument('flow', document, 1, formats)

    expect(document).toEqual({ title: 'Complaint' })
  })

  test('that are no documents at all are left to the checks', () => {
    for (const value of [null, 7, 'flow', [1]]) expect(migrateDocument('flow', value, 1, formats).document).toBe(value)
  })

  test('from the future are refused, never read as something else', () => {
    expect(() => migrateDocument('flow', {}, 4, formats)).toThrow('formats 1 to 3 are known')
    expect(() => migrateDocument('flow', {}, 0, formats)).toThrow(RangeError)
    expect(() => migrateDocument('flow', {}, 1.5, formats)).toThrow(RangeError)
  })
})

describe('the history of formats', () => {
  test('knows every kind, and begins with format 1', () => {
    for (const kind of [...documentKinds, 'settings']) {
      expect(Object.hasOwn(documentFormats, kind)).toBe(true)
      expect(formatOf(kind)).toBe(1)
    }
  })

  test('is not looked up in what every object has', () => {
    expect(formatOf('constructor')).toBe(1)
    expect(migrateDocument('toString', { a: 1 }, 1).document).toEqual({ a: 1 })
  })
})
