import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { afterEach, describe, expect, it } from 'vitest'
import { postWebhook } from '../../../connectors/webhook/post-webhook.ts'

interface Receiver {
  readonly url: string
  readonly calls: { readonly headers: IncomingMessage['headers']; readonly body: string }[]
}

const servers: Server[] = []

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
})

async function receiver(
  answer: { status?: number; headers?: Record<string, string>; isMute?: boolean } = {},
): Promise<Receiver> {
  const calls: Receiver['calls'] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (part: Buffer) => {
      body += part.toString('utf8')
    })
    request.on('end', () => {
      calls.push({ headers: request.headers, body })
      if (answer.isMute) return
      response.writeHead(answer.status ?? 204, answer.headers).end()
    })
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, calls }
}

const secret = `whsec_${Buffer.from('a secret that nobody knows').toString('base64')}`
const local = { allowedAddresses: ['127.0.0.1'] }
const callTo = (url: string) => ({
  url,
  secret,
  id: 'job-1',
  at: Date.now(),
  payload: { event: 'breached', case: 'c1' },
})

describe('postWebhook', () => {
  it('signs what it sends, so that the receiver can verify it', async () => {
    const { url, calls } = await receiver()

    const answer = await postWebhook(callTo(url), local)

    expect(answer).toEqual({ ok: true, status: 204 })
    const [call] = calls
    const headers = call?.headers as Record<string, string>
    expect(new Webhook(secret).verify(call?.body ?? '', headers)).toEqual({ event: 'breached', case: 'c1' })
    expect(headers['webhook-id']).toBe('job-1')
  })

  it.each([
    'http://127.0.0.1:1/',
    'http://[::ffff:127.0.0.1]:1/',
    'http://localhost:1/',
    'http://169.254.169.254/',
    'http://10.0.0.1/',
    'http://0.0.0.0:1/',
  ])('refuses to call %s, which lies inside', async (url) => {
    const answer = await postWebhook(callTo(url), { timeoutMs: 3_000 })

    expect(answer).toMatchObject({
      ok: false,
      status: null,
      error: 'the address is not public, and OUTGOING_ALLOW does not name it',
    })
  })

  it.each(['file:///etc/passwd', 'ftp://example.com/', 'nonsense'])('refuses %s for good', async (url) => {
    expect(await postWebhook(callTo(url))).toMatchObject({ ok: false, isFinal: true })
  })

  it('follows no redirect', async () => {
    const inside = await receiver()
    const { url } = await receiver({ status: 302, headers: { location: inside.url } })

    expect(await postWebhook(callTo(url), local)).toMatchObject({ ok: false, status: 302, isFinal: false })
    expect(inside.calls).toEqual([])
  })

  it('gives up on a receiver that says nothing, and may try again', async () => {
    const { url } = await receiver({ isMute: true })

    expect(await postWebhook(callTo(url), { ...local, timeoutMs: 100 })).toMatchObject({ ok: false, isFinal: false })
  })

  it('takes 410 for the end', async () => {
    const { url } = await receiver({ status: 410 })

    expect(await postWebhook(callTo(url), local)).toMatchObject({ ok: false, status: 410, isFinal: true })
  })
})
