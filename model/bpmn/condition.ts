import type { FactType, Scalar } from '../../core/contract/facts.ts'
import type { Condition, OperatorName } from '../../core/contract/rules.ts'
import { builtInFacts } from '../../core/facts/built-in-facts.ts'
import { idOf } from '../../core/id-names.ts'

/** A condition in our words, and what it asks of each fact. */
export interface ReadCondition {
  readonly condition: Condition
  readonly facts: ReadonlyMap<string, FactType>
}

const longestExpression = 2000
const deepest = 30

/**
 * Reads what the ways of a BPMN file usually say: `${amount > 1000 && approved}` (Camunda, Flowable), `=priority = "high"` (FEEL).
 * Comparisons of a variable with a text, a number, true, false or null, joined by and, or, not and brackets; pure. Null for
 * anything else: calls, sums, scripts, a variable that is compared with values of two types.
 */
export function readCondition(text: string): ReadCondition | null {
  if (text.length > longestExpression) return null
  const inner = /^[#$]\{([^{}]*)\}$/.exec(text.trim())?.[1] ?? text.trim().replace(/^=(?!=)/, '')
  const tokens = tokensOf(inner)
  if (tokens === null || tokens.length === 0) return null
  const reading: Reading = { tokens, at: 0, facts: new Map() }
  try {
    const condition = readAny(reading, 0)
    if (reading.at !== tokens.length) return null
    return { condition, facts: new Map([...reading.facts].map(([fact, type]) => [fact, type ?? 'text'])) }
  } catch (error) {
    if (error instanceof NotUnderstood) return null
    throw error
  }
}

class NotUnderstood extends Error {}

type Token =
  | { readonly kind: 'name'; readonly text: string }
  | { readonly kind: 'value'; readonly value: Scalar }
  | { readonly kind: 'sign'; readonly text: string }

interface Reading {
  readonly tokens: readonly Token[]
  at: number
  /** Null as long as nothing tells the type. */
  readonly facts: Map<string, FactType | null>
}

const form =
  /\s*(?:("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(-?\d+(?:\.\d+)?)|([\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*)|(&&|\|\||[=!<>]=|[=<>!()]))/uy

const words: Readonly<Record<string, string>> = {
  and: '&&',
  or: '||',
  not: '!',
  eq: '=',
  ne: '!=',
  lt: '<',
  le: '<=',
  gt: '>',
  ge: '>=',
  '==': '=',
}

const constants: Readonly<Record<string, Scalar>> = { true: true, false: false, null: null }

function tokensOf(text: string): Token[] | null {
  const tokens: Token[] = []
  const end = text.trimEnd().length
  for (form.lastIndex = 0; form.lastIndex < end; ) {
    const match = form.exec(text)
    if (match === null) return null
    const [, quoted, number, name, sign] = match
    if (quoted !== undefined) tokens.push({ kind: 'value', value: quoted.slice(1, -1).replace(/\\(.)/g, '$1') })
    else if (number !== undefined) tokens.push({ kind: 'value', value: Number(number) })
    else tokens.push(wordToken(name ?? sign ?? '', name !== undefined))
  }
  return tokens
}

function wordToken(text: string, isName: boolean): Token {
  if (Object.hasOwn(words, text)) return { kind: 'sign', text: words[text] as string }
  if (isName && Object.hasOwn(constants, text)) return { kind: 'value', value: constants[text] as Scalar }
  return isName ? { kind: 'name', text } : { kind: 'sign', text }
}

function takes(reading: Reading, sign: string): boolean {
  const token = reading.tokens[reading.at]
  if (token?.kind !== 'sign' || token.text !== sign) return false
  reading.at += 1
  return true
}

function readAny(reading: Reading, depth: number): Condition {
  const any = [readAll(reading, depth)]
  while (takes(reading, '||')) any.push(readAll(reading, depth))
  return any.length === 1 && any[0] !== undefined ? any[0] : { any }
}

function readAll(reading: Reading, depth: number): Condition {
  const all = [readOne(reading, depth)]
  while (takes(reading, '&&')) all.push(readOne(reading, depth))
  return all.length === 1 && all[0] !== undefined ? all[0] : { all }
}

function readOne(reading: Reading, depth: number): Condition {
  if (depth > deepest) throw new NotUnderstood()
  if (takes(reading, '!')) return { not: readOne(reading, depth + 1) }
  if (takes(reading, '(')) {
    const inner = readAny(reading, depth + 1)
    if (!takes(reading, ')')) throw new NotUnderstood()
    return inner
  }
  const left = reading.tokens[reading.at++]
  const sign = reading.tokens[reading.at]
  if (left === undefined || left.kind === 'sign') throw new NotUnderstood()
  if (sign?.kind !== 'sign' || !Object.hasOwn(comparisons, sign.text)) {
    if (left.kind !== 'name') throw new NotUnderstood()
    return { fact: factOf(reading, left.text, 'boolean'), op: 'is', value: true }
  }
  reading.at += 1
  const right = reading.tokens[reading.at++]
  if (right === undefined || right.kind === 'sign') throw new NotUnderstood()
  if (left.kind === 'name' && right.kind === 'value') return comparison(reading, left.text, sign.text, right.value)
  if (left.kind === 'value' && right.kind === 'name') {
    return comparison(reading, right.text, turned[sign.text] ?? sign.text, left.value)
  }
  throw new NotUnderstood()
}

const comparisons: Readonly<Record<string, OperatorName>> = {
  '=': 'is',
  '!=': 'isNot',
  '<': 'below',
  '<=': 'atMost',
  '>': 'above',
  '>=': 'atLeast',
}

const turned: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' }

function comparison(reading: Reading, name: string, sign: string, value: Scalar): Condition {
  const op = comparisons[sign]
  if (op === undefined) throw new NotUnderstood()
  if (value === null) {
    if (op !== 'is' && op !== 'isNot') throw new NotUnderstood()
    return { fact: factOf(reading, name, null), op: op === 'is' ? 'missing' : 'present' }
  }
  const type = typeof value === 'string' ? 'text' : typeof value === 'number' ? 'number' : 'boolean'
  if (op !== 'is' && op !== 'isNot' && type !== 'number') throw new NotUnderstood()
  return { fact: factOf(reading, name, type), op, value }
}

/** The fact that a variable becomes. A type of null says that any will do. */
function factOf({ facts }: Reading, name: string, type: FactType | null): string {
  const parts = name.split('.').map(idOf)
  const id = parts.join('.')
  const known = facts.get(id) ?? builtInTypes.get(id) ?? null
  const isOther = type !== null && known !== null && known !== type
  if (isOther || parts.some((part) => part === '')) throw new NotUnderstood()
  facts.set(id, type ?? known)
  return id
}

const builtInTypes: ReadonlyMap<string, FactType> = new Map(builtInFacts.map(({ id, type }) => [id, type]))
