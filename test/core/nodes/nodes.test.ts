import { describe, expect, it } from 'vitest'
import type { PlanNode } from '../../../core/contract/plan.ts'
import { outstandingCommands } from '../../../core/step/outstanding.ts'
import { step } from '../../../core/step/step.ts'
import { at, CaseDriver } from '../case-driver.ts'
import { planWith } from '../plan-fixture.ts'

const day = (time: string) => `2026-12-07T${time}:00-05:00`
const base = { stage: 'work', name: '' }
const task = (id: string, ways: Record<string, string>): PlanNode => ({
  ...base,
  id,
  kind: 'task',
  ways,
  queue: {},
  form: [],
  outcomes: Object.keys(ways).map((way) => ({ id: way, name: way, resolves: false })),
})
const begin = (next: string): PlanNode => ({
  ...base,
  id: 'begin',
  kind: 'start',
  ways: { next },
  channels: [],
  form: [],
})
const end: PlanNode = { ...base, id: 'end', kind: 'end', ways: {}, does: 'resolve', outcome: 'done' }
const where = (c: CaseDriver) => c.state.tokens.map((token) => token.node).sort()

describe('work in parallel', () => {
  const nodes = (waitsFor: 'all' | 'any' | number): PlanNode[] => [
    begin('both'),
    { ...base, id: 'both', kind: 'split', ways: { a: 'legal', b: 'finance', c: 'trade' } },
    task('legal', { done: 'join' }),
    task('finance', { done: 'join' }),
    task('trade', { done: 'join', alone: 'end' }),
    { ...base, id: 'join', kind: 'join', ways: { next: 'tell' }, waitsFor, split: 'both' },
    task('tell', { told: 'end' }),
    end,
  ]
  const complete = (c: CaseDriver, time: string, node: string, outcome = 'done') =>
    c.do(day(time), { do: 'complete', node, outcome })

  it('waits for all branches', () => {
    const c = new CaseDriver(planWith([], nodes('all')), day('09:00'))

    complete(c, '10:00', 'legal')
    complete(c, '10:10', 'finance')
    const before = where(c)
    complete(c, '10:20', 'trade')

    expect(before).toEqual(['trade'])
    expect(where(c)).toEqual(['tell'])
  })

  it('does not wait for a branch that ended elsewhere', () => {
    const c = new CaseDriver(planWith([], nodes('all')), day('09:00'))

    complete(c, '10:00', 'legal')
    complete(c, '10:10', 'finance')
    complete(c, '10:20', 'trade', 'alone')

    expect(where(c)).toEqual(['tell'])
    expect(c.state.phase).toBe('open')
  })

  it('goes on with two of three, absorbs the third, and ends when no branch runs', () => {
    const c = new CaseDriver(planWith([], nodes(2)), day('09:00'))

    complete(c, '10:00', 'legal')
    complete(c, '10:10', 'finance')
    const going = where(c)
    complete(c, '10:20', 'tell', 'told')
    const phase = c.state.phase
    complete(c, '10:30', 'trade')

    expect(going).toEqual(['tell', 'trade'])
    expect(phase).toBe('open')
    expect(c.state).toMatchObject({ phase: 'closed', outcome: 'done', tokens: [] })
  })
})

describe('nodes that ask the host', () => {
  it('sets what a verdict says before the branch goes on, and takes else where it names no way', () => {
    const nodes: PlanNode[] = [
      begin('sort'),
      { ...base, id: 'sort', kind: 'decide', ways: { fast: 'x', else: 'y' }, rules: 'r' },
      task('x', { o: 'end' }),
      task('y', { o: 'end' }),
      end,
    ]
    const c = new CaseDriver(planWith([], nodes), day('09:00'))
    const asked = c.commands.find((command) => command.kind === 'evaluate')
    const verdict = { outcome: null, set: { priority: 'high', team: 'desk' }, held: ['r1'], trace: [] }

    c.take(
      step(c.plan, c.state, {
        kind: 'verdict',
        at: at(day('09:00')),
        ref: asked?.kind === 'evaluate' ? asked.ref : '',
        verdict,
      }),
    )

    expect(where(c)).toEqual(['y'])
    expect(c.state).toMatchObject({ team: 'desk', facts: { priority: 'high' } })
  })

  it('ignores an answer to a question that is no longer open', () => {
    const nodes: PlanNode[] = [
      begin('do'),
      {
        ...base,
        id: 'do',
        kind: 'act',
        ways: { done: 'x', failed: 'y' },
        steps: [{ do: 'lookup' }, { do: 'set', facts: { priority: 'low' } }],
      },
      task('x', { o: 'end' }),
      task('y', { o: 'end' }),
      end,
    ]
    const c = new CaseDriver(planWith([], nodes), day('09:00'))
    const asked = c.commands.find((command) => command.kind === 'perform')
    const performed = {
      kind: 'performed',
      at: at(day('09:01')),
      ref: asked?.kind === 'perform' ? asked.ref : '',
      ok: true,
    } as const

    c.take(step(c.plan, c.state, performed))
    const after = c.state
    c.take(step(c.plan, c.state, performed))

    expect(where(c)).toEqual(['x'])
    expect(c.state.facts).toEqual({ priority: 'low' })
    expect(c.state.seq).toBe(after.seq)
  })

  it('is asked for again by whoever takes the case over from its state alone', () => {
    const nodes: PlanNode[] = [
      begin('do'),
      { ...base, id: 'do', kind: 'act', ways: { done: 'x', failed: 'x' }, steps: [{ do: 'lookup' }] },
      task('x', { o: 'end' }),
      end,
    ]
    const c = new CaseDriver(planWith([], nodes), day('09:00'))

    expect(outstandingCommands(c.plan, c.state)).toEqual(c.commands.filter(({ kind }) => kind === 'perform'))
    const [asked] = outstandingCommands(c.plan, c.state)
    c.take(
      step(c.plan, c.state, {
        kind: 'performed',
        at: at(day('09:01')),
        ref: asked?.kind === 'perform' ? asked.ref : '',
        ok: true,
      }),
    )
    expect(outstandingCommands(c.plan, c.state)).toEqual([])
  })

  it('leaves by failed when a step fails', () => {
    const nodes: PlanNode[] = [
      begin('do'),
      { ...base, id: 'do', kind: 'act', ways: { done: 'x', failed: 'y' }, steps: [{ do: 'webhook', endpoint: 'e' }] },
      task('x', { o: 'end' }),
      task('y', { o: 'end' }),
      end,
    ]
    const c = new CaseDriver(planWith([], nodes), day('09:00'))
    const asked = c.commands.find((command) => command.kind === 'perform')

    c.take(
      step(c.plan, c.state, {
        kind: 'performed',
        at: at(day('09:01')),
        ref: asked?.kind === 'perform' ? asked.ref : '',
        ok: false,
        error: 'http.500',
      }),
    )

    expect(where(c)).toEqual(['y'])
  })

  it('starts a child with mapped facts and goes on by its outcome', () => {
    const nodes: PlanNode[] = [
      begin('check'),
      {
        ...base,
        id: 'check',
        kind: 'subflow',
        ways: { granted: 'x', refused: 'y' },
        flow: 'credit',
        in: { how: 'priority' },
        out: { priority: 'level' },
      },
      task('x', { o: 'end' }),
      task('y', { o: 'end' }),
      end,
    ]
    const c = new CaseDriver(planWith([], nodes), day('09:00'))
    const child = c.commands.find((command) => command.kind === 'startCase')

    const ref = child?.kind === 'startCase' ? (child.ref ?? '') : ''
    c.take(
      step(c.plan, c.state, {
        kind: 'childEnded',
        at: at(day('11:00')),
        ref,
        outcome: 'refused',
        facts: { level: 'high' },
      }),
    )

    expect(child).toMatchObject({ flow: 'credit', as: 'child', facts: { how: 'normal' } })
    expect(where(c)).toEqual(['y'])
    expect(c.state.facts).toEqual({ priority: 'high' })
  })

  it.each([
    [{ granted: 'x', else: 'y' }, ['y']],
    [{ granted: 'x' }, ['check']],
  ])('takes a child that came to none of its ends for no answer: %j', (ways, places) => {
    const check: PlanNode = {
      ...base,
      id: 'check',
      kind: 'subflow',
      ways,
      flow: 'credit',
      in: {},
      out: { priority: 'level' },
    }
    const tasks = [task('x', { o: 'end' }), task('y', { o: 'end' })]
    const c = new CaseDriver(planWith([], [begin('check'), check, ...tasks, end]), day('09:00'))
    const ref = c.state.tokens[0]?.ref ?? ''

    c.take(step(c.plan, c.state, { kind: 'childEnded', at: at(day('10:00')), ref, outcome: null, facts: {} }))

    expect(where(c)).toEqual(places)
    const granted = {
      kind: 'childEnded',
      at: at(day('11:00')),
      ref,
      outcome: 'granted',
      facts: { level: 'high' },
    } as const
    c.take(step(c.plan, c.state, granted))
    expect(where(c)).toEqual(places[0] === 'check' ? ['x'] : places)
    expect(c.state.facts).toEqual({ priority: places[0] === 'check' ? 'high' : 'normal' })
  })
})

describe('nodes that wait', () => {
  const holding = (change: Partial<Extract<PlanNode, { kind: 'wait' }>>): PlanNode[] => [
    begin('hold'),
    {
      ...base,
      id: 'hold',
      kind: 'wait',
      ways: { next: 'x', timeout: 'y' },
      for: null,
      until: null,
      event: [],
      timeout: null,
      calendar: null,
      ...change,
    },
    task('x', { o: 'end' }),
    task('y', { o: 'end' }),
    end,
  ]

  it('goes on when its event comes, also in the moment of its time-out', () => {
    const event = [{ event: 'external' as const, name: 'parts.arrived' }]
    const c = new CaseDriver(planWith([], holding({ event, timeout: { amount: 2, unit: 'hours' } })), day('09:00'))

    c.do(day('11:00'), { do: 'external', name: 'parts.arrived' })

    expect(where(c)).toEqual(['x'])
  })

  it('leaves by timeout when its event does not come', () => {
    const event = [{ event: 'external' as const, name: 'parts.arrived' }]
    const c = new CaseDriver(planWith([], holding({ event, timeout: { amount: 2, unit: 'hours' } })), day('09:00'))

    c.tick(day('11:00'))

    expect(where(c)).toEqual(['y'])
    expect(c.records('nodeLeft').at(-1)?.at).toBe(at(day('11:00')))
  })

  it('follows the fact that it waits for', () => {
    const plan = planWith([], holding({ until: { fact: 'visit' } }))
    const c = new CaseDriver({ ...plan, facts: [{ id: 'visit', type: 'instant' }] }, day('09:00'), {
      facts: { visit: '2026-12-07T12:00:00-05:00' },
    })

    c.do(day('10:00'), { do: 'set', facts: { visit: '2026-12-07T15:00:00-05:00' } })
    c.tick(day('13:00'))
    const early = where(c)
    c.tick(day('15:00'))

    expect(early).toEqual(['hold'])
    expect(where(c)).toEqual(['x'])
  })

  it.each([
    ['csat', 5, 'satisfied'],
    ['csat', 3, 'neutral'],
    ['csat', 2, 'dissatisfied'],
    ['nps', 9, 'promoter'],
    ['nps', 6, 'detractor'],
    ['scale10', 8, 'high'],
    ['scale10', 4, 'low'],
  ] as const)('takes a %s of %d as %s', (ask, score, way) => {
    const c = new CaseDriver(
      planWith(
        [],
        [
          begin('survey'),
          {
            ...base,
            id: 'survey',
            kind: 'survey',
            ways: { [way]: 'x' },
            ask,
            bands: [],
            timeout: null,
            calendar: null,
          },
          task('x', { o: 'end' }),
          end,
        ],
      ),
      day('09:00'),
    )

    c.do(day('10:00'), { do: 'answer', score })

    expect(where(c)).toEqual(['x'])
    expect(c.records('surveyAnswered')[0]?.data).toMatchObject({ score, way })
  })

  it('finishes when the time for reopening is over, and refuses to be reopened after it', () => {
    const c = new CaseDriver(planWith([], [begin('x'), task('x', { o: 'end' }), end]), day('09:00'))
    c.do(day('10:00'), { do: 'complete', node: 'x', outcome: 'o' })

    expect(() => c.do('2027-01-06T10:01:00-05:00', { do: 'reopen' })).toThrow('command.not-allowed')
    expect(c.state.isFinished).toBe(true)
    expect(c.commands.at(-1)).toEqual({ kind: 'finish' })
  })
})
