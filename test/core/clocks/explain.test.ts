import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { explain } from '../../../core/clocks/explain.ts'
import { whyInWords } from '../../../model/words/why-words.ts'
import { at, CaseDriver } from '../case-driver.ts'
import { clockWith, planWith } from '../plan-fixture.ts'

const hour = 3_600_000
const startAt = at('2026-11-23T09:00:00-05:00')
const iso = (ms: number) => new Date(ms).toISOString()

describe('why a clock says what it says', () => {
  it('adds up to the target at the due time, whatever the pauses', () => {
    const pauses = fc.array(fc.tuple(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 1, max: 90 })), {
      maxLength: 5,
    })
    fc.assert(
      fc.property(pauses, fc.integer({ min: 1, max: 60 }), (waits, amount) => {
        const clock = clockWith({ targets: [{ when: [], within: { amount, unit: 'businessHours' } }] })
        const c = new CaseDriver(planWith([clock]), iso(startAt))
        let now = startAt
        for (const [after, length] of waits) {
          c.do(iso((now += after * hour)), { do: 'wait', reason: 'customer' })
          c.do(iso((now += length * hour)), { do: 'resume' })
        }

        const { steps, reading } = explain(c.plan, c.state, 'resolution', now)

        const dueAt = reading.dueAt ?? 0
        const counted = steps.reduce(
          (sum, step) =>
            sum +
            (step.kind === 'open' && step.toAt <= dueAt
              ? step.countedMs
              : step.kind === 'open' && step.fromAt < dueAt
                ? dueAt - step.fromAt
                : 0),
          0,
        )
        expect(counted).toBe(amount * hour)
      }),
      { numRuns: 60 },
    )
  })

  it('says it in a sentence in both languages', () => {
    const c = new CaseDriver(planWith([clockWith()]), '2026-11-23T10:00:00-05:00')
    c.do('2026-11-23T12:00:00-05:00', { do: 'wait', reason: 'customer' })
    c.do('2026-11-23T13:00:00-05:00', { do: 'resume' })

    const explanation = explain(c.plan, c.state, 'resolution', at('2026-11-23T14:00:00-05:00'))

    expect(whyInWords(explanation, 'en')).toBe(
      'Due Tue, 24 Nov 2026, 11:00: 8 business hours counted from Mon, 23 Nov 2026, 10:00, moved by 1 h on hold.',
    )
    expect(whyInWords(explanation, 'zh-CN')).toContain('到期：从2026年11月23日')
  })
})
