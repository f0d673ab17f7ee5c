import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { problem } from './mock-api.ts'
import { type RenderedApp, renderApp } from './render-app.tsx'

let app: RenderedApp
beforeEach(() => localStorage.clear())
afterEach(() => app.unmount())

async function signIn(login: string, password: string): Promise<void> {
  await app.type(await app.find('textbox', 'User name'), login)
  await app.type(await app.find('textbox', 'Password'), password)
  await app.click(await app.find('button', 'Sign in'))
}

describe('signing in', () => {
  it('leads to the page one came for', async () => {
    app = await renderApp({ path: '/breaches', isSignedIn: false })

    await signIn('li', 'correct horse battery')

    await app.find('heading', 'Breaches')
  })

  it('says when name and password do not fit, and forgets the password only', async () => {
    app = await renderApp({ isSignedIn: false })

    await signIn('li', 'wrong')

    await app.until(() => app.text().includes('User name and password do not fit together.'), 'the refusal')
    expect((await app.find('textbox', 'User name')) as HTMLInputElement).toHaveProperty('value', 'li')
    expect((await app.find('textbox', 'Password')) as HTMLInputElement).toHaveProperty('value', '')
  })

  it('asks for what is missing without asking the server', async () => {
    app = await renderApp({ isSignedIn: false })

    await app.click(await app.find('button', 'Sign in'))

    await app.until(() => app.text().includes('Enter your password.'), 'the fault')
    expect(app.api.calls.filter((call) => call.method === 'POST')).toEqual([])
  })

  it('says how long to wait after too many attempts', async () => {
    app = await renderApp({ isSignedIn: false })
    app.api.answerNext('POST', /session/, {
      ...problem(429, 'http.throttled', 'Too many.'),
      headers: { 'retry-after': '90' },
    })

    await signIn('li', 'again')

    await app.until(() => app.text().includes('Too many attempts. Try again in 1 min 30 s.'), 'the throttling')
  })

  it('is asked for again when the session has ended', async () => {
    app = await renderApp()
    await app.find('link', /#1042/)
    app.api.state.session = null

    app.api.emit({ type: 'case', case: { id: 'case-1042', number: 1042 }, data: {} })

    await app.until(() => app.text().includes('Your session has ended.'), 'the end of the session')
  })

  it('speaks Chinese', async () => {
    app = await renderApp({ isSignedIn: false, language: 'zh-CN' })

    await app.find('button', '登录')
  })
})

describe('the language', () => {
  it('is that of who signs in, where nobody chose one on this device', async () => {
    app = await renderApp({ isSignedIn: false, isFreshDevice: true })

    await signIn('li', 'correct horse battery')

    await app.find('heading', '工单')
  })

  it('is kept for the person when it is changed', async () => {
    app = await renderApp({ path: '/account' })

    await app.click(await app.find('radio', '中文'))

    await app.find('heading', '我的账户')
    expect(app.api.calls.find((call) => call.method === 'PATCH')).toMatchObject({
      path: '/session',
      body: { language: 'zh-CN' },
    })
  })
})

describe('signing out', () => {
  it('takes every draft along', async () => {
    app = await renderApp({ path: '/cases/1042' })
    await app.type(await app.find('textbox', 'Reply to the customer'), 'secret words')
    expect(JSON.stringify({ ...localStorage })).toContain('secret words')

    await app.click(await app.find('button', /^Menu of 李娜/))
    await app.click(await app.find('menuitem', 'Sign out'))

    await app.find('button', 'Sign in')
    expect(JSON.stringify({ ...localStorage })).not.toContain('secret words')
  })
})
