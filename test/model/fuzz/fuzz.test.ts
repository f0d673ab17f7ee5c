import { expect, test } from 'vitest'
import { expectAnswer, newTally } from './answer.ts'
import { soundSets } from './documents.ts'
import { fuzz } from './fuzz.ts'

test('whatever documents hold, there are issues or a plan that runs, in no time', async () => {
  const tally = await fuzz(200, 20_261_123)

  expect(tally.plans).toBeGreaterThan(20)
  expect(tally.refused).toBeGreaterThan(50)
  expect(tally.calendars).toBeGreaterThan(5)
})

test('the documents that the mutations begin with are sound', async () => {
  for (const set of soundSets) {
    const tally = newTally()

    await expectAnswer(set, tally)

    expect(tally.plans).toBe(1)
    expect(tally.played).toBeGreaterThan(0)
  }
})
