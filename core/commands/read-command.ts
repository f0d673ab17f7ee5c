import { type CaseCommand, COMMAND_WORDS, type CommandWord } from '../contract/case-command.ts'
import type { CommandProblem } from './command-problem.ts'
import { envelopeFields, isRecord, shown, typeOf } from './fields.ts'
import { commandLaw } from './registry.ts'

export type ReadCommand =
  | { readonly ok: true; readonly command: CaseCommand }
  | { readonly ok: false; readonly problem: CommandProblem }

/**
 * Reads the words of a command as they travel: its shape, without any case. Unknown fields are refused; instants become epoch
 * milliseconds; what travels beside it (`commandId`, `at`, `actor`) is left out. Own properties only.
 */
export function readCommand(input: unknown): ReadCommand {
  if (!isRecord(input)) return refuse('command.not-an-object', { found: typeOf(input) })
  const word = Object.hasOwn(input, 'do') ? input.do : undefined
  if (!isWord(word)) return refuse('command.unknown-word', { word: shown(word), known: COMMAND_WORDS })
  const fields = commandLaw(word).fields
  const known = Object.keys(fields).map((name) => name.replace('?', ''))
  const unknown = Object.keys(input).find((field) => !known.includes(field) && !envelopeFields.has(field))
  if (unknown !== undefined) return refuse('command.unknown-field', { word, field: shown(unknown), known })
  const command: Record<string, unknown> = { do: word }
  for (const [key, read] of Object.entries(fields)) {
    const name = key.replace('?', '')
    const value = Object.hasOwn(input, name) ? input[name] : undefined
    if (value === undefined) {
      if (!key.endsWith('?')) return refuse('command.missing-field', { word, field: name })
      continue
    }
    const result = read(value, name)
    if ('problem' in result) return { ok: false, problem: result.problem }
    command[name] = result.value
  }
  return { ok: true, command: command as unknown as CaseCommand }
}

function isWord(value: unknown): value is CommandWord {
  return typeof value === 'string' && (COMMAND_WORDS as readonly string[]).includes(value)
}

function refuse(code: string, params: CommandProblem['params']): ReadCommand {
  return { ok: false, problem: { code, params } }
}
