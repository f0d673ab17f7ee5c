// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest'
import { createStore } from 'zustand/vanilla'
import type { RulesTable } from '../../../core/contract/rules.ts'
import type { Problem } from '../../../editor/problems/problem.ts'
import type { ProblemsState } from '../../../editor/problems/watch-problems.ts'
import { RulesView } from '../../../editor/rules/rules-view.tsx'
import type { DesignerSession } from '../../../editor/workspace/designer-session.ts'
import { documentIn } from '../../../editor/workspace/workspace.ts'
import { Pledge } from '../../../sdk/pledge.ts'
import { templateWorkspace } from '../edits/template-workspaces.ts'
import { type RenderedPart, renderPart } from '../render-part.tsx'

const workspace = templateWorkspace('consultation')
const id = 'consultation-triage'
let part: RenderedPart
afterEach(() => part.unmount())

function sessionWith(problems: readonly Problem[] = []): DesignerSession {
  const state = createStore<ProblemsState>()(() => ({ problems, checked: workspace, isChecking: false }))
  return {
    pledge: new Pledge({ url: 'http://127.0.0.1:1', fetch: () => Promise.reject(new Error('nobody is asked')) }),
    user: 'anna',
    may: { cases: true, publish: true, settings: true },
    keeper: null,
    watch: { state, speak: () => {}, refresh: async () => {}, stop: () => {} },
  }
}

async function open(options: { problems?: readonly Problem[]; rulesRight?: 'values' | 'all' } = {}) {
  part = await renderPart(<RulesView />, workspace, { session: sessionWith(options.problems) })
  const { rulesRight } = options
  if (rulesRight !== undefined) await part.run(() => part.store.setState({ mayEdit: false, rulesRight }))
}

const cell = (at: string) => part.all(`[data-cell="${at}"]`)[0] as HTMLElement
const table = () => documentIn(part.store.getState().history.present, 'rules', id) as RulesTable

it('a table is worked by keys: typing fills a cell, Delete empties it, Ctrl+Enter adds a row, undo takes it all back', async () => {
  await open()
  const before = table()
  await part.press(cell('0 0'), 'ArrowDown')
  expect(document.activeElement).toBe(cell('1 0'))

  await part.press(cell('1 0'), 'p')
  const field = part.field('About, row 2')
  await part.type(field, 'nothing of the kind')
  await part.press(field, 'Enter')
  expect(part.text()).toContain('does not fit')
  expect(table()).toBe(before)
  await part.type(field, 'price')
  await part.press(field, 'Enter')
  expect(table().rows[1]?.if[0]).toEqual({ is: 'price' })

  await part.press(cell('2 0'), 'Delete')
  expect(table().rows[2]?.if[0]).toBe('-')
  await part.run(() =>
    cell('2 0').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true })),
  )
  expect(table().rows).toHaveLength(5)
  expect(table().rows[3]).toEqual({ id: 'row', if: ['-', '-', '-'], then: ['-'] })

  for (const _ of [1, 2, 3]) await part.run(() => part.store.getState().undo())
  expect(table()).toBe(before)
})

it('cells from a spreadsheet are pasted, what does not fit is named and left as it was', async () => {
  await open()
  const paste = new Event('paste', { bubbles: true, cancelable: true })
  Object.assign(paste, { clipboardData: { getData: () => 'usage\tcomplex\nunheard-of\tany\n' } })
  await part.run(() => cell('0 0').focus())
  await part.run(() => cell('0 0').dispatchEvent(paste))

  expect(
    table()
      .rows.slice(0, 2)
      .map((row) => row.if),
  ).toEqual([
    [{ is: 'usage' }, { is: 'complex' }, { in: ['6-star', '5-star'] }],
    ['-', '-', '-'],
  ])
  expect(part.text()).toContain('unheard-of')
})

it('cells that are chosen with Shift are copied together, and emptied together', async () => {
  await open()
  await part.press(cell('0 0'), 'ArrowDown')
  await part.press(cell('1 0'), 'ArrowRight')
  for (const _ of [1, 2])
    await part.run(() =>
      (document.activeElement ?? document.body).dispatchEvent(
        new KeyboardEvent('keydown', { key: 'ArrowRight', shiftKey: true, bubbles: true }),
      ),
    )
  expect(part.all('td[aria-selected="true"]').map((one) => one.dataset['cell'])).toEqual(['1 1', '1 2', '1 3'])

  const copied: string[] = []
  const copy = new Event('copy', { bubbles: true, cancelable: true })
  Object.assign(copy, { clipboardData: { setData: (_: string, text: string) => copied.push(text) } })
  await part.run(() => cell('1 3').dispatchEvent(copy))
  expect(copied).toEqual(['Complex\t-\tNormal'])
  await part.press(cell('1 3'), 'Delete')
  expect(table().rows[1]).toMatchObject({ if: ['-', '-', '-'], then: ['-'], outcome: 'specialist' })
})

it('who keeps values changes cells and finds no way to change more', async () => {
  await open({ rulesRight: 'values' })

  expect(part.text()).toContain('You may change values')
  expect(part.all('button').map((button) => button.textContent)).not.toContain('Add a row')
  await part.run(() =>
    cell('0 0').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true })),
  )
  await part.press(cell('0 0'), 'Delete')
  expect(table().rows).toHaveLength(4)
})

it('rules are tried on a case: the row that holds and what each condition saw are shown', async () => {
  await open()
  await part.click(
    part.all('button[aria-expanded]').find((one) => one.textContent?.startsWith('Try it')) as HTMLElement,
  )
  await part.click(part.all('button').find((one) => one.textContent === 'Fill in samples') as HTMLElement)

  const held = part.all('tr[data-result="held"]').map((row) => row.dataset['entry'])
  expect(held).toHaveLength(1)
  expect(part.text()).toContain('saw')
  expect(part.text()).toMatch(/The case takes “.+”/)
})

it('a column is dragged to another of its side, cells and all, never to one of the other side', async () => {
  await open()
  const before = table()
  const carried = new Map<string, string>()
  const drag = async (type: string, target: HTMLElement) => {
    const event = new Event(type, { bubbles: true, cancelable: true })
    const dataTransfer = {
      types: [...carried.keys()],
      setData: (kind: string, text: string) => carried.set(kind, text),
      getData: (kind: string) => carried.get(kind) ?? '',
      effectAllowed: '',
    }
    await part.run(() => target.dispatchEvent(Object.assign(event, { dataTransfer })))
    return event.defaultPrevented
  }
  await drag('dragstart', cell('-1 2'))
  expect(await drag('dragover', cell('-1 3'))).toBe(false)
  await drag('drop', cell('-1 3'))
  expect(table()).toEqual(before)

  expect(await drag('dragover', cell('-1 0'))).toBe(true)
  await drag('drop', cell('-1 0'))
  expect(table().inputs.map(({ fact }) => fact)).toEqual([2, 0, 1].map((at) => before.inputs[at]?.fact))
  expect(table().rows[0]?.if[0]).toEqual(before.rows[0]?.if[2])
  await part.run(() => part.store.getState().undo())
  expect(table()).toEqual(before)
})

it('what is wrong with a row stands at the row, with what mends it', async () => {
  const problem: Problem = {
    id: 'p',
    document: `rules/${id}`,
    code: 'rules.unreachable',
    path: '/rows/3',
    severity: 'warning',
    message: 'It can never be reached.',
    place: { kind: 'row', rules: id, id: 'usage' },
    nodes: [],
    fix: { changes: [{ op: 'remove', path: '/rows/3' }], text: 'remove it' },
  }
  await open({ problems: [problem] })
  expect(part.text()).toContain('It can never be reached.')
  await part.click(part.all('button').find((one) => one.textContent === 'Remove it') as HTMLElement)

  expect(table().rows.map((row) => row.id)).toEqual(['key-account', 'complex', 'known'])
})

it('a table is read as sentences, and written so when one goes on with them', async () => {
  await open()
  await part.click(part.all('input[type="radio"][value="list"]')[0] as HTMLElement)
  expect(table().style).toBe('table')
  await part.click(part.all('button').find((one) => one.textContent === 'Go on with sentences') as HTMLElement)

  expect(documentIn(part.store.getState().history.present, 'rules', id)).toMatchObject({ style: 'list', hit: 'first' })
  expect(part.all('li[data-entry]')).toHaveLength(4)
})
