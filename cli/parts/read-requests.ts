import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import type { FactValue } from '../../core/contract/facts.ts'
import type { NewCase } from '../../sdk/cases.ts'
import { Refusal, wrongUse } from '../refusal.ts'

/** One line of a request file, as a case to create. */
export interface RequestLine {
  readonly line: number
  readonly intake: NewCase
}

const required = ['id', 'flow'] as const
const plainFields = ['channel', 'subject', 'message', 'team'] as const
const customerFields = ['id', 'name', 'email', 'phone', 'tier', 'region', 'language'] as const
const mostBytes = 64 * 1024 * 1024

/**
 * Reads a request file: CSV with a header line. `id` and `flow` are needed; `channel`, `subject`, `message`, `team`,
 * `customer.<field>` and `fact.<id>` may be there, and an empty cell means that nothing is known. Facts that read as
 * numbers, true or false become such. Other columns are left alone.
 */
export async function readRequests(file: string): Promise<readonly RequestLine[]> {
  const rows = parseRows(file, await readText(file))
  return rows.map(({ record, info }) => {
    const missing = required.find((field) => !valueOf(record, field))
    if (missing !== undefined)
      throw new Refusal(1, 'config.request-incomplete', { file, line: info.lines, field: missing })
    return { line: info.lines, intake: intakeOf(record) }
  })
}

interface Row {
  readonly record: Readonly<Record<string, string>>
  readonly info: { readonly lines: number }
}

function parseRows(file: string, text: string): readonly Row[] {
  try {
    return parse(text, {
      columns: true,
      bom: true,
      skip_empty_lines: true,
      trim: true,
      info: true,
      relax_column_count: false,
    }) as unknown as Row[]
  } catch (error) {
    const line = (error as { lines?: unknown }).lines
    throw new Refusal(1, 'config.request-file', {
      file,
      line: typeof line === 'number' ? line : 0,
      detail: error instanceof Error ? error.message : String(error),
    })
  }
}

async function readText(file: string): Promise<string> {
  try {
    const bytes = await readFile(file)
    if (bytes.byteLength > mostBytes) throw wrongUse('cli.file-unreadable', { file, reason: `> ${mostBytes} bytes` })
    return bytes.toString('utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw wrongUse('cli.file-not-found', { file })
    if (code === 'EISDIR' || code === 'EACCES') throw wrongUse('cli.file-unreadable', { file, reason: code })
    throw error
  }
}

function intakeOf(record: Row['record']): NewCase {
  const plain = fieldsOf(record, plainFields, '')
  const customer = fieldsOf(record, customerFields, 'customer.')
  const facts = Object.fromEntries(
    Object.keys(record).flatMap((column) => {
      const value = column.startsWith('fact.') ? valueOf(record, column) : undefined
      return value === undefined ? [] : [[column.slice('fact.'.length), factOf(value)]]
    }),
  )
  return {
    id: valueOf(record, 'id') ?? '',
    flow: valueOf(record, 'flow') ?? '',
    ...plain,
    ...(Object.keys(customer).length > 0 ? { customer } : {}),
    ...(Object.keys(facts).length > 0 ? { facts } : {}),
  }
}

function fieldsOf(record: Row['record'], fields: readonly string[], prefix: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = valueOf(record, `${prefix}${field}`)
      return value === undefined ? [] : [[field, value]]
    }),
  )
}

function valueOf(record: Row['record'], column: string): string | undefined {
  const value = Object.hasOwn(record, column) ? record[column] : undefined
  return value === '' ? undefined : value
}

function factOf(text: string): FactValue {
  if (text === 'true' || text === 'false') return text === 'true'
  return /^-?\d{1,15}(?:\.\d{1,6})?$/.test(text) ? Number(text) : text
}
