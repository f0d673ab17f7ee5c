import { ActionIcon, Anchor, Popover, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ScorecardComponent, WireComponent, WireScorecard } from '../../core/contract/wire-scorecards.ts'
import { Glyph } from '../../look/elements/glyph.tsx'
import { Surface } from '../../look/elements/surface.tsx'
import { useNumberWords } from '../../look/numbers/use-number-words.ts'
import { PointsCell } from './points-cell.tsx'
import { useFigureWords } from './quarter-words.ts'
import classes from './scorecards.module.css'

interface ComponentTableProps {
  readonly group: WireScorecard['groups'][number]
  readonly onShowCases: (figure: ScorecardComponent) => void
}

/** The figures of one group, each with what it means and the cases behind it. */
export function ComponentTable({ group, onShowCases }: ComponentTableProps) {
  const { t } = useTranslation('scorecards')
  const id = `group-${group.id}`
  return (
    <Surface id={id} title={t(`group.${group.id}`)}>
      <div className={classes.scroll}>
        <table className={`${classes.table} ${classes.aligned}`} aria-labelledby={id}>
          <thead>
            <tr>
              <th scope="col">{t('column.figure')}</th>
              <th scope="col" className={classes.number}>
                {t('column.value')}
              </th>
              <th scope="col" className={classes.number}>
                {t('column.count')}
              </th>
              <th scope="col" className={classes.number} title={t('medianHelp')}>
                {t('column.median')}
              </th>
              <th scope="col">{t('column.points')}</th>
            </tr>
          </thead>
          <tbody>
            {group.components.map((component) => (
              <ComponentRow key={component.id} component={component} onShowCases={onShowCases} />
            ))}
          </tbody>
        </table>
      </div>
    </Surface>
  )
}

function ComponentRow({
  component,
  onShowCases,
}: { readonly component: WireComponent } & Pick<ComponentTableProps, 'onShowCases'>) {
  const { t } = useTranslation('scorecards')
  const numbers = useNumberWords()
  const figure = useFigureWords()
  const { id, value, low, high, count, median, points, rule } = component
  const name = t(`component.${id}`)
  return (
    <tr>
      <td>
        <span className={classes.figure}>
          {name}
          <Meaning component={component} />
        </span>
      </td>
      <td className={classes.number}>
        {value === null ? '–' : figure(id, value)}
        {value !== null && low !== null && high !== null && low !== high && (
          <div className={classes.minor} title={t('intervalHelp')}>
            {figure(id, low)} – {figure(id, high)}
          </div>
        )}
      </td>
      <td className={classes.number}>
        {count === 0 ? (
          '0'
        ) : (
          <Anchor
            component="button"
            type="button"
            fz="inherit"
            aria-label={t('showCases', { name, number: numbers.count(count) })}
            onClick={() => onShowCases(id)}
          >
            {numbers.count(count)}
          </Anchor>
        )}
      </td>
      <td className={classes.number}>{median === null ? '–' : figure(id, median)}</td>
      <td>
        <PointsCell points={points} minimum={rule.minimum} />
      </td>
    </tr>
  )
}

/** What a figure counts, and how it becomes points. */
function Meaning({ component: { id, rule } }: { readonly component: WireComponent }) {
  const { t } = useTranslation('scorecards')
  const figure = useFigureWords()
  const what = t('what', { name: t(`component.${id}`) })
  const words = { floor: figure(id, rule.floor), target: figure(id, rule.target), best: figure(id, rule.best) }
  return (
    <Popover width={320} withArrow trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon variant="subtle" color="gray" size="xs" aria-label={what} title={what}>
          <Glyph name="question" size={10} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={what}>
        <Text fz="sm" tabIndex={-1} data-autofocus>
          {t(`meaning.${id}`)}
        </Text>
        <Text fz="sm" mt={8} c="dimmed">
          {t('curve', { ...words, weight: rule.weight })} {t('tooFewHelp', { minimum: rule.minimum })}
        </Text>
      </Popover.Dropdown>
    </Popover>
  )
}
