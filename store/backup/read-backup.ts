import { createHash } from 'node:crypto'
import { ProblemError } from '../../core/contract/problem-error.ts'
import type { BackupEnd, BackupHeader, BackupLine } from './backup-format.ts'

/**
 * Reads a whole backup without keeping it, and answers its first line. Throws `store.backup-unreadable` when it is none, or
 * not one of this format, and `store.backup-damaged` when something is missing or was changed.
 */
export async function verifyBackup(lines: AsyncIterable<string>): Promise<BackupHeader> {
  const hash = createHash('sha256')
  let header: BackupHeader | null = null
  let count = 0
  let previous: string | null = null
  for await (const line of lines) {
    if (previous !== null) {
      hash.update(previous).update('\n')
      count += 1
    }
    header ??= readHeader(line)
    previous = line
  }
  if (header === null) throw new ProblemError('store.backup-unreadable', {})
  const end = parse(previous ?? '')
  if (!isEnd(end) || end.lines !== count - 1 || end.sha256 !== hash.digest('hex')) {
    throw new ProblemError('store.backup-damaged', {})
  }
  return header
}

/** The lines between the first and the last. Throws `store.backup-damaged` for what is not a line of a backup. */
export async function* backupLines(lines: AsyncIterable<string>): AsyncIterable<BackupLine> {
  let isFirst = true
  for await (const text of lines) {
    const value = parse(text)
    if (!isFirst && !isEnd(value)) {
      if (!isLine(value)) throw new ProblemError('store.backup-damaged', {})
      yield value
    }
    isFirst = false
  }
}

function readHeader(line: string): BackupHeader {
  const value = parse(line)
  if (!isHeader(value)) throw new ProblemError('store.backup-unreadable', {})
  return value
}

function isHeader(value: unknown): value is BackupHeader {
  return (
    isObject(value) &&
    value['pledge'] === 'backup' &&
    value['format'] === 1 &&
    typeof value['release'] === 'string' &&
    Number.isInteger(value['migration']) &&
    Number.isInteger(value['at']) &&
    (value['sealedWith'] === null || typeof value['sealedWith'] === 'string')
  )
}

function isEnd(value: unknown): value is BackupEnd {
  return isObject(value) && value['end'] === true
}

function isLine(value: unknown): value is BackupLine {
  if (Array.isArray(value)) return value.length === 2 && typeof value[0] === 'string' && isObject(value[1])
  return isObject(value) && typeof value['sequence'] === 'string' && Number.isInteger(value['value'])
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
