import type { Pledge } from '../../sdk/index.ts'
import { isPledgeError } from '../../sdk/pledge-error.ts'
import { readArguments } from '../arguments.ts'
import { type CasesWords, casesInWords } from '../cases-in-words.ts'
import type { Command } from '../commands.ts'
import { readConfig } from '../config.ts'
import { answer, type Io } from '../io.ts'
import { ApiRefusal, openApi } from '../parts/api-client.ts'
import { type RequestLine, readRequests } from '../parts/read-requests.ts'
import { wrongUse } from '../refusal.ts'

/** What became of a request file. */
export interface ImportSummary {
  readonly total: number
  readonly created: number
  /** Started by an earlier import of the same file. */
  readonly known: number
  /** Safely kept, not begun yet. */
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
  const summary = await importRequests(pledge, requests, progressOf(io, words, requests.length))
  answer(io, summary, words.imported)
  return summary.failed.length === 0 ? 0 : 1
}

/** Starts the cases, a few at a time. Rejects only when Pledge cannot be reached at all. */
export async function importRequests(
  pledge: Pledge,
  requests: readonly RequestLine[],
  onProgress: (done: number) => void,
): Promise<ImportSummary> {
  const counts = { created: 0, known: 0, kept: 0 }
  const failed: ImportSummary['failed'][number][] = []
  const byFlow: Record<string, number> = {}
  const waiting = requests.values()
  let done = 0

  const work = async (): Promise<void> => {
    for (const { line, intake } of waiting) {
      try {
        counts[await importOne(pledge, intake)] += 1
        byFlow[intake.flow] = (byFlow[intake.flow] ?? 0) + 1
      } catch (error) {
        if (!isPledgeError(error)) throw error
        if (error.status === 0 || error.status === 401 || error.status === 403) throw new ApiRefusal(error)
        failed.push({ line, id: intake.id ?? '', code: error.code, message: error.message })
      }
      done += 1
      onProgress(done)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return { total: requests.length, ...counts, failed: failed.toSorted((one, other) => one.line - other.line), byFlow }
}

async function importOne(pledge: Pledge, intake: RequestLine['intake']): Promise<'created' | 'known' | 'kept'> {
  const found = await pledge.cases.create(intake)
  if (found.isKept) return 'kept'
  return found.isNew ? 'created' : 'known'
}

function progressOf(io: Io, words: CasesWords, total: number): (done: number) => void {
  const step = Math.max(1, Math.ceil(total / 20))
  return (done) => {
    if (done % step === 0 || done === total) io.err(words.importing(done, total))
  }
}
