import { describe, expect, test } from 'vitest'
import { readScenario } from '../../../model/scenario/read-scenario.ts'
import type { FindDocument } from '../../../model/scenario/scenario-documents.ts'
import { smallFlow } from '../flow/small-flow.ts'
import { desk, scenarioWith, standard } from './small-scenario.ts'

const nothing: FindDocument = () => null

function found(change: object, find: FindDocument = nothing) {
  return readScenario(scenarioWith(change), find)
    .issues.filter((issue) => issue.severity !== 'info')
    .map(({ code, path }) => `${code} ${path}`)
}

const at = '2026-12-07T11:00:00-05:00'
const flow = { ...smallFlow(), policy: 'standard', facts: [...(smallFlow().facts ?? []), { id: 'tag', type: 'text' }] }
// The policy looks at a priority that the small flow does not have among its values.
const priorities = { id: 'priority', type: 'enum', values: ['low', 'normal', 'high', 'urgent'] }
const typed = { ...flow, facts: [priorities, { id: 'amount', type: 'number' }, { id: 'visit', type: 'instant' }] }

describe('a scenario', () => {
  test('that only says when its case begins plays the bare flow', () => {
    const read = readScenario(scenarioWith(), nothing)

    expect(read.issues).toEqual([])
    expect(read.ok && read.ready.plans.main.id).toBe('bare')
  })

  test('needs a case, and something to expect', () => {
    const { case: _, expect: __, ...rest } = scenarioWith()

    expect(readScenario(rest, nothing).issues.map(({ path }) => path)).toEqual(['/case', '/expect'])
  })

  test('names clocks and stages that there are', () => {
    expect(found({ expect: [{ at: 'end', clock: 'resolutoin', state: 'running' }] })).toEqual([
      'reference.unknown-clock /expect/0/clock',
    ])
    expect(found({ expect: [{ breaches: [{ clock: 'resolutoin', breachedAt: at }] }] })).toEqual([
      'reference.unknown-clock /expect/0/breaches/0/clock',
    ])
    expect(found({ expect: [{ warnings: { clock: 'resolutoin', at: [] } }] })).toEqual([
      'reference.unknown-clock /expect/0/warnings/clock',
    ])
    expect(found({ flow: typed, expect: [{ path: ['work', 'afetr'] }] })).toEqual([
      'reference.unknown-stage /expect/0/path/1',
    ])
  })

  test('gives facts that its flow has, and values that they take', () => {
    const facts = (given: object) => found({ flow: typed, case: { at, facts: given } })

    expect(facts({ priority: 'high', 'customer.tier': 'gold' })).toEqual([])
    expect(facts({ customer: { tier: 'gold' } })).toEqual([])
    expect(facts({ priority: 'huge' })).toEqual(['fact.not-one-of /case/facts/priority'])
    expect(facts({ prioriy: 'high' })).toEqual(['reference.unknown-fact /case/facts/prioriy'])
    expect(facts({ stage: 'work' })).toEqual(['fact.not-settable /case/facts/stage'])
    expect(found({ case: { at, facts: { anything: 7 } } })).toEqual([])
  })

  test('lets events name nodes, outcomes and facts that there are', () => {
    const events = (event: object) => found({ flow: typed, events: [{ at, ...event }] })

    expect(events({ do: 'complete', node: 'fix', outcome: 'solved' })).toEqual([])
    expect(events({ do: 'complete', node: 'fxi', outcome: 'solved' })).toEqual([
      'reference.unknown-node /events/0/node',
    ])
    expect(events({ do: 'complete', node: 'fix', outcome: 'sloved' })).toEqual([
      'reference.unknown-outcome /events/0/outcome',
    ])
    expect(events({ do: 'set', facts: { priority: 'huge' } })).toEqual(['fact.not-one-of /events/0/facts/priority'])
    expect(events({ do: 'answer', node: 'fix', score: 5 })).toEqual(['reference.unknown-node /events/0/node'])
  })

  test('has nothing happen before its case begins', () => {
    const before = '2026-12-07T09:59:59-05:00'

    expect(found({ events: [{ at: before, do: 'note' }] })).toEqual(['scenario.before-the-case /events/0/at'])
    expect(found({ runUntil: before })).toEqual(['scenario.before-the-case /runUntil'])
    expect(found({ expect: [{ at: before, clock: 'resolution', state: 'running' }] })).toEqual([
      'scenario.before-the-case /expect/0/at',
    ])
  })

  test('ends a wait in one way, and compares something of each clock it names', () => {
    const wait = { at, do: 'wait', reason: 'parts', for: { amount: 1, unit: 'hours' }, until: at }

    expect(found({ events: [wait] })).toEqual(['scenario.two-ends /events/0/until'])
    expect(found({ expect: [{ at: 'end', clock: 'resolution', instance: 2 }] })).toEqual([
      'scenario.compares-nothing /expect/0',
    ])
  })

  test('answers for steps of acts only', () => {
    expect(found({ flow: typed, answers: { fix: { fail: true } } })).toEqual(['scenario.answer-of-no-act /answers/fix'])
    expect(found({ flow: typed, answers: { fxi: { fail: true } } })).toEqual(['reference.unknown-node /answers/fxi'])
  })

  test('names calendars that it has', () => {
    expect(found({ case: { at, calendars: { customer: 'dask' } } })).toEqual([
      'reference.unknown-calendar /case/calendars/customer',
    ])
    expect(found({ teams: [{ id: 'a', calendar: 'dask' }] })).toEqual(['reference.unknown-calendar /teams/0/calendar'])
  })
})

describe('the documents of a scenario', () => {
  test('have their issues where they stand, fixes too', () => {
    const policy = { ...standard, clocks: [{ ...standard.clocks[0], calendar: 'dask' }] }
    const [issue] = readScenario(scenarioWith({ policy }), nothing).issues

    expect(issue).toMatchObject({ code: 'reference.unknown-calendar', path: '/policy/clocks/0/calendar' })
    expect(issue?.fix).toEqual([{ op: 'replace', path: '/policy/clocks/0/calendar', value: 'desk' }])
  })

  test('that are named are found by whoever knows them, and have their issues at the name', () => {
    const find: FindDocument = (source) =>
      source === './desk.json' ? { ok: true, value: { ...desk, hours: {} } } : null

    expect(found({ calendars: ['./desk.json'] }, find)).toEqual(['calendar.never-open /calendars/0'])
    expect(found({ calendars: ['./gone.json'] }, find)[0]).toBe('scenario.document-not-found /calendars/0')
    expect(found({ calendars: ['./x.json'] }, () => ({ ok: false, issues: [] }))[0]).toBe(
      'scenario.document-invalid /calendars/0',
    )
  })

  test('are of the kind that is asked for, and stand once', () => {
    expect(found({ calendars: [desk, standard] })).toEqual(['document.other-kind /calendars/1/kind'])
    expect(found({ calendars: [desk, desk] })).toEqual(['document.duplicate-id /calendars/1'])
  })

  test('are checked even if nothing uses them', () => {
    expect(found({ calendars: [desk, { ...desk, id: 'spare', hours: {} }] })).toEqual([
      'calendar.never-open /calendars/1/hours',
    ])
    const spare = { ...standard, id: 'spare', clocks: [{ ...standard.clocks[0], calendar: 'dask' }] }
    expect(found({ policies: [spare] })).toEqual(['reference.unknown-calendar /policies/0/clocks/0/calendar'])
  })

  test('give a flow that names no policy the policy of the scenario', () => {
    const { policy: _, ...silent } = typed
    const read = readScenario(scenarioWith({ flow: silent }), nothing)

    expect(read.ok && read.ready.plans.main.policy?.id).toBe('standard')
  })

  test('that are published take the place of the version before', () => {
    const later = { ...desk, hours: { mon: ['09:00-12:00'] } }
    const policy = { ...standard, clocks: [{ ...standard.clocks[0], warnAt: [90] }] }
    const read = readScenario(
      scenarioWith({
        events: [
          { at: '2026-12-07T13:00:00-05:00', do: 'policy', document: policy, running: 'migrate' },
          { at: '2026-12-07T12:00:00-05:00', do: 'calendar', document: later },
        ],
      }),
      nothing,
    )
    if (!read.ok) throw new Error('the scenario is right')
    const { plans, published } = read.ready

    expect(plans.main.calendars['desk']?.version).toBe(1)
    expect(published.get(1)?.plans.main.calendars['desk']?.version).toBe(2)
    expect(published.get(1)?.plans.main.policy?.clocks[0]?.warnAt).toEqual([50])
    expect(published.get(0)?.plans.main.calendars['desk']?.version).toBe(2)
    expect(published.get(0)?.plans.main.policy).toMatchObject({ version: 2, clocks: [{ warnAt: [90] }] })
  })
})
