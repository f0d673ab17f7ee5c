import { afterEach, describe, expect, it, vi } from 'vitest'
import { TeamsView } from '../../../editor/teams/teams-view.tsx'
import type { DesignerSession } from '../../../editor/workspace/designer-session.ts'
import { PledgeError } from '../../../sdk/pledge-error.ts'
import { templateWorkspace } from '../edits/template-workspaces.ts'
import { type RenderedPart, renderPart } from '../render-part.tsx'

const complaint = templateWorkspace('complaint')

/** A server with one team of the process; `mayManage` says whether whoever is here may change it. */
function session(mayManage: boolean) {
  const data = { name: { en: 'Front line' }, members: ['li'], calendar: 'support-shanghai' }
  const list = vi.fn().mockResolvedValue({ items: [{ id: 'frontline', version: 4, updatedAt: '', data }] })
  const put = vi.fn().mockImplementation((_kind, id, body) => Promise.resolve({ id, version: 5, data: body }))
  const get = vi.fn().mockRejectedValue(new PledgeError(404, 'http.unknown-document', 'no'))
  const made = {
    pledge: { settings: { list, put }, documents: { get } },
    user: 'me',
    may: { cases: true, publish: true, settings: mayManage },
    keeper: null,
    watch: { refresh: vi.fn().mockResolvedValue(undefined) },
  }
  return { put, list, watch: made.watch, session: made as unknown as DesignerSession }
}

let part: RenderedPart
afterEach(() => part.unmount())

const button = (text: string) =>
  part.all('button').find((one) => one.textContent === text || one.getAttribute('aria-label') === text)

describe('the view of teams', () => {
  it('shows a team, its places in the process and whether its hours fit the promises; a change is saved at once', async () => {
    const { session: here, put, watch } = session(true)
    part = await renderPart(<TeamsView />, complaint, { session: here })
    expect(part.all('h2').at(-1)?.textContent).toBe('Front line')
    expect(part.text()).toContain('Somebody is there whenever it counts.')
    expect(part.all('[role=img]').length).toBe(7)

    const name = part.field('Name in English')
    await part.type(name, 'First line')
    expect(put).not.toHaveBeenCalled()
    await part.press(name, 'Enter')

    const data = { name: { en: 'First line' }, members: ['li'], calendar: 'support-shanghai' }
    expect(put).toHaveBeenCalledExactlyOnceWith('teams', 'frontline', data, { ifVersion: 4 })
    expect(watch.refresh).toHaveBeenCalled()
    expect(part.store.getState().history.past).toEqual([])
  })

  it('creates a team that the process names and nobody has set, with one click', async () => {
    const { session: here, put } = session(true)
    part = await renderPart(<TeamsView />, complaint, { session: here })
    expect(part.text()).toContain('Named, but not there')
    await part.click(button('Create specialists') as HTMLElement)

    const data = { name: { en: 'Specialists' }, members: [] }
    expect(put).toHaveBeenCalledExactlyOnceWith('teams', 'specialists', data, { ifVersion: 0 })
    expect(part.panels.getState().view).toEqual({ kind: 'teams', at: 'specialists' })
    expect(button('Create specialists')).toBeUndefined()
  })

  it('lets who may not change settings look, and says why', async () => {
    const { session: here, put } = session(false)
    part = await renderPart(<TeamsView />, complaint, { session: here, language: 'zh-CN' })

    expect(part.text()).toContain('团队由管理员维护，你可以查看。')
    expect(part.field('英文名称').readOnly).toBe(true)
    expect(button('新建团队')).toBeUndefined()
    expect(button('删除这个团队')).toBeUndefined()
    expect(put).not.toHaveBeenCalled()
  })
})
