import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CalendarDocument } from '../../../core/contract/calendar.ts'
import type { ClockDefinition } from '../../../core/contract/policy.ts'
import { explanationOf, openCase, readingOf, trialOf, upcomingOf } from '../../../editor/clocks/example-case.ts'
import {
  calendarExample,
  openedExample,
  pauseExample,
  reachableTargets,
  reopenExample,
  targetExample,
} from '../../../editor/clocks/worked-examples.ts'
import { whyInWords } from '../../../model/words/why-words.ts'
import { targetLists } from './targets.ts'

const day = ['09:00-17:00']
const newYork: CalendarDocument = {
  kind: 'calendar',
  id: 'ny',
  timeZone: 'America/New_York',
  hours: { mon: day, tue: day, wed: day, thu: day, fri: day },
}
const hours = (amount: number) => ({ amount, unit: 'businessHours' as const })
const clock: ClockDefinition = {
  id: 'resolution',
  metric: 'resolution',
  calendar: 'ny',
  targets: [{ when: { priority: 'urgent' }, within: hours(4) }, { within: hours(8) }],
}
const at = (text: string) => Date.parse(`${text}-05:00`)
/** A Monday, so that the telling instant is the Friday after, an hour before closing time. */
const parts = { clock, calendars: [newYork], fromAt: at('2026-11-16T00:00') }

describe('the case of the examples', () => {
  it('is opened an hour before the longest closed stretch, so that it shows what closed time does', () => {
    expect(openedExample(parts)).toEqual({
      timeZone: 'America/New_York',
      target: hours(8),
      openedAt: at('2026-11-20T16:00'),
      dueAt: at('2026-11-23T16:00'),
    })
  })

  it('follows the calendar of the draft', () => {
    const closedMonday = { ...newYork, holidays: [{ date: '2026-11-23' }] }

    expect(openedExample({ ...parts, calendars: [closedMonday] })?.dueAt).toBe(at('2026-11-24T16:00'))
  })

  it('is not there while the calendar is missing or cannot be read', () => {
    expect(openedExample({ ...parts, calendars: [] })).toBeNull()
    expect(openedExample({ ...parts, calendars: [{ ...newYork, timeZone: 'Nowhere/Town' }] })).toBeNull()
  })

  it('opens at the next full hour where it is always open', () => {
    const whole = ['00:00-24:00']
    const always = {
      ...newYork,
      hours: { mon: whole, tue: whole, wed: whole, thu: whole, fri: whole, sat: whole, sun: whole },
    }

    expect(openedExample({ ...parts, calendars: [always], fromAt: at('2026-11-16T09:20') })?.openedAt).toBe(
      at('2026-11-16T10:00'),
    )
  })
})

describe('the worked examples', () => {
  it('an hour of waiting for the customer moves the due time by an hour, or not at all', () => {
    const waits = pauseExample(parts, { waiting: ['customer'] }, 'customer')

    expect(waits).toMatchObject({ askedAt: at('2026-11-23T10:00'), answeredAt: at('2026-11-23T11:00') })
    expect(waits?.dueAfterAt).toBe(at('2026-11-23T17:00'))
    expect(pauseExample(parts, 'any', 'customer')?.dueAfterAt).toBe(at('2026-11-23T17:00'))
    expect(pauseExample(parts, 'never', 'customer')?.dueAfterAt).toBe(at('2026-11-23T16:00'))
    expect(pauseExample(parts, { waiting: ['supplier'] }, 'customer')?.dueAfterAt).toBe(at('2026-11-23T16:00'))
  })

  it('a shorter target counts from the start, from the change, or from wherever is kinder', () => {
    const example = (choice: 'carry' | 'restart' | 'fromChangeWhenRaised', direction: 'raised' | 'lowered') => {
      const told = targetExample(parts, choice, direction)
      return [told?.changedAt, told?.newDueAt]
    }
    const changedAt = at('2026-11-23T10:00')

    expect(example('carry', 'raised')).toEqual([changedAt, at('2026-11-23T12:00')])
    expect(example('restart', 'raised')).toEqual([changedAt, at('2026-11-23T14:00')])
    expect(example('fromChangeWhenRaised', 'raised')).toEqual([changedAt, at('2026-11-23T14:00')])
    expect(example('carry', 'lowered')).toEqual([changedAt, at('2026-11-23T16:00')])
    expect(example('restart', 'lowered')).toEqual([changedAt, at('2026-11-24T10:00')])
    expect(example('fromChangeWhenRaised', 'lowered')).toEqual([changedAt, at('2026-11-23T16:00')])
  })

  it('say nothing of a change where only one time is promised', () => {
    expect(
      targetExample({ ...parts, clock: { ...clock, targets: [{ within: hours(4) }] } }, 'carry', 'raised'),
    ).toBeNull()
  })

  it('a case that comes back goes on, begins anew, is measured a second time, or stays as it was', () => {
    const reading = (choice: 'continue' | 'restart' | 'newCycle' | 'never') => {
      const told = reopenExample(parts, choice)
      expect(told).toMatchObject({ resolvedAt: at('2026-11-23T12:00'), reopenedAt: at('2026-11-24T12:00') })
      return told?.reading
    }

    expect(reading('continue')).toMatchObject({ state: 'running', instance: 1, dueAt: at('2026-11-24T16:00') })
    expect(reading('restart')).toMatchObject({ state: 'running', instance: 1, dueAt: at('2026-11-25T12:00') })
    expect(reading('newCycle')).toMatchObject({ state: 'running', instance: 2, dueAt: at('2026-11-25T12:00') })
    expect(reading('never')).toMatchObject({ state: 'stopped', instance: 1, outcome: 'met' })
  })

  it('a new holiday moves what is due on it, or only what comes after', () => {
    expect(calendarExample(parts, 'apply')).toMatchObject({
      closedDate: '2026-11-23',
      newDueAt: at('2026-11-24T16:00'),
    })
    expect(calendarExample(parts, 'keep')).toMatchObject({ newDueAt: at('2026-11-23T16:00') })
  })
})

describe('a clock that is tried out', () => {
  const trial = trialOf(
    {
      ...clock,
      warnAt: [50, 100],
      escalations: [
        { at: { percent: 100 }, do: [{ action: 'notify', to: ['role:nobody-knows'] }] },
        { at: { before: hours(1) }, do: [{ action: 'startFlow', flow: 'nowhere' }] },
        { at: { after: hours(2) }, do: [{ action: 'set', fact: 'unknown', raiseBy: 1 }] },
        { at: { percent: 75 }, do: [{ action: 'requireReason' }] },
      ],
    },
    [newYork],
  )

  it('tells when each warning and each escalation comes, also those after the breach', () => {
    if (trial === null) throw new Error('no trial')
    const upcoming = upcomingOf(openCase(trial, at('2026-11-20T16:00')))

    expect(
      upcoming.map(({ at: when, what }) => [when, what.kind === 'warning' ? what.percent : `#${what.index}`]),
    ).toEqual([
      [at('2026-11-23T12:00'), 50],
      [at('2026-11-23T14:00'), '#3'],
      [at('2026-11-23T15:00'), '#1'],
      [at('2026-11-23T16:00'), 100],
      [at('2026-11-23T16:00'), '#0'],
      [at('2026-11-24T10:00'), '#2'],
    ])
  })

  it('says why a case with certain facts is due when it is, by the very sentence of running cases', () => {
    if (trial === null) throw new Error('no trial')
    const urgent = openCase(trial, at('2026-11-20T16:00'), { priority: 'urgent', 'customer.tier': null })

    expect(readingOf(urgent).dueAt).toBe(at('2026-11-23T12:00'))
    expect(whyInWords(explanationOf(urgent), 'en')).toBe(
      'Due Mon, 23 Nov 2026, 12:00: 4 business hours counted from Fri, 20 Nov 2026, 16:00.',
    )
  })

  it('comes to every target that is called reachable, with the facts that are said to lead there', () => {
    fc.assert(
      fc.property(targetLists, (targets) => {
        const tried = trialOf({ ...clock, targets }, [newYork])
        if (tried === null) throw new Error('no trial')
        for (const { within, facts } of reachableTargets(targets)) {
          expect(readingOf(openCase(tried, parts.fromAt, facts)).target).toEqual(within)
        }
      }),
      { numRuns: 15 },
    )
  })
})
