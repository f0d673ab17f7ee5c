import { useTranslation } from 'react-i18next'
import type { Change } from './change-marks.ts'
import classes from './versions.module.css'

/** A line of a comparison: what it is about, and what it says on either side; null where it is not there. */
export interface ComparedRow {
  readonly key: string
  readonly name: string
  readonly before: string | null
  readonly after: string | null
  readonly place: readonly string[]
}

interface CompareTableProps {
  readonly caption: string
  /** What the first column is called. */
  readonly head: string
  readonly rows: readonly ComparedRow[]
  /** Whether there are two sides; else only what it says now is shown. */
  readonly isCompared: boolean
  readonly isChosen: (place: readonly string[]) => boolean
}

/** Two versions side by side, line by line; lines that differ say so in a word, too. */
export function CompareTable({ caption, head, rows, isCompared, isChosen }: CompareTableProps) {
  const { t } = useTranslation('designerVersions')
  if (rows.length === 0) return null
  return (
    <table className={`${classes.table} ${classes.sides}`}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          {isCompared && <th scope="col">{t('before')}</th>}
          <th scope="col">{t(isCompared ? 'after' : 'now')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, before, after, place }) => {
          const change = isCompared ? changeOf(before, after) : null
          return (
            <tr key={key} data-change={change ?? undefined} {...placed(place, isChosen)}>
              <th scope="row">
                {name} {change !== null && <ChangeWord change={change} />}
              </th>
              {isCompared && <td>{before ?? '–'}</td>}
              <td>{after ?? '–'}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** What became of a line; null when it says the same. Pure. */
export function changeOf(before: string | null, after: string | null): Change | null {
  if (before === after) return null
  return before === null ? 'added' : after === null ? 'removed' : 'changed'
}

/** The attributes by which the place of a sentence is found and marked. */
export function placed(place: readonly string[], isChosen: (place: readonly string[]) => boolean) {
  return { 'data-place': place.join(' '), 'data-chosen': isChosen(place) || undefined }
}

export function ChangeWord({ change }: { readonly change: Change }) {
  const { t } = useTranslation('designerVersions')
  return (
    <span className={classes.word} data-change={change}>
      {t(`marks.${change}`)}
    </span>
  )
}
