import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boardQuery, casesBehind, readBoardSearch } from '../../../console/board/board-search.ts'
import { partOfList } from '../../../console/board/use-rotation.ts'

describe('the address of the board', () => {
  it('is read as far as it is understood', () => {
    expect(
      readBoardSearch({ flow: 'complaint', team: '', start: '09:00', within: '30', wall: '1', other: 'x' }),
    ).toEqual({
      flow: 'complaint',
      start: '09:00',
      within: '30',
      wall: true,
    })
    expect(readBoardSearch({ start: '9', within: '31', wall: 'no', light: 'true' })).toEqual({ light: true })
    expect(readBoardSearch(JSON.parse('{"__proto__":{"flow":"x"}}'))).toEqual({})
  })

  it('asks for a board in the zone of the reader, and leads to the cases behind its figures', () => {
    expect(boardQuery({ team: 'none' }, 'Asia/Shanghai', 8)).toEqual({
      team: 'none',
      zone: 'Asia/Shanghai',
      within: 60,
      limit: 8,
    })
    expect(casesBehind({ team: 'none', within: '30', wall: true }, { late: true })).toEqual({
      team: 'none',
      late: true,
    })
  })
})

describe('a list that does not fit', () => {
  it('comes in parts that hold everything once', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), fc.integer({ min: -2, max: 9 }), (all, fits) => {
        const { parts } = partOfList(all, fits, 0)
        const shown = Array.from({ length: parts }, (_, part) => partOfList(all, fits, part).items)

        expect(shown.flat()).toEqual(all)
        expect(shown.every((items) => items.length <= Math.max(1, fits))).toBe(true)
        expect(partOfList(all, fits, parts + 7).items).toEqual(shown.at(-1))
      }),
    )
  })
})
