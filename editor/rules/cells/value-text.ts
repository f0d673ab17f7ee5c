import type { FactDefinition, FactValue, Scalar } from '../../../core/contract/facts.ts'
import { momentOf } from '../../../core/facts/moment.ts'
import type { Called, CellWords } from './cell-words.ts'

const special = /[,，、;；"“”[\]–~]|^\s|\s$|^$/

/** One of several things by a name, whichever case it is typed in; undefined for none. */
export function findCalled<T>(list: readonly Called<T>[], text: string): T | undefined {
  const wanted = text.trim().toLowerCase()
  return list.find(({ names }) => names.some((name) => name.toLowerCase() === wanted))?.what
}

/** The name by which something is written; the fallback where it has none. */
export function nameOf<T>(list: readonly Called<T>[], what: T, fallback: string): string {
  return list.find((one) => one.what === what)?.names[0] ?? fallback
}

/** A plain value as text; `readScalar` reads it back. */
export function writeScalar(value: Scalar, definition: FactDefinition | undefined, words: CellWords): string {
  if (value === null) return ''
  if (typeof value === 'boolean') return nameOf(words.booleans, value, String(value))
  if (typeof value === 'number') return String(value)
  const choices = definition === undefined ? [] : words.choices(definition)
  return choices.length > 0 ? quoted(nameOf(choices, value, value), words, true) : quoted(value, words)
}

/** A text as a plain value of a fact; undefined for what is none. Choices may be typed by name or by id, in either language. */
export function readScalar(
  text: string,
  definition: FactDefinition | undefined,
  words: CellWords,
): string | number | boolean | undefined {
  const plain = unquoted(text.trim())
  switch (definition?.type) {
    case 'number':
      return readNumber(plain)
    case 'boolean':
      return findCalled(words.booleans, plain)
    case 'date':
      return readDate(plain)
    case 'instant':
      return readInstant(plain)
    case 'enum':
    case 'list':
      return definition.values === undefined ? plain || undefined : findCalled(words.choices(definition), plain)
    default:
      return definition === undefined ? plain : (findCalled(words.choices(definition), plain) ?? plain)
  }
}

/** A value that is set, as text: a list by its parts; `null` as nothing, `"-"` as the word for leaving a fact alone. */
export function writeValue(value: FactValue, definition: FactDefinition | undefined, words: CellWords): string {
  if (value === '-') return words.leave[0] ?? '-'
  if (value === null || typeof value !== 'object') return writeScalar(value, definition, words)
  return value.map((one) => writeScalar(one, definition, words)).join(words.separator)
}

/** A text as a value to set; undefined for what is none. Nothing at all leaves the fact alone. */
export function readValue(
  text: string,
  definition: FactDefinition | undefined,
  words: CellWords,
): FactValue | undefined {
  const plain = text.trim()
  if (plain === '' || findCalled([{ what: true, names: ['-', ...words.leave] }], plain) === true) return '-'
  if (definition?.type !== 'list') return readScalar(plain, definition, words)
  const parts = splitList(plain).map((part) => readScalar(part, definition, words))
  return parts.every((part) => part !== undefined) ? parts : undefined
}

/** The parts of a list as people write it, in either language; what stands in quotation marks stays together. */
export function splitList(text: string): readonly string[] {
  return splitOutside(text, /^[,，、;；]/)
}

/** Splits a text where a pattern matches, but within quotation marks and brackets. */
export function splitOutside(text: string, separator: RegExp): readonly string[] {
  const parts: string[] = []
  let [from, at, closing] = [0, 0, '']
  while (at < text.length) {
    const sign = text[at] ?? ''
    if (closing !== '') {
      if (sign === closing) closing = ''
      at += 1
      continue
    }
    closing = closings[sign] ?? ''
    const found = closing === '' ? separator.exec(text.slice(at)) : null
    if (found === null) {
      at += 1
      continue
    }
    parts.push(text.slice(from, at))
    at += found[0].length
    from = at
  }
  parts.push(text.slice(from))
  return parts.map((part) => part.trim())
}

const closings: Readonly<Record<string, string>> = { '"': '"', '“': '”', '[': ']' }

/** Whether a text would be read as something else than itself, so that it has to stand in quotation marks. */
function quoted(text: string, words: CellWords, isChoice = false): string {
  const isOther =
    !isChoice &&
    [...words.operators, ...words.booleans].some(({ names }) => names.some((name) => beginsWith(text, name)))
  const isJoined = words.and.some((word) => text.toLowerCase().includes(word.trim().toLowerCase()))
  const isNothing = ['-', ...words.any, ...words.leave].some((name) => name.toLowerCase() === text.toLowerCase())
  return special.test(text) || isOther || isJoined || isNothing ? `"${text.replaceAll('"', '""')}"` : text
}

/** Whether a text begins with a word, as a word. */
export function beginsWith(text: string, word: string): boolean {
  if (!text.toLowerCase().startsWith(word.toLowerCase())) return false
  const isLatin = /[a-z0-9]$/i.test(word)
  const next = text[word.length]
  return !isLatin || next === undefined || !/[\p{L}\p{N}]/u.test(next)
}

function unquoted(text: string): string {
  const found = /^"(.*)"$/s.exec(text) ?? /^“(.*)”$/s.exec(text)
  return found === null ? text : (found[1] ?? '').replaceAll('""', '"')
}

function readNumber(text: string): number | undefined {
  const plain = text.replace(/[\s,，]/g, '')
  if (!/^[-+]?(\d+(\.\d*)?|\.\d+)(e[-+]?\d+)?$/i.test(plain)) return undefined
  const number = Number(plain)
  return Number.isFinite(number) ? number : undefined
}

function readDate(text: string): string | undefined {
  const found = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text)
  if (found === null) return undefined
  const [, year = '', month = '', day = ''] = found
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return momentOf(date)?.kind === 'date' ? date : undefined
}

/** With an offset it is taken as it stands, without one as a local time of the reader. */
function readInstant(text: string): string | undefined {
  if (momentOf(text)?.kind === 'instant') return text
  const found = /^(\S+)[ T](\d{1,2}):(\d{2})$/.exec(text)
  const date = found === null ? undefined : readDate(found[1] ?? '')
  if (found === null || date === undefined) return undefined
  const at = new Date(`${date}T${(found[2] ?? '').padStart(2, '0')}:${found[3]}`)
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString()
}
