import { describe, expect, test } from 'vitest'
import type { FlowDocument } from '../../../core/contract/flow.ts'
import type { RulesDocument } from '../../../core/contract/rules.ts'
import { knownDocuments, knownIds, type Surroundings } from '../../../model/document/surroundings.ts'
import { checkFlow } from '../../../model/flow/check-flow.ts'
import { flowThrough, type Loose, smallFlow } from './small-flow.ts'

function found(flow: FlowDocument, surroundings: Surroundings = {}) {
  return checkFlow(flow, surroundings).map(({ code, path }) => `${code} ${path}`)
}

function errors(flow: FlowDocument, surroundings: Surroundings = {}) {
  return checkFlow(flow, surroundings)
    .filter((issue) => issue.severity === 'error')
    .map(({ code, path }) => `${code} ${path}`)
}

const stage = 'work'
const solvedTo = (to: string) => ({ from: 'fix', to, on: 'solved' })

test('nothing is wrong with a small flow', () => {
  expect(found(smallFlow())).toEqual([])
})

describe('the graph of a flow', () => {
  test('needs one start, and nothing leads into it', () => {
    const flow = smallFlow()
    const { nodes, edges } = flow

    expect(errors({ ...flow, nodes: nodes.slice(1), edges: edges.slice(1) })).toEqual(['flow.no-start /nodes'])
    expect(errors({ ...flow, nodes: [...nodes, { id: 'again', kind: 'start', stage }] })).toContain(
      'flow.two-starts /nodes/3',
    )
    expect(errors({ ...flow, edges: [edges[0]!, { from: 'fix', to: 'begin', on: 'solved' }] })).toContain(
      'flow.way-into-start /edges/1/to',
    )
  })

  test('needs an end, and a way to one from every node', () => {
    const flow = smallFlow()
    const stuck = flowThrough(
      [{ id: 'stuck', kind: 'task', stage, outcomes: ['again'] }],
      [solvedTo('stuck'), { from: 'stuck', to: 'stuck', on: 'again' }],
    )

    expect(errors({ ...flow, nodes: flow.nodes.slice(0, 2), edges: flow.edges.slice(0, 1) })).toEqual([
      'flow.way-missing /nodes/1',
      'flow.no-end /nodes',
    ])
    expect(errors(stuck)).toEqual([
      'flow.no-way-to-an-end /nodes/0',
      'flow.no-way-to-an-end /nodes/1',
      'flow.unreachable-node /nodes/2',
      'flow.no-way-to-an-end /nodes/3',
    ])
  })

  test('lets no node stand apart', () => {
    const apart = flowThrough(
      [{ id: 'apart', kind: 'task', stage, outcomes: ['on'] }],
      [solvedTo('done'), { from: 'apart', to: 'done', on: 'on' }],
    )

    expect(errors(apart)).toEqual(['flow.unreachable-node /nodes/3'])
  })

  test('takes a node that only reopened cases reach', () => {
    const again = flowThrough(
      [{ id: 'again', kind: 'task', stage, outcomes: ['on'] }],
      [solvedTo('done'), { from: 'again', to: 'done', on: 'on' }],
    )

    expect(errors({ ...again, reopen: { to: 'again' } })).toEqual([])
    expect(errors({ ...again, reopen: { to: 'done' } })).toContain('flow.reopen-to-an-end /reopen/to')
  })

  test('has no cycle in which nothing rests', () => {
    const act = (id: string) => ({ id, kind: 'act', stage, steps: [{ do: 'lookup' }] })
    const spinning = flowThrough(
      [act('a'), act('b')],
      [
        solvedTo('a'),
        { from: 'a', to: 'b', on: 'done' },
        { from: 'a', to: 'done', on: 'failed' },
        { from: 'b', to: 'a', on: 'done' },
        { from: 'b', to: 'done', on: 'failed' },
      ],
    )
    const resting: FlowDocument = {
      ...spinning,
      edges: spinning.edges.map((edge) => (edge.from === 'b' && edge.on === 'done' ? { ...edge, to: 'fix' } : edge)),
    }

    expect(errors(spinning)).toEqual(['flow.endless-cycle /nodes/3'])
    expect(errors(resting)).toEqual([])
  })

  test('warns of a cycle that rests only until an instant', () => {
    const flow = flowThrough(
      [
        { id: 'hold', kind: 'wait', stage, until: { fact: 'visit' } },
        { id: 'look', kind: 'act', stage, steps: [{ do: 'lookup' }] },
      ],
      [
        solvedTo('hold'),
        { from: 'hold', to: 'look', on: 'next' },
        { from: 'look', to: 'hold', on: 'failed' },
        { from: 'look', to: 'done', on: 'done' },
      ],
    )

    expect(errors(flow)).toEqual([])
    expect(found(flow)).toEqual(['flow.cycle-may-spin /nodes/3'])
  })
})

describe('the ways out of a node', () => {
  test('are all there, each once', () => {
    const flow = smallFlow()

    expect(errors({ ...flow, edges: flow.edges.slice(0, 1) })).toContain('flow.way-missing /nodes/1')
    expect(errors({ ...flow, edges: [...flow.edges, { from: 'fix', to: 'fix', on: 'solved' }] })).toEqual([
      'flow.way-twice /edges/2',
    ])
  })

  test('belong to outcomes: a slip is mended by the nearest one that leads nowhere yet', () => {
    const flow = smallFlow()
    const [issue] = checkFlow({ ...flow, edges: [flow.edges[0]!, { from: 'fix', to: 'done', on: 'sloved' }] }).filter(
      ({ code }) => code === 'flow.way-unknown',
    )

    expect(issue?.fix).toEqual([{ op: 'replace', path: '/edges/1/on', value: 'solved' }])
  })

  test('lead to nodes that exist', () => {
    const flow = smallFlow()
    const [issue] = checkFlow({ ...flow, edges: [flow.edges[0]!, { from: 'fix', to: 'doen', on: 'solved' }] })

    expect(issue).toMatchObject({ code: 'reference.unknown-node', path: '/edges/1/to' })
    expect(issue?.fix).toEqual([{ op: 'replace', path: '/edges/1/to', value: 'done' }])
  })

  test('come after an end in no case', () => {
    const flow = smallFlow()

    expect(errors({ ...flow, edges: [...flow.edges, { from: 'done', to: 'fix', on: 'next' }] })).toContain(
      'flow.way-out-of-end /edges/2/on',
    )
  })

  test('of a survey and of a wait include the time-out only where one is set', () => {
    const survey = (timeout: Loose) => ({ id: 'ask', kind: 'survey', stage, ask: 'csat', ...timeout })
    const bands = ['satisfied', 'neutral', 'dissatisfied'].map((on) => ({ from: 'ask', to: 'done', on }))
    const ways = [solvedTo('ask'), ...bands]
    const timeout = { timeout: { amount: 3, unit: 'calendarDays' } }

    expect(errors(flowThrough([survey({})], ways))).toEqual([])
    expect(errors(flowThrough([survey(timeout)], ways))).toEqual(['flow.way-missing /nodes/3'])
    expect(errors(flowThrough([survey({})], [...ways, { from: 'ask', to: 'done', on: 'timeout' }]))).toEqual([
      'flow.way-unknown /edges/5/on',
    ])
  })
})

describe('a decision', () => {
  const decide = { id: 'sort', kind: 'decide', stage, rules: 'triage' }
  const rules = (change: Partial<Extract<RulesDocument, { style: 'list' }>>): Surroundings => ({
    rules: knownDocuments<RulesDocument>([
      {
        kind: 'rules',
        id: 'triage',
        style: 'list',
        hit: 'first',
        rules: [{ id: 'a', if: { fact: 'amount', op: 'above', value: 1 }, then: { outcome: 'large' } }],
        ...change,
      },
    ]),
  })
  const way = (on: string) => ({ from: 'sort', to: 'done', on })

  test('needs a way for each outcome of its rules, and one for everything else', () => {
    expect(errors(flowThrough([decide], [solvedTo('sort'), way('else')]), rules({}))).toEqual([
      'flow.way-missing /nodes/3',
    ])
    expect(errors(flowThrough([decide], [solvedTo('sort'), way('large')]), rules({}))).toEqual([
      'flow.way-missing /nodes/3',
    ])
    expect(errors(flowThrough([decide], [solvedTo('sort'), way('large'), way('else')]), rules({}))).toEqual([])
  })

  test('needs no way for everything else when its rules always name an outcome', () => {
    const always = rules({
      rules: [
        { id: 'a', if: { fact: 'amount', op: 'above', value: 1 }, then: { outcome: 'large' } },
        { id: 'b', then: { outcome: 'small' } },
      ],
    })

    expect(errors(flowThrough([decide], [solvedTo('sort'), way('large'), way('small')]), always)).toEqual([])
  })

  test('still needs it when a rule that names none may decide first', () => {
    const silent = rules({
      rules: [
        { id: 'a', if: { fact: 'amount', op: 'above', value: 1 }, then: { set: { priority: 'high' } } },
        { id: 'b', then: { outcome: 'small' } },
      ],
    })

    expect(errors(flowThrough([decide], [solvedTo('sort'), way('small')]), silent)).toEqual([
      'flow.way-missing /nodes/3',
    ])
  })

  test('is warned of a way that its rules never take', () => {
    const flow = flowThrough([decide], [solvedTo('sort'), way('large'), way('else'), way('huge')])

    expect(errors(flow, rules({}))).toEqual([])
    expect(found(flow, rules({}))).toEqual(['flow.way-never-taken /edges/4/on'])
  })

  test('names rules that exist, as far as rules are known', () => {
    const flow = flowThrough([{ ...decide, rules: 'triaeg' }], [solvedTo('sort'), way('else')])

    expect(errors(flow)).toEqual([])
    expect(errors(flow, rules({}))).toEqual(['reference.unknown-rules /nodes/3/rules'])
  })
})

describe('work in parallel', () => {
  const split = { id: 'both', kind: 'split', stage }
  const task = (id: string) => ({ id, kind: 'task', stage, outcomes: ['ok'] })
  const join = (waitsFor: unknown) => ({ id: 'meet', kind: 'join', stage, waitsFor })
  const ways = [
    solvedTo('both'),
    { from: 'both', to: 'a', on: 'law' },
    { from: 'both', to: 'b', on: 'trade' },
    { from: 'a', to: 'meet', on: 'ok' },
    { from: 'b', to: 'meet', on: 'ok' },
    { from: 'meet', to: 'done', on: 'next' },
  ]

  test('is right with two branches that meet', () => {
    expect(found(flowThrough([split, task('a'), task('b'), join('all')], ways))).toEqual([])
  })

  test('takes two branches at least', () => {
    const one = ways.filter((edge) => edge.on !== 'trade' && edge.from !== 'b')

    expect(found(flowThrough([split, task('a'), join('all')], one))).toEqual([
      'flow.split-of-one /nodes/3',
      'flow.join-without-split /nodes/5',
    ])
  })

  test('cannot wait for more branches than come', () => {
    expect(errors(flowThrough([split, task('a'), task('b'), join(3)], ways))).toEqual([
      'flow.join-waits-for-too-many /nodes/6/waitsFor',
    ])
  })
})

describe('a wait', () => {
  const through = (wait: Loose, ...more: readonly string[]) =>
    flowThrough(
      [{ id: 'hold', kind: 'wait', stage, ...wait }],
      [solvedTo('hold'), ...['next', ...more].map((on) => ({ from: 'hold', to: 'done', on }))],
    )
  const hour = { amount: 1, unit: 'hours' }

  test('waits for something, and for one time at most', () => {
    expect(errors(through({}))).toEqual(['flow.wait-for-nothing /nodes/3'])
    expect(errors(through({ for: hour, until: '2026-12-07T10:00:00Z' }))).toEqual([
      'flow.wait-for-two-times /nodes/3/until',
    ])
  })

  test('until a fact needs an instant or a date', () => {
    expect(errors(through({ until: { fact: 'visit' } }))).toEqual([])
    expect(errors(through({ until: { fact: 'amount' } }))).toEqual(['flow.wait-until-type /nodes/3/until/fact'])
    expect(errors(through({ until: { fact: 'vist' } }))).toEqual(['reference.unknown-fact /nodes/3/until/fact'])
  })

  test('names facts, values, stages, nodes and calendars that exist', () => {
    const event = (matcher: Loose) => errors(through({ event: matcher }))

    expect(event({ event: 'factChanged', fact: 'priority', is: 'high' })).toEqual([])
    expect(event({ event: 'factChanged', fact: 'priority', is: 'huge' })).toEqual(['fact.not-one-of /nodes/3/event/is'])
    expect(event({ event: 'stageEntered', stage: 'wrok' })).toEqual(['reference.unknown-stage /nodes/3/event/stage'])
    expect(event({ event: 'nodeLeft', node: 'fxi' })).toEqual(['reference.unknown-node /nodes/3/event/node'])
    expect(errors(through({ for: hour, calendar: 'dask' }), { calendars: knownIds(['desk']) })).toEqual([
      'reference.unknown-calendar /nodes/3/calendar',
    ])
  })

  test('is warned of a time-out beside a time that passes anyway', () => {
    expect(found(through({ for: hour, timeout: hour }, 'timeout'))).toEqual([
      'flow.timeout-without-event /nodes/3/timeout',
    ])
  })
})

describe('a survey', () => {
  const through = (survey: Loose, ways: readonly string[]) =>
    found(
      flowThrough(
        [{ id: 'ask', kind: 'survey', stage, ...survey }],
        [solvedTo('ask'), ...ways.map((on) => ({ from: 'ask', to: 'done', on }))],
      ),
    )
  const questions = [{ id: 'speed', text: 'How fast?' }]
  const band = (id: string, from: number, to: number) => ({ id, from, to })

  test('with questions of its own needs bands that neither overlap nor stand upside down', () => {
    expect(through({ ask: 'questions' }, [])).toContain('flow.survey-needs-questions /nodes/3')
    expect(through({ ask: 'questions', questions }, [])).toContain('flow.survey-needs-bands /nodes/3')
    const bands = [band('good', 60, 100), band('bad', 0, 60)]
    expect(through({ ask: 'questions', questions, bands }, ['good', 'bad'])).toEqual([
      'flow.bands-overlap /nodes/3/bands/0',
    ])
    expect(through({ ask: 'questions', questions, bands: [band('a', 5, 1)] }, ['a'])).toEqual([
      'flow.band-upside-down /nodes/3/bands/0',
    ])
  })

  test('has no gap where one band ends at 59 and the next begins at 60', () => {
    const bands = (from: number) => [band('good', from, 100), band('bad', 0, 59)]

    expect(through({ ask: 'questions', questions, bands: bands(60) }, ['good', 'bad'])).toEqual([])
    expect(through({ ask: 'questions', questions, bands: bands(62) }, ['good', 'bad'])).toEqual([
      'flow.bands-leave-a-gap /nodes/3/bands/0',
    ])
  })

  test('of a known kind brings its own questions and bands', () => {
    expect(through({ ask: 'nps', questions, bands: [] }, ['promoter', 'passive', 'detractor'])).toEqual([
      'flow.field-of-another-survey /nodes/3/questions',
      'flow.field-of-another-survey /nodes/3/bands',
    ])
  })
})

describe('a subflow', () => {
  const subflow = (change: Loose = {}) => ({ id: 'child', kind: 'subflow', stage, flow: 'other', ...change })
  const other: FlowDocument = { ...smallFlow(), id: 'other' }
  const world = (...flows: readonly FlowDocument[]): Surroundings => ({ flows: knownDocuments(flows) })
  const out = (on: string) => ({ from: 'child', to: 'done', on })

  test('is left by the outcomes of its ends; an end that names none ends by its own id', () => {
    expect(errors(flowThrough([subflow()], [solvedTo('child'), out('done')]), world(other))).toEqual([])
    expect(errors(flowThrough([subflow()], [solvedTo('child'), out('granted')]), world(other))).toEqual([
      'flow.way-missing /nodes/3',
      'flow.way-unknown /edges/2/on',
    ])
  })

  test('maps facts that both sides have', () => {
    const node = subflow({ in: { amonut: 'amount' }, out: { priority: 'nothing' } })

    expect(errors(flowThrough([node], [solvedTo('child'), out('done')]), world(other))).toEqual([
      'reference.unknown-fact /nodes/3/in/amonut',
      'reference.unknown-fact /nodes/3/out/priority',
    ])
  })

  test('never comes back to the flow it stands in', () => {
    const flow = flowThrough([subflow()], [solvedTo('child'), out('done')])
    const back: FlowDocument = {
      ...flowThrough([subflow({ flow: 'small' })], [solvedTo('child'), out('done')]),
      id: 'other',
    }

    expect(
      checkFlow(flow, world(flow, back)).find(({ code }) => code === 'flow.subflow-within-itself')?.params,
    ).toEqual({
      flows: ['small', 'other', 'small'],
    })
  })
})

describe('the names in a flow', () => {
  test('stand once each', () => {
    const flow = smallFlow()

    expect(errors({ ...flow, stages: [...flow.stages, { id: 'work' }] })).toEqual([
      'document.duplicate-id /stages/2/id',
    ])
    expect(errors({ ...flow, nodes: [...flow.nodes, flow.nodes[1]!] })).toEqual(['document.duplicate-id /nodes/3/id'])
  })

  test('of stages, teams, roles, messages and endpoints are known', () => {
    const settings = {
      teams: new Set(['frontline']),
      roles: new Set(['owner']),
      messages: new Set(['hello']),
      endpoints: new Set(['ops']),
    }
    const flow: FlowDocument = {
      ...flowThrough(
        [
          {
            id: 'tell',
            kind: 'act',
            stage: 'wrok',
            steps: [
              { do: 'send', template: 'helo', to: 'customer' },
              { do: 'webhook', endpoint: 'opps' },
              { do: 'assign', team: 'frontlien' },
            ],
          },
        ],
        [solvedTo('tell'), { from: 'tell', to: 'done', on: 'done' }, { from: 'tell', to: 'done', on: 'failed' }],
      ),
      approval: { by: 'role:ownr' },
    }

    expect(errors(flow, { settings })).toEqual([
      'reference.unknown-role /approval/by',
      'reference.unknown-stage /nodes/3/stage',
      'reference.unknown-message /nodes/3/steps/0/template',
      'reference.unknown-endpoint /nodes/3/steps/1/endpoint',
      'reference.unknown-team /nodes/3/steps/2/team',
    ])
    expect(errors(flow)).toEqual(['reference.unknown-stage /nodes/3/stage'])
    expect(errors({ ...smallFlow(), approval: { by: 'somebody' } })).toEqual(['flow.bad-approver /approval/by'])
  })

  test('in the layout are those of nodes', () => {
    expect(checkFlow({ ...smallFlow(), layout: { gone: { x: 1, y: 2 } } })).toMatchObject([
      { code: 'flow.layout-of-no-node', severity: 'warning', fix: [{ op: 'remove', path: '/layout/gone' }] },
    ])
  })

  test('of stages are told when no node stands in one', () => {
    expect(checkFlow({ ...smallFlow(), stages: [...smallFlow().stages, { id: 'idle' }] })).toMatchObject([
      { code: 'flow.stage-without-nodes', severity: 'info', path: '/stages/2' },
    ])
  })
})

describe('forms and steps', () => {
  const act = (facts: Loose) =>
    flowThrough(
      [{ id: 'note', kind: 'act', stage, steps: [{ do: 'set', facts }] }],
      [solvedTo('note'), { from: 'note', to: 'done', on: 'done' }, { from: 'note', to: 'done', on: 'failed' }],
    )

  test('set facts that exist, to values they take', () => {
    expect(errors(act({ priority: 'high', amount: null, team: 'anybody' }))).toEqual([])
    expect(errors(act({ priority: 'hihg' }))).toEqual(['fact.not-one-of /nodes/3/steps/0/facts/priority'])
    expect(errors(act({ amount: '10' }))).toEqual(['fact.wrong-type /nodes/3/steps/0/facts/amount'])
    expect(errors(act({ reopened: 3 }))).toEqual(['fact.not-settable /nodes/3/steps/0/facts/reopened'])
    expect(errors(act({ ammount: 3 }))).toEqual(['reference.unknown-fact /nodes/3/steps/0/facts/ammount'])
  })

  test('ask for a fact once', () => {
    const flow = smallFlow()
    const nodes: FlowDocument['nodes'] = [
      {
        id: 'begin',
        kind: 'start',
        stage: 'work',
        form: ['amount', { fact: 'amount', required: true }, 'customer.tier'],
      },
      ...flow.nodes.slice(1),
    ]

    expect(errors({ ...flow, nodes })).toEqual(['document.duplicate-id /nodes/0/form/1/fact'])
  })
})
