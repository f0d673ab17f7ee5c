import { Button, Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { reportPeriods } from '../../core/contract/wire-delivery.ts'
import { type ReportDimension, reportMeasures } from '../../core/contract/wire-reports.ts'
import { useReportNames } from '../reports/use-report-names.ts'
import { useCan } from '../sign-in/use-session.ts'
import classes from './delivery.module.css'
import type { FieldsProps } from './schedule-dialog.tsx'
import { useDeliveryWords } from './use-delivery-words.ts'

const groups = ['none', 'team', 'flow', 'tier', 'channel', 'priority', 'business', 'key', 'day'] as const

/** What a report tells: its name, what is in it, of which time, narrowed to what. */
export function ReportFields({ form, missing, onChange }: FieldsProps) {
  const { t } = useTranslation('delivery')
  const { groupName } = useDeliveryWords()
  const can = useCan()
  const known = [...groups, ...(can('people.read') ? ['assignee'] : [])]
  const offered = known.includes(form.by) ? known : [...known, form.by]
  return (
    <>
      <TextInput
        data-autofocus
        label={t('form.name')}
        description={t('form.nameHelp')}
        maxLength={120}
        value={form.name}
        error={missing.name === true && t('form.missing')}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <div className={classes.fields}>
        <Select
          label={t('form.what')}
          allowDeselect={false}
          value={form.what}
          data={[
            { value: 'service', label: t('kind.service') },
            ...reportMeasures.map((measure) => ({ value: measure, label: t(`measures.${measure}`) })),
          ]}
          onChange={(what) => {
            const measure = reportMeasures.find((one) => one === what)
            onChange({ what: measure ?? 'service' })
          }}
        />
        {form.what !== 'service' && (
          <Select
            label={t('form.by')}
            allowDeselect={false}
            value={form.by}
            data={offered.map((by) => ({ value: by, label: groupName(by) }))}
            onChange={(by) => onChange({ by: by ?? 'none' })}
          />
        )}
        <Select
          label={t('form.period')}
          allowDeselect={false}
          value={form.period}
          data={reportPeriods.map((period) => ({ value: period, label: t(`period.${period}`) }))}
          onChange={(period) => onChange({ period: reportPeriods.find((one) => one === period) ?? form.period })}
        />
      </div>
      <Narrowing form={form} missing={missing} onChange={onChange} />
    </>
  )
}

/** What the report is narrowed to, in words. */
function Narrowing({ form: { where }, onChange }: FieldsProps) {
  const { t } = useTranslation(['delivery', 'reports'])
  const { valueName } = useReportNames()
  const entries = Object.entries(where) as [ReportDimension, readonly string[]][]
  if (entries.length === 0) return null
  return (
    <div className={classes.narrowing}>
      <div>
        {t('delivery:form.only')}:{' '}
        {entries
          .map(
            ([name, values]) =>
              `${t(`reports:dimension.${name}`)} ${values.map((value) => valueName(name, value)).join(', ')}`,
          )
          .join(' · ')}
      </div>
      <Button size="compact-xs" variant="default" onClick={() => onChange({ where: {} })}>
        {t('delivery:form.all')}
      </Button>
    </div>
  )
}
