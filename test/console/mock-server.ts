import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import path from 'node:path'
import type { MockApi } from './mock-api.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** What the real server allows a page to do, so that a script or style that it would refuse fails here, too. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

export interface MockServer {
  readonly url: string
  readonly close: () => Promise<void>
}

/** Serves the web app that was built into a folder over a mock API, on a free port of loopback. */
export async function startMockServer(api: MockApi, web: string): Promise<MockServer> {
  const server = createServer((request, response) => {
    answer(api, web, request, response).catch((error: unknown) => {
      response.statusCode = 500
      response.end(String(error))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The mock server has no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function answer(api: MockApi, web: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1')
  response.setHeader('content-security-policy', policy)
  if (url.pathname === '/api/v1/events') return streamEvents(api, response)
  if (!url.pathname.startsWith('/api/v1/')) return serveFile(web, url.pathname, response)
  const text = await bodyOf(request)
  const { status, body, headers } = api.handle({
    method: request.method ?? 'GET',
    path: url.pathname.slice('/api/v1'.length),
    query: url.searchParams,
    body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
    headers: {
      'if-match': request.headers['if-match'],
      'if-none-match': request.headers['if-none-match'],
    },
  })
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(body === undefined ? undefined : JSON.stringify(body))
}

function streamEvents(api: MockApi, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  response.write(': hello\n\n')
  const stop = api.onEvent((event) => {
    response.write(`id: ${event.id}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`)
  })
  response.on('close', stop)
}

async function serveFile(web: string, pathname: string, response: ServerResponse): Promise<void> {
  const file = path.join(web, path.normalize(pathname))
  const isFile = file.startsWith(web) && path.extname(file) !== ''
  const shown = isFile ? file : path.join(web, 'index.html')
  try {
    const bytes = await readFile(shown)
    // As the real server says, or each address in a test would load and compile the whole app again.
    const isHashed = pathname.startsWith('/assets/')
    response.setHeader('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    response.writeHead(200, { 'content-type': types[path.extname(shown)] ?? 'application/octet-stream' })
    response.end(bytes)
  } catch {
    response.writeHead(404).end()
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return text
}
