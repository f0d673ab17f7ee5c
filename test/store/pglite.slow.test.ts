import { afterAll, beforeAll, describe } from 'vitest'
import type { Store } from '../../store/store.ts'
import { storeContract } from './contract.ts'
import { openScratchStore } from './scratch-store.ts'

describe('the store on PGlite', () => {
  let store: Store
  beforeAll(async () => {
    store = await openScratchStore()
  })
  afterAll(() => store.close())
  storeContract(() => store)
})
