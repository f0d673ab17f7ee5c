import { describe, expect, it } from 'vitest'
import type { PatchOperation } from '../../../core/contract/issue.ts'
import { checkCalendar } from '../../../model/calendar/check-calendar.ts'
import { applyFix } from '../../../model/document/apply-fix.ts'
import { fixInWords } from '../../../model/words/fix.ts'

describe('applyFix', () => {
  it.each<[string, unknown, PatchOperation, unknown]>([
    ['replaces in an object', { a: { b: 1, c: 2 } }, { op: 'replace', path: '/a/b', value: 9 }, { a: { b: 9, c: 2 } }],
    ['replaces in a list', { a: [1, 2] }, { op: 'replace', path: '/a/1', value: 9 }, { a: [1, 9] }],
    ['replaces the whole', 1, { op: 'replace', path: '', value: 2 }, 2],
    ['adds to an object', { a: {} }, { op: 'add', path: '/a/b', value: 1 }, { a: { b: 1 } }],
    ['adds in a list, before its index', [1, 2], { op: 'add', path: '/1', value: 9 }, [1, 9, 2]],
    ['adds at the end of a list', [1, 2], { op: 'add', path: '/-', value: 9 }, [1, 2, 9]],
    ['removes from an object', { a: 1, b: 2 }, { op: 'remove', path: '/a' }, { b: 2 }],
    ['removes from a list', [1, 2, 3], { op: 'remove', path: '/1' }, [1, 3]],
    [
      'moves what a field holds',
      { timezone: 'UTC' },
      { op: 'move', from: '/timezone', path: '/timeZone' },
      { timeZone: 'UTC' },
    ],
    ['reads escaped keys', { 'a/b': { '~': 1 } }, { op: 'replace', path: '/a~1b/~0', value: 2 }, { 'a/b': { '~': 2 } }],
  ])('%s', (_, document, operation, fixed) => {
    const before = structuredClone(document)

    expect(applyFix(document, [operation])).toEqual(fixed)
    expect(document).toEqual(before)
  })

  it.each<[string, PatchOperation]>([
    ['a field that is not there', { op: 'remove', path: '/b' }],
    ['a way through a text', { op: 'replace', path: '/a/b', value: 1 }],
    ['an inherited property', { op: 'move', from: '/constructor', path: '/b' }],
    ['an index beyond the list', { op: 'replace', path: '/list/5', value: 1 }],
    ['an index that is none', { op: 'replace', path: '/list/first', value: 1 }],
  ])('refuses %s', (_, operation) => {
    expect(() => applyFix({ a: 'text', list: [1] }, [operation])).toThrow('fix leads')
  })

  it('never reaches a prototype', () => {
    const fixed = applyFix({}, [{ op: 'add', path: '/__proto__', value: { admin: true } }])

    expect((fixed as { admin?: boolean }).admin).toBeUndefined()
    expect(Object.hasOwn(fixed as object, '__proto__')).toBe(true)
  })
})

describe('the fixes of a calendar', () => {
  it('resolve all that they are offered for, one after the other', () => {
    let document: unknown = {
      kind: 'calender',
      id: 'desk',
      timezone: 'America/New_Yrok',
      hours: { mon: ['09:00-23:59'], tuesday: ['09:00-17:00'] },
      holidays: [{ date: '2026-12-25' }, { date: '2026-12-25' }],
      exceptions: [{ date: '2026-12-24' }],
    }
    const said: string[] = []
    for (let round = 0; round < 20; round++) {
      const fix = checkCalendar(document).find((issue) => issue.fix !== undefined)?.fix
      if (fix === undefined) break
      said.push(fixInWords(fix))
      document = applyFix(document, fix)
    }

    expect(checkCalendar(document)).toEqual([])
    expect(said).toContain('rename it to “timeZone”')
    expect(said).toContain('write "America/New_York"')
  })

  it('are told in Chinese as well', () => {
    expect(fixInWords([{ op: 'add', path: '/a/hours', value: [] }], 'zh-CN')).toBe('补上“hours”：[]')
    expect(fixInWords([{ op: 'remove', path: '/a' }], 'zh-CN')).toBe('将其删除')
  })
})
