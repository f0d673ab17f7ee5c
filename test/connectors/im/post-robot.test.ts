import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { postRobot } from '../../../connectors/im/post-robot.ts'
import type { RobotService } from '../../../core/contract/alerts.ts'

const at = Date.parse('2026-11-23T09:00:00Z')
const message = { title: 'T', lines: ['L'], link: { text: 'Board', url: 'https://pledge.test/board' } }
const loopback = { allowedAddresses: ['127.0.0.1'] }

let server: Server | undefined
afterEach(async () => {
  server?.closeAllConnections()
  await new Promise((resolve) => (server === undefined ? resolve(null) : server.close(resolve)))
})

/** A service on loopback that answers so; gives what it was sent. */
async function serviceThat(answer: { readonly status?: number; readonly text: string }) {
  const received: { path: string; body: unknown }[] = []
  server = createServer((request, response) => {
    let text = ''
    request.on('data', (chunk) => {
      text += String(chunk)
    })
    request.on('end', () => {
      received.push({ path: request.url ?? '', body: JSON.parse(text) })
      response.writeHead(answer.status ?? 200, { 'content-type': 'application/json' }).end(answer.text)
    })
  })
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/send?key=secret-key`, received }
}

const tell = (service: RobotService, url: string, options = loopback) =>
  postRobot({ service, address: { url }, message, at }, options)

describe('telling a robot', () => {
  it('sends one message, and believes the number in the answer', async () => {
    const { url, received } = await serviceThat({ text: '{"errcode":0,"errmsg":"ok"}' })

    expect(await tell('wecom', url)).toEqual({ ok: true, status: 200 })
    expect(received).toMatchObject([{ path: '/send?key=secret-key', body: { msgtype: 'markdown' } }])
  })

  it.each([
    ['wecom', '{"errcode":93000,"errmsg":"invalid webhook url secret-key"}', 'refused with 93000', true],
    ['wecom', '{"errcode":45009,"errmsg":"api freq out of limit"}', 'refused with 45009', false],
    ['dingtalk', '{"errcode":310000,"errmsg":"sign not match"}', 'refused with 310000', true],
    ['feishu', '{"code":19021,"msg":"sign match fail"}', 'refused with 19021', true],
    ['feishu', '{"code":11232,"msg":"frequency limited"}', 'refused with 11232', false],
    ['feishu', '<html>', 'answered in no known way', false],
  ] as const)('at %s, %s, is told without the address', async (service, text, error, isFinal) => {
    const { url } = await serviceThat({ text })

    expect(await tell(service, url)).toEqual({ ok: false, status: 200, error, isFinal })
  })

  it('reads only so much of an answer', async () => {
    const { url } = await serviceThat({ text: `{"errcode":0,"errmsg":"${'x'.repeat(1_000_000)}"}` })

    expect(await tell('wecom', url)).toMatchObject({ ok: false, error: 'answered in no known way' })
  })

  it('takes the answer of older Feishu, and fails where the service does', async () => {
    const old = await serviceThat({ text: '{"StatusCode":0,"StatusMessage":"success"}' })
    expect(await tell('feishu', old.url)).toEqual({ ok: true, status: 200 })
    expect(await tell('feishu', 'ftp://x')).toMatchObject({ ok: false, isFinal: true })
  })

  it('goes to no private address, and keeps the address to itself', async () => {
    const { url, received } = await serviceThat({ text: '{"errcode":0}' })
    const answer = await tell('wecom', url, { allowedAddresses: [] })

    expect(answer).toMatchObject({ ok: false, isFinal: false, error: expect.stringContaining('OUTGOING_ALLOW') })
    expect(JSON.stringify(answer)).not.toContain('secret-key')
    expect(received).toEqual([])
  })
})
