// @vitest-environment happy-dom
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { ClocksView } from '../../../editor/clocks/clocks-view.tsx'
import { changeFlow, documentIn, keyOf, withDocument } from '../../../editor/workspace/workspace.ts'
import { templateWorkspace } from '../edits/template-workspaces.ts'
import { type RenderedPart, renderPart } from '../render-part.tsx'

const complaint = templateWorkspace('complaint')
let part: RenderedPart

const open = async (at: string | null = null, options: Parameters<typeof renderPart>[2] = {}) => {
  part = await renderPart(<ClocksView />, complaint, options)
  await part.run(() => part.panels.getState().show('clocks', at))
}
/** Opening all parts takes longest, so most tests share one view and undo what they did. */
const undoAll = async () => {
  while (steps().length > 0) await part.run(() => part.store.getState().undo())
}
beforeAll(() => open())
afterEach(undoAll)
afterAll(() => part.unmount())

const policyNow = () => {
  const policy = documentIn(part.store.getState().history.present, 'policy', 'complaint-standard')
  if (policy === null) throw new Error('no policy')
  return policy
}
const clockNow = (id: string) => policyNow().clocks.find((clock) => clock.id === id)
const steps = () => part.store.getState().history.past
const cell = (row: number, column: number) =>
  part.all('[role="row"], tbody tr')[row]?.querySelectorAll<HTMLElement>('td')[column] as HTMLElement
const button = (label: string) => {
  const found = part.all('button').find((one) => one.getAttribute('aria-label') === label || one.textContent === label)
  if (found === undefined) throw new Error(`No button ${label}`)
  return found
}

describe('the times of a promise', () => {
  it('stand in a table by what they depend on, with what nobody wrote in the words of where it comes from', () => {
    expect(part.all('h2')[0]?.textContent).toBe('First answer')
    expect(part.all('table[role="grid"]')[0]?.getAttribute('aria-label')).toContain('Severity')
    expect(part.text()).toContain('15 min working time')
    expect(cell(0, 0).getAttribute('title')).toContain('30 min working time')
  })

  it('are tried on a case, with the reason; what has no effect here is not offered', () => {
    expect(part.text()).toMatch(/Due .+: 30 business minutes counted from/)
    expect(part.text()).not.toContain('When a resolved case comes back')
  })

  it('are typed like in a spreadsheet, as one step that can be undone', async () => {
    const first = cell(0, 0)
    await part.run(() => first.focus())
    await part.press(first, '2')
    const field = part.all('td input')[0] as HTMLInputElement
    expect(field.value).toBe('2')
    await part.type(field, '2 h')
    await part.press(field, 'Enter')

    expect(clockNow('first-response')?.targets).toHaveLength(3)
    expect(cell(0, 0).textContent).toBe('2 h working time')
    expect(document.activeElement).toBe(cell(1, 0))
    expect(steps().map(({ name }) => name.key)).toEqual(['changeTimes'])
    await part.run(() => part.store.getState().undo())
    expect(part.store.getState().history.present.documents).toEqual(complaint.documents)
  })

  it('that are none are refused with an example, and Escape leaves what was', async () => {
    const first = cell(0, 0)
    await part.run(() => first.focus())
    await part.press(first, 'F2')
    const field = part.all('td input')[0] as HTMLInputElement
    await part.type(field, 'soon')
    await part.press(field, 'Enter')

    expect(part.text()).toContain('“soon” is no time')
    expect(field.getAttribute('aria-invalid')).toBe('true')
    await part.press(field, 'Escape')
    expect(part.all('td input')).toHaveLength(0)
    expect(steps()).toHaveLength(0)
  })

  it('are pasted as a block, as one step', async () => {
    const first = cell(0, 0)
    await part.run(() => first.focus())
    await part.run(() => {
      const event = new Event('paste', { bubbles: true, cancelable: true })
      Object.assign(event, { clipboardData: { getData: () => '1 h\nsoon\n3 h' } })
      first.dispatchEvent(event)
    })

    expect(cell(0, 0).textContent).toBe('1 h working time')
    expect(cell(2, 0).textContent).toBe('3 h working time')
    expect(part.text()).toContain('1 cell could not be read as a time')
    expect(steps().map(({ name }) => name.key)).toEqual(['pasteTimes'])
  })
})

describe('warnings and escalations', () => {
  it('move with the arrow keys, all moves in a row as one step, and the form moves with them', async () => {
    const rung = part
      .all('ol button')
      .find((one) => one.textContent?.includes('tell the team that has it')) as HTMLElement
    await part.run(() => rung.focus())
    await part.press(rung, 'ArrowRight')
    await part.press(rung, 'ArrowRight')

    expect(clockNow('first-response')?.escalations?.[0]?.at).toEqual({ percent: 90 })
    expect(steps()).toHaveLength(1)
    expect(document.activeElement).toBe(rung)
    expect(part.text()).toContain('An escalation')
    await part.press(rung, 'Delete')
    expect(clockNow('first-response')?.escalations).toHaveLength(1)
    expect(steps()).toHaveLength(2)
  })

  it('are added and get what they do from forms', async () => {
    await part.click(button('Add an escalation'))

    expect(clockNow('first-response')?.escalations?.at(-1)).toEqual({
      at: { percent: 100 },
      do: [{ action: 'notify', to: ['role:manager'] }],
    })
    expect(part.text()).toContain('What happens')
  })
})

describe('what happens on the way', () => {
  it('tells of each choice with an example that is worked out, and changes with it', async () => {
    await part.run(() => part.panels.getState().show('clocks', 'resolution'))
    const radios = () => part.all('input[type="radio"]') as readonly HTMLInputElement[]

    expect(part.text()).toMatch(/Example: opened .+, the customer is asked .+ and answers .+: still due/)
    expect(part.text()).toMatch(/back .+: a second time, due/)
    const never = radios().find((radio) => radio.value === 'newCycle') as HTMLInputElement
    await part.click(never)
    expect(clockNow('resolution')?.onReopen).toBe('newCycle')
    await part.run(() => part.panels.getState().show('clocks', 'first-response'))
  })
})

describe('the list of promises', () => {
  it('shows a name while it is typed', async () => {
    await part.type(part.field('Name in English'), 'First reply')
    expect(part.all('h2')[0]?.textContent).toBe('First reply')
    expect(part.all('nav [aria-current]')[0]?.textContent).toContain('First reply')
  })

  it('adds one, which is shown, copies it and takes it away again', async () => {
    await part.click(button('New promise'))
    expect(part.all('h2')[0]?.textContent).toBe('Solution')
    await part.click(button('Copy this promise'))
    expect(policyNow().clocks).toHaveLength(7)
    await part.click(button('Remove this promise'))
    await part.run(() => part.store.getState().undo())
    await part.run(() => part.store.getState().undo())
    await part.run(() => part.store.getState().undo())

    expect(part.store.getState().history.present.documents).toEqual(complaint.documents)
  })

  it('follows a calendar that is changed in the draft', async () => {
    await part.run(() => part.panels.getState().show('clocks', 'first-response'))
    const before = part.all('[role="status"] strong')[0]?.textContent
    const calendar = documentIn(part.store.getState().history.present, 'calendar', 'support-shanghai')
    if (calendar === null) throw new Error('no calendar')
    await part.run(() =>
      part.store
        .getState()
        .edit({ key: 'change', params: { name: 'calendar' } }, (workspace) =>
          withDocument(workspace, { ...calendar, exceptions: [], holidays: [], hours: { wed: ['08:00-08:20'] } }),
        ),
    )

    expect(part.all('[role="status"] strong')[0]?.textContent).not.toBe(before)
  })

  it('begins with a service standard where a process has none', async () => {
    await part.unmount()
    const bare = changeFlow(complaint, ({ policy: _policy, ...flow }) => flow)
    part = await renderPart(<ClocksView />, bare)
    await part.click(button('Promise something'))

    expect(part.store.getState().history.present.documents[keyOf('flow', 'complaint')]).toMatchObject({
      policy: 'complaint-standard-2',
    })
    expect(part.text()).toContain('8 h working time')
  })

  it('can be read by who may not change anything, in Chinese too', async () => {
    await part.unmount()
    await open(null, { mayEdit: false, language: 'zh-CN' })

    expect(part.text()).toContain('15 分钟 工作时间')
    expect(part.all('button').some((one) => one.textContent === '新增时限')).toBe(false)
    await part.press(cell(0, 0), '5')
    expect(part.all('td input')).toHaveLength(0)
  })
})
