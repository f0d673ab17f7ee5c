import pg from 'pg'
import { expect, test } from 'vitest'
import { openStore } from '../../../store/open-store.ts'
import { freePort } from '../../parts/free-port.ts'
import { postgresDatabase } from '../../parts/postgres.ts'
import { deferred } from '../deferred.ts'

test('a server that is not there is a clear problem without the password', async () => {
  const port = await freePort()

  const opening = openStore({ url: `postgres://pledge:hunter2@127.0.0.1:${port}/pledge` })

  await expect(opening).rejects.toMatchObject({
    code: 'store.unreachable',
    params: { address: `127.0.0.1:${port}/pledge`, reason: expect.stringContaining('ECONNREFUSED') },
  })
  await expect(opening).rejects.not.toThrow('hunter2')
})

test('a database without tables is refused unless it may be migrated, by several processes at once', async () => {
  const { url } = await postgresDatabase()
  await expect(openStore({ url, migrations: 'check' })).rejects.toMatchObject({ code: 'store.not-migrated' })

  const stores = await Promise.all([openStore({ url }), openStore({ url }), openStore({ url })])
  await Promise.all(stores.map((store) => store.close()))

  const store = await openStore({ url, migrations: 'check' })
  await expect(store.ping()).resolves.toBeUndefined()
  await store.close()
})

test('a listener whose connection was cut is told to look, and hears again', async () => {
  const { url } = await postgresDatabase()
  const errors: Error[] = []
  const store = await openStore({ url, onError: (error) => errors.push(error) })
  const [cut, heard] = [deferred(), deferred()]
  const payloads: string[] = []
  const stop = await store.listen('pledge_jobs', (payload) => {
    payloads.push(payload)
    if (payload === '') cut.resolve()
    if (payload === 'again') heard.resolve()
  })

  const killer = new pg.Client({ connectionString: url })
  await killer.connect()
  await killer.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
  )
  await killer.end()
  await cut.promise
  await store.query(`select pg_notify('pledge_jobs', 'again')`)
  await heard.promise
  await stop()
  await store.close()

  expect(payloads).toEqual(['', 'again'])
  expect(errors.length).toBeGreaterThan(0)
})
