import { Anchor } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type ScorecardGroup, scorecardGroups, type WireScorecardLine } from '../../core/contract/wire-scorecards.ts'
import { Surface } from '../../look/elements/surface.tsx'
import { useNumberWords } from '../../look/numbers/use-number-words.ts'
import { useTeams } from '../directory/directory.ts'
import { PointsCell, TooFew } from './points-cell.tsx'
import classes from './scorecards.module.css'

interface SubjectTableProps {
  readonly kind: WireScorecardLine['kind']
  readonly lines: readonly WireScorecardLine[]
  readonly onOpen: (id: string) => void
}

const groups = Object.keys(scorecardGroups) as readonly ScorecardGroup[]

/** People or teams by name, on purpose not by rank, with their points by group. */
export function SubjectTable({ kind, lines, onOpen }: SubjectTableProps) {
  const { t } = useTranslation('scorecards')
  const numbers = useNumberWords()
  const { teamName } = useTeams()
  const name = (line: WireScorecardLine) => (line.kind === 'team' ? teamName(line.id) : line.name)
  return (
    <Surface id="subjects" title={t(kind === 'person' ? 'peopleList' : 'teamList')}>
      <div className={classes.scroll}>
        <table className={classes.table} aria-labelledby="subjects">
          <thead>
            <tr>
              <th scope="col">{t('column.name')}</th>
              {kind === 'person' && <th scope="col">{t('column.team')}</th>}
              <th scope="col" className={classes.whole}>
                {t('total')}
              </th>
              {groups.map((group) => (
                <th key={group} scope="col" className={classes.number}>
                  {t(`group.${group}`)}
                </th>
              ))}
              <th scope="col" className={classes.number}>
                {t('column.cases')}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.id}>
                <td className={classes.whole}>
                  <Anchor component="button" type="button" onClick={() => onOpen(line.id)}>
                    {name(line)}
                  </Anchor>
                </td>
                {kind === 'person' && (
                  <td className={classes.whole}>{line.team === null ? '–' : teamName(line.team)}</td>
                )}
                <td>
                  <PointsCell points={line.total} low={line.low} high={line.high} />
                </td>
                {groups.map((group) => (
                  <td key={group} className={classes.number}>
                    {line.groups[group] === null ? <TooFew /> : numbers.decimal(line.groups[group])}
                  </td>
                ))}
                <td className={classes.number}>{numbers.count(line.cases)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {lines.some((line) => line.total === null || groups.some((group) => line.groups[group] === null)) && (
        <p className={classes.note}>{t('tooFewNote')}</p>
      )}
    </Surface>
  )
}
