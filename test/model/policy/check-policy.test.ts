import { describe, expect, test } from 'vitest'
import type { ClockDefinition, PolicyDocument } from '../../../core/contract/policy.ts'
import { factsById } from '../../../core/facts/built-in-facts.ts'
import { knownIds } from '../../../model/document/surroundings.ts'
import { checkPolicy, factsOfFlows, type PolicyScope } from '../../../model/policy/check-policy.ts'
import { checkDocument } from '../../../model/validate/check-document.ts'
import { smallFlow } from '../flow/small-flow.ts'

const clock: ClockDefinition = {
  id: 'resolution',
  metric: 'resolution',
  calendar: 'desk',
  targets: [{ within: { amount: 8, unit: 'businessHours' } }],
}

const policyOf = (...clocks: readonly Partial<ClockDefinition>[]): PolicyDocument => ({
  kind: 'policy',
  id: 'standard',
  clocks: clocks.map((change, index) => ({ ...clock, id: index === 0 ? 'resolution' : `c${index}`, ...change })),
})

function found(change: Partial<ClockDefinition>, scope: PolicyScope = {}) {
  return checkPolicy(policyOf(change), scope).map(({ code, path }) => `${code} ${path}`)
}

const flow = smallFlow()
const inFlow: PolicyScope = { usedBy: [flow], facts: factsById(flow.facts ?? []) }

test('nothing is wrong with a plain clock', () => {
  expect(found({})).toEqual([])
})

describe('a clock', () => {
  test('of its own says what starts and what stops it', () => {
    const metric = 'custom'
    const event = { event: 'note' } as const

    expect(found({ metric, stop: event })).toEqual(['policy.custom-needs-start /clocks/0/start'])
    expect(found({ metric, start: event })).toEqual(['policy.custom-needs-stop /clocks/0/stop'])
    expect(found({ metric, start: event, stop: [event], cancel: event, repeats: true })).toEqual([])
  })

  test('of another metric leaves that to the metric', () => {
    const issues = checkPolicy(policyOf({ start: { event: 'note' }, repeats: true, stage: 'work' }))

    expect(issues.map(({ path }) => path)).toEqual(['/clocks/0/start', '/clocks/0/repeats', '/clocks/0/stage'])
    expect(issues[0]?.fix).toEqual([{ op: 'remove', path: '/clocks/0/start' }])
  })

  test('for a stage says which one, and the flows that use it have it', () => {
    expect(found({ metric: 'stage' })).toEqual(['policy.stage-needed /clocks/0/stage'])
    expect(found({ metric: 'stage', stage: 'wrok' })).toEqual([])
    expect(found({ metric: 'stage', stage: 'wrok' }, inFlow)).toEqual(['reference.unknown-stage /clocks/0/stage'])
  })

  test('names a calendar that exists, also for those without one of their own', () => {
    const calendars = knownIds(['desk'])

    expect(found({ calendar: { by: 'customer', else: 'desk' } }, { calendars })).toEqual([])
    expect(found({ calendar: 'dask' }, { calendars })).toEqual(['reference.unknown-calendar /clocks/0/calendar'])
    expect(found({ calendar: { by: 'team', else: 'dask' } }, { calendars })).toEqual([
      'reference.unknown-calendar /clocks/0/calendar/else',
    ])
  })

  test('is warned when reopening means nothing to it', () => {
    expect(found({ metric: 'firstResponse', onReopen: 'never' })).toEqual(['policy.no-effect /clocks/0/onReopen'])
    expect(found({ onReopen: 'never' })).toEqual([])
  })

  test('is warned when its own breach moves it', () => {
    const own = { event: 'breached', clock: 'resolution' } as const
    const note = { event: 'note' } as const

    expect(found({ metric: 'custom', start: [own, note], stop: note })).toEqual(['policy.own-breach /clocks/0/start'])
    expect(found({ metric: 'custom', start: own, stop: note })).toEqual([
      'policy.own-breach /clocks/0/start',
      'policy.clock-never-starts /clocks/0/start',
    ])
  })

  test('names clocks of its policy in what starts it', () => {
    const start = { event: 'breached', clock: 'c9' } as const
    const codes = checkPolicy(policyOf({}, { metric: 'custom', start, stop: { event: 'note' } })).map(
      ({ code }) => code,
    )

    expect(codes).toEqual(['reference.unknown-clock'])
  })

  test('warns at each share once', () => {
    expect(found({ warnAt: [50, 75, 50] })).toEqual(['policy.warning-twice /clocks/0/warnAt/2'])
  })
})

describe('targets', () => {
  const within = { amount: 1, unit: 'hours' } as const

  test('look at facts and values that exist', () => {
    expect(found({ targets: [{ when: { priority: ['high', 'hgih'] }, within }] }, inFlow)).toEqual([
      'fact.not-one-of /clocks/0/targets/0/when/priority/1',
    ])
    expect(found({ targets: [{ when: { prioritty: 'high' }, within }] }, inFlow)).toEqual([
      'reference.unknown-fact /clocks/0/targets/0/when/prioritty',
    ])
    expect(
      found({ targets: [{ when: { reopened: 1, stage: 'work', 'customer.tier': 'gold' }, within }] }, inFlow),
    ).toEqual([])
  })

  test('below one that always matches first are never reached', () => {
    const targets = (first: object, second: object) =>
      found({
        targets: [
          { when: first as never, within },
          { when: second as never, within },
        ],
      })

    expect(targets({}, { priority: 'high' })).toEqual(['policy.target-never-reached /clocks/0/targets/1'])
    expect(targets({ priority: ['low', 'high'] }, { priority: 'high', amount: 1 })).toHaveLength(1)
    expect(targets({ priority: 'high', amount: 1 }, { priority: 'high' })).toEqual([])
    expect(targets({ priority: 'high' }, { priority: ['high', 'low'] })).toEqual([])
    expect(targets({ amount: 1 }, { amount: '1' })).toEqual([])
  })
})

describe('escalations', () => {
  const escalate = (action: object, scope: PolicyScope = {}) =>
    found({ escalations: [{ at: { percent: 100 }, do: [action as never] }] }, scope)
  const at = '/clocks/0/escalations/0/do/0'

  test('set a fact to a value or raise it, one of the two', () => {
    expect(escalate({ action: 'set', fact: 'priority', raiseBy: 1 }, inFlow)).toEqual([])
    expect(escalate({ action: 'set', fact: 'priority' })).toEqual([`policy.value-or-raise ${at}`])
    expect(escalate({ action: 'set', fact: 'priority', value: 'high', raiseBy: 1 })).toEqual([
      `policy.value-or-raise ${at}`,
    ])
    expect(escalate({ action: 'set', fact: 'visit', raiseBy: 1 }, inFlow)).toEqual([`fact.cannot-rise ${at}/raiseBy`])
    expect(escalate({ action: 'set', fact: 'priority', value: 'huge' }, inFlow)).toEqual([
      `fact.not-one-of ${at}/value`,
    ])
    expect(escalate({ action: 'set', fact: 'stage', value: 'work' }, inFlow)).toEqual([`fact.not-settable ${at}/fact`])
  })

  test('tell people by words that exist', () => {
    const settings = { roles: new Set(['manager']), messages: new Set(['late']) }

    expect(escalate({ action: 'notify', to: ['assignee', 'team', 'role:manager'] }, { settings })).toEqual([])
    expect(escalate({ action: 'notify', to: ['asignee'] })).toEqual([`policy.unknown-recipient ${at}/to/0`])
    expect(escalate({ action: 'notify', to: ['role:mangaer'], message: 'laet' }, { settings })).toEqual([
      `reference.unknown-message ${at}/message`,
      `reference.unknown-role ${at}/to/0`,
    ])
    const [issue] = checkPolicy(
      policyOf({ escalations: [{ at: { percent: 100 }, do: [{ action: 'notify', to: ['role:mangaer'] }] }] }),
      { settings },
    )
    expect(issue?.fix).toEqual([{ op: 'replace', path: `${at}/to/0`, value: 'role:manager' }])
  })

  test('hand on to teams, endpoints and flows that exist', () => {
    const settings = { teams: new Set(['a']), endpoints: new Set(['a']) }

    expect(escalate({ action: 'assign', team: 'b' }, { settings })).toEqual([`reference.unknown-team ${at}/team`])
    expect(escalate({ action: 'webhook', endpoint: 'b' }, { settings })).toEqual([
      `reference.unknown-endpoint ${at}/endpoint`,
    ])
    expect(escalate({ action: 'assign', team: 'b' })).toEqual([])
  })
})

describe('a policy', () => {
  test('names each clock and each reason once', () => {
    const waits = [
      { reason: 'customer', atMost: { amount: 5, unit: 'calendarDays' } },
      { reason: 'customer', atMost: { amount: 6, unit: 'calendarDays' } },
    ] as const

    expect(checkPolicy({ ...policyOf({}, { id: 'resolution' }), waits }).map(({ path }) => path)).toEqual([
      '/clocks/1/id',
      '/waits/1/reason',
    ])
  })

  test('may look at whatever one of its flows has', () => {
    const other = { ...flow, id: 'other', facts: [{ id: 'tier', type: 'enum', values: ['gold'] }] } as const
    const scope = { usedBy: [flow, other], facts: factsOfFlows([flow, other]) }
    const when = { tier: 'gold', priority: 'high' }

    expect(found({ targets: [{ when, within: { amount: 1, unit: 'hours' } }] }, scope)).toEqual([])
  })

  test('keeps its other issues when one field is misspelt', () => {
    const document = policyOf({ metric: 'custom', ...({ warnat: [50] } as object) })
    const codes = checkDocument('policy', document).map(({ code }) => code)

    expect(codes).toEqual(['document.unknown-field', 'policy.custom-needs-start', 'policy.custom-needs-stop'])
  })

  test('does not say that something is missing which is there and wrong', () => {
    const document = policyOf({
      metric: 'custom',
      start: { event: 'moonrise' } as never,
      stop: { event: 'note' },
    })

    expect(checkDocument('policy', document).map(({ path }) => path)).toEqual(['/clocks/0/start/event'])
  })
})

describe('matchers', () => {
  const start = (matcher: object) =>
    checkDocument('policy', policyOf({ metric: 'custom', start: matcher as never, stop: { event: 'note' } })).map(
      ({ code, path }) => `${code} ${path}`,
    )

  test('give only the fields that their event has', () => {
    expect(start({ event: 'reply', by: 'bot', public: true })).toEqual([])
    expect(start({ event: 'note', by: 'bot' })).toEqual(['policy.field-of-another-event /clocks/0/start/by'])
    expect(start({ event: 'factChanged', is: 'x' })).toContain('policy.value-without-fact /clocks/0/start/is')
  })

  test('may be lists, and each of them is looked at', () => {
    expect(start([{ event: 'note' }, { event: 'moonrise' }])).toEqual(['document.not-one-of /clocks/0/start/1/event'])
    expect(start([])).toHaveLength(1)
  })
})
