import { describe, expect, test } from 'vitest'
import { readProfile } from '../../../model/profile/check-profile.ts'
import { inputOf } from '../../simulation/simulator/small-simulation.ts'

const { plan, calendars } = inputOf({})
const scope = { plan, others: new Map(), calendars: calendars.keys() }

function issuesOf(profile: object): string[] {
  const read = readProfile({ kind: 'profile', ...profile }, { ...scope, calendars: [...calendars.keys()] })
  return read.ok ? [] : read.issues.map(({ code, path }) => `${code} ${path}`)
}

describe('a profile', () => {
  test('may be empty, and may say everything', () => {
    const takes = { kind: 'lognormal', medianMinutes: 10, p90Minutes: 30 }
    expect(issuesOf({})).toEqual([])
    expect(
      issuesOf({
        name: { en: 'A busy week', 'zh-CN': '繁忙的一周' },
        from: '2026-03-02T00:00:00+08:00',
        arrivals: { perHour: { mon: { '09:00-12:00': 30, '22:00-06:00': 0.5 } }, calendar: 'office' },
        channels: { email: 3, phone: 1 },
        facts: { priority: [{ value: 'low', weight: 9 }, { value: 'high' }, { value: null }] },
        teams: { desk: { capacity: { '09:00-12:00': 4, '12:00-17:00': 2 }, calendar: 'office' } },
        order: 'arrival',
        tasks: {
          do: { takes, outcomes: { done: 1 }, reply: 'start', asks: { share: 0.1, answerAfter: takes }, sets: {} },
        },
        reopens: { share: 0.02, after: { kind: 'recorded', minutes: [60, 600] } },
      }),
    ).toEqual([])
  })

  test.each([
    [{ kind: 'policy' }, 'document.not-one-of /kind'],
    [{ arivals: {} }, 'document.unknown-field /arivals'],
    [{ from: 'monday' }, 'document.bad-instant /from'],
    [{ arrivals: { perHour: { mon: { '9-17': 3 } } } }, 'calendar.bad-interval /arrivals/perHour/mon/9-17'],
    [{ arrivals: { perHour: { mon: { '09:00-10:00': 0 } } } }, 'profile.no-arrivals /arrivals/perHour'],
    [{ arrivals: { perHour: {}, calendar: 'office' } }, 'profile.no-arrivals /arrivals/perHour'],
    [
      { arrivals: { perHour: { mon: { '09:00-10:00': 1 } }, calendar: 'ofice' } },
      'reference.unknown-calendar /arrivals/calendar',
    ],
    [{ arrivals: { given: [] } }, 'document.too-few-entries /arrivals/given'],
    [{ channels: { email: 0 } }, 'profile.no-weight /channels'],
    [{ channels: { email: -1 } }, 'document.number-too-small /channels/email'],
    [{ facts: { prority: [{ value: 'low' }] } }, 'reference.unknown-fact /facts/prority'],
    [{ facts: { priority: [{ value: 'urgent' }] } }, 'fact.not-one-of /facts/priority/0/value'],
    [{ facts: { stage: [{ value: 'x' }] } }, 'fact.not-settable /facts/stage'],
    [{ teams: { desk: { calendar: 'nowhere' } } }, 'reference.unknown-calendar /teams/desk/calendar'],
    [{ teams: { desk: { capacity: 1.5 } } }, 'document.wrong-shape /teams/desk/capacity'],
    [{ tasks: { doo: {} } }, 'reference.unknown-node /tasks/doo'],
    [{ tasks: { begin: {} } }, 'profile.other-node-kind /tasks/begin'],
    [{ tasks: { do: { outcomes: { finished: 1 } } } }, 'reference.unknown-outcome /tasks/do/outcomes/finished'],
    [{ tasks: { do: { takes: { kind: 'normal' } } } }, 'document.not-one-of /tasks/do/takes/kind'],
    [{ tasks: { do: { takes: { kind: 'fixed', minutes: -1 } } } }, 'document.number-too-small /tasks/do/takes/minutes'],
    [
      { tasks: { do: { takes: { kind: 'lognormal', medianMinutes: 9, p90Minutes: 9 } } } },
      'profile.p90-not-above-median /tasks/do/takes/p90Minutes',
    ],
    [{ tasks: { do: { sets: { nothing: [{ value: 1 }] } } } }, 'reference.unknown-fact /tasks/do/sets/nothing'],
    [{ reopens: { share: 2, after: { kind: 'fixed', minutes: 1 } } }, 'document.number-too-large /reopens/share'],
  ])('%j is told as %s', (profile, expected) => {
    expect(issuesOf(profile)).toContain(expected)
  })

  test('holds whatever is given: no value crashes it', () => {
    for (const value of [
      null,
      7,
      'x',
      [],
      { kind: 'profile', tasks: { __proto__: null } },
      { kind: 'profile', facts: [] },
    ]) {
      expect(() => readProfile(value, scope)).not.toThrow()
    }
  })
})
