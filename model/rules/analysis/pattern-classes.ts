import type { FactValue, Scalar } from '../../../core/contract/facts.ts'
import type { LiteralTest } from './domain.ts'
import { keyOf } from './value-key.ts'

/** All values that match just these patterns. `sample` is one of them, null if none was found, which does not say that there is none. */
export interface PatternClass {
  readonly matches: ReadonlySet<LiteralTest>
  readonly sample: FactValue
}

const mostPatterns = 6

/** Whether so many patterns are sorted out completely; if not, only the values that match at most one of them are told apart. */
export function isTractable(patterns: readonly LiteralTest[]): boolean {
  return patterns.length <= mostPatterns
}

/** The classes of all lists by which of some values they have; an instant is the same value however it is written. */
export function listClasses(patterns: readonly LiteralTest[]): PatternClass[] {
  const asked = patterns.filter(({ op }) => op === 'contains')
  const alike = (one: LiteralTest) => asked.filter(({ value }) => keyOf(value as Scalar) === keyOf(one.value as Scalar))
  const firsts = asked.filter((one) => alike(one)[0] === one)
  return combinationsOf(firsts).map((matches) => ({
    matches: new Set(matches.flatMap(alike)),
    sample: matches.map(({ value }) => value as Scalar),
  }))
}

/** The classes of all texts by which of some patterns they match, those that contradict themselves left out. */
export function textClasses(all: readonly LiteralTest[], named: readonly string[]): PatternClass[] {
  const patterns = all.filter(({ value }) => typeof value === 'string')
  return combinationsOf(patterns)
    .filter((matches) => isPossible(matches, patterns))
    .map((matches) => ({ matches: new Set(matches), sample: textThatMatches(matches, patterns, named) }))
}

function combinationsOf(patterns: readonly LiteralTest[]): LiteralTest[][] {
  if (!isTractable(patterns)) return [[], ...patterns.map((pattern) => [pattern])]
  return patterns.reduce<LiteralTest[][]>(
    (combinations, pattern) => combinations.flatMap((matches) => [matches, [...matches, pattern]]),
    [[]],
  )
}

/** No two different beginnings, and nothing left out that what is matched implies. */
function isPossible(matches: readonly LiteralTest[], patterns: readonly LiteralTest[]): boolean {
  const beginnings = matches.filter(({ op }) => op === 'startsWith').map(textOf)
  const longest = beginnings.reduce((a, b) => (b.length > a.length ? b : a), '')
  if (!beginnings.every((beginning) => longest.startsWith(beginning))) return false
  return patterns.every((pattern) => matches.includes(pattern) || !matches.some((match) => implies(match, pattern)))
}

function implies(match: LiteralTest, pattern: LiteralTest): boolean {
  const [given, asked] = [textOf(match), textOf(pattern)]
  if (pattern.op === 'contains') return given.includes(asked)
  return match.op === 'startsWith' && given.startsWith(asked)
}

function textThatMatches(
  matches: readonly LiteralTest[],
  patterns: readonly LiteralTest[],
  named: readonly string[],
): string | null {
  const beginnings = matches.filter(({ op }) => op === 'startsWith').map(textOf)
  const beginning = beginnings.reduce((a, b) => (b.length > a.length ? b : a), '')
  const parts = matches.filter((match) => match.op === 'contains' && !beginning.includes(textOf(match)))
  const base = [beginning, ...parts.map(textOf)].filter((part) => part !== '')
  const candidates = [base.join(' '), base.join(''), [...base, 'other'].join(' '), 'other', 'another', '…', '']
  const fits = (text: string) =>
    !named.includes(text) && patterns.every((pattern) => matchesText(text, pattern) === matches.includes(pattern))
  return candidates.find(fits) ?? null
}

/** What a pattern of texts looks for. */
function textOf({ value }: LiteralTest): string {
  return typeof value === 'string' ? value : ''
}

function matchesText(text: string, { op, value }: LiteralTest): boolean {
  if (typeof value !== 'string') return false
  return op === 'startsWith' ? text.startsWith(value) : text.includes(value)
}
