import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { checkDocuments } from '../../../server/documents/check-documents.ts'
import { createDraftChecks } from '../../../server/documents/draft-checks.ts'
import { calendar } from '../parts/documents.ts'
import { openTestServer, openWithinMs, type TestServer } from '../parts/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await openTestServer()
}, openWithinMs)
afterAll(() => server.close())

const draftOf = (etag: string, document: object) =>
  ({ kind: 'calendar', id: 'ny', author: 'me', basedOn: 1, etag, document, updatedAt: 0 }) as const

it('checks a draft once, and again when it was changed or something else was published', async () => {
  const check = vi.fn(checkDocuments)
  const checks = createDraftChecks(check)
  const wrong = { ...calendar, hours: { mon: ['9-5'] } }

  const [first] = await checks(server.store, [draftOf('a', wrong)])
  const [second] = await checks(server.store, [draftOf('a', wrong)])
  expect(first?.[0]?.code).toBe('calendar.bad-interval')
  expect(second).toBe(first)
  expect(check).toHaveBeenCalledTimes(1)

  expect(await checks(server.store, [draftOf('b', calendar)])).toEqual([[]])
  expect(check).toHaveBeenCalledTimes(2)
  await server.publish({ ...calendar, id: 'other' })
  await checks(server.store, [draftOf('b', calendar)])
  expect(check).toHaveBeenCalledTimes(3)
})
