import { expect, it } from 'vitest'
import type { ScenarioDocument } from '../../../core/contract/scenario.ts'
import { answerRehearsal } from '../../../editor/rehearsal/rehearsal-answer.ts'
import { flowIn, withDocument } from '../../../editor/workspace/workspace.ts'
import { templateWorkspace } from '../edits/template-workspaces.ts'

it('what keeps a scenario from being played is told with steps and ways as their owner calls them', async () => {
  const complaint = templateWorkspace('complaint')
  const flow = flowIn(complaint)
  const broken = withDocument(complaint, { ...flow, edges: flow.edges.filter(({ on }) => on !== 'refused') })
  const scenario: ScenarioDocument = {
    kind: 'scenario',
    name: 'An ordinary complaint',
    flow: 'complaint',
    policy: 'complaint-standard',
    calendars: ['support-shanghai'],
    rules: ['complaint-assess'],
    case: { at: '2026-11-23T09:00:00+08:00' },
    expect: [{ breaches: [] }],
  }

  const answer = await answerRehearsal({
    kind: 'check',
    documents: Object.values(broken.documents),
    language: 'en',
    scenarios: [{ key: 'one', scenario }],
  })

  expect(answer).toMatchObject({
    ok: true,
    verdicts: [
      {
        ok: false,
        obstacle:
          'A case that leaves “Tell the customer and confirm” by “Customer does not” comes to a dead end: this way leads nowhere.',
      },
    ],
  })
})
