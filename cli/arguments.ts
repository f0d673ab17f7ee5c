import { parseArgs } from 'node:util'
import { nearestName } from '../model/document/nearest-name.ts'
import { shown } from '../model/document/shown.ts'
import { wrongUse } from './refusal.ts'

/** What a command takes: `text` options have a value, a `flag` has none, `texts` may be given several times. */
export type OptionKinds = Readonly<Record<string, 'text' | 'texts' | 'flag'>>

/** The values of the options given; those that were not are left out, but for flags and lists. */
export type OptionValues<O extends OptionKinds> = {
  readonly [K in keyof O as O[K] extends 'text' ? K : never]?: string
} & {
  readonly [K in keyof O as O[K] extends 'texts' ? K : never]: readonly string[]
} & {
  readonly [K in keyof O as O[K] extends 'flag' ? K : never]: boolean
}

export interface Arguments<O extends OptionKinds> {
  readonly options: OptionValues<O>
  readonly positionals: readonly string[]
}

/**
 * Reads the arguments of a command; pure. Refused (exit 2), each in its own words: an option that is not known here, with the nearest
 * name; one without its value or with one too many; one given twice. An argument after an option is its value even if it begins with `-`.
 */
export function readArguments<const O extends OptionKinds>(args: readonly string[], kinds: O): Arguments<O> {
  const options = Object.fromEntries(
    Object.entries(kinds).map(([name, kind]) => [name, { type: kind === 'flag' ? 'boolean' : 'string' } as const]),
  )
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true, allowPositionals: true })
  const values = new Map<string, string | true | string[]>()
  const positionals: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value)
    if (token.kind === 'option') takeOption(values, kinds, token)
  }
  const all = Object.entries(kinds).flatMap(([name, kind]) => {
    const value = values.get(name) ?? (kind === 'texts' ? [] : kind === 'flag' ? false : undefined)
    return value === undefined ? [] : [[name, value] as const]
  })
  return { options: Object.fromEntries(all) as OptionValues<O>, positionals }
}

interface OptionToken {
  readonly name: string
  readonly rawName: string
  readonly value?: string | undefined
}

function takeOption(
  values: Map<string, string | true | string[]>,
  kinds: OptionKinds,
  { name, rawName, value }: OptionToken,
): void {
  const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined
  if (kind === undefined || !rawName.startsWith('--')) throw unknownOption(rawName, Object.keys(kinds))
  const before = values.get(name)
  if (kind === 'flag') {
    if (value !== undefined) throw wrongUse('cli.unwanted-value', { option: rawName })
    values.set(name, true)
    return
  }
  if (value === undefined || value.startsWith('--')) throw wrongUse('cli.missing-value', { option: rawName })
  if (kind === 'texts') values.set(name, [...(Array.isArray(before) ? before : []), value])
  else if (before !== undefined) throw wrongUse('cli.repeated-option', { option: rawName })
  else values.set(name, value)
}

function unknownOption(option: string, names: readonly string[]) {
  const nearest = nearestName(option.replace(/^-+/, ''), names)
  const given = option.slice(0, 60)
  return nearest === undefined
    ? wrongUse('cli.unknown-option', { option: given, known: names.map((name) => `--${name}`) })
    : wrongUse('cli.misspelt-option', { option: given, nearest: `--${nearest}` })
}

/** The value of an option that must be given. */
export function required(option: string, value: string | undefined): string {
  if (value === undefined) throw wrongUse('cli.missing-option', { option: `--${option}` })
  return value
}

/** The value of an option that has to be one of a few. */
export function oneOf<T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((known) => known === value)
  if (found === undefined) throw wrongUse('cli.not-one-of', { option: `--${option}`, found: shown(value), allowed })
  return found
}

/** A plain decimal number; no exponents, no hexadecimals, no infinities. */
export function numberOf(option: string, value: string): number {
  if (!/^-?\d{1,15}(?:\.\d{1,15})?$/.test(value)) {
    throw wrongUse('cli.not-a-number', { option: `--${option}`, found: shown(value) })
  }
  return Number(value)
}

/** Refuses arguments where a command takes none. */
export function noPositionals(positionals: readonly string[]): void {
  const [first] = positionals
  if (first !== undefined) throw wrongUse('cli.unexpected-argument', { argument: first.slice(0, 60) })
}

/** The entry of a table of commands under a name, or a refusal with the nearest one. */
export function commandNamed<T>(commands: Readonly<Record<string, T>>, name: string | undefined): T {
  const known = Object.keys(commands)
  if (name === undefined) throw wrongUse('cli.missing-command', { known })
  if (Object.hasOwn(commands, name)) return commands[name] as T
  const command = name.slice(0, 60)
  const nearest = nearestName(name, known)
  throw nearest === undefined
    ? wrongUse('cli.unknown-command', { command, known })
    : wrongUse('cli.misspelt-command', { command, nearest })
}
