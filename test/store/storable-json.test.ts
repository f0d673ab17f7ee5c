import fc from 'fast-check'
import { expect, test } from 'vitest'
import { storableJson, storableText } from '../../store/storable-json.ts'

test('what PostgreSQL can hold stays as it is', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), (value) => {
      fc.pre(!JSON.stringify(value).includes('\\u0000'))
      expect(storableJson(value)).toBe(JSON.stringify(value))
    }),
  )
})

test('nothing that PostgreSQL refuses is left, in values or keys', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), fc.string({ unit: 'binary' }), (value, text) => {
      const strings: string[] = []
      JSON.parse(storableJson({ value, [text]: ['\0', '\ud800'] }), (key, part: unknown) => {
        strings.push(key, ...(typeof part === 'string' ? [part] : []))
        return part
      })
      const refused = [...strings, storableText(text)].filter(
        (one) => one.includes('\0') || Buffer.from(one).toString() !== one,
      )
      expect(refused).toEqual([])
    }),
  )
})

test('words that look like an escape are left alone', () => {
  expect(storableJson({ a: '\\u0000 and \\ud800' })).toBe(JSON.stringify({ a: '\\u0000 and \\ud800' }))
})
