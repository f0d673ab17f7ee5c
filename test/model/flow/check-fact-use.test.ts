import { describe, expect, it } from 'vitest'
import type { FlowDocument } from '../../../core/contract/flow.ts'
import type { PolicyDocument } from '../../../core/contract/policy.ts'
import type { RulesDocument } from '../../../core/contract/rules.ts'
import { applyFix } from '../../../model/document/apply-fix.ts'
import { knownDocuments, type Surroundings } from '../../../model/document/surroundings.ts'
import { checkFactUse } from '../../../model/flow/check-fact-use.ts'
import { flowThrough, type Loose, smallFlow } from './small-flow.ts'

const facts = (...ids: string[]) => ids.map((id) => ({ id, type: 'text' as const }))
const rules: RulesDocument = {
  kind: 'rules',
  id: 'sort',
  style: 'list',
  hit: 'first',
  rules: [{ id: 'a', if: { fact: 'seen', op: 'is', value: { fact: 'other' } }, then: { set: { made: 'x' } } }],
}
const policy: PolicyDocument = {
  kind: 'policy',
  id: 'standard',
  clocks: [
    {
      id: 'c',
      metric: 'resolution',
      calendar: 'desk',
      targets: [{ when: { tier: 'gold' }, within: { amount: 1, unit: 'businessHours' } }],
      escalations: [
        {
          at: { percent: 100 },
          do: [
            { action: 'set', fact: 'late', value: 'yes' },
            { action: 'startFlow', flow: 'child', facts: { given: 'seen' } },
          ],
        },
      ],
    },
  ],
}
const decided = (...ids: string[]): FlowDocument => ({
  ...flowThrough(
    [{ id: 'sort', kind: 'decide', stage: 'work', rules: 'sort' }],
    [{ from: 'fix', to: 'sort', on: 'solved' }],
  ),
  facts: facts(...ids),
})
const known: Surroundings = { rules: knownDocuments([rules]), policies: knownDocuments([policy]) }

function found(flow: FlowDocument, surroundings: Surroundings = known) {
  return checkFactUse(flow, surroundings).map(({ code, params }) => `${code} ${String(params['fact'])}`)
}

function through(node: Loose, ...ids: string[]) {
  const flow = flowThrough([{ id: 'n', stage: 'work', ...node }], [{ from: 'fix', to: 'n', on: 'solved' }])
  return { ...flow, facts: facts(...ids) }
}

describe('a fact that nothing sets', () => {
  it('is warned of when rules or clocks look at it', () => {
    expect(found(decided('seen', 'other', 'made'))).toEqual(['flow.fact-never-set seen', 'flow.fact-never-set other'])
    expect(found({ ...smallFlow(), facts: facts('tier', 'late'), policy: 'standard' })).toEqual([
      'flow.fact-never-set tier',
    ])
  })

  it('is pointed out, and may be removed, when nothing looks at it either', () => {
    const flow = { ...smallFlow(), facts: facts('spare') }
    const [issue] = checkFactUse(flow, known)

    expect(issue?.code).toBe('flow.fact-unused')
    expect(applyFix(flow, issue?.fix ?? [])).toEqual({ ...smallFlow(), facts: [] })
  })

  it('is not judged where a document that could set it is not known', () => {
    expect(found(decided('seen'), {})).toEqual([])
    expect(found({ ...smallFlow(), facts: facts('tier'), policy: 'standard' }, {})).toEqual([])
    expect(found({ ...smallFlow(), facts: facts('tier'), policy: 'gone' })).toEqual([])
  })

  it('may come from outside by a classifier, an endpoint or an event', () => {
    expect(found(through({ kind: 'act', steps: [{ do: 'classify' }] }, 'a'))).toEqual([])
    expect(found(through({ kind: 'act', steps: [{ do: 'webhook', endpoint: 'e' }] }, 'a'))).toEqual([])
    expect(found(through({ kind: 'wait', event: { event: 'external', name: 'e' } }, 'a'))).toEqual([])
    expect(found(through({ kind: 'wait', event: { event: 'message' } }, 'a'))).toEqual(['flow.fact-unused a'])
  })
})

describe('a fact is set', () => {
  it('by a default, by a form, by a step, and by every case for itself', () => {
    const flow = through({ kind: 'act', steps: [{ do: 'set', facts: { c: 'x' } }] }, 'c', 'customer.tier', 'channel')

    expect(found(flow)).toEqual([])
    expect(found({ ...smallFlow(), facts: [{ id: 'a', type: 'text', default: 'x' }] })).toEqual([])
    expect(found(through({ kind: 'task', form: ['a', { fact: 'b' }], outcomes: ['x'] }, 'a', 'b'))).toEqual([])
  })

  it('by a child that gives it back, by a parent, and by an escalation that starts the flow', () => {
    const parent = through(
      { kind: 'subflow', flow: 'child', in: { passed: 'own' }, out: { back: 'result' } },
      'own',
      'back',
    )
    const child = { ...smallFlow(), id: 'child', facts: facts('passed', 'given', 'lost') }

    expect(found(parent)).toEqual(['flow.fact-never-set own'])
    expect(found(child, { ...known, flows: knownDocuments([parent, child]) })).toEqual(['flow.fact-unused lost'])
  })
})
