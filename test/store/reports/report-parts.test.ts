import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reportDimensions, reportSpans } from '../../../core/contract/wire-reports.ts'
import { partsOf } from '../../../store/reports/report-parts.ts'

const range = { measure: 'clock', from: '2026-01-15', to: '2026-04-10', zone: 'UTC' } as const

test('a range is whole months, with the days before and after', () => {
  expect(partsOf(range, '0001-01-01')).toEqual([
    { source: 'day', from: '2026-01-15', to: '2026-02-01' },
    { source: 'month', from: '2026-02-01', to: '2026-04-01' },
    { source: 'day', from: '2026-04-01', to: '2026-04-10' },
  ])
})

test('what no tally tells apart, and what tallies do not know yet, is counted from the facts', () => {
  const two = { ...range, by: ['team', 'channel'] } as const
  const three = { ...two, where: { priority: ['high'] } } as const

  expect(partsOf(two, '2026-03-01').map(({ source }) => source)).toEqual(['facts', 'month', 'facts'])
  expect(partsOf(three, '0001-01-01')).toEqual([{ source: 'facts', from: '2026-01-15', to: '2026-04-10' }])
  expect(partsOf(range, null)).toEqual([{ source: 'facts', from: '2026-01-15', to: '2026-04-10' }])
})

test('days within one month are days', () => {
  expect(partsOf({ ...range, from: '2026-02-03', to: '2026-02-20' }, '0001-01-01')).toEqual([
    { source: 'day', from: '2026-02-03', to: '2026-02-20' },
  ])
})

const days = fc
  .integer({ min: 0, max: 900 })
  .map((day) => new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10))

test('the parts of any range follow each other without a gap and without a day twice', () => {
  fc.assert(
    fc.property(
      fc.tuple(days, days).filter(([from, to]) => from < to),
      fc.uniqueArray(fc.constantFrom(...reportSpans, ...reportDimensions, 'key' as const), { maxLength: 2 }),
      fc.oneof(
        fc.constant(null),
        fc.constant('0001-01-01'),
        days.map((date) => `${date.slice(0, 7)}-01`),
      ),
      ([from, to], by, filledFrom) => {
        const parts = partsOf({ ...range, from, to, by }, filledFrom)
        const edges = parts.flatMap((part) => [part.from, part.to])

        expect(edges).toEqual([...edges].sort())
        expect([edges[0], edges.at(-1)]).toEqual([from, to])
        for (const [index, part] of parts.entries()) {
          expect(part.from < part.to).toBe(true)
          if (index > 0) expect(part.from).toBe(parts[index - 1]?.to)
          if (part.source === 'month' || part.source === 'hours')
            expect([part.from, part.to].every((date) => date.endsWith('-01'))).toBe(true)
        }
      },
    ),
  )
})
