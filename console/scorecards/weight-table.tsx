import { NumberInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import {
  type ComponentRule,
  type ScorecardComponent,
  type ScorecardGroup,
  type ScorecardRules,
  scorecardGroups,
} from '../../core/contract/wire-scorecards.ts'
import { useFigureUnit } from './quarter-words.ts'
import classes from './scorecards.module.css'

interface WeightTableProps {
  readonly group: ScorecardGroup
  readonly rules: ScorecardRules
  readonly onChange: (rules: ScorecardRules) => void
}

const fields = ['weight', 'floor', 'target', 'best', 'minimum'] as const satisfies readonly (keyof ComponentRule)[]

/** Without what computing with parts of ten adds: 0.07 × 100. */
const rounded = (value: number) => Math.round(value * 1e6) / 1e6

/** The weight, the curve and the smallest number of each figure of a group. */
export function WeightTable({ group, rules, onChange }: WeightTableProps) {
  const { t } = useTranslation('scorecards')
  const figureUnit = useFigureUnit()
  const unitOf = (id: ScorecardComponent, field: keyof ComponentRule) =>
    field === 'weight' || field === 'minimum' ? { times: 1, suffix: '' } : figureUnit(id)
  const put = (id: ScorecardComponent, field: keyof ComponentRule, value: number) =>
    onChange({ ...rules, components: { ...rules.components, [id]: { ...rules.components[id], [field]: value } } })
  return (
    <div className={classes.scroll}>
      <table className={`${classes.table} ${classes.aligned}`} aria-label={t(`group.${group}`)}>
        <thead>
          <tr>
            <th scope="col">{t('column.figure')}</th>
            {fields.map((field) => (
              <th key={field} scope="col">
                {t(`weights.${field}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {scorecardGroups[group].map((id) => (
            <tr key={id}>
              <th scope="row">{t(`component.${id}`)}</th>
              {fields.map((field) => (
                <td key={field}>
                  <NumberInput
                    size="xs"
                    w={90}
                    hideControls
                    aria-label={`${t(`component.${id}`)}: ${t(`weights.${field}`)}`}
                    min={field === 'weight' ? 0 : field === 'minimum' ? 1 : -1000}
                    max={field === 'weight' ? 100 : 10_000}
                    decimalScale={4}
                    suffix={unitOf(id, field).suffix}
                    value={rounded(rules.components[id][field] * unitOf(id, field).times)}
                    onChange={(value) => put(id, field, rounded((Number(value) || 0) / unitOf(id, field).times))}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
