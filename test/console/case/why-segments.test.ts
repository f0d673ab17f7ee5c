import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { whyPicture } from '../../../console/case/why-segments.ts'
import type { WireWhyStep } from '../../../core/contract/wire.ts'
import { clock, hour, sampleWhy } from '../sample-data.ts'

const now = Date.parse('2026-11-24T10:00:00Z')

const step = (kind: WireWhyStep['kind'], fromAt: number, toAt: number | null): WireWhyStep => ({
  kind,
  from: new Date(fromAt).toISOString(),
  to: toAt === null ? null : new Date(toAt).toISOString(),
  countedMs: 0,
  text: kind,
})

describe('the picture of a due time', () => {
  it('fills the whole bar, in order, without a gap', () => {
    const lengths = fc.array(
      fc.tuple(
        fc.constantFrom('open' as const, 'closed' as const, 'pause' as const),
        fc.integer({ min: 1, max: 100 * hour }),
      ),
      { minLength: 1, maxLength: 40 },
    )
    fc.assert(
      fc.property(lengths, (stretches) => {
        let at = now
        const steps = stretches.map(([kind, length]) => {
          const from = at
          at += length
          return step(kind, from, at)
        })
        const { segments } = whyPicture(steps)
        const end = segments.at(-1)!

        expect(segments.map(({ fromAt }) => fromAt)).toEqual(steps.map(({ from }) => Date.parse(from)))
        expect(end.start + end.share).toBeCloseTo(1, 9)
        expect(segments.every(({ share }) => share > 0)).toBe(true)
      }),
    )
  })

  it('does not let a night push the hours that count out of sight', () => {
    const { segments } = whyPicture([
      step('open', now, now + hour),
      step('closed', now + hour, now + 63 * hour),
      step('open', now + 63 * hour, now + 64 * hour),
    ])

    expect(segments[0]!.share).toBeGreaterThan(0.4)
    expect(segments[1]!.share).toBeLessThan(0.2)
  })

  it('marks start, changes and due where they are on the bar', () => {
    const { marks } = whyPicture(sampleWhy(now, clock(now, hour)).steps)

    expect(marks.map(({ kind }) => kind)).toEqual(['start', 'change', 'due'])
    expect(marks[0]!.place).toBe(0)
    expect(marks[2]!.place).toBeCloseTo(1, 9)
  })

  it('is empty where nothing has a length', () => {
    expect(whyPicture([step('start', now, null)])).toEqual({ segments: [], marks: [] })
  })
})
