import { describe, expect, test } from 'vitest'
import { type ReadFile, validateFiles } from '../../../model/validate/validate-files.ts'
import { complaint, desk, standard, triage } from '../plan/complaint.ts'

const file = (name: string, value: unknown): ReadFile => ({ file: name, value })
const flow = file('flow.json', complaint)
const policy = file('policy.json', standard)
const calendar = file('desk.json', desk)
const rules = file('triage.json', triage)

function told(...files: readonly ReadFile[]) {
  return validateFiles(files).map((issue) => `${issue.file} ${issue.severity} ${issue.code}`)
}

function errors(...files: readonly ReadFile[]) {
  return told(...files).filter((line) => line.includes(' error '))
}

describe('files that are validated together', () => {
  test('are right when everything they name is among them', () => {
    expect(errors(flow, policy, calendar, rules)).toEqual([])
  })

  test('say what could not be judged when something is not given', () => {
    expect(told(flow)).toEqual([
      'flow.json info reference.policies-not-given',
      'flow.json info reference.rules-not-given',
    ])
    expect(told(policy)).toContain('policy.json info reference.calendars-not-given')
    expect(validateFiles([rules]).map(({ code }) => code)).toContain('rules.facts-unknown')
  })

  test('make a name outside of them an error as soon as its kind is given', () => {
    expect(errors(policy, file('ny.json', { ...desk, id: 'ny' }))).toEqual([
      'policy.json error reference.unknown-calendar',
      'policy.json error reference.unknown-calendar',
    ])
    expect(errors(flow, file('other.json', { ...standard, id: 'other' }), calendar, rules)).toEqual([
      'flow.json error reference.unknown-policy',
    ])
  })

  test('hold a policy and rules against the facts of the flows that use them', () => {
    const { facts = [], ...rest } = complaint
    const without = file('flow.json', { ...rest, facts: facts.filter((fact) => fact.id !== 'priority') })

    expect(errors(without, policy, calendar, rules)).toEqual([
      'policy.json error reference.unknown-fact',
      'triage.json error reference.unknown-fact',
    ])
    expect(errors(policy, rules, calendar)).toEqual([])
  })

  test('judge teams only when settings are among them', () => {
    const nodes = complaint.nodes.map((node) => (node.id === 'expert' ? { ...node, queue: { team: 'experts' } } : node))
    const queued = file('flow.json', { ...complaint, nodes })
    const settings = (id: string) => file('settings.json', { kind: 'settings', teams: [{ id }] })

    expect(errors(queued, policy, calendar, rules)).toEqual([])
    expect(errors(queued, policy, calendar, rules, settings('experts'))).toEqual([])
    expect(errors(queued, policy, calendar, rules, settings('frontline'))).toEqual([
      'flow.json error reference.unknown-team',
    ])
  })

  test('name each document once', () => {
    expect(errors(calendar, file('copy.json', desk))).toEqual(['copy.json error document.duplicate-id'])
  })

  test('need a kind each; one that has none does not keep the others from being checked', () => {
    expect(
      errors(file('a.json', { kind: 'calender' }), file('b.json', null), file('c.json', { ...desk, hours: {} })),
    ).toEqual([
      'a.json error document.unknown-kind',
      'b.json error document.not-an-object',
      'c.json error calendar.never-open',
    ])
  })

  test('let a scenario name documents among them by their ids', () => {
    const scenario = {
      kind: 'scenario',
      name: 'By id',
      calendars: ['desk'],
      policy: 'standard',
      rules: ['triage'],
      flow: 'complaint',
      case: { at: '2026-12-07T10:00:00-05:00', facts: { amount: 5 } },
      expect: [{ at: 'end', clock: 'resolution', state: 'running' }],
    }

    expect(errors(file('s.json', scenario), flow, policy, calendar, rules)).toEqual([])
    expect(errors(file('s.json', { ...scenario, flow: 'complant' }), flow, policy, calendar, rules)).toEqual([
      's.json error scenario.document-not-found',
    ])
  })
})

describe('the profile of a simulation among files', () => {
  const profile = (tasks: Readonly<Record<string, unknown>>) => file('busy.profile.yaml', { kind: 'profile', tasks })

  test('is held against the flow it fits best', () => {
    const bare = file('bare.json', {
      kind: 'flow',
      id: 'bare',
      stages: [{ id: 'all' }],
      nodes: [
        { id: 'in', kind: 'start', stage: 'all' },
        { id: 'work', kind: 'task', stage: 'all', outcomes: ['done'] },
        { id: 'out', kind: 'end', stage: 'all', does: 'close' },
      ],
      edges: [
        { from: 'in', to: 'work', on: 'next' },
        { from: 'work', to: 'out', on: 'done' },
      ],
    })
    const takes = { takes: { kind: 'fixed', minutes: 5 } }
    expect(errors(bare, flow, policy, calendar, rules, profile({ work: takes }))).toEqual([])
    expect(errors(bare, profile({ wrok: takes }))).toEqual(['busy.profile.yaml error reference.unknown-node'])
  })

  test('is judged by its shape alone where no flow can run, and says so', () => {
    expect(told(profile({}))).toEqual(['busy.profile.yaml info profile.flow-not-given'])
    expect(errors(profile({ work: { takes: { kind: 'fixed', minutes: -1 } } }))).toHaveLength(1)
  })
})
