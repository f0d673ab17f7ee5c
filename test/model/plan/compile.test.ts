import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Plan } from '../../../core/contract/plan.ts'
import { bareFlow } from '../../../model/flow/bare-flow.ts'
import { type CompileOptions, compile, hashedText } from '../../../model/plan/compile.ts'
import type { PlanDocuments } from '../../../model/plan/documents.ts'
import { complaint, desk, documentsWith, standard, triage } from './complaint.ts'

const hash = (text: string) => createHash('sha256').update(text).digest('hex')

function planOf(documents: PlanDocuments, options: CompileOptions = {}): Plan {
  const result = compile(documents, options)
  if (!result.ok) throw new Error(result.issues.map((issue) => issue.message).join('\n'))
  return result.plan
}

function errorsOf(documents: PlanDocuments) {
  const result = compile(documents)
  return result.ok ? [] : result.issues.filter((issue) => issue.severity === 'error')
}

describe('a plan', () => {
  test('is plain JSON: what is written and read again is the same', () => {
    const plan = planOf(documentsWith())

    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan)
  })

  test('has every default of its clocks filled in', () => {
    const [first, resolution] = planOf(documentsWith()).policy?.clocks ?? []

    expect(first).toMatchObject({ name: 'first', type: 'sla', pausedWhile: 'never', calendarBy: null, repeats: false })
    expect(resolution).toMatchObject({
      pausedWhile: ['customer'],
      warnAt: [50, 90],
      onTargetChange: 'carry',
      onReopen: 'continue',
      onCalendarChange: 'apply',
      escalations: [],
    })
    expect(resolution?.targets[0]?.when).toEqual([
      { fact: 'priority', oneOf: ['high', 'urgent'] },
      { fact: 'customer.tier', oneOf: ['gold'] },
    ])
  })

  test('leads each way out of a node to the next one', () => {
    const { nodes, start } = planOf(documentsWith())

    expect(start).toBe('begin')
    expect(nodes.sort?.ways).toEqual({ specialist: 'expert', else: 'counter' })
    expect(nodes.expert).toMatchObject({ outcomes: [{ id: 'solved', name: 'solved', resolves: true }] })
  })

  test('counts a wait in the calendar of the first clock unless it names one', () => {
    expect(planOf(documentsWith()).nodes.rest).toMatchObject({ calendar: 'desk', until: null, event: [] })
  })

  test('ends by the id of its end where that names no outcome', () => {
    expect(planOf(documentsWith()).nodes.done).toMatchObject({ outcome: 'done' })
  })

  test('lets a closed case be taken up again for thirty calendar days unless the flow says otherwise', () => {
    expect(planOf(documentsWith()).reopen).toEqual({ to: null, within: { amount: 30, unit: 'calendarDays' } })
    const flow = { ...complaint, reopen: { to: 'sort', within: { amount: 3, unit: 'hours' } } }
    expect(planOf(documentsWith({ flow })).reopen).toEqual({ to: 'sort', within: { amount: 3, unit: 'hours' } })
  })

  test('holds an instant as epoch milliseconds', () => {
    const nodes = complaint.nodes.map((node) =>
      node.id === 'rest' ? { id: 'rest', kind: 'wait', stage: 'after', until: '2026-11-23T09:00:00-05:00' } : node,
    )
    expect(planOf(documentsWith({ flow: { ...complaint, nodes } })).nodes.rest).toMatchObject({
      until: Date.UTC(2026, 10, 23, 14),
      for: null,
    })
  })

  test('carries only what its flow uses, each part with its version', () => {
    const documents = documentsWith()
    const plan = planOf({
      ...documents,
      calendars: [...documents.calendars, { document: { ...desk, id: 'unused' }, version: 9 }],
      rules: [...documents.rules, { document: { ...triage, id: 'unused' }, version: 9 }],
    })

    expect(plan.version).toBe(3)
    expect(plan.policy?.version).toBe(1)
    expect(Object.keys(plan.calendars)).toEqual(['desk'])
    expect(plan.calendars.desk?.version).toBe(1)
    expect(Object.keys(plan.rules)).toEqual(['triage'])
  })

  test('of nothing but a policy is the bare flow, in which any fact may be set', () => {
    const plan = planOf({ ...documentsWith(), flow: null, rules: [] })

    expect(plan.hasFactList).toBe(false)
    expect(plan.policy?.id).toBe('standard')
    expect(Object.values(plan.nodes).map((node) => node.kind)).toEqual(['start', 'task', 'wait', 'end'])
  })
})

describe('the hash of a plan', () => {
  test('is that of its canonical text, and empty for what is never published', () => {
    const plan = planOf(documentsWith(), { hash })

    expect(plan.hash).toMatch(/^[0-9a-f]{64}$/)
    expect(plan.hash).toBe(hash(hashedText(plan)))
    expect(planOf(documentsWith()).hash).toBe('')
  })

  test('is moved neither by the layout nor by notes nor by the order of fields', () => {
    const { layout: _, notes: __, ...drawn } = complaint
    const turned = Object.fromEntries(Object.entries(drawn).reverse())

    expect(planOf(documentsWith({ flow: turned }), { hash }).hash).toBe(planOf(documentsWith(), { hash }).hash)
  })

  test('is moved by a target', () => {
    const policy = structuredClone(standard)
    Object.assign(policy.clocks[0]?.targets[0]?.within ?? {}, { amount: 31 })

    expect(planOf(documentsWith({ policy }), { hash }).hash).not.toBe(planOf(documentsWith(), { hash }).hash)
  })
})

describe('documents that do not fit together', () => {
  test('are refused with all issues at once, each with its document', () => {
    const policy = { ...standard, clocks: [{ ...standard.clocks[0], calendar: 'dask' }] }
    const flow = { ...complaint, edges: complaint.edges.slice(0, -1) }
    const errors = errorsOf(documentsWith({ flow, policy }))

    expect(errors.map((issue) => [issue.document.kind, issue.code])).toEqual(
      expect.arrayContaining([
        ['flow', 'flow.way-missing'],
        ['flow', 'flow.no-way-to-an-end'],
        ['policy', 'reference.unknown-calendar'],
      ]),
    )
    const misspelt = errors.find((issue) => issue.code === 'reference.unknown-calendar')
    expect(misspelt?.fix).toEqual([{ op: 'replace', path: '/clocks/0/calendar', value: 'desk' }])
  })

  test('are refused when a target looks at a fact that the flow does not have', () => {
    const flow = { ...complaint, facts: complaint.facts?.filter((fact) => fact.id !== 'priority') }

    expect(errorsOf(documentsWith({ flow, rules: { ...triage, rules: [] } })).map((issue) => issue.path)).toContain(
      '/clocks/1/targets/0/when/priority',
    )
  })

  test('are refused when the rules name an outcome that leads nowhere', () => {
    const flow = { ...complaint, edges: complaint.edges.filter((edge) => edge.on !== 'specialist') }

    expect(errorsOf(documentsWith({ flow })).map((issue) => issue.params)).toContainEqual({
      node: 'sort',
      way: 'specialist',
    })
  })

  test('are refused when the plan would be larger than a megabyte', () => {
    const help = 'x'.repeat(9000)
    const facts = Array.from({ length: 120 }, (_, index) => ({ id: `f${index}`, type: 'text', help }))
    const flow = { ...complaint, facts: [...(complaint.facts ?? []), ...facts] }

    expect(errorsOf(documentsWith({ flow })).map((issue) => issue.code)).toEqual(['flow.plan-too-large'])
  })

  test('are never read as what they are not', () => {
    for (const flow of [undefined, 7, 'flow', [], { kind: 'flow' }, { ...complaint, nodes: [null] }]) {
      expect(compile({ ...documentsWith(), flow: { document: flow, version: null } }).ok).toBe(false)
    }
  })
})

test('the bare flow needs nothing but itself', () => {
  const plan = planOf({ flow: { document: bareFlow(), version: null }, policies: [], calendars: [], rules: [] })

  expect(plan.policy).toBeNull()
  expect(plan.nodes.wait).toMatchObject({ calendar: null })
})
