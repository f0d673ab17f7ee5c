import { describe, expect, test } from 'vitest'
import { checkCommand } from '../../../core/commands/check-command.ts'
import { type SimulatedStep, simulate } from '../../../simulation/simulator/simulate.ts'
import { everyDay, inputOf, oneTask, simulated } from './small-simulation.ts'

const minute = 60_000
const at = (time: string) => `2026-01-05T${time}:00Z`
const takes = { kind: 'fixed', minutes: 30 } as const
const done = { done: 1 }

describe('a day of one desk, worked out by hand', () => {
  const given = ['09:00', '09:10', '09:20', '16:50'].map((time) => ({ at: at(time) }))
  const one = inputOf(
    { arrivals: { given }, teams: { desk: { capacity: 1 } }, tasks: { do: { takes, outcomes: done } } },
    { cases: 4 },
  )

  test('each waits until those before it are done, and what is begun goes on the next morning', () => {
    const result = simulated(one)

    expect(result).toMatchObject({ cases: 4, ended: 4, unfinished: 0, outcomes: { done: 4 } })
    expect(result.byNode['do']?.waiting).toMatchObject({ count: 4, meanMs: ((0 + 20 + 40 + 0) / 4) * minute })
    expect(result.byNode['do']?.handling).toMatchObject({ meanMs: 30 * minute, maxMs: 30 * minute })
    expect(result.to).toBe('2026-01-06T09:20:00.000Z')
    expect(result.byStage['work']?.elapsed.maxMs).toBe((16 * 60 + 30) * minute)
  })

  test('work, open time and queue add up', () => {
    const { teams } = simulated(one)
    const open = 8 * 60 + 20
    const wall = 24 * 60 + 20

    expect(teams['desk']).toEqual({
      handled: 4,
      workedMs: 120 * minute,
      availableMs: open * minute,
      utilisation: Math.round((120 / open) * 10_000) / 10_000,
      queue: { mean: Math.round((60 / wall) * 10_000) / 10_000, max: 2 },
    })
  })

  test('the first answer comes when work begins, so it is late exactly where the wait was longer than the target', () => {
    const { clocks } = simulated(one)

    expect(clocks['first']).toMatchObject({ met: 3, missed: 1, pending: 0, compliance: 0.75, warnings: 2, breaches: 1 })
    expect(clocks['solution']).toMatchObject({ met: 4, missed: 0, compliance: 1 })
    expect(clocks['solution']?.elapsed.meanMs).toBe(((30 + 50 + 70 + 30) / 4) * minute)
  })

  test('two people halve nothing but the wait', () => {
    const two = simulated({ ...one, profile: { ...one.profile, teams: { desk: { capacity: 2 } } } })

    expect(two.byNode['do']?.waiting.maxMs).toBe(10 * minute)
    expect(two.byNode['do']?.handling.meanMs).toBe(30 * minute)
    expect(two.teams['desk']?.queue.max).toBe(1)
  })

  test('where the profile names no capacity nobody waits', () => {
    const { teams, byNode } = simulated({ ...one, profile: { ...one.profile, teams: {} } })

    expect(byNode['do']?.waiting.maxMs).toBe(0)
    expect(teams['desk']).toMatchObject({ availableMs: null, utilisation: null, queue: { mean: 0, max: 0 } })
  })

  test('people who come at noon take up what has waited', () => {
    const teams = { desk: { capacity: { '12:00-14:00': 1 } } }
    const { byNode, teams: after } = simulated({ ...one, profile: { ...one.profile, teams } })

    // Noon, half past twelve and one o'clock; the last one waits for noon of the next day.
    expect(byNode['do']?.waiting.maxMs).toBe((19 * 60 + 10) * minute)
    expect(byNode['do']?.waiting.meanMs).toBe(((180 + 200 + 220 + 1150) / 4) * minute)
    expect(after['desk']?.availableMs).toBe((120 + 30) * minute)
  })
})

describe('what is due first is taken first', () => {
  const given = [
    { at: at('09:00'), facts: { priority: 'low' } },
    { at: at('09:01'), facts: { priority: 'low' } },
    { at: at('09:02'), facts: { priority: 'high' } },
  ]
  const policy = {
    kind: 'policy',
    id: 'quick',
    clocks: [
      {
        id: 'solution',
        metric: 'resolution',
        calendar: 'office',
        targets: [
          { when: { priority: 'high' }, within: { amount: 45, unit: 'businessMinutes' } },
          { within: { amount: 8, unit: 'businessHours' } },
        ],
      },
    ],
  } as const
  const profile = {
    arrivals: { given },
    teams: { desk: { capacity: 1 } },
    tasks: { do: { takes: { kind: 'fixed', minutes: 20 } as const, outcomes: done } },
  }

  test('unless the profile asks for the order of arrival', () => {
    const dueFirst = simulated(inputOf(profile, { cases: 3, policy }))
    const inOrder = simulated(inputOf({ ...profile, order: 'arrival' }, { cases: 3, policy }))

    expect(dueFirst.clocks['solution']?.missed).toBe(0)
    expect(inOrder.clocks['solution']?.missed).toBe(1)
  })
})

describe('customers', () => {
  const given = [{ at: at('09:00') }]
  const asks = { share: 1, answerAfter: { kind: 'fixed', minutes: 60 } } as const

  test('are asked half way; the clock stands still until they answer, and the person is free meanwhile', () => {
    const words: string[] = []
    const watch = ({ event, records }: SimulatedStep) => {
      if (event.kind === 'command') words.push(event.command.do)
      expect(records.length).toBeGreaterThan(0)
    }
    const tasks = { do: { takes: { kind: 'fixed', minutes: 40 } as const, outcomes: done, asks } }
    const profile = { arrivals: { given }, teams: { desk: { capacity: 1 } }, tasks }
    const result = simulated(inputOf(profile, { cases: 1, watch }))

    expect(words).toEqual(['reply', 'wait', 'message', 'reply', 'complete'])
    expect(result.to).toBe('2026-01-05T10:40:00.000Z')
    expect(result.teams['desk']).toMatchObject({ handled: 1, workedMs: 40 * minute })
    expect(result.clocks['solution']?.elapsed.meanMs).toBe(40 * minute)
  })

  test('come back in the share that the profile says', () => {
    const reopens = { share: 0.25, after: { kind: 'fixed', minutes: 600 } } as const
    const result = simulated(inputOf({ tasks: { do: { takes, outcomes: done } }, reopens }, { cases: 1000 }))

    expect(result.ended).toBe(1000)
    // Those who came back may come back again: a quarter of a quarter, and so on.
    expect(result.reopened / 1000).toBeCloseTo(1 / 3, 1)
    expect(result.byNode['do']?.visits).toBe(1000 + result.reopened)
  })
})

describe('queueing theory', () => {
  const rate = (perHour: number) => Object.fromEntries(everyDay.map((day) => [day, { '00:00-24:00': perHour }]))
  const waitOf = (perHour: number, capacity: number, work: object) => {
    const team = { capacity, calendar: 'always' }
    const tasks = { do: { takes: work, outcomes: done, reply: 'never' } }
    const profile = { arrivals: { perHour: rate(perHour) }, order: 'arrival', teams: { desk: team }, tasks }
    const result = simulated(inputOf(profile as never, { cases: 6000, seed: 3 }))
    return { ms: result.byNode['do']?.waiting.meanMs ?? 0, team: result.teams['desk'] }
  }

  test('one desk with fixed work waits as M/D/1 says', () => {
    const { ms, team } = waitOf(7, 1, { kind: 'fixed', minutes: 6 })
    const expected = (0.7 * 6) / (2 * (1 - 0.7))

    expect(ms / minute / expected).toBeCloseTo(1, 0.8)
    expect(team?.utilisation).toBeCloseTo(0.7, 1)
  })

  test('three desks with exponential work wait as M/M/3 says, and the queue is as long as Little says', () => {
    const quantiles = Array.from({ length: 1000 }, (_, index) => -20 * Math.log(1 - (index + 0.5) / 1000))
    const { ms, team } = waitOf(6, 3, { kind: 'recorded', minutes: quantiles })
    const [offered, desks] = [2, 3]
    const blocked = (offered ** desks / 6) * (desks / (desks - offered))
    const erlangC = blocked / (1 + offered + offered ** 2 / 2 + blocked)
    const expected = (erlangC * 20) / (desks - offered)

    expect(ms / minute / expected).toBeCloseTo(1, 0.8)
    expect(team?.queue.mean).toBeCloseTo((6 * ms) / (60 * minute), 1)
    expect(team?.utilisation).toBeCloseTo(offered / desks, 1)
  })
})

describe('chance', () => {
  const profile = {
    teams: { desk: { capacity: 4 } },
    tasks: { do: { takes: { kind: 'lognormal', medianMinutes: 12, p90Minutes: 40 } as const } },
  }

  test('the same seed gives the same result, byte by byte, and another one another', () => {
    const text = (seed: number) => JSON.stringify(simulated(inputOf(profile, { cases: 300, seed })))

    expect(text(5)).toBe(text(5))
    expect(text(5).replace('"seed":5', '')).not.toBe(text(6).replace('"seed":6', ''))
  })

  test('another profile leaves chance where it was: cases draw from streams of their own', () => {
    const workOf = (capacity: number) => {
      const result = simulated(inputOf({ ...profile, teams: { desk: { capacity } } }, { cases: 200 }))
      return [result.byNode['do']?.handling, result.byNode['do']?.outcomes]
    }

    expect(workOf(2)).toEqual(workOf(50))
  })

  test('rates by weekday and hour are kept', () => {
    const arrivals = { perHour: { mon: { '09:00-10:00': 30, '13:00-14:00': 10 }, wed: { '22:00-02:00': 5 } } }
    const begun: Date[] = []
    const watch = ({ before, event }: SimulatedStep) => {
      if (before === null) begun.push(new Date(event.at))
    }
    simulated(inputOf({ arrivals }, { cases: 1500, watch }))
    const share = (day: number, ...hours: number[]) =>
      begun.filter((each) => each.getUTCDay() === day && hours.includes(each.getUTCHours())).length / 1500

    expect(share(1, 9)).toBeCloseTo(0.5, 1)
    expect(share(1, 13)).toBeCloseTo(1 / 6, 1)
    expect(share(3, 22, 23) + share(4, 0, 1)).toBeCloseTo(1 / 3, 1)
    expect(share(1, 9, 13) + share(3, 22, 23) + share(4, 0, 1)).toBe(1)
  })
})

describe('every command of a simulation', () => {
  test('is one that the case allows then', () => {
    let commands = 0
    const watch = ({ plan, before, event }: SimulatedStep) => {
      if (event.kind !== 'command' || before === null) return
      commands += 1
      expect(checkCommand(plan, before, event.command, event.at)).toMatchObject({ ok: true })
    }
    const asks = { share: 0.4, answerAfter: { kind: 'fixed', minutes: 90 } } as const
    const reopens = { share: 0.3, after: { kind: 'fixed', minutes: 60 } } as const
    const tasks = { do: { asks, reply: 'end' } } as const
    simulated(inputOf({ tasks, reopens, teams: { desk: { capacity: 5 } } }, { cases: 200, watch }))

    expect(commands).toBeGreaterThan(600)
  })
})

describe('a simulation that cannot end', () => {
  test('is given up when a case goes round for ever, by the name of the node', () => {
    const input = inputOf({ tasks: { do: { outcomes: { again: 1 } } } }, { cases: 1, flow: oneTask })
    expect(() => simulated(input)).toThrow(/rehearsal\.never-rests.*"node":"do"/)
  })

  test('says so when nobody ever works', () => {
    const result = simulated(inputOf({ teams: { desk: { capacity: 0 } } }, { cases: 3 }))

    expect(result).toMatchObject({ cases: 3, ended: 0, unfinished: 3, outcomes: { unfinished: 3 } })
    expect(result.teams['desk']).toMatchObject({ handled: 0, utilisation: null, queue: { max: 3 } })
  })

  test('says so when time runs out', () => {
    const arrivals = { perHour: { mon: { '09:00-10:00': 0.001 } } }
    expect(() => simulated(inputOf({ arrivals }, { cases: 100 }))).toThrow('rehearsal.beyond-range')
  })

  test('can be left at any step', () => {
    const run = simulate(inputOf({}, { cases: 100_000 }))

    const [first, second] = [run.next().value, run.next().value]
    run.return(undefined as never)

    expect(first).toMatchObject({ total: 100_000 })
    expect(second).toMatchObject({ total: 100_000 })
    expect(run.next()).toEqual({ done: true, value: undefined })
  })

  test('refuses counts and seeds that are none', () => {
    for (const cases of [0, -1, 1.5, Number.NaN, 1_000_001]) {
      expect(() => simulated(inputOf({}, { cases }))).toThrow('rehearsal.bad-count')
    }
    for (const seed of [-1, 0.5, 2 ** 32]) expect(() => simulated(inputOf({}, { seed }))).toThrow('rehearsal.bad-seed')
  })
})
