import type { Issue } from '../../core/contract/issue.ts'

/** What may be wrong with a document on which somebody works: single values, never the form. */
const codes: ReadonlySet<string> = new Set([
  'document.bad-id',
  'document.bad-dotted-id',
  'document.bad-date',
  'document.bad-instant',
  'document.bad-format',
  'document.empty-text',
  'document.text-too-long',
  'document.text-too-short',
  'document.number-too-small',
  'document.number-too-large',
  'document.not-whole',
  'document.too-many-entries',
  'document.too-few-entries',
  'document.amount-not-positive',
  'document.amount-too-large',
  'document.amount-too-precise',
  'document.amount-not-whole',
  'document.more-issues',
])

/** Whether an issue of a document's shape is about a value that is not finished, so that the document has the form of one and can be shown. */
export function isUnfinished({ code }: Issue): boolean {
  return codes.has(code)
}
