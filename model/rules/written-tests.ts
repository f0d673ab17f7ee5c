import type { Cell, Condition, RulesDocument } from '../../core/contract/rules.ts'
import type { Path } from '../document/report.ts'
import type { WrittenTest } from './check-test.ts'
import { readCell } from './read-cell.ts'

/** Every question of a document with its place, in document order. */
export function writtenTests(document: RulesDocument): WrittenTest[] {
  if (document.style === 'list') {
    return document.rules.flatMap((rule, index) =>
      rule.if === undefined ? [] : testsOfCondition(rule.if, ['rules', index, 'if']),
    )
  }
  return document.rows.flatMap((row, index) =>
    document.inputs.flatMap(({ fact }, column) =>
      testsOfCell(fact, row.if[column] ?? '-', ['rows', index, 'if', column], ['inputs', column, 'fact']),
    ),
  )
}

function testsOfCondition(condition: Condition, path: Path): WrittenTest[] {
  if ('all' in condition) return condition.all.flatMap((part, index) => testsOfCondition(part, [...path, 'all', index]))
  if ('any' in condition) return condition.any.flatMap((part, index) => testsOfCondition(part, [...path, 'any', index]))
  if ('not' in condition) return testsOfCondition(condition.not, [...path, 'not'])
  const { fact, op, value: side } = condition
  const sidePath = [...path, 'value']
  return [{ fact, op, side, isCell: false, path: [...path, 'op'], factPath: [...path, 'fact'], sidePath }]
}

function testsOfCell(fact: string, cell: Cell, path: Path, factPath: Path): WrittenTest[] {
  return readCell(cell).map(({ op, side, key }) => {
    const at = key === null ? path : [...path, key]
    return { fact, op, side, isCell: true, path: at, factPath, sidePath: at }
  })
}
