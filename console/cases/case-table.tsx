import { Skeleton } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireCaseSummary } from '../../core/contract/wire.ts'
import { usePeople, useTeams } from '../directory/directory.ts'
import { CaseRow } from './case-row.tsx'
import classes from './cases.module.css'

const columns = ['due', 'case', 'state', 'priority', 'customer', 'who', 'updated'] as const

/** Cases as a table, on narrow screens as cards; J and K move through them, Enter opens. `items` is null while they load. */
export function CaseTable({
  items,
  label,
}: {
  readonly items: readonly WireCaseSummary[] | null
  readonly label: string
}) {
  const { t } = useTranslation('cases')
  const { teamName } = useTeams()
  const { personName } = usePeople()
  const table = useRef<HTMLTableElement>(null)

  const move = (step: 1 | -1) => {
    const links = Array.from(table.current?.querySelectorAll<HTMLElement>('[data-row-link]') ?? [])
    const at = links.indexOf(document.activeElement as HTMLElement)
    const next = links[at === -1 ? (step === 1 ? 0 : links.length - 1) : at + step]
    next?.focus()
    next?.scrollIntoView({ block: 'nearest' })
  }
  useHotkeys([
    ['j', () => move(1)],
    ['k', () => move(-1)],
  ])

  return (
    <table ref={table} className={classes.table} role="table" aria-label={label} aria-busy={items === null}>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th key={column} role="columnheader" scope="col">
              {t(`column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {items === null
          ? Array.from({ length: 8 }, (_, index) => <SkeletonRow key={index} />)
          : items.map((item) => <CaseRow key={item.id} item={item} teamName={teamName} personName={personName} />)}
      </tbody>
    </table>
  )
}

function SkeletonRow() {
  return (
    <tr className={classes.row} aria-hidden="true">
      {columns.map((column) => (
        <td key={column}>
          <Skeleton height={12} width={column === 'case' ? '80%' : '60%'} />
        </td>
      ))}
    </tr>
  )
}
