import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDocument } from '../../../model/document/parse-document.ts'

const json = (text: string) => parseDocument(text, { fileName: 'a.json' })
const yaml = (text: string) => parseDocument(text, { fileName: 'a.yaml' })

describe('parseDocument on JSON', () => {
  it('reads whatever JSON.parse reads, to the same value', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), fc.constantFrom(undefined, 2), (text, indent) => {
        const value = JSON.parse(text)
        fc.pre(!text.includes('\\u0000') && !text.includes('__proto__'))
        const parsed = json(JSON.stringify(value, null, indent))

        expect(parsed).toMatchObject({ ok: true })
        expect(parsed.ok && parsed.value).toEqual(value)
      }),
    )
  })

  it('refuses whatever JSON.parse refuses, with a place inside the text', () => {
    const mangled = fc.tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '"', '}', '\\', '\u0001', '01', 'nul', "'"))
    fc.assert(
      fc.property(mangled, ([text, at, piece]) => {
        const cut = at % (text.length + 1)
        const broken = text.slice(0, cut) + piece + text.slice(cut + 1)
        fc.pre(!parses(broken))
        const parsed = json(broken)

        // A field that stood twice before the place is told, too.
        const ofText = expect.objectContaining({ path: '', severity: 'error' })
        expect(parsed).toMatchObject({ ok: false, issues: expect.arrayContaining([ofText]) })
      }),
    )
  })

  it.each([
    ['', 'document.json-ends-early', 1, 1],
    ['{\n  "a": 1,\n}', 'document.json-syntax', 3, 1],
    ['{"a": 1} x', 'document.json-goes-on', 1, 10],
    ['{"a": "b', 'document.json-ends-early', 1, 9],
    ['[1 2]', 'document.json-syntax', 1, 4],
    ['{"a": "\u0000"}', 'document.json-syntax', 1, 8],
    ['NaN', 'document.json-syntax', 1, 1],
  ])('says what is wrong with %j, and where', (text, code, line, column) => {
    expect(json(text)).toMatchObject({ ok: false, issues: [{ code, params: { line, column } }] })
  })

  it('refuses a field that stands twice', () => {
    expect(json('{"a": {"b": 1,\n "b": 2}}')).toMatchObject({
      ok: false,
      issues: [{ code: 'document.duplicate-key', path: '/a/b', params: { key: 'b', line: 2, column: 2 } }],
    })
  })

  it('finds where a value stands, or its nearest parent', () => {
    const parsed = json('{\n  "hours": {\n    "mon": ["a", "b"] } }')
    const locate = parsed.ok ? parsed.locate : undefined

    expect(locate?.('/hours/mon/1')).toEqual({ line: 3, column: 18 })
    expect(locate?.('/hours/tue/0')).toEqual({ line: 2, column: 12 })
    expect(locate?.('')).toEqual({ line: 1, column: 1 })
  })
})

describe('parseDocument on YAML', () => {
  it('reads the core schema: dates and words stay texts', () => {
    expect(yaml('date: 2026-02-14\nanswer: yes\nn: 1.5\nlist: [a, "b"]\nnone: ~')).toMatchObject({
      ok: true,
      value: { date: '2026-02-14', answer: 'yes', n: 1.5, list: ['a', 'b'], none: null },
    })
  })

  it('lets aliases stand for what they name', () => {
    expect(yaml('a: &day ["09:00-17:00"]\nb: *day')).toMatchObject({ ok: true, value: { b: ['09:00-17:00'] } })
  })

  it.each([
    ['a: 1\nb: 2\na: 3', 'document.duplicate-key', '/a'],
    ['list:\n  - x: 1\n    x: 2', 'document.duplicate-key', '/list/0/x'],
    ['a: "never closed', 'document.yaml-syntax', ''],
    ['a: 1\n---\nb: 1', 'document.yaml-two-documents', ''],
    ['a: !thing 1', 'document.yaml-syntax', ''],
    ['? [a]\n: b', 'document.yaml-syntax', ''],
    ['a: .nan', 'document.not-finite', '/a'],
    ['__proto__: { admin: true }', 'document.forbidden-key', '/__proto__'],
    ['a: b\0', 'document.null-character', ''],
    [`a: &x 1\n${Array.from({ length: 101 }, (_, n) => `k${n}: *x`).join('\n')}`, 'document.too-many-aliases', ''],
  ])('refuses %j', (text, code, path) => {
    expect(yaml(text)).toMatchObject({ ok: false, issues: [{ code, path }] })
  })

  it('finds where a value stands', () => {
    const parsed = yaml('hours:\n  mon: ["a", "b"]\n')

    expect(parsed.ok && parsed.locate('/hours/mon/1')).toEqual({ line: 2, column: 14 })
  })
})

describe('parseDocument on hostile texts', () => {
  const bomb = [
    'a: &a [x,x,x,x,x,x,x,x,x,x]',
    ...'bcdefghi'
      .split('')
      .map((name, n) =>
        `${name}: &${name} [${'abcdefgh'[n]}]`.replace(/\[(.)\]/, (_, of) => `[${Array(10).fill(`*${of}`).join(',')}]`),
      ),
  ].join('\n')

  it.each([
    ['brackets without end', '['.repeat(500_000)],
    ['braces without end', '{"a":'.repeat(150_000)],
    ['dashes without end', '- '.repeat(400_000)],
    ['ever deeper lines', Array.from({ length: 1300 }, (_, n) => `${' '.repeat(n)}a:`).join('\n')],
    ['an alias bomb', bomb],
    ['more than a megabyte', JSON.stringify('x'.repeat(1_100_000))],
    ['more than a megabyte in Chinese', JSON.stringify('服'.repeat(400_000))],
  ])('refuses %s, soon, in either language', (_, text) => {
    for (const parsed of [json(text), yaml(text)]) {
      expect(parsed.ok).toBe(false)
      expect(JSON.stringify(parsed).length).toBeLessThan(10_000)
    }
  })

  it('reports no more than twenty doubled fields of a hundred thousand, in good time', () => {
    const parsed = json(`{${'"a":1,\n'.repeat(100_000)}"a":1}`)

    expect(!parsed.ok && parsed.issues).toHaveLength(20)
  })

  it('takes 64 levels and refuses 65, in either language', () => {
    const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels)

    expect([json(nested(64)).ok, yaml(nested(64)).ok]).toEqual([true, true])
    expect([json(nested(65)), yaml(nested(65))]).toMatchObject([
      { ok: false, issues: [{ code: 'document.too-deep' }] },
      { ok: false, issues: [{ code: 'document.too-deep' }] },
    ])
  })

  it('takes 60,000 fields in a YAML file in good time', () => {
    const text = Array.from({ length: 60_000 }, (_, n) => `k${n}: 1`).join('\n')

    expect(yaml(text).ok).toBe(true)
  })
})

function parses(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
