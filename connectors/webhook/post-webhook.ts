import type { RequestOptions } from 'node:http'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent'
import { Webhook } from 'standardwebhooks'

export interface WebhookCall {
  readonly url: string
  /** Signs the call (Standard Webhooks): `whsec_` and base64; null for an endpoint that has none yet. */
  readonly secret: string | null
  /** Unique for ever: the receiver tells repeated calls by it. */
  readonly id: string
  /** When the call is made. */
  readonly at: number
  readonly payload: unknown
}

export interface WebhookOptions {
  /** Addresses in private networks that may be called all the same; none by default. */
  readonly allowedAddresses?: readonly string[]
  /** Default 20 s. */
  readonly timeoutMs?: number
}

/** What the receiver said. `isFinal`: sending it again is useless. */
export type WebhookAnswer =
  | { readonly ok: true; readonly status: number }
  | { readonly ok: false; readonly status: number | null; readonly error: string; readonly isFinal: boolean }

/**
 * Makes one signed call (Standard Webhooks 1.0). Goes to public addresses only, by name or by number, follows no
 * redirects and reads nothing of the answer but its status. Never rejects for what the receiver does.
 */
export async function postWebhook(call: WebhookCall, options: WebhookOptions = {}): Promise<WebhookAnswer> {
  const { allowedAddresses = [], timeoutMs = 20_000 } = options
  const url = URL.canParse(call.url) ? new URL(call.url) : null
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    return { ok: false, status: null, error: 'not an http(s) address', isFinal: true }
  }
  const body = JSON.stringify(call.payload)
  const filter = { allowIPAddressList: [...allowedAddresses], keepAlive: false }
  const isSecure = url.protocol === 'https:'
  const agent = isSecure ? new RequestFilteringHttpsAgent(filter) : new RequestFilteringHttpAgent(filter)
  try {
    const status = await send(isSecure ? requestHttps : requestHttp, url, body, {
      method: 'POST',
      agent,
      headers: headersOf(call, body),
      signal: AbortSignal.timeout(timeoutMs),
    })
    return answerOf(status)
  } catch (error) {
    return { ok: false, status: null, error: error instanceof Error ? error.message : String(error), isFinal: false }
  } finally {
    agent.destroy()
  }
}

function headersOf({ id, at, secret }: WebhookCall, body: string): Record<string, string> {
  const sentAt = new Date(at)
  return {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    'user-agent': 'Pledge',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at / 1000)),
    ...(secret === null ? {} : { 'webhook-signature': new Webhook(secret).sign(id, sentAt, body) }),
  }
}

function send(request: typeof requestHttp, url: URL, body: string, options: RequestOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    const sending = request(url, options, (response) => {
      // What the receiver writes is of no use, and may be endless.
      response.destroy()
      resolve(response.statusCode ?? 0)
    })
    sending.on('error', reject)
    sending.end(body)
  })
}

/** 410 says that nobody lives there any more; other refusals may be mended by whoever runs the receiver. */
function answerOf(status: number): WebhookAnswer {
  if (status >= 200 && status < 300) return { ok: true, status }
  return { ok: false, status, error: `answered ${status}`, isFinal: status === 410 }
}
