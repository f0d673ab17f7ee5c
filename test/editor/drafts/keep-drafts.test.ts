import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { FlowDocument } from '../../../core/contract/flow.ts'
import { keepDrafts } from '../../../editor/drafts/keep-drafts.ts'
import { keptCopies } from '../../../editor/drafts/kept-copies.ts'
import { collisionKey } from '../../../editor/drafts/merge.ts'
import { openFlow } from '../../../editor/drafts/open-flow.ts'
import { addNode } from '../../../editor/edits/add-node.ts'
import { changeNode } from '../../../editor/edits/change-node.ts'
import { removeItems } from '../../../editor/edits/remove-items.ts'
import { renameNode } from '../../../editor/edits/rename.ts'
import { createDesignerStore } from '../../../editor/workspace/designer-store.ts'
import { changeFlow, documentIn, flowIn, type Workspace, withDocument } from '../../../editor/workspace/workspace.ts'
import { PledgeError } from '../../../sdk/pledge-error.ts'
import { DocumentsServer, deviceStorage } from './documents-server.ts'

const flow: FlowDocument = {
  kind: 'flow',
  id: 'f',
  name: 'Complaint',
  stages: [{ id: 's' }],
  nodes: [
    { id: 'start', kind: 'start', stage: 's' },
    { id: 'task', kind: 'task', stage: 's', name: { en: 'Handle' }, outcomes: ['done'] },
    { id: 'end', kind: 'end', stage: 's', does: 'close' },
  ],
  edges: [
    { from: 'start', to: 'task', on: 'next' },
    { from: 'task', to: 'end', on: 'done' },
  ],
  layout: { start: { x: 0, y: 0 }, task: { x: 300, y: 0 }, end: { x: 600, y: 0 } },
}

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

const open: (() => void)[] = []
afterEach(() => {
  for (const close of open.splice(0)) close()
})

it('a process is opened without asking for drafts by whoever may only look', async () => {
  const server = new DocumentsServer()
  server.publish('flow', 'f', flow)
  const documents = { ...server.documents, draft: () => Promise.reject(new Error('asked')) }
  const copies = keptCopies('me', 'a', deviceStorage())

  const { workspace } = await openFlow({ documents, copies, hasDrafts: false }, 'f')

  expect(flowIn(workspace).nodes).toHaveLength(3)
})

/** A designer in a tab of a device. */
async function designer(server: DocumentsServer, storage = deviceStorage(), tab = 'a') {
  const parts = { documents: server.documents, copies: keptCopies('me', tab, storage), now: Date.now }
  const opened = await openFlow(parts, 'f')
  const store = createDesignerStore(opened.workspace, { mayEdit: true })
  const keeper = keepDrafts(store, opened, parts)
  open.push(keeper.stop)
  const edit = (change: (workspace: Workspace) => Workspace) => store.getState().edit({ key: 'change' }, change)
  return {
    store,
    keeper,
    edit,
    rename: (id: string, name: string) =>
      edit((workspace) => changeFlow(workspace, (old) => renameNode(old, id, name, 'en'))),
    flow: () => flowIn(store.getState().history.present),
    rest: () => vi.advanceTimersByTimeAsync(1000),
  }
}

function published(): DocumentsServer {
  const server = new DocumentsServer()
  server.publish('flow', 'f', flow)
  return server
}

const draftOf = (server: DocumentsServer) => server.drafts.get('flow/f')?.document as FlowDocument | undefined

describe('drafts of a designer', () => {
  it('bring in a document that the process does not name, which is then saved like any other', async () => {
    const desk = { kind: 'calendar', id: 'desk', timeZone: 'UTC', hours: { mon: ['09:00-17:00'] } } as const
    const server = published()
    server.publish('calendar', 'desk', desk)
    const { store, keeper, edit, rest } = await designer(server)

    expect(await keeper.open('calendar/desk')).toBe(true)
    expect(await keeper.open('calendar/nowhere')).toBe(false)
    expect(store.getState().history.past).toEqual([])
    await rest()
    expect(server.saves).toBe(0)
    edit((workspace) => withDocument(workspace, { ...desk, timeZone: 'Asia/Tokyo' }))
    await rest()

    expect(server.drafts.get('calendar/desk')).toMatchObject({ document: { timeZone: 'Asia/Tokyo' }, basedOn: 1 })
  })

  it('catch up with what another tab saved since, before they are published', async () => {
    const server = published()
    const { keeper, rename, flow: now, rest } = await designer(server)
    rename('task', 'Handle it')
    await rest()
    server.write('flow', 'f', renameNode(draftOf(server) as FlowDocument, 'end', 'Over', 'en'))
    expect(now().nodes.find(({ id }) => id === 'end')?.name).toBeUndefined()

    await keeper.catchUp()
    expect(now().nodes.find(({ id }) => id === 'end')?.name).toEqual({ en: 'Over' })
    expect(now().nodes.find(({ id }) => id === 'task')?.name).toEqual({ en: 'Handle it' })
    const { saves } = server
    await keeper.catchUp()
    expect(server.saves).toBe(saves)
    expect(keeper.state.getState()).toMatchObject({ kind: 'saved' })
  })

  it('catch up with nobody when nobody answers, and keep what is drawn', async () => {
    const server = published()
    const { keeper, rename, flow: now, rest } = await designer(server)
    rename('task', 'Handle it')
    await rest()
    server.isReachable = false

    await keeper.catchUp()
    expect(now().nodes.find(({ id }) => id === 'task')?.name).toEqual({ en: 'Handle it' })
    expect(keeper.origins()['flow/f']?.etag).not.toBeNull()
  })

  it('leave out what was made here and taken back', async () => {
    const server = published()
    const { store, keeper, edit, rest } = await designer(server)
    edit((workspace) => withDocument(workspace, { kind: 'calendar', id: 'new', timeZone: 'UTC', hours: {} }))
    await rest()

    store.getState().undo()

    expect(await keeper.open('calendar/new')).toBe(false)
    await rest()
    expect(server.drafts.has('calendar/new')).toBe(false)
  })

  it('are thrown away when the document is as published again', async () => {
    const server = published()
    const { store, keeper, rename, rest, flow: now } = await designer(server)
    rename('task', 'Settle')
    await rest()
    expect(draftOf(server)).toEqual(now())

    store.getState().undo()
    await rest()

    expect(server.drafts.size).toBe(0)
    expect(keeper.origins()['flow/f']).toMatchObject({ etag: null, basedOn: 1 })
    store.getState().redo()
    await rest()
    expect(draftOf(server)).toEqual(now())
  })

  it('lose nothing where two tabs have one and the first takes its changes back', async () => {
    const server = published()
    const storage = deviceStorage()
    const first = await designer(server, storage, 'a')
    first.rename('task', 'Settle')
    await first.rest()
    const second = await designer(server, storage, 'b')

    first.store.getState().undo()
    await first.rest()
    second.rename('end', 'Over')
    await second.rest()

    expect(documentIn(second.store.getState().history.present, 'flow', 'f')).toEqual(draftOf(server))
    expect(draftOf(server)?.nodes.map(({ name }) => name)).toEqual([undefined, { en: 'Handle' }, { en: 'Over' }])
  })

  it('are saved when the typing rests, once, and by looking alone nothing is', async () => {
    const server = published()
    const { rename, rest, keeper, flow: now } = await designer(server)
    await rest()
    expect(server.saves).toBe(0)
    for (const name of ['H', 'Ha', 'Han']) {
      rename('task', name)
      await vi.advanceTimersByTimeAsync(300)
    }
    expect(keeper.state.getState()).toEqual({ kind: 'saving' })
    await rest()

    expect(server.saves).toBe(1)
    expect(draftOf(server)).toEqual(now())
    expect(keeper.state.getState()).toEqual({ kind: 'saved', at: expect.any(Number) })
  })

  it('are saved at least every few seconds while somebody types without a pause', async () => {
    const server = published()
    const { rename } = await designer(server)
    for (let letter = 0; letter < 20; letter++) {
      rename('task', `Name ${letter}`)
      await vi.advanceTimersByTimeAsync(500)
    }

    expect(server.saves).toBeGreaterThan(0)
  })

  it('are kept on the device while nobody answers, come back after a reload, and are sent as soon as somebody does', async () => {
    const server = published()
    const storage = deviceStorage()
    const first = await designer(server, storage)
    server.isReachable = false
    first.rename('task', 'Offline')
    await first.rest()
    expect(first.keeper.state.getState()).toEqual({ kind: 'offline', isKept: true })
    first.keeper.stop()
    server.isReachable = true

    const second = await designer(server, storage, 'b')
    expect(second.flow().nodes[1]?.name).toEqual({ en: 'Offline' })
    await second.rest()

    expect(draftOf(server)?.nodes[1]?.name).toEqual({ en: 'Offline' })
    expect(storage.length).toBe(0)
  })

  it('are sent by themselves once the server is back', async () => {
    const server = published()
    const { rename, rest, keeper } = await designer(server)
    server.isReachable = false
    rename('task', 'Later')
    await rest()
    server.isReachable = true
    await vi.advanceTimersByTimeAsync(5000)

    expect(draftOf(server)?.nodes[1]?.name).toEqual({ en: 'Later' })
    expect(keeper.state.getState().kind).toBe('saved')
  })

  it('of two tabs are brought together where they do not collide, as a step that can be undone', async () => {
    const server = published()
    const one = await designer(server)
    const other = await designer(server)
    one.rename('task', 'Mine')
    other.edit((workspace) => addNode(workspace, { id: 'wait', kind: 'wait', stage: 's', at: { x: 300, y: 200 } }))
    await one.rest()
    await other.rest()
    await one.rest()

    expect(draftOf(server)?.nodes.map(({ id }) => id)).toEqual(['start', 'task', 'end', 'wait'])
    expect(draftOf(server)?.nodes[1]?.name).toEqual({ en: 'Mine' })
    expect(other.flow()).toEqual(draftOf(server))
    expect(other.store.getState().history.past.map(({ name }) => name.key)).toEqual(['change', 'merge'])
  })

  it('of two tabs that collide are a question, and nothing is saved until it is answered', async () => {
    const server = published()
    const one = await designer(server)
    const other = await designer(server)
    one.rename('task', 'Mine')
    await one.rest()
    other.rename('task', 'Theirs')
    await other.rest()
    const asked = other.keeper.state.getState()
    expect(asked).toMatchObject({
      kind: 'conflict',
      questions: [
        {
          key: 'flow/f',
          version: null,
          collisions: [{ path: ['nodes', 'task', 'name', 'en'], base: 'Handle', mine: 'Theirs', theirs: 'Mine' }],
        },
      ],
    })
    other.rename('start', 'Meanwhile')
    await other.rest()
    expect(draftOf(server)?.nodes[1]?.name).toEqual({ en: 'Mine' })

    const key = collisionKey({ path: ['nodes', 'task', 'name', 'en'] })
    await other.keeper.answer('flow/f', { [key]: 'theirs' })

    expect(draftOf(server)?.nodes.map(({ name }) => name)).toEqual([{ en: 'Meanwhile' }, { en: 'Mine' }, undefined])
    expect(other.keeper.state.getState().kind).toBe('saved')
  })

  it('ask about a card that one took away and the other leads to', async () => {
    const server = published()
    const one = await designer(server)
    const other = await designer(server)
    one.edit((workspace) => changeFlow(workspace, (old) => removeItems(old, { nodes: ['task'], edges: [], notes: [] })))
    await one.rest()
    other.edit((workspace) => changeNode(workspace, 'task', { outcomes: ['done', 'again'] }))
    await other.rest()

    expect(other.keeper.state.getState()).toMatchObject({ kind: 'conflict' })
  })

  it('say why the server refused them, keep them on the device, and try again with the next change', async () => {
    const server = published()
    const storage = deviceStorage()
    const { rename, rest, keeper } = await designer(server, storage)
    server.refusal = new PledgeError(413, 'http.too-large', 'Too large.')
    rename('task', 'Much')
    await rest()
    expect(keeper.state.getState()).toEqual({ kind: 'refused', message: 'Too large.' })
    expect(storage.length).toBe(1)

    server.refusal = null
    rename('task', 'Less')
    await rest()

    expect(keeper.state.getState().kind).toBe('saved')
  })

  it('begin anew from the version that was published', async () => {
    const server = published()
    const { rename, rest, keeper, flow: now } = await designer(server)
    rename('task', 'Second')
    await rest()
    server.publish('flow', 'f', now())
    await keeper.published('flow/f', 2, now())
    expect(server.drafts.size).toBe(0)

    rename('task', 'Third')
    await rest()

    expect(server.drafts.get('flow/f')?.basedOn).toBe(2)
  })

  it('of a rule set that came with a decision go with it when that is undone', async () => {
    const server = published()
    const { edit, rest, store } = await designer(server)
    edit((workspace) => addNode(workspace, { id: 'decide', kind: 'decide', stage: 's', at: { x: 0, y: 200 } }))
    await rest()
    expect([...server.drafts.keys()].sort()).toEqual(['flow/f', 'rules/f-decide'])

    store.getState().undo()
    await rest()

    expect([...server.drafts.keys()]).toEqual([])
  })

  it('bring what a process begins to name, which is no step', async () => {
    const server = published()
    const rules = { kind: 'rules', id: 'sort', style: 'list', hit: 'first', rules: [] }
    server.publish('rules', 'sort', rules)
    const { edit, rest, store } = await designer(server)
    edit((workspace) => addNode(workspace, { id: 'decide', kind: 'decide', stage: 's', at: { x: 0, y: 200 } }))
    edit((workspace) => changeNode(workspace, 'decide', { rules: 'sort' }))
    await rest()

    expect(documentIn(store.getState().history.present, 'rules', 'sort')).toEqual(rules)
    expect(store.getState().history.past).toHaveLength(2)
  })
})
