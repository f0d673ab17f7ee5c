import { chromiumExecutable } from './chromium.ts'
import { postgresPart } from './postgres-part.ts'
import { temporalPart } from './temporal-part.ts'

const say = (line: string): void => console.log(line)

/** What must be there before the tests that need it; all at once, since each waits for something else. */
const wanted: readonly (readonly [name: string, prepare: () => Promise<string>])[] = [
  ['Temporal', () => temporalPart.prepare(say)],
  ['PostgreSQL', () => postgresPart.prepare(say)],
  ['Chromium', () => chromiumExecutable(say)],
]

const results = await Promise.allSettled(wanted.map(([, prepare]) => prepare()))
for (const [index, result] of results.entries()) {
  const name = wanted[index]?.[0] ?? ''
  if (result.status === 'fulfilled') say(`${name}: ${result.value}`)
  else say(`${name} is missing: ${result.reason instanceof Error ? result.reason.message : String(result.reason)}`)
}
if (results.some((result) => result.status === 'rejected')) process.exitCode = 1
