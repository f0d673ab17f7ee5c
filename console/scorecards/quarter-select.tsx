import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useQuarterName } from './quarter-words.ts'
import { useQuarters } from './use-scorecards.ts'

interface QuarterSelectProps {
  readonly value: string | undefined
  readonly onChange: (quarter: string) => void
}

/** The quarters that can be shown, the newest first. */
export function QuarterSelect({ value, onChange }: QuarterSelectProps) {
  const { t } = useTranslation('scorecards')
  const name = useQuarterName()
  const quarters = useQuarters()
  const data = quarters.map(({ quarter, isOver }) => ({
    value: quarter,
    label: isOver ? name(quarter) : `${name(quarter)} · ${t('running')}`,
  }))
  return (
    <Select
      size="xs"
      aria-label={t('quarter')}
      allowDeselect={false}
      value={value ?? quarters[0]?.quarter ?? null}
      data={data}
      onChange={(quarter) => quarter !== null && onChange(quarter)}
    />
  )
}
