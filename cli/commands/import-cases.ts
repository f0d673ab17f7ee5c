import { setTimeout as sleep } from 'node:timers/promises'
import type { Pledge } from '../../sdk/index.ts'
import { isPledgeError } from '../../sdk/pledge-error.ts'
import { readArguments } from '../arguments.ts'
import { casesInWords } from '../cases-in-words.ts'
import type { Command } from '../commands.ts'
import { readConfig } from '../config.ts'
import { answer } from '../io.ts'
import { ApiRefusal, openApi } from '../parts/api-client.ts'
import { type RequestLine, readRequests } from '../parts/read-requests.ts'
import { wrongUse } from '../refusal.ts'

/** What became of a request file. */
export interface ImportSummary {
  readonly total: number
  readonly created: number
  /** Started by an earlier import of the same file. */
  readonly known: number
  /** Safely kept, and not begun when the import gave up waiting for it. */
  readonly kept: number
  readonly failed: readonly {
    readonly line: number
    readonly id: string
    readonly code: string
    readonly message: string
  }[]
  readonly byFlow: Readonly<Record<string, number>>
}

const atOnce = 4

/** `pledge import-cases FILE.csv`: starts a case for each line through the SDK. The same file again starts nothing twice. */
export const importCasesCommand: Command = async (args, io) => {
  const { positionals } = readArguments(args, {})
  const [file, ...more] = positionals
  if (file === undefined) throw wrongUse('cli.missing-argument', { argument: 'FILE.csv' })
  if (more[0] !== undefined) throw wrongUse('cli.unexpected-argument', { argument: more[0].slice(0, 60) })
  const words = casesInWords(io.language)
  const requests = await readRequests(file)
  const pledge = await openApi(readConfig(process.env), io.language)
  const summary = await importRequests(pledge, requests, {
    onProgress: progressOf(requests.length, (done) => io.err(words.importing(done, requests.length))),
    onBegun: (begun, kept) => io.err(words.following(begun, kept)),
    pause: () => sleep(2_000),
    mostIdlePauses: 30,
  })
  answer(io, summary, words.imported)
  return summary.failed.length === 0 ? 0 : 1
}

/** How an import goes on while there is more to come than the engine can take. */
interface ImportOptions {
  readonly onProgress: (done: number) => void
  /** How many of those that were only kept have begun since. */
  readonly onBegun: (begun: number, kept: number) => void
  /** Between two looks at what was kept. */
  readonly pause: () => Promise<unknown>
  /** So many pauses in a row in which no case begins, and it is left at that. */
  readonly mostIdlePauses: number
}

/**
 * Starts the cases, a few at a time, and waits for those that are only kept as long as some of them begin. Rejects only when Pledge cannot be
 * reached at all.
 */
export async function importRequests(
  pledge: Pledge,
  requests: readonly RequestLine[],
  options: ImportOptions,
): Promise<ImportSummary> {
  const counts = { created: 0, known: 0 }
  const kept: string[] = []
  const failed: ImportSummary['failed'][number][] = []
  const byFlow: Record<string, number> = {}
  const waiting = requests.values()
  let done = 0

  const work = async (): Promise<void> => {
    for (const { line, intake } of waiting) {
      try {
        const found = await pledge.cases.create(intake)
        if (found.isKept) kept.push(found.id)
        else counts[found.isNew ? 'created' : 'known'] += 1
        byFlow[intake.flow] = (byFlow[intake.flow] ?? 0) + 1
      } catch (error) {
        if (!isPledgeError(error)) throw error
        if (error.status === 0 || error.status === 401 || error.status === 403) throw new ApiRefusal(error)
        failed.push({ line, id: intake.id ?? '', code: error.code, message: error.message })
      }
      done += 1
      options.onProgress(done)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  const left = await followKept(pledge, kept, options)
  return {
    total: requests.length,
    created: counts.created + kept.length - left,
    known: counts.known,
    kept: left,
    failed: failed.toSorted((one, other) => one.line - other.line),
    byFlow,
  }
}

/** Looks again and again at cases that were only kept; answers how many of them have not begun when it ends. */
async function followKept(pledge: Pledge, kept: readonly string[], options: ImportOptions): Promise<number> {
  let left = kept
  for (let idle = 0; left.length > 0 && idle < options.mostIdlePauses; ) {
    await options.pause()
    const still = await stillKept(pledge, left)
    idle = still.length < left.length ? 0 : idle + 1
    if (still.length < left.length) options.onBegun(kept.length - still.length, kept.length)
    left = still
  }
  return left.length
}

async function stillKept(pledge: Pledge, ids: readonly string[]): Promise<readonly string[]> {
  const still: string[] = []
  const waiting = ids.values()
  const work = async (): Promise<void> => {
    for (const id of waiting) {
      // Under load an answer may be late: it is asked for again after the next pause.
      const found = await pledge.cases.get(id).catch((error: unknown) => {
        if (isPledgeError(error)) return null
        throw error
      })
      if (found === null || found.isKept) still.push(id)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return still
}

/** Tells of every twentieth part, and of the end. */
function progressOf(total: number, tell: (done: number) => void): (done: number) => void {
  const step = Math.max(1, Math.ceil(total / 20))
  return (done) => {
    if (done % step === 0 || done === total) tell(done)
  }
}
