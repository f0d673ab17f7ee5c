import type { Issue } from '../../core/contract/issue.ts'
import { type Language, type LocalText, languages } from '../../core/contract/language.ts'
import { documentLimits } from './bounds.ts'
import { newReport, type Path, type Report } from './report.ts'
import { shown } from './shown.ts'

/** The fields of documents that hold texts for people. */
const textFields: ReadonlySet<string> = new Set(['name', 'help', 'instructions', 'subject', 'body', 'text'])

/** The fields whose texts are no concern of whoever works with a case, or are judged elsewhere: an owner's notes, what a survey asks. */
const otherFields: ReadonlySet<string> = new Set(['notes', 'questions'])

/** Reports each text of a document that is written in some of the languages and is missing in another; takes any value. Pure. */
export function checkTexts(value: unknown): readonly Issue[] {
  const report = newReport()
  visit(value, [], report)
  return report.issues
}

/** The languages that a text should have and has not: none, where one text is meant for all languages. */
export function missingLanguages(text: LocalText | undefined): readonly Language[] {
  return typeof text === 'object' ? languages.filter((language) => !Object.hasOwn(text, language)) : []
}

function visit(value: unknown, path: Path, report: Report): void {
  if (typeof value !== 'object' || value === null || path.length > documentLimits.depth) return
  if (Array.isArray(value)) {
    for (const [index, entry] of value.entries()) visit(entry, [...path, index], report)
    return
  }
  for (const [field, part] of Object.entries(value)) {
    if (otherFields.has(field)) continue
    if (textFields.has(field) && isLocalText(part)) checkText(part, [...path, field], report)
    else visit(part, [...path, field], report)
  }
}

function checkText(text: Exclude<LocalText, string>, path: Path, report: Report): void {
  for (const language of missingLanguages(text)) {
    report.add('document.text-in-one-language', path, { language, text: shown(Object.values(text)[0]) })
  }
}

function isLocalText(value: unknown): value is Exclude<LocalText, string> {
  if (typeof value !== 'object' || value === null) return false
  const fields = Object.entries(value)
  const isText = ([field, text]: [string, unknown]) =>
    typeof text === 'string' && languages.some((known) => known === field)
  return fields.length > 0 && fields.every(isText)
}
