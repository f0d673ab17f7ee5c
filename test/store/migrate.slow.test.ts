import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkMigrated, migrate } from '../../store/migrate.ts'
import { openWorkerConnection, type WorkerConnection } from '../../store/pglite/worker-connection.ts'
import { storeTemplate } from './scratch-store.ts'

let connection: WorkerConnection

beforeEach(async () => {
  connection = await openWorkerConnection({ folder: null, template: await storeTemplate() })
  await connection.script(empty)
})
afterEach(() => connection.close())

/** The template holds the migrations of the house; these tests bring their own. */
const empty = 'drop schema public cascade; create schema public'

const first = { number: 1, name: 'first', sql: 'create table one (id integer)' }
const second = { number: 2, name: 'second', sql: 'create table two (id integer); insert into one values (1)' }
const broken = { number: 2, name: 'broken', sql: 'create table three (id integer); select 1 / 0' }

test('migrations are applied once each, in order, whole or not at all', async () => {
  await expect(checkMigrated(connection, [first])).rejects.toMatchObject({
    code: 'store.not-migrated',
    params: { missing: 1 },
  })
  await migrate(connection, [first])
  await expect(migrate(connection, [first, broken])).rejects.toThrow('division by zero')
  expect(await connection.run(`select to_regclass('three') is null as undone`, [], 'objects')).toEqual([
    { undone: true },
  ])

  await expect(checkMigrated(connection, [first, second])).rejects.toMatchObject({ params: { missing: 1 } })
  await migrate(connection, [first, second])
  await migrate(connection, [first, second])
  await checkMigrated(connection, [first, second])

  expect(await connection.run('select id from one', [], 'objects')).toEqual([{ id: 1 }])
})

test('a database that a later or another release has changed is refused, and left alone', async () => {
  await migrate(connection, [first, second])

  const newer = { code: 'store.newer-than-program', params: { migration: '2 second' } }
  await expect(migrate(connection, [first])).rejects.toMatchObject(newer)
  await expect(checkMigrated(connection, [first])).rejects.toMatchObject(newer)
  const other = { ...second, sql: 'select 1' }
  await expect(migrate(connection, [first, other])).rejects.toMatchObject({ code: 'store.migration-changed' })
})
