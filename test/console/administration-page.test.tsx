import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMockApi, problem } from './mock-api.ts'
import { type RenderedApp, renderApp } from './render-app.tsx'

let app: RenderedApp
beforeEach(() => localStorage.clear())
afterEach(() => app.unmount())

const writes = () =>
  app.api.calls.filter((call) => call.method !== 'GET').map(({ method, path, body }) => ({ method, path, body }))

describe('the administration', () => {
  it('creates a user with roles and a first password', async () => {
    app = await renderApp({ path: '/administration/users' })
    await app.click(await app.find('button', 'New user'))
    await app.type(await app.find('textbox', 'User name'), 'new')
    await app.type(await app.find('textbox', 'Name'), 'New Person')
    await app.type(await app.find('textbox', 'First password'), 'short')
    await app.click(await app.find('button', 'Save'))
    await app.until(() => app.text().includes('A password has at least 10 characters.'), 'the fault')

    await app.type(await app.find('textbox', 'First password'), 'long enough for us')
    await app.click(await app.find('button', 'Save'))

    await app.until(() => writes().length === 1, 'the user')
    expect(writes()[0]).toEqual({
      method: 'POST',
      path: '/users',
      body: { login: 'new', name: 'New Person', password: 'long enough for us', roles: ['agent'], teams: [] },
    })
  })

  it('asks before somebody is deactivated, and not for oneself', async () => {
    app = await renderApp({ path: '/administration/users' })
    await app.click(await app.find('button', 'Deactivate'))
    await app.until(() => app.text().includes('Deactivate 赵敏?'), 'the question')

    await app.click(document.querySelector<HTMLElement>('[role="dialog"] button[type="submit"]')!)

    await app.until(() => writes().length === 1, 'the change')
    expect(writes()[0]).toEqual({ method: 'PATCH', path: '/users/u-zhao', body: { isActive: false } })
    expect(Array.from(document.querySelectorAll('td button'), (button) => button.textContent)).not.toContain(
      'Deactivate 李娜',
    )
  })

  it('shows the secret of a new key once', async () => {
    app = await renderApp({ path: '/administration/keys' })
    await app.click(await app.find('button', 'New key'))
    await app.type(await app.find('textbox', 'Name'), 'Shop')
    await app.click(await app.find('button', 'Save'))
    await app.until(() => app.text().includes('pk_test_0123456789abcdef'), 'the secret')

    await app.click(await app.find('button', 'I have copied it'))

    await app.until(() => !app.text().includes('pk_test_0123456789abcdef'), 'its end')
    expect(writes()[0]?.body).toEqual({ name: 'Shop', roles: ['agent'] })
  })

  it('saves a team in both languages, and only if nobody else changed it meanwhile', async () => {
    const api = createMockApi(Date.now)
    app = await renderApp({ path: '/administration/teams', api })
    await app.click(await app.find('button', 'Edit'))
    await app.type(await app.find('textbox', 'Name in Chinese'), '前台')
    api.answerNext('PUT', /teams/, problem(412, 'http.changed', 'Somebody else was faster.'))

    await app.click(await app.find('button', 'Save'))
    await app.until(() => app.text().includes('Somebody else changed it meanwhile.'), 'the refusal')
    expect(await app.find('textbox', 'Name in Chinese')).toHaveProperty('value', '前台')
    await app.click(await app.find('button', 'Save'))

    await app.until(() => writes().length === 2, 'the second attempt')
    expect(writes()[1]?.body).toMatchObject({ name: { en: 'Front line', 'zh-CN': '前台' }, calendar: 'shanghai' })
  })

  it('keeps an id to what an id may be', async () => {
    app = await renderApp({ path: '/administration/messages' })
    await app.click(await app.find('button', 'New template'))
    await app.type(await app.find('textbox', 'Id'), 'Not an id!')
    await app.click(await app.find('button', 'Save'))

    await app.until(() => app.text().includes('An id has 1 to 64 small letters'), 'the fault')
    expect(writes()).toEqual([])
  })

  it('tries a failed job again', async () => {
    app = await renderApp({ path: '/administration/jobs' })
    await app.until(() => app.text().includes('answered 503'), 'the job')

    await app.click(await app.find('button', 'Try again'))

    await app.until(() => writes().length === 1, 'the retry')
    expect(writes()[0]).toMatchObject({ method: 'POST', path: '/jobs/j1/retry' })
  })

  it('is not for everybody', async () => {
    const api = createMockApi(Date.now)
    api.state.session = { ...api.state.session!, permissions: ['cases.read'] }
    app = await renderApp({ path: '/administration/users', api })

    await app.find('heading', 'Not for your role')
    expect(api.calls.filter((call) => call.path === '/users')).toEqual([])
  })
})

describe('an address that leads nowhere', () => {
  it('says so, and shows the way back', async () => {
    app = await renderApp({ path: '/nowhere/at/all' })

    await app.find('heading', 'There is nothing here')
    await app.find('link', 'To the cases')
  })
})
