import type { Issue } from '../../core/contract/issue.ts'
import { documentLimits } from './bounds.ts'
import { makeIssue } from './issue.ts'
import type { ParsedDocument } from './parse-document.ts'
import { placeOf } from './place.ts'
import { pointerOf } from './pointer.ts'

/**
 * Reads JSON (RFC 8259) as `JSON.parse` does, and beyond it says where it went wrong, refuses a name that stands twice in one object,
 * and stops at 64 levels. The first error of syntax ends the reading; of doubled names the first twenty are reported.
 */
export function parseJson(text: string): ParsedDocument {
  const reader = new JsonReader(text, null)
  try {
    const value = reader.document()
    if (reader.issues.length > 0) return { ok: false, issues: reader.issues }
    return { ok: true, value, locate: locator(text) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { ok: false, issues: [...reader.issues, error.issue] }
  }
}

/** Reads the text once more, when a place is first asked for, and remembers where each value stands. */
function locator(text: string) {
  let offsets: Map<string, number> | undefined
  return (pointer: string) => {
    if (offsets === undefined) {
      offsets = new Map()
      new JsonReader(text, offsets).document()
    }
    let known = pointer
    while (known !== '' && !offsets.has(known)) known = known.slice(0, known.lastIndexOf('/'))
    return placeOf(text, offsets.get(known) ?? 0)
  }
}

class Refusal extends Error {
  readonly issue: Issue
  constructor(issue: Issue) {
    super(issue.code)
    this.issue = issue
  }
}

const reportedAtMost = 20
const space = /[ \t\n\r]*/y
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const plainText = /[^"\\\u0000-\u001f]*/y
const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y

class JsonReader {
  readonly issues: Issue[] = []
  private readonly text: string
  private readonly offsets: Map<string, number> | null
  private readonly path: PropertyKey[] = []
  private at = 0

  constructor(text: string, offsets: Map<string, number> | null) {
    this.text = text
    this.offsets = offsets
    if (text.startsWith('\uFEFF')) this.at = 1
  }

  document(): unknown {
    const value = this.value()
    if (this.at < this.text.length) throw new Refusal(makeIssue('document.json-goes-on', '', this.place()))
    return value
  }

  private value(): unknown {
    this.skip(space)
    this.offsets?.set(pointerOf(this.path), this.at)
    const value = this.bare()
    this.skip(space)
    return value
  }

  private bare(): unknown {
    const first = this.text[this.at]
    if (first === '{') return this.nested(() => this.object())
    if (first === '[') return this.nested(() => this.list())
    if (first === '"') return this.string()
    if (first === '-' || (first !== undefined && first >= '0' && first <= '9')) return this.number()
    if (this.takesWord('true')) return true
    if (this.takesWord('false')) return false
    if (this.takesWord('null')) return null
    return this.refuse('{ [ " 0–9 true false null')
  }

  private nested<T>(read: () => T): T {
    if (this.path.length >= documentLimits.depth) {
      throw new Refusal(
        makeIssue('document.too-deep', pointerOf(this.path.slice(0, 4)), { limit: documentLimits.depth }),
      )
    }
    return read()
  }

  private object(): Record<string, unknown> {
    const object: Record<string, unknown> = {}
    this.at++
    this.skip(space)
    if (this.takes('}')) return object
    do {
      this.skip(space)
      const start = this.at
      if (this.text[start] !== '"') this.refuse('"')
      const key = this.string()
      this.path.push(key)
      if (Object.hasOwn(object, key) && this.issues.length < reportedAtMost) {
        const place = placeOf(this.text, start)
        this.issues.push(makeIssue('document.duplicate-key', pointerOf(this.path), { key: key.slice(0, 60), ...place }))
      }
      this.skip(space)
      if (!this.takes(':')) this.refuse(':')
      const value = this.value()
      Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true })
      this.path.pop()
    } while (this.takes(','))
    if (!this.takes('}')) this.refuse(', }')
    return object
  }

  private list(): unknown[] {
    const list: unknown[] = []
    this.at++
    this.skip(space)
    if (this.takes(']')) return list
    do {
      this.path.push(list.length)
      list.push(this.value())
      this.path.pop()
    } while (this.takes(','))
    if (!this.takes(']')) this.refuse(', ]')
    return list
  }

  private string(): string {
    const start = this.at
    this.at++
    for (;;) {
      this.skip(plainText)
      if (this.takes('"')) break
      if (!this.skip(escape)) this.refuse('"')
    }
    return JSON.parse(this.text.slice(start, this.at)) as string
  }

  private number(): number {
    const start = this.at
    if (!this.skip(number)) this.refuse('0–9')
    return Number(this.text.slice(start, this.at))
  }

  private takes(character: string): boolean {
    if (this.text[this.at] !== character) return false
    this.at++
    return true
  }

  private takesWord(word: string): boolean {
    if (!this.text.startsWith(word, this.at)) return false
    this.at += word.length
    return true
  }

  private skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.at
    if (!pattern.test(this.text)) return false
    this.at = pattern.lastIndex
    return true
  }

  /** Ends the reading; `expected` lists the characters and words that could stand here, which needs no translation. */
  private refuse(expected: string): never {
    const point = this.text.codePointAt(this.at)
    if (point === undefined) throw new Refusal(makeIssue('document.json-ends-early', '', { ...this.place(), expected }))
    const isVisible = point > 0x20 && point !== 0x7f
    const found = isVisible ? String.fromCodePoint(point) : `U+${point.toString(16).toUpperCase().padStart(4, '0')}`
    throw new Refusal(makeIssue('document.json-syntax', '', { ...this.place(), expected, found }))
  }

  private place() {
    return placeOf(this.text, this.at)
  }
}
