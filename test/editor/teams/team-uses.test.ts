import { describe, expect, it } from 'vitest'
import type { PolicyDocument } from '../../../core/contract/policy.ts'
import { promisedHours, teamsNamed } from '../../../editor/teams/team-uses.ts'
import { flowIn, keyOf, withDocument } from '../../../editor/workspace/workspace.ts'
import { templateWorkspace } from '../edits/template-workspaces.ts'

const complaint = templateWorkspace('complaint')
const policy = complaint.documents[keyOf('policy', flowIn(complaint).policy ?? '')] as PolicyDocument

describe('the teams that a process names', () => {
  it('are those of its steps, its promises and its rules, with the places', () => {
    const flow = flowIn(complaint)
    const queued = flow.nodes.flatMap((node) => (node.kind === 'task' && node.queue?.team ? [node.queue.team] : []))
    const named = teamsNamed(complaint)

    expect(queued.length).toBeGreaterThan(0)
    for (const team of queued) expect(named.get(team)?.nodes.length).toBeGreaterThan(0)
    expect(named.has('team')).toBe(false)
  })

  it('are found in targets, escalations and rules, too', () => {
    const [first, ...others] = policy.clocks
    if (first === undefined) throw new Error('no clock')
    const clock = {
      ...first,
      targets: [{ when: { team: ['night', 'vip'] }, within: { amount: 1, unit: 'hours' } as const }, ...first.targets],
      escalations: [
        {
          at: { percent: 100 },
          do: [
            { action: 'notify', to: ['team:chiefs', 'role:manager'] } as const,
            { action: 'assign', team: 'experts' } as const,
          ],
        },
      ],
    }
    const rules = {
      kind: 'rules',
      id: 'complaint-assess',
      style: 'table',
      hit: 'first',
      inputs: [],
      outputs: [{ fact: 'priority' }, { fact: 'team' }],
      rows: [
        { id: 'a', if: [], then: ['high', 'ruled'] },
        { id: 'b', if: [], then: ['high', '-'] },
      ],
    } as const
    const workspace = withDocument(withDocument(complaint, { ...policy, clocks: [clock, ...others] }), rules)
    const named = teamsNamed(workspace)

    for (const team of ['night', 'vip', 'chiefs', 'experts'])
      expect(named.get(team)?.clocks).toEqual([{ policy: policy.id, clock }])
    const usesRules = flowIn(workspace).nodes.some((node) => node.kind === 'decide' && node.rules === rules.id)
    expect(usesRules).toBe(true)
    expect(named.get('ruled')?.rules).toEqual([rules])
    expect(named.has('-')).toBe(false)
  })
})

describe('the hours by which promises count', () => {
  it('are listed by calendar, without those that count by the team itself', () => {
    const clock = { metric: 'resolution', targets: [] } as const
    const hours = promisedHours({
      kind: 'policy',
      id: 'p',
      clocks: [
        { ...clock, id: 'a', calendar: 'desk' },
        { ...clock, id: 'b', calendar: { by: 'team', else: 'night' } },
        { ...clock, id: 'c', calendar: { by: 'customer', else: 'desk' } },
      ],
    })

    expect(hours.map(({ calendar, clocks }) => [calendar, clocks.map(({ id }) => id)])).toEqual([['desk', ['a', 'c']]])
  })
})
