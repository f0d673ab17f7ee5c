import { Checkbox, Group, NumberInput, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { weekdays } from '../../core/contract/calendar.ts'
import { useLocalText } from '../../look/language/use-language.ts'
import { readerZone } from '../../look/time/instant-text.ts'
import { usePledge } from '../api/pledge.ts'
import { queryKeys } from '../api/query-keys.ts'
import classes from './delivery.module.css'
import type { FieldsProps } from './schedule-dialog.tsx'

const rhythms = ['day', 'week', 'month'] as const

/** When a report comes. */
export function RhythmFields({ form, missing, onChange }: FieldsProps) {
  const { t } = useTranslation('delivery')
  const zones = [...new Set([readerZone(), form.zone, 'UTC', ...Intl.supportedValuesOf('timeZone')])]
  return (
    <>
      <div className={classes.fields}>
        <Select
          label={t('form.every')}
          allowDeselect={false}
          value={form.every}
          data={rhythms.map((every) => ({ value: every, label: t(`form.everyOf.${every}`) }))}
          onChange={(every) => onChange({ every: rhythms.find((one) => one === every) ?? form.every })}
        />
        {form.every === 'month' && (
          <NumberInput
            label={t('form.monthDay')}
            min={1}
            max={31}
            clampBehavior="strict"
            allowDecimal={false}
            value={form.monthDay}
            onChange={(day) => onChange({ monthDay: typeof day === 'number' ? day : form.monthDay })}
          />
        )}
        <TextInput
          type="time"
          label={t('form.time')}
          value={form.time}
          error={missing.time === true && t('form.missing')}
          onChange={(event) => onChange({ time: event.currentTarget.value.slice(0, 5) })}
        />
        <Select
          label={t('form.zone')}
          searchable
          allowDeselect={false}
          limit={80}
          value={form.zone}
          data={zones}
          onChange={(zone) => onChange({ zone: zone ?? form.zone })}
        />
        <CalendarField form={form} missing={missing} onChange={onChange} />
      </div>
      {form.every === 'week' && (
        <Checkbox.Group
          label={t('form.weekdays')}
          value={[...form.weekdays]}
          error={missing.weekdays === true && t('form.noWeekday')}
          onChange={(chosen) => onChange({ weekdays: weekdays.filter((day) => chosen.includes(day)) })}
        >
          <Group gap="md" mt={4}>
            {weekdays.map((day) => (
              <Checkbox key={day} value={day} label={t(`weekdays.${day}`)} />
            ))}
          </Group>
        </Checkbox.Group>
      )}
      {form.every === 'month' && form.monthDay > 28 && <p className={classes.hint}>{t('form.monthDayHelp')}</p>}
    </>
  )
}

function CalendarField({ form, onChange }: FieldsProps) {
  const { t } = useTranslation('delivery')
  const pledge = usePledge()
  const local = useLocalText()
  const calendars = useQuery({
    queryKey: queryKeys.documents('calendar'),
    queryFn: () => pledge.documents.list('calendar'),
  })
  const known = (calendars.data?.items ?? []).map(({ id, name }) => ({
    value: id,
    label: local(name ?? undefined, id),
  }))
  return (
    <Select
      label={t('form.calendar')}
      title={t('form.calendarHelp')}
      placeholder={t('form.anyDay')}
      clearable
      value={form.calendar}
      data={known}
      onChange={(calendar) => onChange({ calendar })}
    />
  )
}
