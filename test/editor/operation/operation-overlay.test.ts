import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { WirePlaceFigures } from '../../../core/contract/wire-operation.ts'
import { noOverlay } from '../../../editor/canvas/overlay.ts'
import { heatOf, measures, valueOf } from '../../../editor/operation/measures.ts'
import { operationOverlay } from '../../../editor/operation/operation-overlay.ts'
import { windowDays, windowStart } from '../../../editor/operation/operation-window.ts'

const now = Date.parse('2026-11-23T12:00:00Z')

const figures: fc.Arbitrary<WirePlaceFigures> = fc
  .record({
    cases: fc.nat(50),
    late: fc.nat(5),
    ageMs: fc.nat(900_000_000),
    visits: fc.nat(90),
    lateVisits: fc.nat(9),
    medianMs: fc.nat(90_000_000),
  })
  .map(({ cases, late, ageMs, visits, lateVisits, medianMs }) => ({
    name: null,
    cases,
    late: Math.min(late, cases),
    oldest: cases === 0 ? null : { id: 'c', number: 1, enteredAt: new Date(now - ageMs).toISOString() },
    visits,
    lateVisits: Math.min(lateVisits, visits),
    medianMs: visits === 0 ? null : medianMs,
    p90Ms: visits === 0 ? null : medianMs * 2,
  }))

const nodes = fc.dictionary(fc.constantFrom('ask', 'sort', 'fix', 'tell'), figures)
const texts = {
  badge: (one: WirePlaceFigures, measure: (typeof measures)[number]) => String(valueOf(one, measure, now)),
  title: (one: WirePlaceFigures) => `${one.cases} of ${one.visits}`,
}

it('the warmest step glows fully, none more, and a warmer one never less than a cooler one', () => {
  fc.assert(
    fc.property(nodes, fc.constantFrom(...measures), (places, measure) => {
      const heat = heatOf(places, measure, now)
      const values = new Map(Object.entries(places).map(([id, one]) => [id, valueOf(one, measure, now)]))

      for (const [id, warmth] of heat) {
        expect(warmth).toBeGreaterThanOrEqual(0)
        expect(warmth).toBeLessThanOrEqual(1)
        for (const [other, otherWarmth] of heat) {
          if ((values.get(id) ?? 0) > (values.get(other) ?? 0)) expect(warmth).toBeGreaterThan(otherWarmth)
        }
      }
      const most = Math.max(0, ...[...values.values()].map((value) => value ?? 0))
      if (measure !== 'late' && most > 0) expect(Math.max(...heat.values())).toBe(1)
    }),
  )
})

it('a card whose figures say the same is not marked anew', () => {
  fc.assert(
    fc.property(nodes, nodes, fc.constantFrom(...measures), (one, other, measure) => {
      const first = operationOverlay({ nodes: one }, measure, now, texts, noOverlay)
      const again = operationOverlay({ nodes: structuredClone(one) }, measure, now, texts, first)
      const next = operationOverlay({ nodes: other }, measure, now, texts, first)

      for (const [id, mark] of again.cards) expect(mark).toBe(first.cards.get(id))
      for (const [id, mark] of next.cards) {
        if (mark !== first.cards.get(id)) expect(mark).not.toEqual(first.cards.get(id))
      }
    }),
  )
})

it('a step in which nobody stands has no count, and one that nobody left has no times', () => {
  const empty = { name: null, cases: 0, late: 0, oldest: null, visits: 0, lateVisits: 0, medianMs: null, p90Ms: null }

  for (const measure of measures) {
    expect(operationOverlay({ nodes: { fix: empty } }, measure, now, texts, noOverlay).cards.size).toBe(0)
  }
})

it('a window begins with a midnight of this device, so many days ago', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4e12 }), fc.constantFrom(...windowDays), (at, days) => {
      const start = new Date(windowStart(at, days))
      const today = new Date(at)

      expect([start.getHours(), start.getMinutes(), start.getSeconds(), start.getMilliseconds()]).toEqual([0, 0, 0, 0])
      expect(new Date(start.getFullYear(), start.getMonth(), start.getDate() + days - 1).toDateString()).toBe(
        today.toDateString(),
      )
    }),
  )
})
