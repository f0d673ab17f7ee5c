import { Webhook } from 'standardwebhooks'
import { type OutgoingOptions, postJson } from '../outgoing/post-json.ts'

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

/** What the receiver said. `isFinal`: sending it again is useless. */
export type WebhookAnswer =
  | { readonly ok: true; readonly status: number }
  | { readonly ok: false; readonly status: number | null; readonly error: string; readonly isFinal: boolean }

/**
 * Makes one signed call (Standard Webhooks 1.0). Goes to public addresses only, by name or by number, follows no
 * redirects and reads nothing of the answer but its status. Never rejects for what the receiver does.
 */
export async function postWebhook(call: WebhookCall, options: OutgoingOptions = {}): Promise<WebhookAnswer> {
  const url = URL.canParse(call.url) ? new URL(call.url) : null
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    return { ok: false, status: null, error: 'not an http(s) address', isFinal: true }
  }
  const body = JSON.stringify(call.payload)
  try {
    return answerOf((await postJson({ url, body, headers: headersOf(call, body) }, options)).status)
  } catch (error) {
    return { ok: false, status: null, error: error instanceof Error ? error.message : String(error), isFinal: false }
  }
}

function headersOf({ id, at, secret }: WebhookCall, body: string): Record<string, string> {
  const sentAt = new Date(at)
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at / 1000)),
    ...(secret === null ? {} : { 'webhook-signature': new Webhook(secret).sign(id, sentAt, body) }),
  }
}

/** 410 says that nobody lives there any more; other refusals may be mended by whoever runs the receiver. */
function answerOf(status: number): WebhookAnswer {
  if (status >= 200 && status < 300) return { ok: true, status }
  return { ok: false, status, error: `answered ${status}`, isFinal: status === 410 }
}
