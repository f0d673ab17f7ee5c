import type { RulesTable } from '../../core/contract/rules.ts'
import { checkUnique, type Report } from '../document/report.ts'

/** Reports columns that stand twice, and rows that do not fit the columns. */
export function checkTable(report: Report, { inputs, outputs = [], rows }: RulesTable): void {
  for (const [at, fact] of repeated(inputs)) report.add('rules.input-twice', ['inputs', at, 'fact'], { fact })
  for (const [at, fact] of repeated(outputs)) report.add('rules.output-twice', ['outputs', at, 'fact'], { fact })
  const ids = rows.map((row) => row.id)
  checkUnique(report, ids, (index) => ['rows', index, 'id'])
  for (const [index, { id: row, if: cells, then = [] }] of rows.entries()) {
    if (cells.length !== inputs.length) {
      report.add('rules.row-cells', ['rows', index, 'if'], { row, count: cells.length, expected: inputs.length })
    }
    if (then.length !== outputs.length) {
      report.add('rules.row-values', ['rows', index, 'then'], { row, count: then.length, expected: outputs.length })
    }
  }
}

function repeated(columns: RulesTable['inputs']): [number, string][] {
  return columns.flatMap(({ fact }, at): [number, string][] =>
    columns.findIndex((column) => column.fact === fact) < at ? [[at, fact]] : [],
  )
}
