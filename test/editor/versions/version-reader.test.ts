import { describe, expect, it, vi } from 'vitest'
import { restorable, restored } from '../../../editor/versions/restore.ts'
import { createVersionReader } from '../../../editor/versions/version-reader.ts'
import { createDesignerStore } from '../../../editor/workspace/designer-store.ts'
import { type EditedDocument, flowIn } from '../../../editor/workspace/workspace.ts'
import { PledgeError } from '../../../sdk/pledge-error.ts'
import { templateWorkspace } from '../edits/template-workspaces.ts'

const complaint = templateWorkspace('complaint')
const flow = flowIn(complaint)
const policy = complaint.documents['policy/complaint-standard'] as EditedDocument

/** What a server knows of versions: each document with the days of November on which it was published. */
function serverOf(published: Readonly<Record<string, readonly (readonly [day: number, document: unknown])[]>>) {
  const versions = vi.fn(async (kind: string, id: string) => {
    const all = published[`${kind}/${id}`]
    if (all === undefined) throw new PledgeError(404, 'http.unknown-document', 'none')
    const items = all.map(([day], index) => ({
      kind,
      id,
      version: index + 1,
      hash: '',
      publishedAt: `2026-11-${String(day).padStart(2, '0')}T00:00:00.000Z`,
      author: null,
      authorName: null,
      note: null,
      running: 0,
    }))
    return { items: items.reverse(), nextCursor: null }
  })
  const get = vi.fn(async (kind: string, id: string, { version = 0 }: { readonly version?: number } = {}) => {
    const [, document] = published[`${kind}/${id}`]?.[version - 1] ?? []
    return { kind, id, version, hash: '', publishedAt: '', author: null, note: null, document }
  })
  return { versions, get }
}

const others = Object.fromEntries(
  Object.entries(complaint.documents)
    .filter(([key]) => key !== 'flow/complaint' && key !== 'policy/complaint-standard')
    .map(([key, document]) => [key, [[1, document]] as const]),
)
const published = {
  ...others,
  'flow/complaint': [
    [1, { ...flow, name: 'First' }],
    [10, { ...flow, name: 'Second' }],
  ],
  'policy/complaint-standard': [
    [1, policy],
    [10, { ...policy, name: 'On the tenth' }],
    [20, { ...policy, name: 'On the twentieth' }],
  ],
} as const

describe('a process as it was', () => {
  it('has with it what counted when it was published', async () => {
    const reader = createVersionReader(serverOf(published))
    const [second, first] = await reader.versions('flow/complaint')
    if (first === undefined || second === undefined) throw new Error('there are two versions')

    const [then, later] = [await reader.workspaceAt('complaint', first), await reader.workspaceAt('complaint', second)]

    expect([flowIn(then).name, then.documents['policy/complaint-standard']?.name]).toEqual(['First', policy.name])
    expect([flowIn(later).name, later.documents['policy/complaint-standard']?.name]).toEqual(['Second', 'On the tenth'])
    expect(Object.keys(then.documents)).toContain('rules/complaint-assess')
  })

  it('is fetched once, unless it could not be', async () => {
    const server = serverOf(published)
    const reader = createVersionReader(server)
    await Promise.all([reader.document('flow/complaint', 1), reader.document('flow/complaint', 1)])
    expect(server.get).toHaveBeenCalledTimes(1)

    server.get.mockRejectedValueOnce(new PledgeError(0, 'http.unreachable', 'nobody'))
    await expect(reader.document('flow/complaint', 2)).rejects.toThrow('nobody')
    expect(await reader.document('flow/complaint', 2)).toMatchObject({ name: 'Second' })
  })

  it('has no versions as long as it was never published', async () => {
    expect(await createVersionReader(serverOf({})).versions('flow/new')).toEqual([])
  })
})

describe('going back to a version', () => {
  it('offers what differs, takes what is wanted, and is one step that can be undone', () => {
    const then = {
      ...complaint,
      documents: {
        ...complaint.documents,
        'flow/complaint': { ...flow, name: 'First' },
        'policy/complaint-standard': { ...policy, name: 'Old' } as EditedDocument,
      },
    }
    expect(restorable(complaint, complaint)).toEqual([])
    expect([...restorable(complaint, then)].sort()).toEqual(['flow/complaint', 'policy/complaint-standard'])

    const store = createDesignerStore(complaint, { mayEdit: true })
    const wanted = then.documents['flow/complaint']
    store.getState().edit({ key: 'restore' }, (workspace) => restored(workspace, [wanted]))

    expect(flowIn(store.getState().history.present).name).toBe('First')
    expect(store.getState().history.present.documents['policy/complaint-standard']).toBe(policy)
    expect(store.getState().history.past).toHaveLength(1)
    store.getState().undo()
    expect(store.getState().history.present).toEqual(complaint)
  })
})
