import type { Issue } from '../../core/contract/issue.ts'
import { documentLimits, outOfBounds } from './bounds.ts'
import { makeIssue } from './issue.ts'
import { parseJson } from './parse-json.ts'
import { parseYaml } from './parse-yaml.ts'
import type { Place } from './place.ts'

/** A document as it was read, not yet looked at: `locate` says where in the text a JSON Pointer stands (the nearest parent if it names nothing). */
export type ParsedDocument =
  | { readonly ok: true; readonly value: unknown; readonly locate: (pointer: string) => Place }
  | { readonly ok: false; readonly issues: readonly Issue[] }

/**
 * Reads the text of one document; pure, never throws. A name that ends in `.yaml` or `.yml` is read as YAML 1.2, any other as JSON.
 * Refused, each with its place: more than `bytes` (1 MB, for what holds one document), more than 64 levels, null characters, a field that stands twice, more than 100 aliases,
 * numbers that are not finite, a field called `__proto__`.
 */
export function parseDocument(
  text: string,
  { fileName, bytes = documentLimits.bytes }: { readonly fileName: string; readonly bytes?: number },
): ParsedDocument {
  const size = utf8Length(text)
  if (size > bytes) {
    return { ok: false, issues: [makeIssue('document.too-large', '', { size, limit: bytes })] }
  }
  const parsed = /\.ya?ml$/i.test(fileName) ? parseYaml(text) : parseJson(text)
  if (!parsed.ok) return parsed
  const issues = outOfBounds(parsed.value)
  return issues.length > 0 ? { ok: false, issues } : parsed
}

/** How many bytes a text takes in UTF-8, without encoding it. */
export function utf8Length(text: string): number {
  let length = text.length
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit >= 0x80) length += unit >= 0x800 && (unit < 0xd800 || unit > 0xdfff) ? 2 : 1
  }
  return length
}
