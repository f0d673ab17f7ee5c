import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { alone } from '../../store/alone.ts'
import { openStore } from '../../store/open-store.ts'
import { forgetOld } from '../../store/retention.ts'
import type { Store } from '../../store/store.ts'
import { postgresDatabase } from '../parts/postgres.ts'
import { storeContract } from './contract.ts'
import { deferred } from './deferred.ts'

describe('the store on a PostgreSQL server', () => {
  let store: Store
  beforeAll(async () => {
    store = await openStore({ url: (await postgresDatabase()).url })
  })
  afterAll(() => store.close())
  storeContract(() => store)

  it('forgets nothing while another process is forgetting, and goes on when that is done', async () => {
    const [begun, ended] = [deferred(), deferred()]
    const other = alone(store, 'retention', async () => {
      begun.resolve()
      await ended.promise
    })
    await begun.promise

    const meanwhile = await forgetOld(store, 0, 1)
    ended.resolve()
    await other

    expect(meanwhile).toBeNull()
    expect(await forgetOld(store, 0, 1)).toMatchObject({ jobs: 0, publicationCases: 0 })
  })
})
