import { NumberInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import {
  type ComponentRule,
  type ScorecardComponent,
  type ScorecardGroup,
  type ScorecardRules,
  scorecardGroups,
} from '../../core/contract/wire-scorecards.ts'
import classes from './scorecards.module.css'

interface WeightTableProps {
  readonly group: ScorecardGroup
  readonly rules: ScorecardRules
  readonly onChange: (rules: ScorecardRules) => void
}

const fields = ['weight', 'floor', 'target', 'best', 'minimum'] as const satisfies readonly (keyof ComponentRule)[]

/** The weight, the curve and the smallest number of each figure of a group. */
export function WeightTable({ group, rules, onChange }: WeightTableProps) {
  const { t } = useTranslation('scorecards')
  const put = (id: ScorecardComponent, field: keyof ComponentRule, value: number) =>
    onChange({ ...rules, components: { ...rules.components, [id]: { ...rules.components[id], [field]: value } } })
  return (
    <div className={classes.scroll}>
      <table className={classes.table} aria-label={t(`group.${group}`)}>
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
                    value={rules.components[id][field]}
                    onChange={(value) => put(id, field, Number(value) || 0)}
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
