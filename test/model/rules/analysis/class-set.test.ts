import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  classesOf,
  complement,
  intersect,
  intersects,
  interval,
  setOf,
  subtract,
  union,
} from '../../../../model/rules/analysis/class-set.ts'

const size = 12
const classes = fc.uniqueArray(fc.integer({ min: 0, max: size - 1 }))
const within = (test: (each: number) => boolean) => Array.from({ length: size }, (_, each) => each).filter(test)

describe('a set of classes', () => {
  it('holds what was put into it, ascending, in intervals that do not touch', () => {
    fc.assert(
      fc.property(classes, (list) => {
        const set = setOf(list)

        expect([...classesOf(set)]).toEqual([...list].sort((a, b) => a - b))
        for (let i = 1; i < set.length; i++) expect(set[i]).toBeGreaterThan(set[i - 1] as number)
      }),
    )
  })

  it('intersects, subtracts and complements as sets do', () => {
    fc.assert(
      fc.property(classes, classes, (a, b) => {
        const [left, right] = [setOf(a), setOf(b)]

        expect(intersect(left, right)).toEqual(setOf(within((each) => a.includes(each) && b.includes(each))))
        expect(subtract(left, right)).toEqual(setOf(within((each) => a.includes(each) && !b.includes(each))))
        expect(complement(left, size)).toEqual(setOf(within((each) => !a.includes(each))))
        expect(intersects(left, right)).toBe(a.some((each) => b.includes(each)))
      }),
    )
  })

  it('unites any number of sets', () => {
    fc.assert(
      fc.property(fc.array(classes, { maxLength: 5 }), (lists) => {
        expect(union(lists.map(setOf))).toEqual(setOf(lists.flat()))
      }),
    )
  })

  it('is empty for an interval that is', () => {
    expect(interval(3, 3)).toEqual([])
    expect(interval(2, 4)).toEqual([2, 4])
  })
})
