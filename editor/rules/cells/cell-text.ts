import type { FactDefinition, Scalar } from '../../../core/contract/facts.ts'
import type { Cell, FactReference, Operand, OperatorName } from '../../../core/contract/rules.ts'
import { isDuration } from '../../../core/operators/open-time.ts'
import { operators } from '../../../core/operators/operators.ts'
import { isBetween } from '../../../core/operators/range.ts'
import { isFactReference } from '../../../model/rules/normal-form.ts'
import { readCell } from '../../../model/rules/read-cell.ts'
import type { CellWords } from './cell-words.ts'
import { beginsWith, findCalled, nameOf, readScalar, splitList, splitOutside, writeScalar } from './value-text.ts'

type Definition = FactDefinition | undefined
type Side = Operand | FactReference

/** The text of a cell, as it is copied into a spreadsheet; `readCellText` reads it back as a cell that means the same. */
export function writeCellText(cell: Cell, definition: Definition, words: CellWords): string {
  if (cell === '-') return '-'
  return readCell(cell)
    .map(({ op, side }) => writeTest(op, side, definition, words))
    .join(words.and[0] ?? ' ')
}

/** What somebody typed, or pasted, into a cell; undefined for what is not understood, or does not go with the fact. Nothing at all means anything. */
export function readCellText(text: string, definition: Definition, words: CellWords): Cell | undefined {
  const plain = text.trim()
  if (plain === '' || findCalled([{ what: true, names: ['-', ...words.any] }], plain) === true) return '-'
  const chosen = readChoices(plain, definition, words)
  if (chosen !== undefined) return { [chosen.op]: chosen.side }
  const joint = new RegExp(`^(?:${words.and.map(escaped).join('|')})`, 'i')
  const cell: Record<string, Side | true> = {}
  for (const part of splitOutside(plain, joint)) {
    const test = readTest(part, definition, words)
    if (test === undefined || Object.hasOwn(cell, test.op)) return undefined
    if (definition !== undefined && !operators[test.op].facts.includes(definition.type)) return undefined
    cell[test.op] = test.side ?? true
  }
  return cell
}

function writeTest(op: OperatorName, side: Side | undefined, definition: Definition, words: CellWords): string {
  const name = nameOf(words.operators, op, op)
  if (side === undefined || operators[op].operand === 'none') return name
  const said = writeSide(side, definition, words)
  const isPlain = op === 'is' || op === 'in' || op === 'between' || (op === 'contains' && definition?.type === 'list')
  if (op === 'notIn' && Array.isArray(side) && side.length > 1)
    return `${nameOf(words.operators, 'isNot', 'isNot')} ${said}`
  // A list of one has to be told from its value, and another fact from a list that it holds.
  const isListOfOne = op === 'in' && (!Array.isArray(side) || side.length < 2)
  return isPlain && !isListOfOne && !isFactReference(side) ? said : `${name} ${said}`
}

function writeSide(side: Side, definition: Definition, words: CellWords): string {
  if (isFactReference(side)) return `[${nameOf(words.facts, side.fact, side.fact)}]`
  if (Array.isArray(side)) return side.map((one: Scalar) => writeScalar(one, definition, words)).join(words.separator)
  if (isBetween(side))
    return `${writeScalar(side.from, definition, words)} – ${writeScalar(side.to, definition, words)}`
  if (isDuration(side)) return `${side.amount} ${nameOf(words.units, side.unit, side.unit)}`
  const calendar = words.calendars.find(({ what }) => what === side)?.names[0]
  return definition?.type === 'instant' && calendar !== undefined
    ? calendar
    : writeScalar(side as Scalar, definition, words)
}

interface ReadTest {
  readonly op: OperatorName
  readonly side: Side | undefined
}

/** One or several choices of a fact, whatever word they may begin with. */
function readChoices(text: string, definition: Definition, words: CellWords) {
  if (definition?.type !== 'enum') return undefined
  const values = splitList(text).map((part) => readScalar(part, definition, words))
  if (!values.every((value) => value !== undefined)) return undefined
  const [only] = values
  return values.length === 1 && only !== undefined
    ? { op: 'is' as const, side: only }
    : { op: 'in' as const, side: values }
}

function readTest(text: string, definition: Definition, words: CellWords): ReadTest | undefined {
  const chosen = readChoices(text, definition, words)
  if (chosen !== undefined) return chosen
  const alone = findCalled(words.operators, text)
  if (alone !== undefined && operators[alone].operand === 'none') return { op: alone, side: undefined }
  const named = longestName(text, words)
  if (named === undefined) return readPlain(text, definition, words)
  const rest = text.slice(named.name.length).trim()
  const several = splitList(rest)
  const op =
    named.op === 'isNot' && several.length > 1 ? 'notIn' : named.op === 'is' && several.length > 1 ? 'in' : named.op
  const side = readSide(op, rest, definition, words)
  return side === undefined ? undefined : { op, side }
}

function longestName(text: string, words: CellWords) {
  const names = words.operators.flatMap(({ what, names: all }) => all.map((name) => ({ op: what, name })))
  const fitting = names.filter(({ name, op }) => operators[op].operand !== 'none' && beginsWith(text, name))
  return fitting.sort((one, other) => other.name.length - one.name.length)[0]
}

/** A value, several of them, or two ends, without a word before. */
function readPlain(text: string, definition: Definition, words: CellWords): ReadTest | undefined {
  if (definition !== undefined && operators.between.facts.includes(definition.type)) {
    const ends = readSide('between', text, definition, words)
    if (ends !== undefined) return { op: 'between', side: ends }
  }
  const op =
    definition?.type === 'list'
      ? 'contains'
      : splitList(text).length > 1 && !isNumberText(text, definition)
        ? 'in'
        : 'is'
  const side = readSide(op, text, definition, words)
  return side === undefined ? undefined : { op, side }
}

/** `1,000` is a number and not a list of two. */
function isNumberText(text: string, definition: Definition): boolean {
  return definition?.type === 'number' && /^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text)
}

function readSide(op: OperatorName, text: string, definition: Definition, words: CellWords): Side | undefined {
  const other = /^\[(.+)\]$/.exec(text)?.[1]
  if (other !== undefined) {
    const fact = operators[op].takesOtherFact ? findCalled(words.facts, other) : undefined
    return fact === undefined ? undefined : { fact }
  }
  switch (operators[op].operand) {
    case 'values': {
      const values = splitList(text).map((part) => readScalar(part, definition, words))
      return values.every((value) => value !== undefined) ? values : undefined
    }
    case 'range':
      return readRange(text, definition, words)
    case 'duration': {
      const found = /^(\d+(?:\.\d+)?)\s*(.+)$/.exec(text)
      const unit = found === null ? undefined : findCalled(words.units, found[2] ?? '')
      return unit === undefined ? undefined : { amount: Number(found?.[1]), unit }
    }
    case 'calendar':
      return findCalled(words.calendars, text)
    case 'none':
      return undefined
    default:
      return readScalar(text, definition, words)
  }
}

function readRange(text: string, definition: Definition, words: CellWords): Side | undefined {
  const [from, to, ...more] = splitOutside(text, /^\s*(?:–|—|~|～|至|到|\.\.|\s-\s|\sto\s)\s*/i)
  if (from === undefined || to === undefined || more.length > 0) {
    const found = /^(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)$/.exec(text.trim())
    return found === null || definition?.type !== 'number'
      ? undefined
      : { from: Number(found[1]), to: Number(found[2]) }
  }
  const ends = [from, to].map((end) => readScalar(end, definition, words))
  const [start, end] = ends
  if (start === undefined || end === undefined || typeof start === 'boolean' || typeof end === 'boolean')
    return undefined
  return { from: start, to: end }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')
}
