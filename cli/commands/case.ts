import type { FactValue } from '../../core/contract/facts.ts'
import type { CaseQuery, NewCase, NewCommand } from '../../sdk/cases.ts'
import type { Pledge } from '../../sdk/index.ts'
import { commandNamed, noPositionals, numberOf, readArguments, required } from '../arguments.ts'
import { type CasesWords, casesInWords } from '../cases-in-words.ts'
import type { Command } from '../commands.ts'
import { readConfig } from '../config.ts'
import { answer, type Io } from '../io.ts'
import { openApi, withApi } from '../parts/api-client.ts'
import { type ExitCode, wrongUse } from '../refusal.ts'

type CaseWord = (args: readonly string[], io: Io, words: CasesWords) => Promise<ExitCode>

const words: Readonly<Record<string, CaseWord>> = { create, list, show, do: command, timeline, why }

/** `pledge case create|list|show|do|timeline|why`: the API from a shell. */
export const caseCommand: Command = async ([name, ...rest], io) => {
  const texts = casesInWords(io.language)
  if (name === '--help' || name === '-h') {
    io.out(texts.usage)
    return 0
  }
  return await commandNamed(words, name)(rest, io, texts)
}

async function create(args: readonly string[], io: Io, texts: CasesWords): Promise<ExitCode> {
  const { options, positionals } = readArguments(args, {
    flow: 'text',
    id: 'text',
    fact: 'texts',
    customer: 'text',
    channel: 'text',
    subject: 'text',
    message: 'text',
    team: 'text',
  })
  noPositionals(positionals)
  const { fact, customer, flow, ...plain } = options
  const intake: NewCase = {
    ...plain,
    flow: required('flow', flow),
    ...(fact.length > 0 ? { facts: factsOf(fact) } : {}),
    ...(customer === undefined ? {} : { customer: { id: customer } }),
  }
  const found = await ask(io, (pledge) => pledge.cases.create(intake))
  answer(io, found, texts.created)
  return 0
}

async function list(args: readonly string[], io: Io, texts: CasesWords): Promise<ExitCode> {
  const { options, positionals } = readArguments(args, {
    state: 'text',
    flow: 'text',
    team: 'text',
    assignee: 'text',
    late: 'flag',
    limit: 'text',
  })
  noPositionals(positionals)
  const { state, late, limit, ...plain } = options
  const query: CaseQuery = {
    sort: 'nextDue',
    ...plain,
    ...(state === undefined ? {} : { state: state as NonNullable<CaseQuery['state']> }),
    ...(late ? { late } : {}),
    ...(limit === undefined ? {} : { limit: numberOf('limit', limit) }),
  }
  const page = await ask(io, (pledge) => pledge.cases.list(query))
  answer(io, page, texts.list)
  return 0
}

async function show(args: readonly string[], io: Io, texts: CasesWords): Promise<ExitCode> {
  const [id] = exactly(readArguments(args, {}).positionals, ['CASE'])
  const found = await ask(io, (pledge) => pledge.cases.get(id))
  answer(io, found, texts.show)
  return 0
}

async function command(args: readonly string[], io: Io, texts: CasesWords): Promise<ExitCode> {
  const { options, positionals } = readArguments(args, {
    text: 'text',
    node: 'text',
    outcome: 'text',
    reason: 'text',
    team: 'text',
    agent: 'text',
    score: 'text',
    fact: 'texts',
    with: 'text',
    id: 'text',
  })
  const [id, word] = exactly(positionals, ['CASE', 'WORD'])
  const { fact, score, with: more, id: commandId, ...plain } = options
  const sent = {
    ...(more === undefined ? {} : objectOf('--with', more)),
    ...plain,
    do: word,
    ...(fact.length > 0 ? { facts: factsOf(fact) } : {}),
    ...(score === undefined ? {} : { score: numberOf('score', score) }),
    ...(commandId === undefined ? {} : { commandId }),
  } as NewCommand
  const found = await ask(io, (pledge) => pledge.cases.do(id, sent))
  answer(io, found, texts.done)
  return 0
}

async function timeline(args: readonly string[], io: Io, texts: CasesWords): Promise<ExitCode> {
  const { options, positionals } = readArguments(args, { limit: 'text' })
  const [id] = exactly(positionals, ['CASE'])
  const limit = options.limit === undefined ? 200 : numberOf('limit', options.limit)
  const page = await ask(io, (pledge) => pledge.cases.timeline(id, { limit }))
  answer(io, page, texts.timeline)
  return 0
}

async function why(args: readonly string[], io: Io, texts: CasesWords): Promise<ExitCode> {
  const { options, positionals } = readArguments(args, { instance: 'text' })
  const [id, clock] = exactly(positionals, ['CASE', 'CLOCK'])
  const query = options.instance === undefined ? {} : { instance: numberOf('instance', options.instance) }
  const found = await ask(io, (pledge) => pledge.cases.why(id, clock, query))
  answer(io, found, texts.why)
  return 0
}

async function ask<T>(io: Io, question: (pledge: Pledge) => Promise<T>): Promise<T> {
  const pledge = await openApi(readConfig(process.env), io.language)
  return await withApi(() => question(pledge))
}

function exactly<const N extends readonly string[]>(
  given: readonly string[],
  names: N,
): { readonly [I in keyof N]: string } {
  const missing = names[given.length]
  if (missing !== undefined) throw wrongUse('cli.missing-argument', { argument: missing })
  const extra = given[names.length]
  if (extra !== undefined) throw wrongUse('cli.unexpected-argument', { argument: extra.slice(0, 60) })
  return given as unknown as { readonly [I in keyof N]: string }
}

/** `name=value` pairs; values that read as numbers, true, false or null become such. */
function factsOf(pairs: readonly string[]): Readonly<Record<string, FactValue>> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=')
      if (at < 1) throw wrongUse('config.bad-pair', { option: '--fact', found: pair.slice(0, 60) })
      return [pair.slice(0, at), valueOf(pair.slice(at + 1))]
    }),
  )
}

function valueOf(text: string): FactValue {
  if (text === 'null') return null
  if (text === 'true' || text === 'false') return text === 'true'
  return /^-?\d{1,15}(?:\.\d{1,6})?$/.test(text) ? Number(text) : text
}

function objectOf(option: string, text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  } catch {
    // Told below, like every other text that is no object.
  }
  throw wrongUse('config.bad-json', { option })
}
