import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestServer, openWithinMs, type TestServer } from '../parts/test-server.ts'

let server: TestServer
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'pledge-web-'))
  await mkdir(path.join(folder, 'assets'))
  await writeFile(path.join(folder, 'index.html'), '<!doctype html><title>Pledge</title>')
  await writeFile(path.join(folder, 'assets/app-1a2b3c.js'), 'void 0')
  await writeFile(path.join(folder, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  server = await openTestServer({ webFolder: folder })
}, openWithinMs)
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

const asBrowser = (url: string) => server.call('GET', url, { key: null, headers: { accept: 'text/html,*/*;q=0.8' } })

describe('the web app', () => {
  it.each(['/', '/index.html', '/cases', '/cases/1042', '/breaches?review=open', '/a/b/c'])(
    'is served at %s',
    async (url) => {
      const { status, body, headers } = await asBrowser(url)

      expect([status, headers['cache-control']]).toEqual([200, 'no-store'])
      expect(headers['content-type']).toBe('text/html; charset=utf-8')
      expect(body).toContain('<title>Pledge</title>')
    },
  )

  it('has files that never change, and files that may', async () => {
    const hashed = await asBrowser('/assets/app-1a2b3c.js')
    const plain = await asBrowser('/favicon.svg')

    expect(hashed.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(plain.headers['cache-control']).toBe('no-cache')
  })

  it.each(['/assets/gone-1.js', '/robots.txt', '/api/v1/nothing', '/api/nothing'])(
    'is not what %s answers',
    async (url) => {
      const { status, body } = await asBrowser(url)

      expect([status, body.code]).toEqual([404, 'http.unknown-path'])
    },
  )

  it.each(['/..%2f..%2fetc%2fpasswd', '/assets/..%2f..%2fpackage.json', '/%2e%2e/%2e%2e/etc/passwd', '/.env'])(
    'shows no other file: %s',
    async (url) => {
      const { status, body } = await server.call('GET', url, { key: null })

      expect([400, 403, 404]).toContain(status)
      expect(JSON.stringify(body)).not.toContain('root:')
    },
  )

  it('is not given to programs that ask for an unknown path', async () => {
    const { status, headers } = await server.call('GET', '/cases/1042', {
      key: null,
      headers: { accept: 'application/json' },
    })

    expect([status, headers['content-type']]).toEqual([404, 'application/problem+json; charset=utf-8'])
  })
})

describe('without a built web app', () => {
  it('the API stands alone', async () => {
    const bare = await openTestServer({ webFolder: path.join(folder, 'missing') }, server)

    expect((await bare.call('GET', '/', { key: null, headers: { accept: 'text/html' } })).body.code).toBe(
      'http.unknown-path',
    )
    expect((await bare.call('GET', '/api/v1/cases')).status).toBe(200)
    await bare.close()
  })
})

describe('the description of the API', () => {
  it('is OpenAPI 3.1, with every route, its shapes by name, and how to sign in', async () => {
    const { status, body } = await server.call('GET', '/api/v1/openapi.json', { key: null })

    expect([status, body.openapi]).toEqual([200, '3.1.0'])
    expect(Object.keys(body.paths)).toEqual(
      expect.arrayContaining(['/api/v1/cases', '/api/v1/cases/{id}/commands', '/api/v1/events', '/healthz']),
    )
    expect(Object.keys(body.components.schemas)).toEqual(expect.arrayContaining(['Case', 'Clock', 'Problem', 'Issue']))
    expect(Object.keys(body.components.securitySchemes)).toEqual(['key', 'session'])
    const operations = Object.values(body.paths as Record<string, Record<string, object>>).flatMap((path) =>
      Object.values(path),
    )
    for (const operation of operations)
      expect(operation).toMatchObject({ tags: [expect.any(String)], responses: expect.any(Object) })
  })

  it('points nowhere that is not there', async () => {
    const { body } = await server.call('GET', '/api/v1/openapi.json', { key: null })

    const references = JSON.stringify(body).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)
    for (const [, name = ''] of references)
      expect(Object.keys(body.components.schemas)).toContain(decodeURIComponent(name))
  })

  it('has a page to try it, made of files of our own', async () => {
    const page = await asBrowser('/api/docs/')
    const scripts = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1])

    expect(page.status).toBe(200)
    expect(scripts.length).toBeGreaterThan(3)
    for (const script of scripts) {
      expect(script).toMatch(/^\.\//)
      expect((await asBrowser(`/api/docs/${script.slice(2)}`)).status).toBe(200)
    }
    expect(page.body).not.toMatch(/<script>|<script(?![^>]*\ssrc)/)
  })

  it('has a page with every problem, to which the type of a problem leads', async () => {
    const problem = await server.call('GET', '/api/v1/cases/none')
    const url = new URL(problem.body.type)

    const page = await asBrowser(url.pathname)

    expect(page.status).toBe(200)
    expect(page.body).toContain(`<tr id="${url.hash.slice(1)}">`)
  })
})
