import { afterAll, beforeAll, describe } from 'vitest'
import { openStore } from '../../store/open-store.ts'
import type { Store } from '../../store/store.ts'
import { storeContract } from './contract.ts'

describe('the store on PGlite', () => {
  let store: Store
  beforeAll(async () => {
    store = await openStore({})
  })
  afterAll(() => store.close())
  storeContract(() => store)
})
