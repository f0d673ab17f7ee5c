import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportColumns, exportColumnsOfPersons } from '../../core/contract/wire-exports.ts'
import { Pledge } from '../../sdk/index.ts'
import { listAudit } from '../../store/audit/read-audit.ts'
import { commitStep } from '../../store/cases/commit-step.ts'
import { makeCommit } from '../store/make-commit.ts'
import { openTestServer, openWithinMs, type TestServer } from './parts/test-server.ts'

describe('exports', () => {
  let server: TestServer
  let url: string
  beforeAll(async () => {
    server = await openTestServer()
    url = await server.app.listen({ port: 0, host: '127.0.0.1' })
    for (let index = 0; index < 260; index++) {
      const commit = makeCommit(`case-${String(index).padStart(3, '0')}`, { state: { assignee: 'wang' } })
      await commitStep(server.store, {
        ...commit,
        state: { ...commit.state, createdAt: commit.state.createdAt + index },
      })
    }
  }, openWithinMs)
  afterAll(() => server.close())

  const get = (path: string, headers: Record<string, string> = {}, key = server.adminKey) =>
    server.app.inject({
      method: 'GET',
      url: `/api/v1/exports/${path}`,
      headers: { authorization: `Bearer ${key}`, ...headers },
    })

  it('gives a file of CSV with a header and a line for each case', async () => {
    const answer = await get('cases?columns=id,flow,createdAt')

    expect(answer.statusCode).toBe(200)
    expect(answer.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="pledge-cases-2026-11-23.csv"',
    })
    const lines = answer.body.split('\r\n')
    expect(lines.slice(0, 2)).toEqual(['id,flow,createdAt', '"case-000","complaint",2026-11-23T01:00:00.000Z'])
    expect(lines).toHaveLength(262)
  })

  it('begins with a byte order mark where Excel is to read it', async () => {
    expect((await get('cases?mark=true&columns=id')).rawPayload.subarray(0, 5).toString('latin1')).toBe(
      '\xef\xbb\xbfid',
    )
  })

  it('is compressed for whoever takes that, and plain for whoever refuses it', async () => {
    const packed = await get('cases?columns=id', { 'accept-encoding': 'br, gzip;q=0.8' })
    const refused = await get('cases?columns=id', { 'accept-encoding': 'gzip;q=0' })

    expect(packed.headers['content-encoding']).toBe('gzip')
    expect(gunzipSync(packed.rawPayload).toString()).toBe(refused.body)
    expect(refused.headers['content-encoding']).toBeUndefined()
  })

  it('keeps persons from whoever may not see figures of them', async () => {
    const owner = await server.keyOf('owner')
    expect((await get('cases', {}, owner)).statusCode).toBe(403)

    const header = (await get('cases')).body.split('\r\n')[0]?.split(',')
    expect(header).toEqual(Object.keys(exportColumns.cases))
    const asked = await get('cases?columns=id,assignee', {}, await server.keyOf('viewer'))
    expect(asked.json()).toMatchObject({ code: 'http.not-permitted' })
    expect(exportColumnsOfPersons).toContain('assignee')
  })

  it.each(['cases?color=red', 'cases?columns=id,secret', 'cases?from=yesterday', 'cases?status=open&format=xml'])(
    'refuses %s, naming what is wrong',
    async (path) => {
      const answer = await get(path)
      expect(answer.json()).toMatchObject({ code: 'http.invalid-request', status: 400 })
    },
  )

  it('answers a cursor that is none as a problem, not with a broken file', async () => {
    expect((await get('cases?cursor=x')).json()).toMatchObject({ code: 'store.bad-cursor' })
  })

  it('is written down in the audit', async () => {
    await get('cases?columns=id&format=ndjson')
    const { items } = await listAudit(server.store, { limit: 1, action: 'export.taken' })
    expect(items[0]).toMatchObject({
      subject: 'cases',
      data: { format: 'ndjson', columns: 1 },
    })
  })

  describe('through the SDK', () => {
    it('come row by row, each once, also over connections that break', async () => {
      let cuts = 0
      const cutting: typeof fetch = async (input, init) => {
        const answer = await fetch(input, init)
        if (answer.body === null || cuts >= 3) return answer
        cuts += 1
        let left = 30_000
        const cut = new TransformStream<Uint8Array, Uint8Array>({
          transform(chunk, controller) {
            controller.enqueue(chunk.subarray(0, left))
            left -= chunk.length
            if (left <= 0) controller.error(new TypeError('terminated'))
          },
        })
        return new Response(answer.body.pipeThrough(cut), answer)
      }
      const pledge = new Pledge({ url, apiKey: server.adminKey, fetch: cutting })

      const ids: (string | null | undefined)[] = []
      for await (const { id } of pledge.exports.each('cases')) ids.push(id)

      expect(cuts).toBe(3)
      expect(ids).toEqual(Array.from({ length: 260 }, (_, index) => `case-${String(index).padStart(3, '0')}`))
    })

    it('throw what trying again cannot mend', async () => {
      const pledge = new Pledge({ url, apiKey: await server.keyOf('viewer') })
      await expect(pledge.exports.each('cases').next()).rejects.toMatchObject({ code: 'http.not-permitted' })
    })

    it('end when the loop is left', async () => {
      const pledge = new Pledge({ url, apiKey: server.adminKey })
      const end = new AbortController()
      const rows = pledge.exports.each(
        'cases',
        { columns: ['id'], where: { status: ['open'] } },
        { signal: end.signal },
      )
      expect((await rows.next()).value).toMatchObject({ id: 'case-000', cursor: expect.stringContaining('~case-000') })
      end.abort(new Error('enough'))
      await expect(rows.return()).resolves.toMatchObject({ done: true })
    })
  })
})
