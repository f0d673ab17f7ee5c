import { createHash } from 'node:crypto'
import { z } from 'zod'
import { ProblemError } from '../../core/contract/problem-error.ts'
import type { BackupHeader, BackupLine } from './backup-format.ts'

const headerSchema = z.object({
  pledge: z.literal('backup'),
  format: z.literal(1),
  release: z.string(),
  migration: z.int(),
  at: z.number(),
  sealedWith: z.string().nullable(),
}) satisfies z.ZodType<BackupHeader>

const endSchema = z.object({ end: z.literal(true), lines: z.int(), sha256: z.string() })

const lineSchema = z.union([
  z.tuple([z.string(), z.looseObject({})]),
  z.object({ sequence: z.string(), value: z.number() }),
]) satisfies z.ZodType<BackupLine>

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
  const end = endSchema.safeParse(parse(previous ?? ''))
  if (!end.success || end.data.lines !== count - 1 || end.data.sha256 !== hash.digest('hex')) {
    throw new ProblemError('store.backup-damaged', {})
  }
  return header
}

/** The lines between the first and the last. Throws `store.backup-damaged` for what is not a line of a backup. */
export async function* backupLines(lines: AsyncIterable<string>): AsyncIterable<BackupLine> {
  let isFirst = true
  for await (const text of lines) {
    const value = parse(text)
    if (!isFirst && !endSchema.safeParse(value).success) {
      const line = lineSchema.safeParse(value)
      if (!line.success) throw new ProblemError('store.backup-damaged', {})
      yield line.data
    }
    isFirst = false
  }
}

function readHeader(line: string): BackupHeader {
  const header = headerSchema.safeParse(parse(line))
  if (!header.success) throw new ProblemError('store.backup-unreadable', {})
  return header.data
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
