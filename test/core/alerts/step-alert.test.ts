import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AlertStep, calmAlert, holds, longestBreakMs, stepAlert } from '../../../core/alerts/step-alert.ts'
import type { AlertState } from '../../../core/contract/alerts.ts'

const minute = 60_000

const ruleOf = (parts: object = {}) => ({
  is: 'above' as const,
  threshold: 5,
  holdMinutes: 0,
  calmMinutes: 0,
  remindMinutes: null,
  ...parts,
})

type Rule = Parameters<typeof stepAlert>[0]
type Look = readonly [minutes: number, value: number | null, more?: { isQuiet?: boolean; isAcknowledged?: boolean }]

/** Looks at an alert at these minutes; answers of each step. */
function play(rule: Rule, looks: readonly Look[]): readonly (AlertStep & { at: number })[] {
  let state: AlertState = calmAlert
  return looks.map(([minutes, value, { isQuiet = false, isAcknowledged = false } = {}]) => {
    const step = stepAlert(rule, state, { at: minutes * minute, value, isQuiet, isAcknowledged })
    state = step.state
    return { ...step, at: minutes }
  })
}

const noticesOf = (steps: readonly (AlertStep & { at: number })[]) =>
  steps.flatMap(({ notice, at }) => (notice === null ? [] : [`${at} ${notice}`]))

describe('an alert', () => {
  it('is told once when it begins and once when it is over', () => {
    expect(
      noticesOf(
        play(ruleOf(), [
          [0, 5],
          [1, 6],
          [2, 9],
          [3, 5],
          [4, 4],
          [5, 6],
        ]),
      ),
    ).toEqual(['1 began', '3 over', '5 began'])
  })

  it('begins only when it held at every look for as long as it has to', () => {
    const looks: readonly Look[] = [
      [0, 6],
      [4, 6],
      [8, 5],
      [9, 6],
      [14, 6],
      [18, 6],
      [19, 6],
      [20, 6],
    ]

    expect(noticesOf(play(ruleOf({ holdMinutes: 10 }), looks))).toEqual(['19 began'])
  })

  it('does not believe that something held while nobody looked', () => {
    const rule = ruleOf({ holdMinutes: 10 })
    const late = longestBreakMs / minute + 1

    expect(
      noticesOf(
        play(rule, [
          [0, 6],
          [5, 6],
          [5 + late, 6],
          [10 + late, 6],
          [15 + late, 6],
        ]),
      ),
    ).toEqual([`${15 + late} began`])
  })

  it('is over only when it is truly better, for as long as that has to last', () => {
    const rule = ruleOf({ clearsAt: 3, calmMinutes: 5 })

    expect(
      noticesOf(
        play(rule, [
          [0, 6],
          [1, 4],
          [2, 3],
          [4, 4],
          [5, 2],
          [9, 3],
          [10, 3],
          [11, 5],
        ]),
      ),
    ).toEqual(['0 began', '10 over'])
  })

  it('goes on while nothing can be judged, and begins by nothing that cannot be', () => {
    expect(
      noticesOf(
        play(ruleOf({ is: 'below', threshold: 90 }), [
          [0, null],
          [1, 80],
          [2, null],
          [3, 90],
        ]),
      ),
    ).toEqual(['1 began', '3 over'])
  })

  it('is told when quiet hours end, if it still lasts, and never heard of if it does not', () => {
    const quiet = { isQuiet: true }

    expect(
      noticesOf(
        play(ruleOf(), [
          [0, 6, quiet],
          [1, 6, quiet],
          [2, 6],
        ]),
      ),
    ).toEqual(['2 began'])
    expect(
      noticesOf(
        play(ruleOf(), [
          [0, 6, quiet],
          [1, 1, quiet],
          [2, 1],
        ]),
      ),
    ).toEqual([])
    expect(
      noticesOf(
        play(ruleOf(), [
          [0, 6],
          [1, 1, quiet],
          [2, 6, quiet],
          [3, 6],
          [4, 1],
        ]),
      ),
    ).toEqual(['0 began', '4 over'])
  })

  it('reminds while it lasts and nobody has acknowledged it', () => {
    const rule = ruleOf({ remindMinutes: 3 })
    const known = { isAcknowledged: true }

    expect(
      noticesOf(
        play(rule, [
          [0, 6],
          [2, 6],
          [3, 6],
          [5, 6],
          [6, 6, known],
          [9, 6, known],
          [10, 1],
        ]),
      ),
    ).toEqual(['0 began', '3 reminder', '10 over'])
  })
})

describe('whatever is looked at', () => {
  const rules: fc.Arbitrary<Rule> = fc
    .record({
      is: fc.constantFrom('above' as const, 'below' as const),
      threshold: fc.integer({ min: 0, max: 10 }),
      gap: fc.integer({ min: 0, max: 4 }),
      holdMinutes: fc.integer({ min: 0, max: 6 }),
      calmMinutes: fc.integer({ min: 0, max: 6 }),
      remindMinutes: fc.option(fc.integer({ min: 1, max: 6 }), { nil: null }),
    })
    .map(({ gap, ...rule }) => ({
      ...rule,
      clearsAt: rule.is === 'above' ? rule.threshold - gap : rule.threshold + gap,
    }))
  const looks: fc.Arbitrary<readonly Look[]> = fc
    .array(
      fc.tuple(
        fc.integer({ min: 1, max: 8 }),
        fc.option(fc.integer({ min: -2, max: 14 }), { nil: null, freq: 6 }),
        fc.record({ isQuiet: fc.boolean(), isAcknowledged: fc.boolean() }),
      ),
      { maxLength: 60 },
    )
    .map((steps) => {
      let at = 0
      return steps.map(([after, value, more]) => {
        at += after
        return [at, value, more] as const
      })
    })

  it('"began" and "over" come in turns, and reminders only between them', () => {
    fc.assert(
      fc.property(rules, looks, (rule, all) => {
        let isOn = false
        for (const { notice } of play(rule, all)) {
          if (notice === null) continue
          expect(notice).toBe(isOn ? (notice === 'reminder' ? 'reminder' : 'over') : 'began')
          isOn = notice !== 'over'
        }
      }),
    )
  })

  it('nothing is told while it is quiet, and nobody is reminded of what was acknowledged', () => {
    fc.assert(
      fc.property(rules, looks, (rule, all) => {
        for (const [index, { notice }] of play(rule, all).entries()) {
          const [, , more] = all[index] ?? []
          if (more?.isQuiet) expect(notice).toBeNull()
          if (more?.isAcknowledged) expect(notice).not.toBe('reminder')
        }
      }),
    )
  })

  it('it begins only after the condition held at each look for the whole time, and ends only after it was clear as long', () => {
    fc.assert(
      fc.property(rules, looks, (rule, all) => {
        for (const [index, { change, at }] of play(rule, all).entries()) {
          if (change === null) continue
          const needed = change === 'began' ? rule.holdMinutes : rule.calmMinutes
          const during = all.slice(0, index + 1).filter(([minutes]) => minutes > at - needed || minutes === at)
          const clearsAt = rule.clearsAt ?? rule.threshold
          for (const [, value] of during) {
            const isClear = value !== null && (rule.is === 'above' ? value <= clearsAt : value >= clearsAt)
            expect(change === 'began' ? holds(rule, value) : isClear).toBe(true)
          }
        }
      }),
    )
  })

  it('a value between both limits changes nothing', () => {
    fc.assert(
      fc.property(rules, looks, (rule, all) => {
        const clearsAt = rule.clearsAt ?? rule.threshold
        for (const [index, { change }] of play(rule, all).entries()) {
          const value = all[index]?.[1] ?? null
          const isBetween =
            value === null ||
            (rule.is === 'above'
              ? value <= rule.threshold && value > clearsAt
              : value >= rule.threshold && value < clearsAt)
          if (isBetween) expect(change).toBeNull()
        }
      }),
    )
  })
})
