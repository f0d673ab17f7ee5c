import { afterAll, beforeAll, expect, it } from 'vitest'
import { caseOfLetter, writeLetter } from '../../activities/case-texts.ts'
import { addPersonalFact, personalToken } from '../../store/customers/personal-facts.ts'
import type { Store } from '../../store/store.ts'
import { openScratchStore } from '../store/scratch-store.ts'

let store: Store
beforeAll(async () => {
  store = await openScratchStore()
}, 240_000)
afterAll(() => store.close())

it('a letter says what a personal fact is, of which the workflow knows only the token', async () => {
  const token = personalToken('c-1', 'set-1', 'phone')
  await addPersonalFact(store, { token, caseId: 'c-1', fact: 'phone', value: '555-1234' }, 1)

  const letter = await caseOfLetter(store, 'c-1', { phone: token, amount: 7 })

  const { text } = writeLetter(
    { id: 'm', body: 'We call {{phone}} about {{amount}}.' },
    letter,
    'en',
    'http://pledge.test',
  )
  expect(text).toBe('We call 555-1234 about 7.')
})

it('a token of another case is a text like any other', async () => {
  const token = personalToken('c-1', 'set-1', 'phone')

  const { facts } = await caseOfLetter(store, 'c-2', { note: token })

  expect(facts).toEqual({ note: token })
})
