import { dayOfDate } from '../../core/calendar/civil-date.ts'
import { parseInstant } from '../../core/facts/moment.ts'
import { shown } from '../../model/document/shown.ts'
import { noPositionals, readArguments, required } from '../arguments.ts'
import type { Command } from '../commands.ts'
import { readConfig } from '../config.ts'
import { answer } from '../io.ts'
import { openApi, withApi } from '../parts/api-client.ts'
import { interruptible } from '../parts/interruption.ts'
import { readDocument } from '../read-document.ts'
import { invalidDocument, wrongUse } from '../refusal.ts'
import { progressTo, rehearsalsInWords } from '../rehearsals-in-words.ts'

/**
 * `pledge backtest --policy FILE --since DATE`: what the cases that began since then would have come to under changed documents, through the
 * API. Calendars, rules and a flow may be given as well, or instead.
 */
export const backtestCommand: Command = async (args, io) => {
  const words = rehearsalsInWords(io.language)
  if (args[0] === '--help' || args[0] === '-h') {
    io.out(words.backtestUsage)
    return 0
  }
  const { options, positionals } = readArguments(args, {
    policy: 'texts',
    calendar: 'texts',
    rules: 'texts',
    flow: 'texts',
    since: 'text',
  })
  noPositionals(positionals)
  const since = required('since', options.since)
  if (dayOfDate(since) === null && parseInstant(since) === null) {
    throw wrongUse('cli.bad-date', { option: '--since', found: shown(since) })
  }
  const files = [...options.policy, ...options.calendar, ...options.rules, ...options.flow]
  required('policy', files[0])
  const documents = await Promise.all(files.map(documentIn))
  const pledge = await openApi(readConfig(process.env), io.language)
  const { signal, release } = interruptible()
  try {
    const found = await withApi(() =>
      pledge.documents.backtest({ documents, since }, { signal, onProgress: progressTo(io) }),
    )
    answer(io, found, (told) => words.backtested(told))
    if (!io.isJson) for (const { message } of found.warnings ?? []) io.err(`pledge: ${message}`)
    return 0
  } finally {
    release()
  }
}

async function documentIn(file: string): Promise<object> {
  const parsed = await readDocument(file)
  if (!parsed.ok) throw invalidDocument(file, parsed.issues)
  return parsed.value as object
}
