import { afterEach, describe, expect, it, vi } from 'vitest'
import type { FlowDocument } from '../../../core/contract/flow.ts'
import type { WireProblem } from '../../../core/contract/wire.ts'
import { keepDrafts } from '../../../editor/drafts/keep-drafts.ts'
import { keptCopies } from '../../../editor/drafts/kept-copies.ts'
import { openFlow } from '../../../editor/drafts/open-flow.ts'
import { addNode } from '../../../editor/edits/add-node.ts'
import { removeItems } from '../../../editor/edits/remove-items.ts'
import { renameNode } from '../../../editor/edits/rename.ts'
import { preparePublication, publishPlan } from '../../../editor/publish/publication.ts'
import { createDesignerStore } from '../../../editor/workspace/designer-store.ts'
import { changeFlow, flowIn, withDocument } from '../../../editor/workspace/workspace.ts'
import { PledgeError } from '../../../sdk/pledge-error.ts'
import { DocumentsServer, deviceStorage } from '../drafts/documents-server.ts'

const flow: FlowDocument = {
  kind: 'flow',
  id: 'f',
  stages: [{ id: 's' }],
  nodes: [
    { id: 'start', kind: 'start', stage: 's' },
    { id: 'end', kind: 'end', stage: 's', does: 'close' },
  ],
  edges: [{ from: 'start', to: 'end', on: 'next' }],
  layout: { start: { x: 0, y: 0 }, end: { x: 300, y: 0 } },
}

const open: (() => void)[] = []
afterEach(() => {
  for (const close of open.splice(0)) close()
})

const noEffect = { flows: [], calendars: [], approvals: [], issues: [] }
const choice = { note: ' because ', running: 'stay', mapping: {} } as const

/** A designer over a server whose answers to publishing are given by the test. */
async function designer() {
  const server = new DocumentsServer()
  server.publish('flow', 'f', flow)
  const parts = { documents: server.documents, copies: keptCopies('me', 'a', deviceStorage()), now: Date.now }
  const opened = await openFlow(parts, 'f')
  const store = createDesignerStore(opened.workspace, { mayEdit: true })
  const keeper = keepDrafts(store, opened, parts)
  open.push(keeper.stop)
  const documents = {
    get: server.documents.get,
    effect: vi.fn().mockResolvedValue(noEffect),
    publish: vi.fn(),
    propose: vi.fn().mockResolvedValue({}),
    draftsOf: vi.fn().mockResolvedValue({ items: [], nextCursor: null }),
    proposals: vi.fn().mockResolvedValue({ items: [], nextCursor: null }),
    withdrawProposal: vi.fn(),
  }
  const rename = (name: string) =>
    store
      .getState()
      .edit({ key: 'rename' }, (workspace) => changeFlow(workspace, (old) => renameNode(old, 'end', name, 'en')))
  return { server, store, keeper, documents, rename, publication: { store, keeper, documents, user: 'me' } }
}

function problem(status: number, code: string, more: Partial<WireProblem>): PledgeError {
  return new PledgeError(status, code, 'No.', { type: '', title: '', status, detail: 'No.', code, ...more })
}

describe('publishing from the designer', () => {
  it('can be of one document by itself, which the process does not use', async () => {
    const { store, publication, documents, rename } = await designer()
    const desk = { kind: 'calendar', id: 'desk', timeZone: 'UTC', hours: { mon: ['09:00-17:00'] } } as const
    rename('Changed')
    store.getState().edit({ key: 'addCalendar' }, (workspace) => withDocument(workspace, desk))

    const prepared = await preparePublication({ ...publication, only: ['calendar/desk'] })
    expect(prepared).toMatchObject({ kind: 'ready', plan: { changed: [{ key: 'calendar/desk', published: null }] } })
    expect(documents.effect.mock.calls[0]?.[0]).toEqual([desk])
    const whole = await preparePublication(publication)
    expect(whole).toMatchObject({ kind: 'ready', plan: { changed: [{ key: 'flow/f' }] } })
  })

  it('has nothing to publish when nothing differs, and asks nobody', async () => {
    const { publication, documents } = await designer()

    expect(await preparePublication(publication)).toMatchObject({ kind: 'ready', plan: { changed: [] } })
    expect(documents.effect).not.toHaveBeenCalled()
  })

  it('publishes what differs with the versions it was made from, and goes on from the new one', async () => {
    const { publication, documents, server, store, keeper, rename } = await designer()
    rename('Done')
    store
      .getState()
      .edit({ key: 'addNode' }, (workspace) =>
        addNode(workspace, { id: 'decide', kind: 'decide', stage: 's', at: { x: 0, y: 200 } }),
      )
    const prepared = await preparePublication(publication)
    if (prepared.kind !== 'ready') throw new Error('it can be published')
    documents.publish.mockImplementation(async () => {
      server.publish('flow', 'f', flowIn(store.getState().history.present))
      return {
        publication: 'p',
        documents: [
          { kind: 'flow', id: 'f', version: 2 },
          { kind: 'rules', id: 'f-decide', version: 1 },
        ],
        plans: [],
        issues: [],
      }
    })

    expect(await publishPlan(publication, prepared.plan, choice)).toEqual({ kind: 'published' })
    expect(documents.publish.mock.calls[0]?.[1]).toEqual({
      basedOn: { 'flow/f': 1, 'rules/f-decide': null },
      note: 'because',
      running: 'stay',
    })
    expect(server.drafts.size).toBe(0)
    expect(keeper.origins()['flow/f']).toMatchObject({ basedOn: 2, etag: null })
    expect(await preparePublication(publication)).toMatchObject({ plan: { changed: [] } })
  })

  it('leaves a rule set that no step asks any more unpublished', async () => {
    const { publication, store } = await designer()
    const edit = store.getState().edit
    edit({ key: 'addNode' }, (workspace) =>
      addNode(workspace, { id: 'decide', kind: 'decide', stage: 's', at: { x: 0, y: 200 } }),
    )
    edit({ key: 'remove' }, (workspace) =>
      changeFlow(workspace, (old) => removeItems(old, { nodes: ['decide'], edges: [], notes: [] })),
    )

    expect(await preparePublication(publication)).toMatchObject({ plan: { changed: [] } })
  })

  it('proposes where a second person is asked for, and keeps the draft', async () => {
    const { publication, documents, server, rename } = await designer()
    rename('Done')
    documents.effect.mockResolvedValue({ ...noEffect, approvals: [{ flow: 'f', role: 'manager' }] })
    const prepared = await preparePublication(publication)
    if (prepared.kind !== 'ready') throw new Error('it can be published')

    expect(await publishPlan(publication, prepared.plan, choice)).toEqual({ kind: 'proposed' })
    expect(documents.publish).not.toHaveBeenCalled()
    expect(server.drafts.size).toBe(1)
  })

  it('says why it is refused, with the places', async () => {
    const { publication, documents, rename } = await designer()
    rename('Done')
    const issue = {
      code: 'flow.way-missing',
      path: '/nodes/0',
      severity: 'error',
      params: {},
      message: 'A way is missing.',
    }
    const issues = [{ ...issue, document: { kind: 'flow', id: 'f' } } as const]
    documents.effect.mockRejectedValue(problem(422, 'http.cannot-publish', { issues: issues as never }))

    expect(await preparePublication(publication)).toEqual({
      kind: 'refused',
      refusal: {
        message: 'No.',
        issues: [
          {
            message: 'A way is missing.',
            place: { kind: 'node', id: 'start' },
            document: 'flow/f',
            code: issue.code,
            path: issue.path,
          },
        ],
      },
    })
  })

  it('brings in what somebody else published meanwhile, and looks again', async () => {
    const { publication, documents, server, store, rename } = await designer()
    rename('Mine')
    const theirs = { ...flow, name: 'Theirs' }
    server.publish('flow', 'f', theirs)
    const merge = { base: flow, mine: flowIn(store.getState().history.present), newest: theirs }
    documents.effect.mockRejectedValueOnce(problem(409, 'store.base-not-newest', { merge }))

    expect(await preparePublication(publication)).toMatchObject({
      kind: 'ready',
      wasMerged: true,
      plan: { changed: [{ key: 'flow/f', basedOn: 2 }] },
    })
    expect(flowIn(store.getState().history.present)).toMatchObject({ name: 'Theirs' })
    expect(server.drafts.get('flow/f')?.basedOn).toBe(2)
  })

  it('asks when that collides with the draft, and publishes nothing before', async () => {
    const { publication, documents, server, keeper, store, rename } = await designer()
    rename('Mine')
    const theirs = renameNode(flow, 'end', 'Theirs', 'en')
    server.publish('flow', 'f', theirs)
    const merge = { base: flow, mine: flowIn(store.getState().history.present), newest: theirs }
    documents.effect.mockRejectedValueOnce(problem(409, 'store.base-not-newest', { merge }))

    expect(await preparePublication(publication)).toEqual({ kind: 'question' })
    expect(keeper.state.getState()).toMatchObject({
      kind: 'conflict',
      questions: [{ version: 2, collisions: [{ path: ['nodes', 'end', 'name', 'en'] }] }],
    })
  })
})
