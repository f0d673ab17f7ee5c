import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isWritable } from '../../../editor/calendars/week.ts'
import { type Drag, dragged } from '../../../editor/calendars/week-drag.ts'
import { stretch } from './calendar-edits.ts'

const at = (day: number, hour: number) => day * 1440 + hour * 60
const bar = (day: number, from: number, to: number) => ({ day, from: from * 60, to: to * 60 })

describe('dragging in the week', () => {
  it('draws to whole quarters of an hour, in either direction', () => {
    const expected = { day: 1, from: 540, to: 735 }
    expect(dragged({ kind: 'draw', fromAt: at(1, 9) + 3 }, at(1, 12) + 4)).toEqual(expected)
    expect(dragged({ kind: 'draw', fromAt: at(1, 12) + 4 }, at(1, 9) + 3)).toEqual(expected)
  })

  it('draws over midnight into the next row, but never over a whole day', () => {
    expect(dragged({ kind: 'draw', fromAt: at(4, 22) }, at(5, 6))).toEqual(bar(4, 22, 30))
    expect(dragged({ kind: 'draw', fromAt: at(1, 9) }, at(3, 17))).toEqual(bar(1, 9, 17))
  })

  it('moves an opening by what the pointer moves, to other days as well', () => {
    const drag: Drag = { kind: 'move', bar: bar(0, 9, 12), fromAt: at(0, 10) }
    expect(dragged(drag, at(2, 10))).toEqual(bar(2, 9, 12))
    expect(dragged(drag, at(0, 11) + 5)).toEqual(bar(0, 10, 13))
    expect(dragged(drag, at(0, 0))).toEqual(bar(6, 23, 26))
  })

  it('pulls at an end: past midnight by way of the next row, also from Sunday to Monday', () => {
    expect(dragged({ kind: 'end', bar: bar(4, 13, 18), fromAt: at(4, 18) }, at(5, 2))).toEqual(bar(4, 13, 26))
    expect(dragged({ kind: 'end', bar: bar(6, 20, 23), fromAt: at(6, 23) }, at(0, 3))).toEqual(bar(6, 20, 27))
    expect(dragged({ kind: 'start', bar: bar(0, 1, 5), fromAt: at(0, 1) }, at(6, 22))).toEqual(bar(6, 22, 29))
  })

  it('leaves a quarter of an hour when an end is pulled over the other one', () => {
    expect(dragged({ kind: 'end', bar: bar(1, 9, 12), fromAt: at(1, 12) }, at(1, 8))).toEqual({
      day: 1,
      from: 540,
      to: 555,
    })
    expect(dragged({ kind: 'start', bar: bar(1, 9, 12), fromAt: at(1, 9) }, at(1, 13))).toEqual({
      day: 1,
      from: 705,
      to: 720,
    })
  })

  it('always comes to an opening that can be written', () => {
    const place = fc.integer({ min: 0, max: 7 * 1440 })
    const drag: fc.Arbitrary<Drag> = fc.oneof(
      place.map((fromAt): Drag => ({ kind: 'draw', fromAt })),
      fc
        .tuple(fc.constantFrom('move', 'start', 'end'), stretch.filter(isWritable), place)
        .map(([kind, one, fromAt]): Drag => ({ kind, bar: one, fromAt })),
    )
    fc.assert(fc.property(drag, place, (one, to) => isWritable(dragged(one, to))))
  })
})
