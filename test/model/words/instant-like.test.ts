import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseInstant } from '../../../core/facts/moment.ts'
import { instantLike } from '../../../model/words/instant-like.ts'
import { textIn } from '../../../model/words/text-in.ts'

test('an instant is written with the offset of another one, without milliseconds it has not', () => {
  const at = Date.UTC(2026, 11, 7, 14, 30)

  expect(instantLike(at, '2026-01-01T00:00:00-05:00')).toBe('2026-12-07T09:30:00-05:00')
  expect(instantLike(at, '2026-01-01T00:00:00+05:45')).toBe('2026-12-07T20:15:00+05:45')
  expect(instantLike(at, 'Z')).toBe('2026-12-07T14:30:00Z')
  expect(instantLike(at + 7, 'Z')).toBe('2026-12-07T14:30:00.007Z')
})

test('an instant written like another one is still the same instant', () => {
  const offsets = fc.constantFrom('Z', '+00:00', '-05:00', '+08:00', '+05:45', '-09:30')

  fc.assert(
    fc.property(fc.integer({ min: 86_400_000, max: 4_000_000_000_000 }), offsets, (at, offset) => {
      expect(parseInstant(instantLike(at, `2026-12-07T09:00:00${offset}`))).toBe(at)
    }),
  )
})

test('a text is shown in the language asked for, else in one that it has', () => {
  expect(textIn('one', 'zh-CN')).toBe('one')
  expect(textIn({ en: 'one', 'zh-CN': '一' }, 'zh-CN')).toBe('一')
  expect(textIn({ 'zh-CN': '一' }, 'en')).toBe('一')
  expect(textIn({}, 'en')).toBe('')
})
