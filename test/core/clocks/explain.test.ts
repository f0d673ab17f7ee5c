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

  it('tells what was used of a promise in hours in hours', () => {
    const clock = clockWith({ targets: [{ when: [], within: { amount: 24, unit: 'hours' } }] })
    const c = new CaseDriver(planWith([clock]), '2026-11-20T16:00:00-05:00')
    c.do('2026-11-21T16:55:00-05:00', { do: 'resolve' })

    const explanation = explain(c.plan, c.state, 'resolution', at('2026-11-23T09:00:00-05:00'))

    expect(whyInWords(explanation, 'en')).toContain('24 h 55 min')
    expect(whyInWords(explanation, 'zh-CN')).toContain('共用 24 小时 55 分钟')
  })

  describe('where an earlier promise was broken and a later one was not', () => {
    const raised = () => {
      const targets = [
        { when: [{ fact: 'priority', oneOf: ['urgent'] }], within: { amount: 8, unit: 'businessHours' } as const },
        { when: [], within: { amount: 24, unit: 'hours' } as const },
      ]
      const c = new CaseDriver(planWith([clockWith({ targets })]), '2026-11-20T16:00:00-05:00')
      c.do('2026-11-23T10:00:00-05:00', { do: 'set', facts: { priority: 'urgent' } })
      return c
    }

    it('tells what was promised at the start, and the change where it came', () => {
      const c = raised()

      const { steps } = explain(c.plan, c.state, 'resolution', at('2026-11-23T11:00:00-05:00'))

      const told = steps.filter(({ kind }) => kind === 'target' || kind === 'change' || kind === 'breach')
      expect(told).toMatchObject([
        { kind: 'target', target: { amount: 24, unit: 'hours' }, row: 1 },
        { kind: 'breach', target: { amount: 24, unit: 'hours' }, at: at('2026-11-21T16:00:00-05:00') },
        { kind: 'change', change: { what: 'retargeted', row: 0 } },
      ])
    })

    it('names the promise that was broken while the other runs, waits and is over', () => {
      const c = raised()
      const said = (now: string) => whyInWords(explain(c.plan, c.state, 'resolution', at(now)), 'en')
      const broken = 'when 24 h around the clock, counted from Fri, 20 Nov 2026, 16:00, had passed.'

      expect(said('2026-11-23T11:00:00-05:00')).toBe(
        `Late since Sat, 21 Nov 2026, 16:00, ${broken} The promise became 8 business hours afterwards, due Mon, 23 Nov 2026, 16:00; 3 h of it have been used so far.`,
      )
      c.do('2026-11-23T12:00:00-05:00', { do: 'wait', reason: 'customer' })
      expect(said('2026-11-23T12:30:00-05:00')).toContain(`late since Sat, 21 Nov 2026, 16:00, ${broken}`)
      c.do('2026-11-23T13:00:00-05:00', { do: 'resume' })
      c.do('2026-11-23T14:00:00-05:00', { do: 'resolve' })
      expect(said('2026-11-24T09:00:00-05:00')).toBe(
        `Missed Sat, 21 Nov 2026, 16:00, ${broken} The promise became 8 business hours afterwards; 5 h of it were used when it stopped Mon, 23 Nov 2026, 14:00.`,
      )
      expect(whyInWords(explain(c.plan, c.state, 'resolution', at('2026-11-24T09:00:00-05:00')), 'zh-CN')).toContain(
        '此后时限改为8 个工作小时',
      )
    })

    it('names the present promise once that is broken, too', () => {
      const c = raised()
      c.tick('2026-11-24T09:00:00-05:00')

      const { reading, steps } = explain(c.plan, c.state, 'resolution', at('2026-11-24T10:00:00-05:00'))

      expect(steps.filter(({ kind }) => kind === 'breach')).toHaveLength(2)
      expect(whyInWords({ reading, steps, name: '', at: 0 }, 'en')).toContain(
        '8 business hours counted from Fri, 20 Nov 2026, 16:00 (changed once on the way) ended Mon, 23 Nov 2026, 16:00',
      )
    })
  })
})
