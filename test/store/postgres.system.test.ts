import { afterAll, beforeAll, describe } from 'vitest'
import { openStore } from '../../store/open-store.ts'
import type { Store } from '../../store/store.ts'
import { postgresDatabase } from '../parts/postgres.ts'
import { storeContract } from './contract.ts'

describe('the store on a PostgreSQL server', () => {
  let store: Store
  beforeAll(async () => {
    store = await openStore({ url: (await postgresDatabase()).url })
  })
  afterAll(() => store.close())
  storeContract(() => store)
})
