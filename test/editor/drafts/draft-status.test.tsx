import { afterEach, describe, expect, it, vi } from 'vitest'
import { createStore } from 'zustand/vanilla'
import type { Language } from '../../../core/contract/language.ts'
import { DraftStatus } from '../../../editor/drafts/draft-status.tsx'
import type { DraftKeeper, DraftsState } from '../../../editor/drafts/keep-drafts.ts'
import { madeHere } from '../../../editor/drafts/origin.ts'
import { createDesignerStore } from '../../../editor/workspace/designer-store.ts'
import { templateWorkspace } from '../edits/template-workspaces.ts'
import { type RenderedPart, renderPart } from '../render-part.tsx'

const workspace = templateWorkspace('complaint')

let shown: RenderedPart | null = null
afterEach(async () => {
  await shown?.unmount()
  shown = null
})

async function status(first: DraftsState, language: Language = 'en', etag: string | null = null) {
  const state = createStore<DraftsState>()(() => first)
  const answer = vi.fn().mockResolvedValue(undefined)
  const keeper: DraftKeeper = {
    state,
    answer,
    origins: () => ({ 'flow/complaint': { ...madeHere, etag } }),
    open: () => Promise.resolve(false),
    flush: vi.fn(),
    catchUp: vi.fn(),
    published: vi.fn(),
    moveOnto: vi.fn(),
    stop: vi.fn(),
  }
  const store = createDesignerStore(workspace, { mayEdit: true })
  const part = await renderPart(<DraftStatus keeper={keeper} store={store} />, workspace, { language })
  shown = part
  return { part, state, answer }
}

const dialog = () => document.body.textContent ?? ''

function button(name: string): HTMLElement {
  const found = [...document.body.querySelectorAll('button')].find((one) => one.textContent === name)
  if (found === undefined) throw new Error(`No button ${name} in ${dialog()}`)
  return found
}

const question: DraftsState = {
  kind: 'conflict',
  questions: [
    {
      key: 'flow/complaint',
      version: 4,
      collisions: [
        { path: ['nodes', 'solve', 'name', 'en'], base: 'Solve', mine: 'Settle', theirs: 'Mend' },
        {
          path: ['nodes', 'explain'],
          base: { id: 'explain' },
          mine: undefined,
          theirs: { id: 'explain', name: 'Explain it' },
        },
      ],
    },
  ],
}

describe('where drafts stand', () => {
  it('is that nothing differs from what is published, also after something was saved and undone', async () => {
    const { part, state } = await status({ kind: 'saved', at: null })
    expect(part.text()).toBe('as published')
    await part.run(() => state.setState({ kind: 'saved', at: Date.now() }, true))

    expect(part.text()).toBe('as published')
  })

  it('is said in words, also when it gets serious', async () => {
    const { part, state } = await status({ kind: 'saved', at: null }, 'en', '"3"')
    const said: string[] = []
    for (const next of [
      { kind: 'saved', at: Date.now() },
      { kind: 'saving' },
      { kind: 'offline', isKept: true },
      { kind: 'offline', isKept: false },
      { kind: 'refused', message: 'Too large.' },
    ] satisfies DraftsState[]) {
      await part.run(() => state.setState(next, true))
      said.push(part.text())
    }

    expect(said[0]).toMatch(/^saved \d\d?:\d\d/)
    expect(said.slice(1)).toEqual([
      'saving …',
      'offline, kept on this device',
      'offline, and this device has no room: leave this page open',
      'not saved: Too large.',
    ])
  })

  it('is said of a draft from before as well', async () => {
    const { part } = await status({ kind: 'saved', at: null }, 'zh-CN', '"3"')
    expect(part.text()).toBe('草稿，尚未发布')
  })

  it('asks with both sides in words, and answers what was chosen for each', async () => {
    const { part, answer } = await status(question)
    expect(dialog()).toMatch(/Step “.+” · name · English/)
    for (const words of [
      'Version 4 was published meanwhile.',
      'Before: Solve',
      'Here: Settle',
      'Elsewhere: Mend',
      'Here: removed',
      'Elsewhere: Explain it',
    ]) {
      expect(dialog()).toContain(words)
    }
    expect((button('Go on with this') as HTMLButtonElement).disabled).toBe(true)
    await part.click(button('All from elsewhere'))
    const mine = [...document.body.querySelectorAll<HTMLInputElement>('input[type=radio]')].find(
      ({ labels }) => labels?.[0]?.textContent === 'Here: Settle',
    )
    if (mine === undefined) throw new Error('Mine cannot be chosen')
    await part.click(mine)
    await part.click(button('Go on with this'))

    expect(answer).toHaveBeenCalledWith('flow/complaint', {
      '["nodes","solve","name","en"]': 'mine',
      '["nodes","explain"]': 'theirs',
    })
  })

  it('lets one look first, and asks again in Chinese', async () => {
    const { part } = await status(question, 'zh-CN')
    expect(dialog()).toContain('这里和别处都改了')
    const close = document.body.querySelector<HTMLElement>('[aria-label="关闭"]')
    if (close === null) throw new Error('The dialog cannot be closed')
    await part.click(close)
    expect(document.body.querySelector('[role=dialog]')).toBeNull()

    await part.click(button('别处也有改动：请选择'))
    expect(dialog()).toContain('这里和别处都改了')
  })
})
