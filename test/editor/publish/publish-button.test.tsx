import { afterEach, describe, expect, it, vi } from 'vitest'
import { createStore } from 'zustand/vanilla'
import type { WireNamedDraft } from '../../../core/contract/wire.ts'
import type { WireProposal, WirePublicationEffect } from '../../../core/contract/wire-publication.ts'
import type { DraftKeeper, DraftsState } from '../../../editor/drafts/keep-drafts.ts'
import { addNode } from '../../../editor/edits/add-node.ts'
import { renameNode } from '../../../editor/edits/rename.ts'
import type { ProblemsState } from '../../../editor/problems/watch-problems.ts'
import { PublishButton } from '../../../editor/publish/publish-button.tsx'
import { createDesignerStore } from '../../../editor/workspace/designer-store.ts'
import { changeFlow, type Workspace } from '../../../editor/workspace/workspace.ts'
import { PledgeError } from '../../../sdk/pledge-error.ts'
import { templateWorkspace } from '../edits/template-workspaces.ts'
import { type RenderedPart, renderPart } from '../render-part.tsx'

const published = templateWorkspace('complaint')

const changed = changeFlow(
  addNode(published, { id: 'wait', kind: 'wait', stage: 'resolve', at: { x: 0, y: 900 } }),
  (flow) => renameNode(flow, 'solve', 'Settle it', 'en'),
)

const effect: WirePublicationEffect = { flows: [], calendars: [], approvals: [], issues: [] }

const running: WirePublicationEffect['flows'][number] = {
  flow: 'complaint',
  version: 1,
  running: 212,
  moves: 209,
  stuck: 3,
  from: [],
  nodes: [{ node: 'old', name: 'Old step', kind: 'task', cases: 3, to: null }],
}

let shown: RenderedPart | null = null
afterEach(async () => {
  await shown?.unmount()
  shown = null
})

const page = () => document.body.textContent ?? ''

function button(name: string): HTMLButtonElement {
  const found = [...document.body.querySelectorAll('button')].find((one) => one.textContent === name)
  if (found === undefined) throw new Error(`No button ${name} in ${page()}`)
  return found
}

/** Opens the dialog over a server that answers so. */
async function dialog(
  answer: WirePublicationEffect | PledgeError,
  workspace: Workspace = changed,
  { others = [], proposals = [] }: { others?: readonly WireNamedDraft[]; proposals?: readonly WireProposal[] } = {},
) {
  const documents = {
    get: vi.fn().mockImplementation(async (kind: string, id: string) => ({
      document: Object.values(published.documents).find((one) => one.kind === kind && one.id === id),
    })),
    effect: answer instanceof PledgeError ? vi.fn().mockRejectedValue(answer) : vi.fn().mockResolvedValue(answer),
    publish: vi.fn().mockResolvedValue({
      publication: 'p',
      documents: [{ kind: 'flow', id: 'complaint', version: 2 }],
      plans: [],
      issues: [],
    }),
    propose: vi.fn().mockResolvedValue({}),
    draftsOf: vi.fn().mockResolvedValue({ items: others, nextCursor: null }),
    proposals: vi.fn().mockImplementation(async () => ({ items: proposals, nextCursor: null })),
    withdrawProposal: vi.fn(),
  }
  const keeper: DraftKeeper = {
    open: () => Promise.resolve(false),
    state: createStore<DraftsState>()(() => ({ kind: 'saved', at: null })),
    origins: () =>
      Object.fromEntries(
        Object.entries(published.documents).map(([key, document]) => [
          key,
          { published: { version: 1, document }, basedOn: 1, etag: null, base: document },
        ]),
      ),
    flush: vi.fn().mockResolvedValue(undefined),
    catchUp: vi.fn().mockResolvedValue(undefined),
    answer: vi.fn(),
    published: vi.fn().mockResolvedValue(undefined),
    moveOnto: vi.fn(),
    stop: vi.fn(),
  }
  const watch = {
    state: createStore<ProblemsState>()(() => ({ problems: [], checked: null, isChecking: false })),
    speak: vi.fn(),
    refresh: vi.fn().mockResolvedValue(undefined),
    stop: vi.fn(),
  }
  const onJump = vi.fn()
  const store = createDesignerStore(workspace, { mayEdit: true })
  const part = await renderPart(
    <PublishButton store={store} keeper={keeper} documents={documents} user="me" watch={watch} onJump={onJump} />,
    workspace,
  )
  shown = part
  button('Publish').focus()
  await part.click(button('Publish'))
  return { part, documents, keeper, watch, onJump }
}

describe('the dialog of publishing', () => {
  it('says what changes, publishes it with a note, and says that it is done', async () => {
    const { part, documents, keeper, watch } = await dialog(effect)
    expect(page()).toContain('The step “Wait a day” (wait) was added in Solution.')
    expect(page()).toContain('The step “Find a solution” is now called “Settle it”.')
    expect(page()).toContain('No running case is concerned.')
    const note = document.body.querySelector('textarea')
    if (note === null) throw new Error('No note can be written')
    await part.type(note, 'A day to think')
    const submit = [...document.body.querySelectorAll('button')].find(({ type }) => type === 'submit')
    if (submit === undefined) throw new Error('Nothing can be published')
    await part.click(submit)

    expect(page()).toContain('Published.')
    expect(documents.publish.mock.calls[0]?.[1]).toEqual({
      basedOn: { 'flow/complaint': 1 },
      note: 'A day to think',
      running: 'stay',
    })
    expect(keeper.published).toHaveBeenCalledTimes(1)
    expect(watch.refresh).toHaveBeenCalledTimes(1)
  })

  it('names who else has a draft, since when and from which version, and what both changed', async () => {
    const theirs = changeFlow(published, (flow) => renameNode(flow, 'solve', 'Repair it', 'en'))
    const draft: WireNamedDraft = {
      kind: 'flow',
      id: 'complaint',
      author: 'li',
      authorName: 'Li Wei',
      basedOn: 1,
      etag: 'e',
      updatedAt: new Date(Date.now() - 7_140_000).toISOString(),
      document: theirs.documents['flow/complaint'],
      issues: [],
    }
    const mine = { ...draft, author: 'me', authorName: 'Me' }
    const other = { ...draft, authorName: 'Wang Fang', document: published.documents['flow/complaint'] }
    await dialog(effect, changed, { others: [draft, mine, other] })

    expect(page()).toMatch(
      /Li Wei has a draft based on version 1, changed 1 h 5\d min ago\. It changes the same as yours:/,
    )
    expect(page()).toContain('Step “Settle it” · name · English')
    expect(page()).toMatch(/Wang Fang has a draft based on version 1, changed .* ago\. It changes other parts/)
    expect(page()).not.toContain('Me has a draft')
  })

  it('says what waits for a second person already, and takes it back', async () => {
    const proposals: WireProposal[] = [
      {
        id: 'p',
        at: new Date().toISOString(),
        author: 'me',
        authorName: 'Me',
        note: null,
        running: 'stay',
        mapping: {},
        documents: [{ kind: 'flow', id: 'complaint', basedOn: 1, hash: '' }],
        roles: ['manager'],
        mayDecide: false,
        state: 'open',
        decidedBy: null,
        decidedByName: null,
        decidedAt: null,
        decisionNote: null,
        publication: null,
      },
    ]
    const { part, documents } = await dialog(effect, changed, { proposals })
    expect(page()).toMatch(/You sent this for approval .* It waits for Manager\./)
    documents.withdrawProposal.mockImplementation(async () => proposals.pop())
    await part.click(button('Take it back'))

    expect(documents.withdrawProposal).toHaveBeenCalledWith('p')
    expect(page()).not.toContain('You sent this for approval')
  })

  it('counts running cases, and lets them follow only when all have somewhere to go', async () => {
    const { part, documents } = await dialog({ ...effect, flows: [running] })
    expect(page()).toContain('“Complaint”: 212 cases are running')
    expect(page()).toContain('209 can go on with the new version, 3 cannot: 3 at “Old step”, which is gone')
    const follow = document.body.querySelector<HTMLInputElement>('input[value=migrate]')
    if (follow === null) throw new Error('They cannot follow')
    await part.click(follow)

    expect(page()).toContain('3 of them cannot move')
    const submit = () => [...document.body.querySelectorAll('button')].find(({ type }) => type === 'submit')
    expect(submit()?.disabled).toBe(true)
    documents.effect.mockResolvedValue({
      ...effect,
      flows: [
        { ...running, moves: 212, stuck: 0, nodes: [{ node: 'old', name: 'Old', kind: 'task', cases: 3, to: 'x' }] },
      ],
    })
    await part.click(part.field('“Old step” (3) goes on at'))
    const place = [...document.body.querySelectorAll<HTMLElement>('[role=option]')].find(
      (option) => option.textContent === 'Settle it',
    )
    if (place === undefined) throw new Error('They can go nowhere')
    await part.click(place)

    expect(documents.effect.mock.lastCall?.[1]).toMatchObject({ mapping: { complaint: { old: 'solve' } } })
    expect(submit()?.disabled).toBe(false)
  })

  it('sends it to a second person where the process asks for one', async () => {
    const { part, documents } = await dialog({ ...effect, approvals: [{ flow: 'complaint', role: 'manager' }] })
    await part.click(button('Send for approval'))

    expect(documents.propose).toHaveBeenCalledTimes(1)
    expect(page()).toContain('Sent to a second person for approval.')
  })

  it('says what stands against it and leads there', async () => {
    const issue = { code: 'x', path: '/nodes/1', severity: 'error', params: {}, message: 'A way is missing.' } as const
    const problem = {
      type: '',
      title: '',
      status: 422,
      detail: '',
      code: 'http.cannot-publish',
      issues: [{ ...issue, document: { kind: 'flow', id: 'complaint' } }],
    }
    const { part, onJump, watch } = await dialog(
      new PledgeError(422, 'http.cannot-publish', 'Errors forbid it.', problem),
    )
    expect(page()).toContain('Errors forbid it.')
    expect(page()).toContain('A way is missing.')
    const { code, path } = issue
    const known = { id: '1', document: 'flow/complaint', code, path, severity: 'error', nodes: [], fix: null } as const
    const place = { kind: 'node', id: 'receipt' } as const
    await part.run(() =>
      watch.state.setState({ problems: [{ ...known, place, message: 'Receipt leads nowhere.' }], isChecking: false }),
    )
    expect(page()).toContain('Receipt leads nowhere.')
    expect(page()).not.toContain('A way is missing.')
    await part.click(button('Show'))

    expect(onJump).toHaveBeenCalledWith({ kind: 'node', id: 'receipt' })
    expect(document.body.querySelector('[role=dialog]')).toBeNull()
  })

  it('leads to the picture of what changes', async () => {
    const { part } = await dialog(effect)
    await part.click(button('Show it as a picture'))

    expect(part.panels.getState().view).toEqual({ kind: 'versions', at: 'flow/complaint@draft' })
    expect(document.body.querySelector('[role=dialog]')).toBeNull()
  })

  it('gives the focus back when it is left', async () => {
    const { part } = await dialog(effect)
    const close = document.body.querySelector<HTMLElement>('[role=dialog] [aria-label="Close"]')
    if (close === null) throw new Error('Nothing closes the dialog.')
    close.focus()
    await part.click(close)

    expect(document.body.querySelector('[role=dialog]')).toBeNull()
    expect(document.activeElement).toBe(button('Publish'))
  })

  it('says so when nothing differs', async () => {
    await dialog(effect, published)

    expect(page()).toContain('Nothing differs from what is published.')
  })
})
