import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Plan } from '../../core/contract/plan.ts'
import { bareFlow } from '../../model/flow/bare-flow.ts'
import { compile } from '../../model/plan/compile.ts'
import { evaluateCommand } from '../../rules/evaluate-command.ts'
import { SimulatedWorld } from '../../simulation/world.ts'
import { desk, standard } from '../model/scenario/small-scenario.ts'

const versioned = (document: unknown) => ({ document, version: 1 })
const compiled = compile({ flow: null, policies: [versioned(standard)], calendars: [versioned(desk)], rules: [] })
if (!compiled.ok) throw new Error('the bare flow compiles')
const { plan } = compiled
const beginsAt = Date.UTC(2026, 11, 7, 15)
const hour = 3_600_000
const person = { kind: 'person' } as const

function emptyWorld(planOf: (flow: string) => Plan | null = () => null) {
  return new SimulatedWorld({
    planOf,
    calendarOf: () => null,
    evaluate: evaluateCommand,
    perform: () => ({ ok: true }),
  })
}

describe('a simulated world', () => {
  test('keeps everything that was recorded of a case, without gaps, in the order of time', async () => {
    const world = emptyWorld()
    await world.begin(plan, { id: 'a' }, beginsAt, person)
    await world.letPass(beginsAt + 30 * 24 * hour, true)
    const { records } = world.caseOf('a')

    expect(records.map(({ seq }) => seq)).toEqual(records.map((_, index) => index + 1))
    expect(records.map(({ at }) => at)).toEqual(records.map(({ at }) => at).sort((a, b) => a - b))
    expect(records.filter(({ event }) => event === 'breached')).toHaveLength(1)
  })

  test('lets what is due happen strictly before an instant, or up to it', async () => {
    const world = emptyWorld()
    const dueAt = beginsAt + 24 * hour
    await world.begin(plan, { id: 'a' }, beginsAt, person)

    await world.letPass(dueAt, false)
    expect(world.caseOf('a').state.breaches).toEqual([])
    await world.letPass(dueAt, true)
    expect(world.caseOf('a').state.breaches).toMatchObject([{ breachedAt: dueAt }])
    expect(world.caseOf('a').jobs).toMatchObject([{ kind: 'notify', to: 'role:manager', at: dueAt }])
  })

  test('counts what is done at a deadline as in time', async () => {
    const world = emptyWorld()
    await world.begin(plan, { id: 'a' }, beginsAt, person)

    expect(await world.command('a', { do: 'resolve' }, beginsAt + 24 * hour, person)).toBeNull()
    expect(world.caseOf('a').state.breaches).toEqual([])
  })

  test('says what a case does not allow, and changes nothing', async () => {
    const world = emptyWorld()
    await world.begin(plan, { id: 'a' }, beginsAt, person)
    const before = world.caseOf('a').state

    const problem = await world.command('a', { do: 'reopen' }, beginsAt, person)

    expect(problem?.code).toBe('command.not-allowed')
    expect(world.caseOf('a').state).toBe(before)
  })

  test('begins the flow that an escalation starts, beside the case and linked from it', async () => {
    const action = { action: 'startFlow', flow: 'recovery' }
    const escalations = [{ at: { percent: 50 }, do: [action] }]
    const policy = { ...standard, clocks: [{ ...standard.clocks[0], escalations }] }
    const escalating = compile({ flow: null, policies: [versioned(policy)], calendars: [versioned(desk)], rules: [] })
    if (!escalating.ok) throw new Error('the policy compiles')
    const world = emptyWorld((flow) => (flow === 'recovery' ? plan : null))
    await world.begin(escalating.plan, { id: 'a' }, beginsAt, person)
    await world.letPass(beginsAt + 4 * hour, true)
    const [main, recovery] = world.cases

    expect(recovery?.state.createdAt).toBe(beginsAt + 4 * hour)
    expect(main?.state.links).toEqual([{ to: recovery?.id, as: 'escalation' }])
    expect(main?.state.phase).toBe('open')
  })

  test('lets a child that nobody can start end at once, by the way else', async () => {
    const flow = {
      ...bareFlow(),
      id: 'parent',
      nodes: [
        { id: 'start', kind: 'start', stage: 'work' },
        { id: 'child', kind: 'subflow', stage: 'work', flow: 'gone' },
        { id: 'end', kind: 'end', stage: 'work', does: 'close' },
      ],
      edges: [
        { from: 'start', to: 'child', on: 'next' },
        { from: 'child', to: 'end', on: 'else' },
      ],
    }
    const parent = compile({ flow: versioned(flow), policies: [], calendars: [], rules: [] })
    if (!parent.ok) throw new Error('the parent compiles')
    const world = emptyWorld()
    await world.begin(parent.plan, { id: 'a' }, beginsAt, person)

    expect(world.caseOf('a').state.phase).toBe('closed')
  })

  test('gives the same story however often time is let pass in between', async () => {
    const stops = fc.uniqueArray(fc.integer({ min: 1, max: 40 * 24 }), { maxLength: 8 })
    const story = async (hours: readonly number[]) => {
      const world = emptyWorld()
      await world.begin(plan, { id: 'a' }, beginsAt, person)
      for (const count of [...hours].sort((a, b) => a - b))
        await world.letPass(beginsAt + count * hour, count % 2 === 0)
      await world.letPass(beginsAt + 50 * 24 * hour, true)
      return world.caseOf('a').records
    }
    const straight = await story([])

    await fc.assert(
      fc.asyncProperty(stops, async (hours) => {
        expect(await story(hours)).toEqual(straight)
      }),
      { numRuns: 30 },
    )
  })
})
