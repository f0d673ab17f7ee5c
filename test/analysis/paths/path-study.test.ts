import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alignPaths } from '../../../analysis/paths/align-paths.ts'
import { type PathCase, PathStudy } from '../../../analysis/paths/path-study.ts'

/** A case that stands ten minutes in each step. */
function caseOf(path: string, more: Partial<PathCase> = {}): PathCase {
  const visits = [...path].map((place, index) => ({
    place,
    enteredAt: index * 10,
    leftAt: (index + 1) * 10,
    isLate: false,
  }))
  return { visits, waits: [], takenAt: [], leadMs: path.length * 10, isLate: false, ...more }
}

function figuresOf(cases: readonly PathCase[]) {
  const study = new PathStudy()
  for (const one of cases) study.add(one)
  return study.result()
}

describe('the steps of a process', () => {
  test('have the time that passed until somebody took the case, and the time it waited for others', () => {
    const one = caseOf('ab', { takenAt: [4, 12], waits: [[6, 15]] })
    const { steps } = figuresOf([one])

    expect(steps).toMatchObject([
      { place: 'a', visits: 1, medianMs: 10, queuedMs: 4, waitedMs: 4, share: 0.5 },
      { place: 'b', visits: 1, medianMs: 10, queuedMs: 2, waitedMs: 3, share: 0.5 },
    ])
  })

  test('come in the order of the time they take, with median and 90 of 100', () => {
    const cases = Array.from({ length: 10 }, (_, index) => ({
      ...caseOf('a'),
      visits: [
        { place: 'a', enteredAt: 0, leftAt: 1, isLate: false },
        { place: 'b', enteredAt: 1, leftAt: 1 + index, isLate: index > 7 },
      ],
    }))
    const [slowest] = figuresOf(cases).steps

    expect(slowest).toMatchObject({ place: 'b', visits: 10, cases: 10, lateVisits: 2, totalMs: 45, medianMs: 4.5 })
    expect(slowest?.p90Ms).toBeCloseTo(8.1, 10)
  })
})

describe('loops', () => {
  test('are ways back, and cost what passes until the case stands where it stood', () => {
    // b goes back to a, which leads to b again and on to c.
    const { loops } = figuresOf([caseOf('ababc'), caseOf('abc')])

    expect(loops).toMatchObject([
      { from: 'b', to: 'a', times: 1, cases: 1, medianMs: 10 },
      { from: 'a', to: 'b' },
    ])
  })

  test('do not exist where no case comes to a step twice', () => {
    expect(figuresOf([caseOf('abc'), caseOf('acb')]).loops).toEqual([])
  })
})

describe('variants', () => {
  test('come by their frequency, with what they leave out and add to the usual path', () => {
    const cases = [...Array.from({ length: 3 }, () => caseOf('abcd')), caseOf('abd', { isLate: true }), caseOf('abxcd')]
    const { variants, conformance, rest } = figuresOf(cases)

    expect(variants.map(({ path }) => path.join(''))).toEqual(['abcd', 'abd', 'abxcd'])
    expect(variants[1]).toMatchObject({ cases: 1, late: 1, medianMs: 30, skipped: ['c'], added: [], examples: [3] })
    expect(variants[2]).toMatchObject({ skipped: [], added: ['x'] })
    expect(conformance).toBeCloseTo((3 + 6 / 7 + 8 / 9) / 5, 10)
    expect(rest).toBeNull()
  })

  test('are twenty at most, and what is rarer is summed', () => {
    const letters = [...'abcdefghijklmnopqrstuvwxyz']
    const { variants, rest } = figuresOf(letters.map((letter) => caseOf(letter, { isLate: true })))
    expect(variants).toHaveLength(20)
    expect(rest).toEqual({ variants: 6, cases: 6, late: 6 })
  })

  test('and the rest are all cases', () => {
    const path = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(fc.array(path, { minLength: 1, maxLength: 60 }), (paths) => {
        const figures = figuresOf(paths.map((each) => caseOf(each)))
        const told = figures.variants.reduce((sum, { cases }) => sum + cases, 0) + (figures.rest?.cases ?? 0)
        expect(told).toBe(paths.length)
        expect(figures.steps.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 8)
        expect(figures.conformance).toBeGreaterThan(0)
        expect(figures.conformance).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('aligning two paths', () => {
  test('leaves out and adds what turns one into the other', () => {
    const path = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 8 })
    fc.assert(
      fc.property(path, path, (usual, taken) => {
        const { skipped, added, fit } = alignPaths(usual, taken)
        expect(usual.length - skipped.length + added.length).toBe(taken.length)
        expect(fit === 1).toBe(usual.join() === taken.join())
        expect(alignPaths(taken, usual).fit).toBeCloseTo(fit, 10)
      }),
    )
  })
})
