import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ReportGrouping, reportDimensions, reportSpans } from '../../../core/contract/wire-reports.ts'
import { partsOf } from '../../../store/reports/report-parts.ts'
import { tallied } from '../../../store/reports/tally-shape.ts'

const last = '2026-11-20'
const range = { measure: 'clock', from: '2026-01-15', to: '2026-04-10', zone: 'UTC' } as const

test('a range is whole months, with the days before and after', () => {
  expect(partsOf(range, tallied.postgres, '0001-01-01', last)).toEqual([
    { source: 'month', from: '2026-02-01', to: '2026-04-01' },
    { source: 'day', from: '2026-01-15', to: '2026-02-01' },
    { source: 'day', from: '2026-04-01', to: '2026-04-10' },
  ])
})

test('what no tally tells apart, and what tallies do not know yet, is counted from the facts', () => {
  const two = { ...range, by: ['team', 'channel'], from: '2026-02-17', to: '2026-04-10' } as const
  const three = { ...two, where: { priority: ['high'] } } as const

  expect(partsOf(two, tallied.postgres, '2026-03-01', last).map(({ source }) => source)).toEqual([
    'facts',
    'month',
    'third',
    'facts',
  ])
  expect(partsOf(three, tallied.postgres, '0001-01-01', last)).toEqual([
    { source: 'facts', from: '2026-02-17', to: '2026-04-10' },
  ])
  expect(partsOf(range, tallied.postgres, null, last)).toEqual([
    { source: 'facts', from: '2026-01-15', to: '2026-04-10' },
  ])
})

test('days within one month are days', () => {
  expect(partsOf({ ...range, from: '2026-02-03', to: '2026-02-20' }, tallied.postgres, '0001-01-01', last)).toEqual([
    { source: 'day', from: '2026-02-03', to: '2026-02-20' },
  ])
})

test('of a third at the edge the fewer days are looked at: those in the range, or those to take away', () => {
  const two = { ...range, by: ['team', 'channel'], from: '2026-01-05', to: '2026-11-18' } as const

  expect(partsOf(two, tallied.postgres, '0001-01-01', last)).toEqual([
    { source: 'month', from: '2026-02-01', to: '2026-11-01' },
    { source: 'third', from: '2026-01-11', to: '2026-02-01' },
    { source: 'third', from: '2026-01-01', to: '2026-01-11' },
    { source: 'facts', from: '2026-01-01', to: '2026-01-05', isTakenAway: true },
    { source: 'third', from: '2026-11-01', to: '2026-11-11' },
    { source: 'third', from: '2026-11-11', to: '2026-11-21' },
    { source: 'facts', from: '2026-11-18', to: '2026-11-21', isTakenAway: true },
  ])
})

test('hours of the week are counted from months and thirds of them', () => {
  const hours = { ...range, by: ['hourOfWeek'], from: '2026-01-21', to: '2026-03-12' } as const

  expect(partsOf(hours, tallied.postgres, '0001-01-01', last)).toEqual([
    { source: 'hours', from: '2026-02-01', to: '2026-03-01' },
    { source: 'thirdHours', from: '2026-01-21', to: '2026-02-01' },
    { source: 'thirdHours', from: '2026-03-01', to: '2026-03-11' },
    { source: 'facts', from: '2026-03-11', to: '2026-03-12' },
  ])
})

test('the embedded database counts from facts what is not whole months, except all days and those of teams', () => {
  const sourcesOf = (by: readonly ReportGrouping[]) =>
    partsOf({ ...range, from: '2026-01-10', by }, tallied.pglite, '0001-01-01', last).map((part) =>
      part.isTakenAway === true ? `-${part.source}` : part.source,
    )

  expect(sourcesOf(['team', 'day'])).toEqual(['day'])
  expect(sourcesOf(['channel', 'day'])).toEqual(['facts'])
  expect(sourcesOf(['channel'])).toEqual(['month', 'month', '-facts', 'facts'])
  expect(sourcesOf(['hourOfWeek'])).toEqual(['hours', 'hours', '-facts', 'facts'])
})

const dateOf = (day: number) => new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10)
const days = fc.integer({ min: 0, max: 500 }).map(dateOf)
const everyDay = Array.from({ length: 580 }, (_, day) => dateOf(day - 40))

test('every day of any range is counted once, and no other day', () => {
  fc.assert(
    fc.property(
      fc.tuple(days, days).filter(([from, to]) => from < to),
      fc.uniqueArray(fc.constantFrom(...reportSpans, ...reportDimensions, 'key' as const), { maxLength: 2 }),
      fc.oneof(
        fc.constant(null),
        fc.constant('0001-01-01'),
        days.map((date) => `${date.slice(0, 7)}-01`),
      ),
      days,
      fc.constantFrom('postgres', 'pglite'),
      ([from, to], by, filledFrom, lastDate, kind) => {
        const parts = partsOf({ ...range, from, to, by }, tallied[kind], filledFrom, lastDate)
        const timesOf = (date: string) =>
          parts
            .filter((part) => part.from <= date && date < part.to)
            .reduce((sum, { isTakenAway }) => sum + (isTakenAway === true ? -1 : 1), 0)

        expect(everyDay.filter((date) => timesOf(date) !== (date >= from && date < to ? 1 : 0))).toEqual([])
        for (const { source, ...part } of parts) {
          const begin = (days: string) => [part.from, part.to].every((date) => days.includes(date.slice(-3)))
          if (source === 'month' || source === 'hours') expect(begin('-01')).toBe(true)
          if (source === 'third' || source === 'thirdHours') expect(begin('-01-11-21')).toBe(true)
          if (source !== 'facts') expect(part.from >= (filledFrom ?? part.to)).toBe(true)
        }
      },
    ),
  )
})
