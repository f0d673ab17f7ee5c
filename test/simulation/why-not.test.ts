import { describe, expect, test } from 'vitest'
import { scenarioWith, standard } from '../model/scenario/small-scenario.ts'
import { playedWithWhy } from './played.ts'

const on = (time: string, day = '07') => `2026-12-${day}T${time}:00-05:00`

async function why(change: object, language: 'en' | 'zh-CN' = 'en'): Promise<readonly string[]> {
  const [problem, ...more] = await playedWithWhy(scenarioWith(change), language)
  expect(more).toEqual([])
  return problem?.why ?? []
}

describe('why a clock is not as expected', () => {
  const waiting = {
    events: [
      { at: on('11:00'), do: 'wait', reason: 'customer' },
      { at: on('13:00'), do: 'resume', reason: 'customer' },
    ],
    expect: [{ at: on('14:00'), clock: 'resolution', dueAt: on('10:00', '08') }],
  }

  test('names each hold with its reason and its open part, and what counts by the time that was expected', async () => {
    expect(await why(waiting)).toEqual([
      'Due Tue, 8 Dec 2026, 12:00: 8 business hours counted from Mon, 7 Dec 2026, 10:00, moved by 2 h on hold.',
      'By Tue, 8 Dec 2026, 10:00 it comes to 6 h of the 8 h that the target allows.',
      'On hold from Mon, 7 Dec 2026, 11:00 to Mon, 7 Dec 2026, 13:00 (waiting for customer): 2 h of open time did not count.',
    ])
  })

  test('says it in Chinese', async () => {
    const sentences = await why(waiting, 'zh-CN')

    expect(sentences).toHaveLength(3)
    expect(sentences[1]).toBe('到2026年12月8日周二 10:00为止共计 6 小时，而时限是 8 小时。')
    expect(sentences[2]).toContain('暂停计时（等待 customer）')
  })

  test('names the change of target and the row that chose it', async () => {
    const sentences = await why({
      events: [{ at: on('11:00'), do: 'set', facts: { priority: 'urgent' } }],
      expect: [{ at: on('12:00'), clock: 'resolution', dueAt: on('10:00', '08') }],
    })

    expect(sentences[0]).toContain('Due Mon, 7 Dec 2026, 14:00: 4 business hours')
    expect(sentences[1]).toBe('By Tue, 8 Dec 2026, 10:00 it comes to 8 h of the 4 h that the target allows.')
    expect(sentences[2]).toMatch(/^Mon, 7 Dec 2026, 11:00: .*4 business hours.*row 1/)
  })

  test('says how many instances there were', async () => {
    const expectations = [{ at: 'end', clock: 'resolution', instance: 2, outcome: 'met' }]

    expect(await why({ expect: expectations })).toEqual(['Instances of the clock “resolution” so far: 1.'])
  })

  test('tells each clock in one sentence where breaches and warnings differ', async () => {
    const events = [{ at: on('12:00'), do: 'resolve' }]
    const breaches = [{ clock: 'resolution', breachedAt: on('11:00') }]

    expect(await why({ events, expect: [{ breaches }] })).toEqual([
      'resolution: Met Mon, 7 Dec 2026, 12:00: 2 h of 8 business hours were used, counted from Mon, 7 Dec 2026, 10:00.',
    ])
    expect(await why({ events, expect: [{ warnings: { clock: 'resolution', at: [on('11:00')] } }] })).toHaveLength(1)
  })
})

const stages = [{ id: 'triage' }, { id: 'fast' }, { id: 'slow' }]
const flow = {
  kind: 'flow',
  id: 'sorted',
  name: 'Sorted',
  facts: [
    { id: 'category', type: 'enum', values: ['billing', 'fault'] },
    { id: 'priority', type: 'enum', values: ['normal', 'urgent'] },
  ],
  stages,
  policy: 'standard',
  nodes: [
    { id: 'begin', kind: 'start', stage: 'triage' },
    { id: 'sort', kind: 'decide', stage: 'triage', rules: 'sorting' },
    { id: 'fast', kind: 'task', stage: 'fast', outcomes: ['done'] },
    { id: 'slow', kind: 'task', stage: 'slow', outcomes: ['done'] },
    { id: 'over', kind: 'end', stage: 'slow', does: 'resolve' },
  ],
  edges: [
    { from: 'begin', to: 'sort', on: 'next' },
    { from: 'sort', to: 'fast', on: 'fast' },
    { from: 'sort', to: 'slow', on: 'else' },
    { from: 'fast', to: 'over', on: 'done' },
    { from: 'slow', to: 'over', on: 'done' },
  ],
}
const sorting = {
  kind: 'rules',
  id: 'sorting',
  style: 'table',
  hit: 'first',
  inputs: [{ fact: 'category' }],
  outputs: [{ fact: 'priority' }],
  rows: [
    { id: 'faults', if: [{ is: 'fault' }], then: ['urgent'], outcome: 'fast' },
    { id: 'rest', if: ['-'], then: ['normal'] },
  ],
}
const sorted = (change: object) => ({
  flow,
  rules: [sorting],
  case: { at: on('10:00'), facts: { category: 'billing' } },
  ...change,
})

describe('why the process went another way', () => {
  test('names the rules that set a fact, and the rows that did not hold with what they saw', async () => {
    expect(await why(sorted({ expect: [{ at: 'end', facts: { priority: 'urgent' } }] }))).toEqual([
      '“priority” became normal by the rules sorting in sort, at Mon, 7 Dec 2026, 10:00.',
      'sort asked the rules sorting at Mon, 7 Dec 2026, 10:00: rest held, so it took the way else.',
      'faults did not hold: category was billing.',
    ])
  })

  test('says that nothing changed a fact, and what was decided meanwhile', async () => {
    const sentences = await why(sorted({ expect: [{ at: 'end', facts: { category: 'fault' } }] }))

    expect(sentences[0]).toBe('“category” was billing when the case began, and nothing changed it.')
    expect(sentences).toContain('faults did not hold: category was billing.')
  })

  test('tells every stage, every way and every decision where the path differs', async () => {
    expect(await why(sorted({ expect: [{ path: ['triage', 'fast'] }] }))).toEqual([
      'Mon, 7 Dec 2026, 10:00: the stage triage began.',
      'Mon, 7 Dec 2026, 10:00: begin was left by next.',
      'sort asked the rules sorting at Mon, 7 Dec 2026, 10:00: rest held, so it took the way else.',
      'faults did not hold: category was billing.',
      'Mon, 7 Dec 2026, 10:00: sort was left by else.',
      'Mon, 7 Dec 2026, 10:00: the stage slow began.',
    ])
  })

  test('names the escalations where a notification is missing', async () => {
    const notifications = [{ at: on('10:00', '08'), to: 'role:director' }]

    const sentences = await why({ runUntil: on('12:00', '08'), expect: [{ notifications }] })

    expect(sentences[0]).toBe('Tue, 8 Dec 2026, 10:00: the clock resolution escalated ({"percent":100}).')
    expect(sentences[1]).toMatch(/^resolution: Late since Tue, 8 Dec 2026, 10:00/)
  })

  test('names the clock that raised a priority', async () => {
    const [clock] = standard.clocks
    const escalations = [{ at: { percent: 50 }, do: [{ action: 'set', fact: 'priority', value: 'urgent' }] }]
    const policy = { ...standard, clocks: [{ ...clock, escalations }] }

    const sentences = await why({ policy, expect: [{ at: on('15:00'), facts: { priority: 'low' } }] })

    expect(sentences[0]).toBe(
      '“priority” became urgent by an escalation of the clock resolution, at Mon, 7 Dec 2026, 14:00.',
    )
  })
})
