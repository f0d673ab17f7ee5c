import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FactDefinition } from '../../../../core/contract/facts.ts'
import type { Cell } from '../../../../core/contract/rules.ts'
import { readCellText, writeCellText } from '../../../../editor/rules/cells/cell-text.ts'
import { type CellWords, typedWords } from '../../../../editor/rules/cells/cell-words.ts'
import { readValue, writeValue } from '../../../../editor/rules/cells/value-text.ts'
import { readCell } from '../../../../model/rules/read-cell.ts'
import { cellOf, facts } from '../any-rules.ts'

function wordsIn(language: 'en' | 'zh-CN'): CellWords {
  const words = typedWords(language)
  const textOf = (name: FactDefinition['name'], id: string) =>
    typeof name === 'string' ? [name, id] : name === undefined ? [id] : [name[language] ?? id, id]
  return {
    ...words,
    booleans: [
      { what: true, names: words.yes },
      { what: false, names: words.no },
    ],
    facts: facts.map(({ id, name }) => ({ what: id, names: textOf(name, id) })),
    calendars: [
      { what: 'desk', names: ['Support desk, Shanghai', 'desk'] },
      { what: 'night', names: ['night'] },
    ],
    ways: [],
    choices: ({ values = [] }) =>
      values.map((value) =>
        typeof value === 'string'
          ? { what: value, names: [value] }
          : { what: value.id, names: textOf(value.name, value.id) },
      ),
    separator: language === 'en' ? ', ' : '、',
  }
}

const languages = ['en', 'zh-CN'] as const
const definitionOf = (id: string) => facts.find((fact) => fact.id === id)
const read = (fact: string, text: string, language: 'en' | 'zh-CN' = 'en') =>
  readCellText(text, definitionOf(fact), wordsIn(language))

/** What a cell asks, in any order: `from` and `to` are other words for what they mean. */
const meaningOf = (cell: Cell) => readCell(cell).map(({ op, side }) => [op, side])

describe.each(languages)('a cell as text in %s', (language) => {
  it.each(facts.map(({ id, type }) => [type, id] as const))('is read back as it was written, for a %s', (_, fact) => {
    fc.assert(
      fc.property(cellOf(fact), (cell) => {
        const text = writeCellText(cell, definitionOf(fact), wordsIn(language))
        const back = read(fact, text, language)

        expect(back === undefined ? text : meaningOf(back)).toEqual(meaningOf(cell))
      }),
      { numRuns: 60 },
    )
  })
})

describe('what people type', () => {
  it.each<[string, string, Cell]>([
    ['amount', '', '-'],
    ['amount', 'Any', '-'],
    ['amount', '1,000', { is: 1000 }],
    ['amount', '>= 1000', { atLeast: 1000 }],
    ['amount', '1000-5000', { between: { from: 1000, to: 5000 } }],
    ['amount', '1000 to 5000', { between: { from: 1000, to: 5000 } }],
    ['amount', '≥ 1000 and < 5000', { atLeast: 1000, below: 5000 }],
    ['amount', '不低于1000且小于5000', { atLeast: 1000, below: 5000 }],
    ['amount', 'above [limit]', { above: { fact: 'limit' } }],
    ['category', 'BILLING', { is: 'billing' }],
    ['category', 'billing；delivery', { in: ['billing', 'delivery'] }],
    ['category', '非常规', { is: 'other' }],
    ['category', 'not billing', { isNot: 'billing' }],
    ['category', '不是 billing、delivery', { notIn: ['billing', 'delivery'] }],
    ['repeated', '是', { is: true }],
    ['day', '2026/1/5', { is: '2026-01-05' }],
    ['day', 'before 2026年1月5日', { before: '2026-01-05' }],
    ['day', 'within the last 3 working days', { withinLast: { amount: 3, unit: 'businessDaysSameTime' } }],
    ['when', 'open at Support desk, Shanghai', { isOpen: 'desk' }],
    ['text', 'known', { present: true }],
    ['skills', 'technical', { contains: 'technical' }],
  ])('in a cell of %s, “%s” is understood', (fact, text, cell) => {
    // The names of the Chinese are known to whoever works in English as well.
    expect(read(fact, text, /[\u4e00-\u9fff]/.test(text) ? 'zh-CN' : 'en')).toEqual(cell)
  })

  it.each([
    ['amount', 'many'],
    ['amount', '5 and 6'],
    ['category', 'unheard-of'],
    ['day', '2026-02-30'],
    ['repeated', '> 5'],
    ['amount', 'above [nobody]'],
    ['when', 'open at nowhere'],
  ])('in a cell of %s, “%s” is not', (fact, text) => {
    expect(read(fact, text)).toBeUndefined()
  })

  it('a value that is set is read back, nothing leaves the fact alone', () => {
    for (const definition of facts) {
      for (const value of ['-', ...(definition.type === 'list' ? [['billing', 'technical']] : [])] as const) {
        const text = writeValue(value, definition, wordsIn('en'))
        expect(readValue(text, definition, wordsIn('en'))).toEqual(value)
      }
    }
    expect(readValue('', definitionOf('amount'), wordsIn('en'))).toBe('-')
    expect(readValue('lots', definitionOf('amount'), wordsIn('en'))).toBeUndefined()
    expect(readValue('Other, and more', definitionOf('category'), wordsIn('en'))).toBe('other')
  })
})
