import { afterEach, describe, expect, it, vi } from 'vitest'
import { createStore } from 'zustand/vanilla'
import type { WirePublicationEffect } from '../../../core/contract/wire-publication.ts'
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
async function dialog(answer: WirePublicationEffect | PledgeError, workspace: Workspace = changed) {
  const documents = {
    get: vi.fn(),
    effect: answer instanceof PledgeError ? vi.fn().mockRejectedValue(answer) : vi.fn().mockResolvedValue(answer),
    publish: vi.fn().mockResolvedValue({
      publication: 'p',
      documents: [{ kind: 'flow', id: 'complaint', version: 2 }],
      plans: [],
      issues: [],
    }),
    propose: vi.fn().mockResolvedValue({}),
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
    <PublishButton store={store} keeper={keeper} documents={documents} watch={watch} onJump={onJump} />,
    workspace,
  )
  shown = part
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

  it('counts running cases, and lets them follow only when all have somewhere to go', async () => {
    const { part } = await dialog({ ...effect, flows: [running] })
    expect(page()).toContain('212 cases of “Complaint” are running.')
    const follow = document.body.querySelector<HTMLInputElement>('input[value=migrate]')
    if (follow === null) throw new Error('They cannot follow')
    await part.click(follow)

    expect(page()).toContain('3 of them cannot move')
    expect([...document.body.querySelectorAll('button')].find(({ type }) => type === 'submit')?.disabled).toBe(true)
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
    const { part, onJump } = await dialog(new PledgeError(422, 'http.cannot-publish', 'Errors forbid it.', problem))
    expect(page()).toContain('Errors forbid it.')
    await part.click(button('Show'))

    expect(onJump).toHaveBeenCalledWith({ kind: 'node', id: 'receipt' })
    expect(document.body.querySelector('[role=dialog]')).toBeNull()
  })

  it('says so when nothing differs', async () => {
    await dialog(effect, published)

    expect(page()).toContain('Nothing differs from what is published.')
  })
})
