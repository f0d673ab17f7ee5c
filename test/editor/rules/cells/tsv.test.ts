import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readTsv, writeTsv } from '../../../../editor/rules/cells/tsv.ts'

const field = fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom('a\tb', 'two\nlines', '"', 'say "so"', '', '\r\n'))

it('cells are read back from the clipboard as they were copied', () => {
  fc.assert(
    fc.property(fc.array(fc.array(field, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }), (rows) => {
      expect(readTsv(writeTsv(rows))).toEqual(rows)
    }),
  )
})

it.each([
  [
    'what a spreadsheet copies ends with a line end',
    'a\tb\r\nc\td\r\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  ['an empty cell is a cell', 'a\t\tc', [['a', '', 'c']]],
  ['a quoted cell may hold lines and tabs', '"one\ntwo"\t"a ""b"""', [['one\ntwo', 'a "b"']]],
  ['a quotation mark within a word is a word', '5" pipe\t"a"b', [['5" pipe', '"a"b']]],
  ['an empty line between others is a row', 'a\n\nb', [['a'], [''], ['b']]],
  ['nothing is one empty cell', '', [['']]],
])('%s', (_, text, rows) => {
  expect(readTsv(text)).toEqual(rows)
})
