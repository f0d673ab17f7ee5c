import { UnstyledButton } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ChartPoint } from './chart-data.ts'
import type { ChartCell, ChartTable } from './chart-table.ts'
import classes from './charts.module.css'

/** An address of the app, for a point of a chart. */
export interface ChartLink {
  readonly to: string
  readonly params?: Readonly<Record<string, string>>
  readonly search?: object
}

/** What a point of a chart leads to: a page, or something that happens. */
export interface ChartPicking {
  readonly linkOf?: ((point: ChartPoint) => ChartLink | null) | undefined
  readonly onPick?: ((point: ChartPoint) => void) | undefined
}

interface ChartDataTableProps extends ChartPicking {
  readonly label: string
  readonly table: ChartTable
}

/** All values of a chart as a table; each leads where its point leads. */
export function ChartDataTable({ label, table, linkOf, onPick }: ChartDataTableProps) {
  return (
    <table className={classes.table} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{table.corner}</th>
          {table.columns.map(({ id, name }) => (
            <th key={id} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map(({ id, name, cells }) => (
          <tr key={id}>
            <th scope="row">{name}</th>
            {cells.map((cell, index) => (
              <td key={table.columns[index]?.id}>
                <CellValue cell={cell} linkOf={linkOf} onPick={onPick} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function CellValue({ cell, linkOf, onPick }: ChartPicking & { readonly cell: ChartCell }) {
  const { point, text } = cell
  const link = point === null ? null : (linkOf?.(point) ?? null)
  if (link !== null) {
    return (
      <Link {...link} className={classes.value}>
        {text}
      </Link>
    )
  }
  if (point === null || onPick === undefined) return text
  return (
    <UnstyledButton className={classes.value} onClick={() => onPick(point)}>
      {text}
    </UnstyledButton>
  )
}
