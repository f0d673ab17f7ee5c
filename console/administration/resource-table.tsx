import { Skeleton, Table } from '@mantine/core'
import type { ReactNode } from 'react'
import { Failure } from '../../look/elements/failure.tsx'
import classes from './administration.module.css'

/** One column: its title, and what stands in it for an item. */
export interface Column<T> {
  readonly title: string
  readonly cell: (item: T) => ReactNode
  readonly isQuiet?: boolean
}

interface ResourceTableProps<T> {
  readonly label: string
  readonly columns: readonly Column<T>[]
  /** Undefined while they load. */
  readonly items: readonly T[] | undefined
  readonly keyOf: (item: T) => string
  readonly error: unknown
  readonly onRetry: () => void
  /** Said in place of a table without rows. */
  readonly empty: string
}

/** A plain table of whatever is administered, with its loading, empty and failed states. Scrolls sideways where it is too wide. */
export function ResourceTable<T>({ label, columns, items, keyOf, error, onRetry, empty }: ResourceTableProps<T>) {
  if (items === undefined)
    return error === null ? <Skeleton height={120} /> : <Failure error={error} onRetry={onRetry} />
  if (items.length === 0) return <p className={classes.empty}>{empty}</p>
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={label}>
      <Table className={classes.table} verticalSpacing={6} horizontalSpacing={12}>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th key={column.title} scope="col">
                {column.title}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((item) => (
            <Table.Tr key={keyOf(item)}>
              {columns.map((column) => (
                <Table.Td key={column.title} className={column.isQuiet ? classes.quiet : undefined}>
                  {column.cell(item)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}
