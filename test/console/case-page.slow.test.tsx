// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { problem } from './mock-api.ts'
import { type RenderedApp, renderApp } from './render-app.tsx'

let app: RenderedApp
beforeEach(() => localStorage.clear())
afterEach(() => app.unmount())

const commands = () => app.api.calls.filter((call) => call.path.endsWith('/commands')).map((call) => call.body)
const open = async (number: number) => {
  app = await renderApp({ path: `/cases/${number}` })
  await app.find('heading', new RegExp(`#${number}`))
}

describe('the page of a case', () => {
  it('shows what it owes, where it stands, who asks and what was said', async () => {
    await open(1042)
    await app.until(() => app.text().includes('王先生您好'), 'the conversation')

    for (const text of [
      'Resolution',
      'late by',
      'Triage by the front line',
      'First response',
      'Met',
      'now here',
      '王建国',
      'Gold',
    ]) {
      expect(app.text()).toContain(text)
    }
    expect(app.text()).toContain('李娜 changed Priority from Normal to Urgent.')
    expect((await app.find('link', /History in Temporal/)).getAttribute('href')).toMatch(
      /^http:\/\/127\.0\.0\.1:8233\//,
    )
  })

  it('completes the step with an outcome and what its form asks', async () => {
    await open(1042)
    await app.type(await app.find('textbox', 'Amount'), '99.5')

    await app.click(await app.find('button', 'Complete: To a specialist'))
    await app.until(() => commands().length === 1, 'the command')

    expect(commands()[0]).toMatchObject({
      do: 'complete',
      node: 'sort',
      outcome: 'specialist',
      facts: { category: 'billing', amount: 99.5 },
    })
    expect(commands()[0]?.['commandId']).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('does not send a form with a fault', async () => {
    await open(1042)
    await app.type(await app.find('textbox', 'Amount'), 'a lot')

    await app.click(await app.find('button', 'Complete: To a specialist'))

    await app.until(() => app.text().includes('Enter a number.'), 'the fault')
    expect(commands()).toEqual([])
  })

  it('sends a reply with Ctrl+Enter, and shows it', async () => {
    await open(1050)
    const field = await app.find('textbox', 'Reply to the customer')
    await app.type(field, 'We are on our way.')

    await app.press(field, 'Enter', { ctrlKey: true })
    await app.until(
      () => app.query('listitem', /.*/) === null && app.text().includes('We are on our way.'),
      'the reply',
    )

    expect(commands()[0]).toMatchObject({ do: 'reply', public: true, text: 'We are on our way.' })
    expect(field).toHaveProperty('value', '')
    expect(JSON.stringify({ ...localStorage })).not.toContain('on our way')
  })

  it('keeps what was typed when it could not be sent, and sends it again under the same id', async () => {
    await open(1050)
    app.api.answerNext('POST', /commands/, problem(503, 'http.unavailable', 'The engine is away.'))
    const field = await app.find('textbox', 'Reply to the customer')
    await app.type(field, 'Do not lose me.')

    await app.click(await app.find('button', 'Send reply'))
    await app.until(() => app.text().includes('The engine is away.'), 'the problem')
    expect(field).toHaveProperty('value', 'Do not lose me.')
    expect(JSON.stringify({ ...localStorage })).toContain('Do not lose me.')
    await app.click(await app.find('button', 'Send reply'))
    await app.until(() => commands().length === 2, 'the second attempt')

    expect(commands()[1]?.['commandId']).toBe(commands()[0]?.['commandId'])
  })

  it('finds a draft again after the page was left', async () => {
    await open(1050)
    await app.type(await app.find('textbox', 'Reply to the customer'), 'half a sent')
    await app.unmount()

    await open(1050)

    expect(await app.find('textbox', 'Reply to the customer')).toHaveProperty('value', 'half a sent')
  })

  it('waits for what the policy speaks of, or for something else', async () => {
    await open(1050)
    await app.click(await app.find('button', /^Wait/))
    const reason = await app.find('combobox', 'For whom or what?')
    await app.until(() => app.text().includes('Stands still meanwhile: Resolution.'), 'what it does')
    await app.click(reason)
    await app.click(await app.find('option', 'Something else …'))
    await app.type(await app.find('textbox', 'In a word'), 'court')
    await app.click(await app.find('button', 'Wait'))

    await app.until(() => commands().length === 1, 'the command')
    expect(commands()[0]).toMatchObject({ do: 'wait', reason: 'court' })
  })

  it('says what is allowed instead when the case does not allow it', async () => {
    await open(1042)
    app.api.answerNext(
      'POST',
      /commands/,
      problem(409, 'command.not-allowed', 'It is closed.', { allowed: [{ do: 'reopen' }, { do: 'note' }] }),
    )

    await app.click(await app.find('button', 'Resolve'))

    await app.until(
      () => app.text().includes('It is closed. The case does not allow this now. It allows: reopen and note.'),
      'the refusal',
    )
  })

  const keptResolve = async () => {
    await open(1050)
    app.api.answerNext('POST', /commands/, {
      status: 202,
      body: { id: 'case-1050', number: 1050, url: '/cases/case-1050' },
    })
    await app.click(await app.find('button', 'Resolve'))
    await app.until(
      () => document.querySelector('[role="status"]') !== null && app.text().includes('“resolve” is safely kept'),
      'the notice',
    )
  }

  const applyResolve = () =>
    app.api.state.records.get('case-1050')?.push({
      seq: 99,
      at: new Date().toISOString(),
      acceptedAt: null,
      event: 'resolved',
      actor: { kind: 'person', id: 'u-li', name: '李娜' },
      data: {},
      text: null,
      commandId: String(commands()[0]?.['commandId']),
    })

  it('tells what is kept but not applied yet, until the timeline shows it', async () => {
    await keptResolve()

    applyResolve()
    await act(async () => app.api.emit({ type: 'case', case: { id: 'case-1050', number: 1050 }, data: {} }))

    await app.until(() => app.text().includes('李娜 resolved the case.'), 'the record')
    await app.until(
      () => document.querySelector('#content [role="status"]')?.textContent !== 'Kept, will be applied',
      'its end',
    )
    expect(document.querySelector('#content')?.textContent).not.toContain('is safely kept')
  })

  it('looks by itself whether what is kept was applied, should no event tell of it', async () => {
    await keptResolve()

    applyResolve()

    await app.until(() => app.text().includes('李娜 resolved the case.'), 'the record')
    expect(document.querySelector('#content')?.textContent).not.toContain('is safely kept')
  })

  it('changes under somebody who types without taking the words or the focus away', async () => {
    await open(1050)
    const field = await app.find('textbox', 'Reply to the customer')
    field.focus()
    await app.type(field, 'I am typ')

    app.api.state.cases = app.api.state.cases.map((item) =>
      item.number === 1050 ? { ...item, subject: 'Renamed' } : item,
    )
    await act(async () => app.api.emit({ type: 'case', case: { id: 'case-1050', number: 1050 }, data: {} }))

    await app.find('heading', /Renamed/)
    expect(document.activeElement).toBe(field)
    expect(field).toHaveProperty('value', 'I am typ')
  })

  it('explains a due time with a sentence, a picture and every step', async () => {
    await open(1042)

    await app.click(await app.find('button', 'Why Resolution is due then'))

    await app.until(() => app.text().includes('because 4 hours of open time were promised'), 'the sentence')
    await app.find('img', /Open hours, closed hours and pauses from/)
    expect(app.text()).toContain('Waiting for the supplier.')
    expect(app.text()).toContain('Calendar shanghai, version 3, Asia/Shanghai')
  })

  it('says for whom it waits and lets it go on', async () => {
    await open(1029)
    await app.until(() => app.text().includes('Waiting for the customer'), 'the wait')

    await app.click(await app.find('button', 'Resume, no longer waiting for the customer'))
    await app.until(() => commands().length === 1, 'the command')

    expect(commands()[0]).toMatchObject({ do: 'resume', reason: 'customer' })
  })

  it('asks before it is cancelled, with the consequence counted', async () => {
    await open(1042)

    await app.click(await app.find('button', 'More'))
    await app.click(await app.find('menuitem', 'Cancel the case …'))
    await app.until(() => app.text().includes('its 2 running clocks are cancelled'), 'the consequence')
    await app.click(await app.find('button', 'Leave it as it is'))

    expect(commands()).toEqual([])
  })

  it('offers nothing that the case does not allow', async () => {
    await open(1011)

    expect(app.query('button', 'Resolve')).toBeNull()
    expect(app.query('textbox', 'Reply to the customer')).toBeNull()
    expect(app.text()).not.toContain('Next step')
  })

  it('says that there is no such case', async () => {
    app = await renderApp({ path: '/cases/9999' })

    await app.find('heading', 'There is no case 9999, or it is not yours to see.')
  })

  it('names the cases that it is linked with by number and subject, and how they belong to it', async () => {
    app = await renderApp({ path: '/cases' })
    const [, other] = app.api.state.cases
    app.api.state.cases = app.api.state.cases.map((item) =>
      item.number === 1042 ? { ...item, links: [{ to: other?.id ?? '', as: 'mergedInto' }] } : item,
    )
    await app.unmount()
    app = await renderApp({ path: '/cases/1042', api: app.api })

    const link = await app.find('link', `#${other?.number} ${other?.subject}`)
    expect(link.getAttribute('href')).toBe(`/cases/${other?.id}`)
    expect(link.parentElement?.textContent).toContain('(merged into it)')
  })

  it('says that a case is one’s own when one took it', async () => {
    app = await renderApp({ path: '/cases' })
    app.api.state.cases = app.api.state.cases.map((item) => (item.number === 1042 ? { ...item, assignee: null } : item))
    await app.unmount()
    app = await renderApp({ path: '/cases/1042', api: app.api })

    await app.click(await app.find('button', 'Take it'))

    await app.until(() => app.text().includes('The case is yours now.'), 'what was done')
    expect(commands()[0]).toMatchObject({ do: 'assign', agent: 'u-li' })
  })

  it('links to nothing but web pages', async () => {
    app = await renderApp({ path: '/cases' })
    app.api.state.cases = app.api.state.cases.map((item) => ({ ...item, temporalUrl: 'javascript:alert(1)' }))
    await app.unmount()
    app = await renderApp({ path: '/cases/1042', api: app.api })
    await app.find('heading', /#1042/)

    expect(document.querySelector('a[href^="javascript"]')).toBeNull()
  })
})
