import fc from 'fast-check'
import { expect } from 'vitest'
import { isProblemCode } from '../../../core/catalogue/index.ts'
import { parseDocument } from '../../../model/document/parse-document.ts'
import { expectAnswer, newTally, type Tally } from './answer.ts'
import { brokenTexts, type Documents, mutatedSets } from './documents.ts'
import { randomSets } from './random-documents.ts'

/** Asks about so many documents: three in five of them mutated, one random, one a broken text. Fails with the seed that finds the same again. */
export async function fuzz(count: number, seed: number): Promise<Tally> {
  const tally = newTally()
  const share = (part: number) => ({ seed, endOnFailure: true, numRuns: Math.round(count * part) })
  const answer = (documents: Documents) => expectAnswer(documents, tally)
  await hold('mutated', fc.asyncProperty(mutatedSets, answer), share(0.6))
  await hold('random', fc.asyncProperty(randomSets, answer), share(0.2))
  await hold(
    'broken',
    fc.asyncProperty(brokenTexts, async ({ text, fileName }) => {
      const parsed = parseDocument(text, { fileName })

      if (parsed.ok) await expectAnswer([parsed.value], tally)
      else expect(parsed.issues.map(({ code }) => isProblemCode(code))).not.toContain(false)
    }),
    share(0.2),
  )
  return tally
}

/** Fails with what went wrong and how to find it again; the documents themselves are far too long to be told. */
async function hold<T>(what: string, property: fc.IAsyncProperty<T>, parameters: fc.Parameters<T>): Promise<void> {
  const found = await fc.check(property, parameters)
  if (!found.failed) return
  const where = `${what} documents, seed ${found.seed}, path ${found.counterexamplePath ?? '?'}`
  throw new Error(`${where}: ${String(found.errorInstance)}`, { cause: found.errorInstance })
}
