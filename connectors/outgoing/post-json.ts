import type { RequestOptions } from 'node:http'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent'

export interface OutgoingOptions {
  /** Addresses in private networks that may be called all the same; none by default. */
  readonly allowedAddresses?: readonly string[]
  /** Default 20 s. */
  readonly timeoutMs?: number
}

export interface OutgoingCall {
  readonly url: URL
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
  /** How much of the answer is read, in bytes; what is beyond is cut off. Default 0. */
  readonly mostRead?: number
}

export interface OutgoingAnswer {
  readonly status: number
  readonly text: string
}

/**
 * Posts JSON over HTTP to public addresses only, by name or by number, and follows no redirects. Rejects when nobody answers in time, or
 * where the address is a private one.
 */
export async function postJson(call: OutgoingCall, options: OutgoingOptions = {}): Promise<OutgoingAnswer> {
  const { allowedAddresses = [], timeoutMs = 20_000 } = options
  const { url, body, headers, mostRead = 0 } = call
  const filter = { allowIPAddressList: [...allowedAddresses], keepAlive: false }
  const isSecure = url.protocol === 'https:'
  const agent = isSecure ? new RequestFilteringHttpsAgent(filter) : new RequestFilteringHttpAgent(filter)
  try {
    return await send(isSecure ? requestHttps : requestHttp, url, body, mostRead, {
      method: 'POST',
      agent,
      headers: {
        'content-type': 'application/json',
        'content-length': String(Buffer.byteLength(body)),
        'user-agent': 'Pledge',
        ...headers,
      },
      signal: AbortSignal.timeout(timeoutMs),
    })
  } catch (error) {
    throw isFiltered(error) ? new Error(privateAddress) : error
  } finally {
    agent.destroy()
  }
}

/** What whoever reads it can do something about; the words of the filter say neither which setting nor whose. */
const privateAddress = 'the address is not public, and OUTGOING_ALLOW does not name it'

/** The filter's errors have no class and no code. */
function isFiltered(error: unknown): boolean {
  return error instanceof Error && / is not allowed\. Because/.test(error.message)
}

function send(
  request: typeof requestHttp,
  url: URL,
  body: string,
  mostRead: number,
  options: RequestOptions,
): Promise<OutgoingAnswer> {
  return new Promise((resolve, reject) => {
    const sending = request(url, options, (response) => {
      const status = response.statusCode ?? 0
      const chunks: Buffer[] = []
      let read = 0
      const finish = () => {
        // What more the receiver writes is of no use, and may be endless.
        response.destroy()
        resolve({ status, text: Buffer.concat(chunks).subarray(0, mostRead).toString('utf8') })
      }
      if (mostRead === 0) return finish()
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk)
        read += chunk.length
        if (read >= mostRead) finish()
      })
      response.on('end', finish)
      response.on('error', reject)
    })
    sending.on('error', reject)
    sending.end(body)
  })
}

/** An address that can be posted to: http or https, without a user or password in it; null for any other text. Pure. */
export function outgoingUrl(text: string): URL | null {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null
  return url.username === '' && url.password === '' ? url : null
}
