import { Skeleton, UnstyledButton } from '@mantine/core'
import { type ReactNode, useContext, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Glyph } from '../../look/elements/glyph.tsx'
import { type FigureSort, sortedFigures } from './figure-sort.ts'
import { ShowAllContext } from './report-part.tsx'
import classes from './reports.module.css'

/** A column of figures: what it shows of a line, and by what it sorts. */
export interface FigureColumn<T> {
  readonly id: string
  readonly name: string
  readonly show: (line: T) => ReactNode
  /** Left out: it cannot be sorted by. Null comes last, either way. */
  readonly sortBy?: (line: T) => number | string | null
  /** Words stand at the left, figures at the right. */
  readonly isText?: boolean
}

interface FigureTableProps<T> {
  readonly label: string
  readonly columns: readonly FigureColumn<T>[]
  /** Null while they are fetched. */
  readonly lines: readonly T[] | null
  readonly idOf: (line: T) => string
  readonly first: FigureSort
  readonly nothing: string
  /** More lines than these are shown when asked for. */
  readonly most?: number
}

/** Figures, line by line, sorted by any column; the first column names the lines. */
export function FigureTable<T>({ label, columns, lines, idOf, first, nothing, most = 12 }: FigureTableProps<T>) {
  const { t } = useTranslation('reports')
  const [sort, setSort] = useState(first)
  const [isWhole, setWhole] = useState(false)
  const showsAll = useContext(ShowAllContext) || isWhole
  const sortBy = columns.find(({ id }) => id === sort.column)?.sortBy
  const sorted = lines === null || sortBy === undefined ? lines : sortedFigures(lines, sortBy, sort.isDown)
  return (
    <div className={classes.scroller}>
      <table className={classes.table} aria-label={label} aria-busy={lines === null}>
        <thead>
          <tr>
            {columns.map((column) => {
              const isSorted = sort.column === column.id
              return (
                <th
                  key={column.id}
                  scope="col"
                  data-text={column.isText}
                  aria-sort={isSorted ? (sort.isDown ? 'descending' : 'ascending') : undefined}
                >
                  {column.sortBy === undefined ? (
                    column.name
                  ) : (
                    <UnstyledButton
                      className={classes.sort}
                      title={t('sortBy', { name: column.name })}
                      onClick={() => setSort({ column: column.id, isDown: isSorted ? !sort.isDown : !column.isText })}
                    >
                      {column.name}
                      {isSorted && <Glyph name={sort.isDown ? 'down' : 'up'} size={9} />}
                    </UnstyledButton>
                  )}
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody>
          {sorted === null &&
            [0, 1, 2].map((index) => (
              <tr key={index} aria-hidden="true">
                <td colSpan={columns.length}>
                  <Skeleton height={16} />
                </td>
              </tr>
            ))}
          {sorted?.length === 0 && (
            <tr>
              <td colSpan={columns.length} className={classes.nothing}>
                {nothing}
              </td>
            </tr>
          )}
          {(showsAll ? sorted : sorted?.slice(0, most))?.map((line) => (
            <tr key={idOf(line)}>
              {columns.map((column, index) =>
                index === 0 ? (
                  <th key={column.id} scope="row" data-text={column.isText}>
                    {column.show(line)}
                  </th>
                ) : (
                  <td key={column.id} data-text={column.isText}>
                    {column.show(line)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {sorted !== null && !showsAll && sorted.length > most && (
        <UnstyledButton className={classes.all} onClick={() => setWhole(true)}>
          {t('showAll', { count: sorted.length })}
        </UnstyledButton>
      )}
    </div>
  )
}
