import { afterEach, expect, it } from 'vitest'
import { createStore } from 'zustand/vanilla'
import type { RulesList } from '../../../core/contract/rules.ts'
import { DecideForm } from '../../../editor/inspector/nodes/decide-form.tsx'
import type { ProblemsState } from '../../../editor/problems/watch-problems.ts'
import { RulesView } from '../../../editor/rules/rules-view.tsx'
import { documentIn, flowIn } from '../../../editor/workspace/workspace.ts'
import { Pledge } from '../../../sdk/pledge.ts'
import { templateWorkspace } from '../edits/template-workspaces.ts'
import { type RenderedPart, renderPart } from '../render-part.tsx'

const workspace = templateWorkspace('complaint')
const session = {
  pledge: new Pledge({ url: 'http://127.0.0.1:1', fetch: () => Promise.reject(new Error('nobody is asked')) }),
  user: 'anna',
  may: { cases: true, publish: true, settings: true },
  keeper: null,
  watch: {
    state: createStore<ProblemsState>()(() => ({ problems: [], checked: workspace, isChecking: false })),
    speak: () => {},
    refresh: async () => {},
    stop: () => {},
  },
}
let part: RenderedPart
afterEach(() => part.unmount())

const rules = () => documentIn(part.store.getState().history.present, 'rules', 'complaint-assess') as RulesList
const sentence = (id: string) => part.all(`[data-entry="${id}"] button[aria-expanded]`)[0] as HTMLElement

it('whoever moves a rule stays with it, whoever removes something stays beside where it was', async () => {
  part = await renderPart(<RulesView />, workspace, { session })
  await part.run(() => sentence('large').focus())
  await part.run(() =>
    sentence('large').dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp', altKey: true, bubbles: true })),
  )
  expect(rules().rules.map(({ id }) => id)).toEqual(['danger', 'large', 'key-account', 'ordinary'])
  expect(document.activeElement).toBe(sentence('large'))

  const remove = part.all('button').find((one) => one.getAttribute('aria-label') === 'Remove “Much money”')
  await part.run(() => remove?.focus())
  await part.click(remove as HTMLElement)
  expect(rules().rules).toHaveLength(3)
  expect(document.activeElement?.closest('ol')?.getAttribute('aria-label')).toBe('Rules, from the top')
})

it('a problem leads to its rule', async () => {
  part = await renderPart(<RulesView />, workspace, { session })
  await part.run(() => part.panels.getState().focusOn('ordinary', 'form'))

  expect(document.activeElement?.closest('[data-entry]')?.getAttribute('data-entry')).toBe('ordinary')
})

it('a decision leads to its rules, and to new ones that it asks from then on', async () => {
  const node = flowIn(workspace).nodes.find(({ kind }) => kind === 'decide')
  if (node?.kind !== 'decide') throw new Error('the template has no decision')
  part = await renderPart(<DecideForm node={node} />, workspace, { session })
  await part.click(part.all('button').find((one) => one.textContent === 'Open the rules') as HTMLElement)
  expect(part.panels.getState().view).toEqual({ kind: 'rules', at: 'complaint-assess' })

  await part.click(part.all('button').find((one) => one.textContent === 'New rules') as HTMLElement)
  const { at } = part.panels.getState().view
  expect(documentIn(part.store.getState().history.present, 'rules', at ?? '')).toMatchObject({ style: 'list' })
  expect(flowIn(part.store.getState().history.present).nodes).toContainEqual({ ...node, rules: at })
  await part.run(() => part.store.getState().undo())
  expect(part.store.getState().history.present).toEqual(workspace)
})
