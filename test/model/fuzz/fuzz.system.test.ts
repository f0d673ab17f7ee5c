import { expect, test } from 'vitest'
import { fuzz } from './fuzz.ts'

test('ten thousand random and mutated sets of documents have issues or a plan that runs, each in no time', async () => {
  // The same ones each time, so that a change is judged by itself; FUZZ_SEED asks about others.
  const seed = Number(process.env.FUZZ_SEED ?? 20_261_122)
  process.stdout.write(`documents: seed ${seed}\n`)

  const tally = await fuzz(10_000, seed)

  process.stdout.write(`documents: ${JSON.stringify(tally)}\n`)
  expect(tally.plans).toBeGreaterThan(500)
  expect(tally.played).toBeGreaterThan(500)
}, 1_200_000)
