import { afterEach, describe, expect, it, vi } from 'vitest'
import type { WireProposal } from '../../../core/contract/wire-publication.ts'
import { DecideForm } from '../../../editor/proposals/decide-form.tsx'
import type { Pledge } from '../../../sdk/pledge.ts'
import { PledgeError } from '../../../sdk/pledge-error.ts'
import { templateWorkspace } from '../edits/template-workspaces.ts'
import { type RenderedPart, renderPart } from '../render-part.tsx'
import { proposalInFull } from './proposal-in-full.ts'

let part: RenderedPart
afterEach(() => part.unmount())

/** The form as somebody sees it, over a server that answers so. */
async function form(proposal: Partial<WireProposal> = {}, more: Parameters<typeof proposalInFull>[0] = {}) {
  const full = proposalInFull(more, proposal)
  const documents = {
    decideProposal: vi.fn().mockResolvedValue({ ...full.proposal, state: 'published' }),
    withdrawProposal: vi.fn().mockResolvedValue({ ...full.proposal, state: 'withdrawn' }),
  }
  const onDecided = vi.fn()
  const pledge = { documents } as unknown as Pick<Pledge, 'documents'>
  part = await renderPart(
    <DecideForm proposal={full} pledge={pledge} user="me" onDecided={onDecided} />,
    templateWorkspace('complaint'),
  )
  return { documents, onDecided }
}

function button(name: string): HTMLButtonElement {
  const found = part.all('button').find((one) => one.textContent === name)
  if (found === undefined) throw new Error(`No button ${name} in ${part.text()}`)
  return found as HTMLButtonElement
}

describe('deciding on a proposal', () => {
  it('is one click, with a word if there is one', async () => {
    const { documents, onDecided } = await form()
    await part.type(part.field('What do you want to say?'), ' Well done ')
    await part.click(button('Approve and publish'))

    expect(documents.decideProposal).toHaveBeenCalledWith('p', { approve: true, note: 'Well done' })
    expect(onDecided).toHaveBeenCalledWith(expect.objectContaining({ state: 'published' }))
  })

  it('returns nothing without a word', async () => {
    const { documents } = await form()
    await part.click(button('Return it'))
    expect(part.text()).toContain('Say what should be different.')
    expect(documents.decideProposal).not.toHaveBeenCalled()

    await part.type(part.field('What do you want to say?'), 'Too fast')
    await part.click(button('Return it'))
    expect(documents.decideProposal).toHaveBeenCalledWith('p', { approve: false, note: 'Too fast' })
  })

  it('says why when the server refuses, and leaves the words in place', async () => {
    const { documents, onDecided } = await form()
    documents.decideProposal.mockRejectedValue(new PledgeError(409, 'publication.proposal-decided', 'Decided already.'))
    await part.type(part.field('What do you want to say?'), 'Yes')
    await part.click(button('Approve and publish'))

    expect(part.all('[role=alert]')).toHaveLength(1)
    expect(part.field('What do you want to say?').value).toBe('Yes')
    expect(onDecided).not.toHaveBeenCalled()
  })

  it('cannot publish what cannot be published, but return it', async () => {
    await form({}, { refusal: { code: 'store.base-not-newest', message: 'Too late', issues: [] } })

    expect(button('Approve and publish').disabled).toBe(true)
    expect(button('Return it').disabled).toBe(false)
  })

  it('is not for its author, who may take it back', async () => {
    const { documents, onDecided } = await form({ author: 'me', mayDecide: false })
    expect(part.text()).toContain('It waits for Manager.')
    await part.click(button('Take it back'))

    expect(documents.withdrawProposal).toHaveBeenCalledWith('p')
    expect(onDecided).toHaveBeenCalledTimes(1)
  })

  it('is for nobody who was not asked, and over once it was decided', async () => {
    await form({ mayDecide: false })
    expect(part.text()).toBe('Only Manager can decide on this.')
    expect(part.all('button')).toEqual([])
    await part.unmount()

    await form({ state: 'published', mayDecide: false })
    expect(part.text()).toBe('')
  })
})
