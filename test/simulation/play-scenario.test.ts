import { describe, expect, test } from 'vitest'
import { readScenario } from '../../model/scenario/read-scenario.ts'
import { playScenario } from '../../simulation/play-scenario.ts'
import { simulatedHost } from '../../simulation/simulated-host.ts'
import { desk, scenarioWith, standard } from '../model/scenario/small-scenario.ts'
import { played } from './played.ts'

const on = (time: string, day = '07') => `2026-12-${day}T${time}:00-05:00`

describe('what is as expected', () => {
  test('leaves nothing to say', async () => {
    const problems = await played(
      scenarioWith({
        events: [
          { at: on('15:00'), do: 'wait', reason: 'customer' },
          { at: on('16:00'), do: 'message' },
        ],
        expect: [
          {
            at: on('15:30'),
            clock: 'resolution',
            state: 'paused',
            dueAt: null,
            elapsedMinutes: 300,
            remainingMinutes: 180,
          },
          { at: 'end', clock: 'resolution', state: 'running', outcome: 'pending', dueAt: on('11:00', '08') },
          { at: 'end', clock: 'resolution', breachesAt: '2026-12-08T16:00:00Z' },
          { breaches: [] },
          { warnings: { clock: 'resolution', at: [on('14:00')] } },
          { path: ['work'] },
          { at: on('15:30'), facts: { waiting: 'customer', stage: 'work', 'customer.tier': null } },
        ],
      }),
    )

    expect(problems).toEqual([])
  })

  test('is looked at after the events and the deadlines of its instant', async () => {
    const problems = await played(
      scenarioWith({
        events: [
          { at: on('14:00'), do: 'set', facts: { priority: 'urgent' } },
          { at: on('15:00'), do: 'note' },
        ],
        expect: [
          { at: on('14:00'), facts: { priority: 'urgent' } },
          { at: on('14:00'), clock: 'resolution', outcome: 'missed' },
          { breaches: [{ clock: 'resolution', instance: 1, breachedAt: on('14:00'), cause: 'time' }] },
        ],
      }),
    )

    expect(problems).toEqual([])
  })

  test('happens in the order of time, whatever the order of the file', async () => {
    const problems = await played(
      scenarioWith({
        events: [
          { at: on('12:00'), do: 'resume' },
          { at: on('11:00'), do: 'wait', reason: 'customer' },
        ],
        expect: [{ at: 'end', clock: 'resolution', state: 'running', elapsedMinutes: 60 }],
      }),
    )

    expect(problems).toEqual([])
  })

  test('lasts until the last instant that is written, due times aside', async () => {
    const later = { at: 'end', clock: 'resolution', outcome: 'missed' }
    const breach = { breaches: [{ clock: 'resolution', breachedAt: on('10:00', '08') }] }

    expect(await played(scenarioWith({ expect: [breach, later] }))).toEqual([])
    expect(await played(scenarioWith({ runUntil: on('10:00', '08'), expect: [later] }))).toEqual([])
    expect(
      await played(
        scenarioWith({ expect: [{ at: 'end', clock: 'resolution', dueAt: on('10:00', '08'), elapsedMinutes: 0 }] }),
      ),
    ).toEqual([])
  })
})

describe('what is not as expected', () => {
  const events = [
    { at: on('10:30'), do: 'set', facts: { priority: 'urgent' } },
    { at: on('16:00'), do: 'note' },
  ]
  const seen = async (line: object) => (await played(scenarioWith({ events, expect: [line] })))[0]?.actual

  test.each([
    [{ state: 'paused' }, { state: 'running' }],
    [{ outcome: 'met' }, { outcome: 'missed' }],
    [{ dueAt: on('14:01') }, { dueAt: on('14:00') }],
    [{ dueAt: null }, { dueAt: '2026-12-07T19:00:00Z' }],
    [{ elapsedMinutes: 361 }, { elapsedMinutes: 360 }],
    [{ remainingMinutes: 120 }, { remainingMinutes: -120 }],
    [{ stoppedWhilePaused: true }, { stoppedWhilePaused: false }],
  ])('of a clock is told beside what was seen: %j', async (wanted, actual) => {
    expect(await seen({ at: 'end', clock: 'resolution', ...wanted })).toEqual({
      at: 'end',
      clock: 'resolution',
      ...actual,
    })
  })

  test('of an instance that there is not says how many there are', async () => {
    expect(await seen({ at: 'end', clock: 'resolution', instance: 2, outcome: 'met' })).toEqual({
      clock: 'resolution',
      instances: 1,
    })
  })

  test('of breaches is the whole list', async () => {
    const breach = { clock: 'resolution', breachedAt: on('14:00') }
    const actual = { breaches: [{ ...breach, instance: 1, dueAt: on('14:00'), cause: 'time' }] }

    for (const wanted of [
      { clock: 'resolution', breachedAt: on('14:01') },
      { ...breach, instance: 2 },
      { ...breach, dueAt: on('14:01') },
      { ...breach, cause: 'retarget' },
    ]) {
      expect(await seen({ breaches: [wanted] })).toEqual(actual)
    }
    expect(await seen({ breaches: [breach, breach] })).toEqual(actual)
    expect(await seen({ breaches: [] })).toMatchObject({ breaches: [{ clock: 'resolution' }] })
    expect(await seen({ breaches: [breach] })).toBeUndefined()
  })

  test('of warnings is every one of the clock', async () => {
    expect(await seen({ warnings: { clock: 'resolution', at: [] } })).toEqual({
      warnings: { clock: 'resolution', at: ['2026-12-07T17:00:00Z'] },
    })
    expect(await seen({ warnings: { clock: 'resolution', at: [on('12:01')] } })).toEqual({
      warnings: { clock: 'resolution', at: [on('12:00')] },
    })
  })

  test('of the path is the whole way', async () => {
    expect(await seen({ path: [] })).toEqual({ path: ['work'] })
    expect(await seen({ path: ['work', 'work'] })).toEqual({ path: ['work'] })
  })

  test('of facts is what they hold', async () => {
    expect(await seen({ at: 'end', facts: { priority: 'normal', team: 'a' } })).toEqual({
      at: 'end',
      facts: { priority: 'urgent', team: null },
    })
    expect(await seen({ at: on('10:15'), facts: { priority: 'urgent' } })).toEqual({
      at: on('10:15'),
      facts: { priority: null },
    })
  })

  test('of notifications has to be there as often as it is written', async () => {
    const manager = { at: on('14:00'), to: 'role:manager' }

    expect(await seen({ notifications: [manager] })).toBeUndefined()
    expect(await seen({ notifications: [manager, manager] })).toEqual({ notifications: [manager] })
    expect(await seen({ notifications: [{ ...manager, to: 'team' }] })).toEqual({ notifications: [manager] })
    expect(await seen({ notifications: [{ ...manager, at: on('14:01') }] })).toEqual({ notifications: [manager] })
  })

  test('is told in the order of the file', async () => {
    const problems = await played(
      scenarioWith({
        expect: [
          { path: [] },
          { at: 'end', clock: 'resolution', state: 'paused' },
          { at: 'end', facts: { team: 'a' } },
        ],
      }),
    )

    expect(problems.map(({ expect: line }) => Object.keys(line as object).at(-1))).toEqual(['path', 'state', 'facts'])
  })
})

describe('an event that the case does not allow', () => {
  const events = [
    { at: on('11:00'), do: 'close' },
    { at: on('12:00'), do: 'complete', node: 'task', outcome: 'solved' },
    { at: on('13:00'), do: 'note' },
  ]

  test('fails the scenario and is named, and the rest is played', async () => {
    const problems = await played(
      scenarioWith({ events, expect: [{ at: 'end', clock: 'resolution', state: 'stopped' }] }),
    )

    expect(problems[0]?.expect).toEqual(events[1])
    expect(problems[0]?.actual).toContain('complete')
    for (const problem of problems) expect(events).toContainEqual(problem.expect)
  })

  test('is explained in the language that was asked for', async () => {
    const read = readScenario(scenarioWith({ events }), () => null)
    if (!read.ok) throw new Error('the scenario is right')
    const [problem] = await playScenario(read.ready, simulatedHost(read.ready), 'zh-CN')

    expect(problem?.actual).toMatch(/[\u4e00-\u9fff]/)
  })
})

describe('publications', () => {
  test('reach the case: a new calendar, and a policy only if the publisher chose so', async () => {
    const closed = { ...desk, hours: { tue: ['09:00-17:00'] } }
    const policy = {
      ...standard,
      clocks: [{ ...standard.clocks[0], targets: [{ within: { amount: 2, unit: 'businessHours' } }] }],
    }
    const due = (running: string | undefined, dueAt: string) =>
      played(
        scenarioWith({
          events: [{ at: on('11:00'), do: 'policy', document: policy, ...(running && { running }) }],
          expect: [{ at: 'end', clock: 'resolution', dueAt }],
        }),
      )

    expect(await due('migrate', on('12:00'))).toEqual([])
    expect(await due('stay', on('10:00', '08'))).toEqual([])
    expect(await due(undefined, on('10:00', '08'))).toEqual([])
    expect(
      await played(
        scenarioWith({
          events: [{ at: on('11:00'), do: 'calendar', document: closed }],
          expect: [{ at: 'end', clock: 'resolution', dueAt: on('16:00', '08'), elapsedMinutes: 60 }],
        }),
      ),
    ).toEqual([])
  })
})

describe('calendars of owners', () => {
  const night = { ...desk, id: 'night', hours: { mon: ['18:00-22:00'], tue: ['18:00-22:00'] } }
  const by = (owner: string, change: object) =>
    scenarioWith({
      calendars: [desk, night],
      policy: { ...standard, clocks: [{ ...standard.clocks[0], calendar: { by: owner, else: 'desk' } }] },
      ...change,
    })
  const due = (dueAt: string) => [{ at: 'end', clock: 'resolution', dueAt }]

  test('count for the customer whose record names one', async () => {
    const at = on('10:00')

    expect(
      await played(by('customer', { case: { at, calendars: { customer: 'night' } }, expect: due(on('22:00', '08')) })),
    ).toEqual([])
    expect(await played(by('customer', { case: { at }, expect: due(on('10:00', '08')) }))).toEqual([])
  })

  test('count for the team that has the case', async () => {
    const at = on('10:00')
    const teams = [{ id: 'late', calendar: 'night' }, { id: 'early' }]

    expect(await played(by('team', { teams, case: { at, team: 'late' }, expect: due(on('22:00', '08')) }))).toEqual([])
    expect(await played(by('team', { teams, case: { at, team: 'early' }, expect: due(on('10:00', '08')) }))).toEqual([])
  })
})
