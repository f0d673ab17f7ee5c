import { type FileHandle, open } from 'node:fs/promises'
import type { Issue } from '../core/contract/issue.ts'
import { documentLimits } from '../model/document/bounds.ts'
import { makeIssue } from '../model/document/issue.ts'
import { type ParsedDocument, parseDocument } from '../model/document/parse-document.ts'
import { invalidDocument, wrongUse } from './refusal.ts'

/**
 * Reads the document in a file, JSON or YAML by its name. What is wrong with its bytes or syntax comes back as issues; a file that is not
 * there or cannot be read is refused (exit 2). Never reads more than the limit of a document.
 */
export async function readDocument(file: string): Promise<ParsedDocument> {
  const bytes = await readBytes(file)
  if (bytes.length > documentLimits.bytes) {
    return refused(makeIssue('document.too-large', '', { size: bytes.length, limit: documentLimits.bytes }))
  }
  try {
    return parseDocument(new TextDecoder('utf-8', { fatal: true }).decode(bytes), { fileName: file })
  } catch (error) {
    if (error instanceof TypeError) return refused(makeIssue('document.not-utf8', '', {}))
    throw error
  }
}

/** Reads the text in a file, never more than a limit, which is that of a document if none is given; one that is longer, or no UTF-8, is refused. */
export async function readText(file: string, limit: number = documentLimits.bytes): Promise<string> {
  const bytes = await readBytes(file, limit)
  const tooLarge = { size: bytes.length, limit }
  if (bytes.length > limit) {
    throw invalidDocument(file, [makeIssue('document.too-large', '', tooLarge)])
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw invalidDocument(file, [makeIssue('document.not-utf8', '', {})])
  }
}

function refused(issue: Issue): ParsedDocument {
  return { ok: false, issues: [issue] }
}

async function readBytes(file: string, limit: number = documentLimits.bytes): Promise<Buffer> {
  let handle: FileHandle | undefined
  try {
    handle = await open(file, 'r')
    const buffer = Buffer.alloc(limit + 1)
    let length = 0
    for (;;) {
      const { bytesRead } = await handle.read(buffer, length, buffer.length - length)
      length += bytesRead
      if (bytesRead === 0 || length === buffer.length) break
    }
    return buffer.subarray(0, length)
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException
    throw code === 'ENOENT'
      ? wrongUse('cli.file-not-found', { file })
      : wrongUse('cli.file-unreadable', { file, reason: code })
  } finally {
    await handle?.close()
  }
}
