import { afterEach, describe, expect, it } from 'vitest'
import { FactsView } from '../../../editor/facts/facts-view.tsx'
import { missingTexts } from '../../../editor/facts/missing-texts.ts'
import type { DesignerSession } from '../../../editor/workspace/designer-session.ts'
import { flowIn } from '../../../editor/workspace/workspace.ts'
import type { Pledge } from '../../../sdk/pledge.ts'
import { templateWorkspace } from '../edits/template-workspaces.ts'
import { type RenderedPart, renderPart } from '../render-part.tsx'

const complaint = templateWorkspace('complaint')
const session = {
  pledge: {
    settings: {
      list: async () => ({
        items: [{ id: 'deadline-near', data: { subject: { en: 'Near' }, body: { en: 'It is {{severity}}.' } } }],
        nextCursor: null,
      }),
    },
  } as unknown as Pledge,
  user: 'ann',
  may: { cases: true, publish: true, settings: true },
  keeper: null,
} as unknown as DesignerSession

let part: RenderedPart
const open = async (at: string, options: Parameters<typeof renderPart>[2] = {}) => {
  part = await renderPart(<FactsView />, complaint, { session, ...options })
  await part.run(() => part.panels.getState().show('facts', at))
}
afterEach(() => part.unmount())

const factNow = (id: string) => flowIn(part.store.getState().history.present).facts?.find((fact) => fact.id === id)
const anywhere = (text: string) => {
  const found = [...document.querySelectorAll<HTMLElement>('button')].find(
    (one) => one.getAttribute('aria-label') === text || one.textContent === text,
  )
  if (found === undefined) throw new Error(`No button ${text}`)
  return found
}

describe('the facts of a process', () => {
  it('stand in both languages side by side, each typed text one step, and what lacks is marked', async () => {
    await open('severity')

    expect(part.field('Name in English').value).toBe('Severity')
    expect(part.text()).not.toContain('text missing')
    await part.type(part.field('Name in Chinese'), '')
    expect(part.text()).toContain('text missing')
    expect(part.text()).toContain('Missing in this language')
    await part.type(part.field('Name in Chinese'), '严重性')
    expect(factNow('severity')?.name).toEqual({ en: 'Severity', 'zh-CN': '严重性' })
    expect(part.store.getState().history.past).toHaveLength(1)
  })

  it('say where they are used, also in messages, and lead there', async () => {
    await open('severity')

    expect(part.text()).toContain('The times of “First answer” depend on it')
    expect(part.text()).toContain('The message “Near” contains it')
    await part.click(anywhere('Show: The times of “First answer” depend on it'))
    expect(part.panels.getState().view).toEqual({ kind: 'clocks', at: 'first-response' })
  })

  it('become another kind only after it is said what would break', async () => {
    await open('severity')
    await part.click(part.all('input[role="combobox"], input[aria-haspopup="listbox"]')[0] as HTMLElement)
    const option = [...document.querySelectorAll<HTMLElement>('[role="option"]')].find(
      (one) => one.textContent === 'A number',
    )
    await part.click(option as HTMLElement)

    expect(document.body.textContent).toContain('Make “Severity” another kind of fact?')
    expect(document.querySelectorAll('[role="dialog"] li').length).toBeGreaterThan(0)
    expect(factNow('severity')?.type).toBe('enum')
    await part.click(anywhere('Change it'))
    expect(factNow('severity')?.type).toBe('number')
  })

  it('go with all their uses, after these are told, and come back by one undo', async () => {
    await open('severity')
    await part.click(anywhere('Remove this fact'))
    expect(document.body.textContent).toContain('Words of messages stay as they are')
    await part.click(anywhere('Remove it and all its uses'))

    expect(factNow('severity')).toBeUndefined()
    await part.run(() => part.store.getState().undo())
    expect(part.store.getState().history.present.documents).toEqual(complaint.documents)
  })

  it('are looked at by who may not change them, in Chinese too', async () => {
    await open('severity', { mayEdit: false, language: 'zh-CN' })

    expect(part.text()).toContain('用在哪里')
    expect(part.all('button').some((one) => one.textContent === '新增资料项')).toBe(false)
    expect(
      part.all('fieldset').every((one) => one.hasAttribute('disabled') || one.closest('fieldset[disabled]') !== null),
    ).toBe(true)
  })
})

describe('a text that lacks in a language', () => {
  it('is counted for names, helps and values; a plain text is meant for everybody', () => {
    expect(missingTexts({ id: 'a', type: 'text', name: { en: 'A' }, help: 'Help' })).toBe(1)
    expect(
      missingTexts({
        id: 'a',
        type: 'enum',
        values: ['x', { id: 'y', name: { 'zh-CN': '乙' } }],
        name: { en: 'A', 'zh-CN': '甲' },
      }),
    ).toBe(1)
    expect(missingTexts({ id: 'a', type: 'text' })).toBe(0)
  })
})
