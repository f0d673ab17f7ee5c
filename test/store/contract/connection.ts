import { expect, test } from 'vitest'
import { sqlStateOf } from '../../../store/database-error.ts'
import type { Store } from '../../../store/store.ts'
import { deferred } from '../deferred.ts'

export function connectionContract(open: () => Store): void {
  test('gives whole numbers, JSON, bytes and nothing back as they are', async () => {
    const [row] = await open().query(
      `select $1::bigint as big, $2::jsonb as value, $3::json as kept, $4::bytea as bytes, null::text as nothing, true as yes`,
      [Number.MAX_SAFE_INTEGER, '{"b":[1,null],"a":"五"}', '{"z":1,"a":2}', new Uint8Array([0, 255])],
    )

    expect(row).toEqual({
      big: Number.MAX_SAFE_INTEGER,
      value: { a: '五', b: [1, null] },
      kept: { z: 1, a: 2 },
      bytes: expect.any(Uint8Array),
      nothing: null,
      yes: true,
    })
    expect([...(row as { bytes: Uint8Array }).bytes]).toEqual([0, 255])
  })

  test('keeps what a transaction did, and nothing of one that threw', async () => {
    const store = open()
    const add = (id: string) => `insert into blobs (hash, bytes, created_at) values ('${id}', '', 1)`

    await store.transaction((tx) => tx.query(add('kept')))
    const failed = store.transaction(async (tx) => {
      await tx.query(add('gone'))
      throw new Error('on purpose')
    })

    await expect(failed).rejects.toThrow('on purpose')
    expect(await store.query(`select hash from blobs where hash in ('kept', 'gone')`)).toEqual([{ hash: 'kept' }])
  })

  test('goes on after a statement that it refused, inside a transaction and outside', async () => {
    const store = open()

    await expect(store.query('select * from nowhere')).rejects.toSatisfy((error) => sqlStateOf(error) === '42P01')
    await expect(store.transaction((tx) => tx.query('select 1 / 0'))).rejects.toSatisfy(
      (error) => sqlStateOf(error) === '22012',
    )

    expect(await store.query('select 1 as one')).toEqual([{ one: 1 }])
  })

  test('refuses to be asked inside its own transaction, where it would wait for itself', async () => {
    const store = open()

    await expect(store.transaction(() => store.query('select 1'))).rejects.toThrow('ask the transaction')
    await expect(store.transaction(() => store.transaction(async () => 1))).rejects.toThrow('ask the transaction')
  })

  test('refuses what is asked of a transaction that is over', async () => {
    const late = await open().transaction(async (tx) => () => tx.query('select 1'))

    await expect(late()).rejects.toThrow('over')
  })

  test('runs transactions that are begun together without mixing them', async () => {
    const store = open()
    await store.query(`insert into sign_in_failures values ('counter', 0, 0, 0)`)

    await Promise.all(
      Array.from({ length: 20 }, () =>
        store.transaction(async (tx) => {
          const [row] = await tx.query<{ count: number }>(
            `select count from sign_in_failures where subject = 'counter' for update`,
          )
          await tx.query(`update sign_in_failures set count = $1 where subject = 'counter'`, [(row?.count ?? 0) + 1])
        }),
      ),
    )

    expect(await store.query(`select count from sign_in_failures where subject = 'counter'`)).toEqual([{ count: 20 }])
  })

  test('tells a listener what is said on its channel, until it stops listening', async () => {
    const store = open()
    const heard: string[] = []
    const first = deferred()
    const stop = await store.listen('pledge_inbox', (payload) => {
      heard.push(payload)
      first.resolve()
    })

    await store.query(`select pg_notify('pledge_jobs', 'other'), pg_notify('pledge_inbox', 'mine')`)
    await first.promise
    await stop()
    await store.query(`select pg_notify('pledge_inbox', 'late')`)
    const other = deferred()
    const stopOther = await store.listen('pledge_inbox', (payload) => payload === 'last' && other.resolve())
    await store.query(`select pg_notify('pledge_inbox', 'last')`)
    await other.promise
    await stopOther()

    expect(heard).toEqual(['mine'])
  })

  test('says nothing of a transaction that was taken back', async () => {
    const store = open()
    const heard: string[] = []
    const told = deferred()
    const stop = await store.listen('pledge_jobs', (payload) => {
      heard.push(payload)
      if (payload === 'true') told.resolve()
    })

    await store
      .transaction(async (tx) => {
        await tx.query(`select pg_notify('pledge_jobs', 'false')`)
        throw new Error('on purpose')
      })
      .catch(() => undefined)
    await store.query(`select pg_notify('pledge_jobs', 'true')`)
    await told.promise
    await stop()

    expect(heard).toEqual(['true'])
  })

  test('takes a text with a null character, which PostgreSQL cannot hold, as U+FFFD', async () => {
    expect(await open().query('select $1::text as text', ['a\0b'])).toEqual([{ text: 'a\ufffdb' }])
  })

  test('answers that it is there', async () => {
    await expect(open().ping()).resolves.toBeUndefined()
  })
}
