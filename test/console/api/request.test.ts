import { describe, expect, it, vi } from 'vitest'
import { type CallWorld, createCall } from '../../../console/api/request.ts'
import { ApiProblem, isPassing } from '../../../look/problems/api-problem.ts'

function world(answer: () => Response | Promise<Response>, more: Partial<CallWorld> = {}) {
  const fetch = vi.fn((_url: string, _init: RequestInit) => Promise.resolve().then(answer))
  const onSignedOut = vi.fn()
  const onDate = vi.fn()
  const call = createCall({
    fetch: fetch as unknown as typeof globalThis.fetch,
    language: () => 'zh-CN',
    now: () => 7,
    onDate,
    onSignedOut,
    timeoutMs: 1000,
    ...more,
  })
  return { call, fetch, onSignedOut, onDate }
}

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } })

const caught = async (work: Promise<unknown>): Promise<ApiProblem> => {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof ApiProblem)) throw new Error(`Not a problem: ${String(error)}`)
  return error
}

describe('a call', () => {
  it('asks in the reader’s language, and leaves out what was not given', async () => {
    const { call, fetch } = world(() => json(200, { ok: true }))

    const answer = await call('GET', '/cases', { query: { q: '断网 #1', late: true, team: undefined, cursor: '' } })

    expect(answer).toEqual({ status: 200, data: { ok: true } })
    const [url, init] = fetch.mock.calls[0]!
    expect(url).toBe('/api/v1/cases?q=%E6%96%AD%E7%BD%91+%231&late=true')
    expect(init.headers).toMatchObject({ 'accept-language': 'zh-CN' })
    expect(init.headers).not.toHaveProperty('content-type')
  })

  it('learns the server’s time from the answer', async () => {
    const { call, onDate } = world(() => json(200, {}, { date: 'Tue, 24 Nov 2026 10:00:00 GMT' }))

    await call('GET', '/session')

    expect(onDate).toHaveBeenCalledWith('Tue, 24 Nov 2026 10:00:00 GMT', 7, 7)
  })

  it('throws what the server says is wrong, with all that it says', async () => {
    const issues = [{ code: 'x', path: '/a', severity: 'error', params: {}, message: 'A is missing.' }]
    const body = {
      type: '#',
      title: 't',
      status: 409,
      detail: 'Not now.',
      code: 'command.not-allowed',
      issues,
      allowed: [],
    }
    const { call } = world(() => json(409, body, { 'retry-after': '3' }))

    const problem = await caught(call('POST', '/cases/1/commands', { body: {} }))

    expect(problem).toMatchObject({
      status: 409,
      code: 'command.not-allowed',
      message: 'Not now.',
      issues,
      allowed: [],
    })
    expect(problem.retryAfterMs).toBe(3000)
    expect(isPassing(problem)).toBe(false)
  })

  it('shows nobody the page of a proxy', async () => {
    const { call } = world(() => new Response('<h1>Bad gateway</h1>', { status: 502 }))

    const problem = await caught(call('GET', '/cases'))

    expect(problem).toMatchObject({ status: 502, code: 'client.not-understood', message: '' })
    expect(isPassing(problem)).toBe(true)
  })

  it('says that the server cannot be reached', async () => {
    const { call } = world(() => Promise.reject(new TypeError('failed to fetch')))

    expect(await caught(call('GET', '/cases'))).toMatchObject({ status: 0, code: 'client.offline' })
  })

  it('gives up after a while', async () => {
    const { call } = world(() => new Response(), {
      timeoutMs: 5,
      fetch: ((_: string, init: RequestInit) =>
        new Promise((_resolve, reject) => {
          init.signal?.addEventListener('abort', () => reject(new Error('aborted')))
        })) as typeof globalThis.fetch,
    })

    expect(await caught(call('GET', '/cases'))).toMatchObject({ status: 0, code: 'client.timeout' })
  })

  it('tells when nobody is signed in any more', async () => {
    const { call, onSignedOut } = world(() => json(401, { code: 'http.not-signed-in', detail: 'Sign in.' }))

    await caught(call('GET', '/cases'))

    expect(onSignedOut).toHaveBeenCalledOnce()
  })

  it('has nothing to read where there is no body', async () => {
    const { call } = world(() => new Response(null, { status: 204 }))

    expect(await call('DELETE', '/session')).toEqual({ status: 204, data: undefined })
  })
})
