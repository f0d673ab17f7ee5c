import { Group, NumberInput, Select, Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type Duration, type DurationUnit, durationUnits } from '../../../core/contract/time.ts'
import { useParts } from '../../workspace/designer-parts.ts'
import classes from '../inspector.module.css'

const wholeUnits: ReadonlySet<DurationUnit> = new Set(['calendarDays', 'businessDaysSameTime', 'endOfBusinessDay'])

interface DurationFieldProps {
  readonly label: string
  readonly value: Duration
  readonly onChange: (duration: Duration) => void
}

/** How long: a number and its unit. Days are whole numbers, other units take three decimals. */
export function DurationField({ label, value, onChange }: DurationFieldProps) {
  const { t } = useTranslation('designer')
  const { store } = useParts()
  const isWhole = wholeUnits.has(value.unit)
  return (
    <fieldset className={classes.plain}>
      <legend className={classes.legend}>{label}</legend>
      <Group gap={6} wrap="nowrap">
        <NumberInput
          w={84}
          aria-label={`${label}: ${t('fields.amount')}`}
          value={value.amount}
          min={value.unit === 'endOfBusinessDay' ? 0 : isWhole ? 1 : 0.001}
          max={100_000}
          decimalScale={isWhole ? 0 : 3}
          onChange={(amount) => {
            const number = Number(amount)
            if (amount !== '' && (number > 0 || (number === 0 && value.unit === 'endOfBusinessDay')))
              onChange({ ...value, amount: number })
          }}
          onBlur={() => store.getState().settle()}
        />
        <Select
          flex={1}
          aria-label={`${label}: ${t('fields.unit')}`}
          data={durationUnits.map((unit) => ({ value: unit, label: t(`units.${unit}`) }))}
          value={value.unit}
          allowDeselect={false}
          onChange={(chosen) => {
            const unit = durationUnits.find((one) => one === chosen)
            if (unit !== undefined)
              onChange({
                unit,
                amount: wholeUnits.has(unit) ? Math.max(1, Math.round(value.amount)) : value.amount || 1,
              })
          }}
        />
      </Group>
    </fieldset>
  )
}

interface OptionalDurationProps {
  readonly switchLabel: string
  readonly label: string
  readonly value: Duration | undefined
  /** What it begins with when it is switched on. */
  readonly initial: Duration
  readonly onChange: (duration: Duration | undefined) => void
}

/** A duration that need not be there. */
export function OptionalDuration({ switchLabel, label, value, initial, onChange }: OptionalDurationProps) {
  return (
    <>
      <Switch
        label={switchLabel}
        checked={value !== undefined}
        onChange={(event) => onChange(event.currentTarget.checked ? initial : undefined)}
      />
      {value !== undefined && <DurationField label={label} value={value} onChange={onChange} />}
    </>
  )
}
