import { describe, expect, it, vi } from 'vitest'
import type { WireProposalInFull } from '../../../core/contract/wire-publication.ts'
import { isNew, proposedSides } from '../../../editor/proposals/proposed-sides.ts'
import { flowIn } from '../../../editor/workspace/workspace.ts'
import { PledgeError } from '../../../sdk/pledge-error.ts'
import { templateWorkspace } from '../edits/template-workspaces.ts'
import { proposalInFull } from './proposal-in-full.ts'

const complaint = templateWorkspace('complaint')
const flow = flowIn(complaint)
const rules = complaint.documents['rules/complaint-assess']
const policy = complaint.documents['policy/complaint-standard']

/** A server on which the template is published. */
const documents = {
  get: vi.fn(async (kind: string, id: string) => {
    const document = Object.values(complaint.documents).find((one) => one.kind === kind && one.id === id)
    if (document === undefined) throw new PledgeError(404, 'http.unknown-document', 'none')
    return { kind, id, version: 1, hash: '', publishedAt: '', author: null, note: null, document }
  }),
}

const proposed = (
  list: readonly { readonly document: object; readonly before: object | null }[],
  effect: WireProposalInFull['effect'] = null,
) =>
  proposalInFull({
    documents: list.map(({ document, before }) => ({
      ...(document as { kind: string; id: string }),
      document,
      replaces: before === null ? null : { version: 1, document: before },
    })),
    effect,
  })

describe('what is proposed', () => {
  it('is the process as it is and as it would be, each with all that it uses', async () => {
    const sides = await proposedSides(
      documents,
      proposed([
        { document: { ...policy, name: 'Faster' }, before: policy ?? null },
        { document: { ...flow, name: 'New name' }, before: flow },
      ]),
    )

    expect(sides.keys).toEqual(['flow/complaint', 'policy/complaint-standard'])
    expect([flowIn(sides.before).name, flowIn(sides.after).name]).toEqual([flow.name, 'New name'])
    expect(sides.before.documents['policy/complaint-standard']?.name).toEqual(policy?.name)
    expect(sides.after.documents['policy/complaint-standard']?.name).toBe('Faster')
    expect(sides.after.documents['rules/complaint-assess']).toEqual(rules)
  })

  it('without a process in it is looked at beside one that it would change', async () => {
    const effect = {
      flows: [{ flow: 'complaint', version: 1, running: 0, moves: 0, stuck: 0, from: [], nodes: [] }],
      calendars: [],
      approvals: [],
      issues: [],
    }
    const one = proposed([{ document: { ...rules, name: 'Other' }, before: rules ?? null }], effect)

    const sides = await proposedSides(documents, one)

    expect(sides.keys).toEqual(['rules/complaint-assess'])
    expect(flowIn(sides.after).id).toBe('complaint')
    expect(isNew(one, 'rules/complaint-assess')).toBe(false)
  })

  it('that nothing uses and that was never there can be looked at as well', async () => {
    const one = proposed([{ document: { ...rules, id: 'fresh' }, before: null }])

    const sides = await proposedSides(documents, one)

    expect(sides.after.documents['rules/fresh']).toMatchObject({ id: 'fresh' })
    expect(isNew(one, 'rules/fresh')).toBe(true)
  })
})
