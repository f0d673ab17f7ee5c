import { isProblemCode } from '../core/catalogue/index.ts'
import type { Issue, IssueParams } from '../core/contract/issue.ts'
import { type Language, languages } from '../core/contract/language.ts'
import { frame as english } from '../locales/en/cli/frame.ts'
import { frame as chinese } from '../locales/zh-CN/cli/frame.ts'
import { inLanguage, messageOf } from '../model/words/message.ts'
import { commandNamed, oneOf } from './arguments.ts'
import { commands } from './commands.ts'
import { answer, type Io } from './io.ts'
import { issuesInWords } from './issues-in-words.ts'
import { type ExitCode, type Locate, wrongUse } from './refusal.ts'
import { version } from './version.ts'

const frames = { en: english, 'zh-CN': chinese } satisfies Record<Language, typeof english>

/** Where a run writes. */
export interface Streams {
  out(line: string): void
  err(line: string): void
}

/**
 * Runs `pledge` with its arguments and returns the exit code; never throws. `--json` and `--lang` may stand anywhere. Whatever goes wrong
 * is told in words: with `--json` as `{"error":{"code","message","issues"?}}` on standard output, else on standard error.
 */
export async function run(args: readonly string[], streams: Streams): Promise<ExitCode> {
  let io: Io = { ...streams, isJson: args.includes('--json'), language: 'en' }
  try {
    const { rest, language } = globalOptions(args)
    io = { ...io, language }
    return await dispatch(rest, io)
  } catch (error) {
    return tell(error, io)
  }
}

function globalOptions(args: readonly string[]): { rest: string[]; language: Language } {
  const rest: string[] = []
  let language: Language = 'en'
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] as string
    if (arg === '--json') continue
    if (arg === '--lang' || arg.startsWith('--lang=')) {
      const value = arg === '--lang' ? args[++index] : arg.slice('--lang='.length)
      if (value === undefined || value.startsWith('--')) throw wrongUse('cli.missing-value', { option: '--lang' })
      language = oneOf('lang', value, languages)
    } else rest.push(arg)
  }
  return { rest, language }
}

async function dispatch(args: readonly string[], io: Io): Promise<ExitCode> {
  const [name, ...rest] = args
  if (name === '--version') answer(io, { version }, () => version)
  else if (name === '--help' || name === '-h' || name === 'help' || (name === undefined && !io.isJson)) showHelp(io)
  else return await (await commandNamed(commands, name)())(rest, io)
  return 0
}

function showHelp(io: Io): void {
  const { usage, commands: heading, options, summaries, ...words } = frames[io.language]
  const known = Object.keys(commands)
  const width = Math.max(...known.map((name) => name.length)) + 2
  const row = (name: string, text: string) => `  ${name.padEnd(width)}${text}`
  answer(io, { commands: known }, () =>
    [
      usage,
      '',
      heading,
      ...known.map((name) => row(name, summaries[name] ?? '')),
      '',
      options,
      row('--json', words.json),
      row('--lang', words.lang),
      row('--help', words.help),
      row('--version', words.version),
    ].join('\n'),
  )
}

/** An error by its fields: `instanceof` would miss those of a second copy of a module. */
interface Coded {
  readonly code: string
  readonly params: IssueParams
  readonly issues?: readonly Issue[]
  readonly exitCode?: ExitCode
  /** What the API said, in the language that was asked for; else the catalogue's text. */
  readonly said?: string
  readonly locate?: Locate | undefined
}

function tell(error: unknown, io: Io): ExitCode {
  const { code, params, issues = [], exitCode = 2, said, locate } = isCoded(error) ? error : unexpected(error)
  const message = said ?? messageOf(code, params, io.language)
  if (io.isJson) {
    const found = issues.map((issue) => inLanguage(issue, io.language))
    io.out(JSON.stringify({ error: { code, message, ...(found.length > 0 ? { issues: found } : {}) } }))
    return exitCode
  }
  io.err(`pledge: ${message}`)
  const file = typeof params['file'] === 'string' ? params['file'] : '-'
  if (issues.length > 0) io.err(issuesInWords(file, issues, io.language, locate))
  return exitCode
}

function isCoded(error: unknown): error is Coded {
  return (
    error instanceof Error &&
    'code' in error &&
    'params' in error &&
    typeof error.code === 'string' &&
    isProblemCode(error.code)
  )
}

function unexpected(error: unknown): Coded {
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return { code: 'cli.unexpected', params: { detail: detail.slice(0, 500) } }
}
