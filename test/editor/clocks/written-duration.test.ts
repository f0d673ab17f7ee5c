import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DurationUnit, durationUnits } from '../../../core/contract/time.ts'
import { durationText, readDuration } from '../../../editor/clocks/written-duration.ts'
import { durations } from './targets.ts'

describe('a duration in a cell', () => {
  it('reads back as what was written, in both languages and whatever stood there before', () => {
    fc.assert(
      fc.property(
        durations,
        fc.constantFrom('en' as const, 'zh-CN' as const),
        fc.constantFrom<DurationUnit[]>(...durationUnits),
        (duration, language, like) => {
          expect(readDuration(durationText(duration, language), like)).toEqual(duration)
        },
      ),
      { numRuns: 500 },
    )
  })

  it.each([
    ['4', 'businessHours', 4, 'businessHours'],
    ['4h', 'businessMinutes', 4, 'businessHours'],
    ['4 h', 'minutes', 4, 'hours'],
    ['1.5 hours', 'businessHours', 1.5, 'businessHours'],
    ['1,5 h', 'hours', 1.5, 'hours'],
    ['90 m', 'hours', 90, 'minutes'],
    ['1 h 30 min', 'businessHours', 90, 'businessMinutes'],
    ['1小时30分', 'hours', 90, 'minutes'],
    ['4 working hours', 'hours', 4, 'businessHours'],
    ['24 h round the clock', 'businessHours', 24, 'hours'],
    ['24/7 24 h', 'businessHours', 24, 'hours'],
    ['2 days', 'businessHours', 2, 'businessDaysSameTime'],
    ['2 days', 'hours', 2, 'calendarDays'],
    ['3个工作日', 'hours', 3, 'businessDaysSameTime'],
    ['3 自然日', 'businessHours', 3, 'calendarDays'],
    ['4个工作小时', 'hours', 4, 'businessHours'],
    ['48小时', 'businessHours', 48, 'businessHours'],
    ['次日下班', 'hours', 1, 'endOfBusinessDay'],
    ['close of day', 'hours', 0, 'endOfBusinessDay'],
  ] as const)('%s, where %s stood, is %d %s', (text, like, amount, unit) => {
    expect(readDuration(text, like)).toEqual({ amount, unit })
  })

  it('is nothing where no length is named', () => {
    for (const text of [
      '',
      'soon',
      '0 h',
      '-3 h',
      '4 lightyears',
      '1.5 days',
      '4.12345 h',
      '9999999 h',
      'h',
      '4 h 4 h 4',
    ]) {
      expect(readDuration(text, 'businessHours'), text).toBeNull()
    }
  })

  it('is read in no time, however long and odd the text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        const read = readDuration(text, 'hours')
        expect(read === null || read.amount >= 0).toBe(true)
      }),
    )
  })
})
