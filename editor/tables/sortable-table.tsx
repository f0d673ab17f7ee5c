import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Glyph } from '../../look/elements/glyph.tsx'
import classes from './sortable-table.module.css'

/** A column of a table: what stands in it, and by what it is sorted: a figure, null last, or a comparison. */
export interface SortableColumn<T> {
  readonly key: string
  readonly title: string
  readonly isNumber?: boolean
  readonly cell: (row: T) => ReactNode
  readonly value?: (row: T) => number | null
  readonly compare?: (one: T, other: T) => number
}

interface SortableTableProps<T> {
  readonly caption: string
  readonly columns: readonly SortableColumn<T>[]
  readonly rows: readonly T[]
  readonly keyOf: (row: T) => string
  /** The order before anybody sorts. */
  readonly inOrder?: (one: T, other: T) => number
}

interface Sort {
  readonly key: string
  readonly isDescending: boolean
}

/** A table that is sorted by its heads: figures begin with the largest, names with the first; a third click takes the first order again. */
export function SortableTable<T>({ caption, columns, rows, keyOf, inOrder }: SortableTableProps<T>) {
  const { t } = useTranslation('designerOperation')
  const [sort, setSort] = useState<Sort | null>(null)
  const column = columns.find(({ key }) => key === sort?.key)
  const before = inOrder === undefined ? rows : rows.toSorted(inOrder)
  const sorted = sort === null || column === undefined ? before : sortedBy(before, column, sort.isDescending)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keyboard, too.
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={caption}>
      <table className={classes.table}>
        <caption className={classes.caption}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((one) => (
              <th
                key={one.key}
                scope="col"
                data-number={one.isNumber || undefined}
                aria-sort={sort?.key !== one.key ? undefined : sort.isDescending ? 'descending' : 'ascending'}
              >
                <button
                  type="button"
                  className={classes.head}
                  title={t('sortBy', { column: one.title })}
                  onClick={() => setSort(nextSort(sort, one))}
                >
                  {one.title}
                  {sort?.key === one.key && <Glyph name={sort.isDescending ? 'down' : 'up'} size={9} />}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map((one, index) => {
                const Cell = index === 0 ? 'th' : 'td'
                return (
                  <Cell
                    key={one.key}
                    data-number={one.isNumber || undefined}
                    {...(index === 0 ? { scope: 'row' } : {})}
                  >
                    {one.cell(row)}
                  </Cell>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function nextSort<T>(sort: Sort | null, { key, isNumber = false }: SortableColumn<T>): Sort | null {
  if (sort?.key !== key) return { key, isDescending: isNumber }
  return sort.isDescending === isNumber ? { key, isDescending: !isNumber } : null
}

/** Rows of the same value keep their order; what has no value stands last, however it is sorted. Pure. */
export function sortedBy<T>(
  rows: readonly T[],
  { value, compare }: Pick<SortableColumn<T>, 'value' | 'compare'>,
  isDescending: boolean,
): readonly T[] {
  const sign = isDescending ? -1 : 1
  if (compare !== undefined) return rows.toSorted((one, other) => sign * compare(one, other))
  if (value === undefined) return rows
  return rows.toSorted((one, other) => {
    const [a, b] = [value(one), value(other)]
    if (a === null || b === null) return Number(a === null) - Number(b === null)
    return sign * (a - b)
  })
}
