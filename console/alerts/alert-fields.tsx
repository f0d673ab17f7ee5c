import { MultiSelect, NumberInput, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { alertMeasures } from '../../core/contract/alerts.ts'
import { useLocalText } from '../../look/language/use-language.ts'
import { useNames } from '../../look/language/use-names.ts'
import { usePledge } from '../api/pledge.ts'
import { queryKeys } from '../api/query-keys.ts'
import { useFlows, useTeams } from '../directory/directory.ts'
import { useTiers } from '../directory/use-tiers.ts'
import { type AlertForm, fieldsOf, withMeasure } from './alert-form.ts'
import classes from './alerts.module.css'
import { useSteps } from './use-alert-words.ts'

interface AlertFieldsProps {
  readonly form: AlertForm
  readonly onChange: (form: AlertForm) => void
}

/** What an alert looks at and when it speaks. */
export function AlertFields({ form, onChange }: AlertFieldsProps) {
  const { t } = useTranslation('alerts')
  const { hasWithin, hasNode, hasWindow, hasSample } = fieldsOf(form.measure)
  return (
    <>
      <div className={classes.fields}>
        <Select
          className={classes.wide}
          label={t('form.measure')}
          data-autofocus
          allowDeselect={false}
          value={form.measure}
          data={alertMeasures.map((measure) => ({ value: measure, label: t(`measure.${measure}`) }))}
          onChange={(chosen) => {
            const measure = alertMeasures.find((known) => known === chosen)
            if (measure !== undefined) onChange(withMeasure(form, measure))
          }}
        />
        <Select
          label={t('form.is')}
          allowDeselect={false}
          value={form.is}
          data={(['above', 'below'] as const).map((is) => ({ value: is, label: t(`form.${is}`) }))}
          onChange={(is) => onChange({ ...form, is: is === 'below' ? 'below' : 'above', clearsAt: '' })}
        />
        <Amount form={form} name="threshold" onChange={onChange} />
        {hasWithin && <Amount form={form} name="withinMinutes" onChange={onChange} />}
        {hasWindow && <Amount form={form} name="hours" onChange={onChange} />}
        {hasSample && <Amount form={form} name="minimumSample" onChange={onChange} />}
        <Amount form={form} name="holdMinutes" onChange={onChange} />
      </div>
      <ScopeFields form={form} onChange={onChange}>
        {hasNode && <StepField form={form} onChange={onChange} />}
      </ScopeFields>
    </>
  )
}

/** When an alert is over, when it keeps still, and what it is called. */
export function AlertMoreFields({ form, onChange }: AlertFieldsProps) {
  const { t } = useTranslation('alerts')
  const pledge = usePledge()
  const local = useLocalText()
  const calendars = useQuery({
    queryKey: queryKeys.documents('calendar'),
    queryFn: () => pledge.documents.list('calendar'),
  })
  return (
    <div className={classes.fields}>
      <Amount form={form} name="clearsAt" onChange={onChange} />
      <Amount form={form} name="calmMinutes" onChange={onChange} />
      <Amount form={form} name="remindMinutes" onChange={onChange} />
      <Select
        label={t('form.calendar')}
        description={t('form.calendarHelp')}
        placeholder={t('form.always')}
        clearable
        value={form.calendar}
        data={(calendars.data?.items ?? []).map(({ id, name }) => ({ value: id, label: local(name ?? undefined, id) }))}
        onChange={(calendar) => onChange({ ...form, calendar })}
      />
      <TextInput
        className={classes.wide}
        label={t('form.name')}
        description={t('form.nameHelp')}
        maxLength={200}
        value={form.name}
        onChange={(event) => onChange({ ...form, name: event.currentTarget.value })}
      />
    </div>
  )
}

type AmountName =
  | 'threshold'
  | 'clearsAt'
  | 'withinMinutes'
  | 'hours'
  | 'minimumSample'
  | 'holdMinutes'
  | 'calmMinutes'
  | 'remindMinutes'

const optional: ReadonlySet<AmountName> = new Set(['clearsAt', 'hours', 'remindMinutes'])

function Amount({ form, name, onChange }: AlertFieldsProps & { readonly name: AmountName }) {
  const { t } = useTranslation('alerts')
  const isLimit = name === 'threshold' || name === 'clearsAt'
  return (
    <NumberInput
      label={t(`form.${name}`)}
      {...(name === 'threshold' ? {} : { description: t(`form.${name}Help`) })}
      {...(optional.has(name) ? { placeholder: t(`form.${name}None` as 'form.hoursNone') } : {})}
      min={0}
      max={name === 'hours' ? 168 : isLimit ? 1_000_000 : 10_080}
      allowDecimal={isLimit}
      value={form[name]}
      onChange={(value) =>
        onChange({ ...form, [name]: typeof value === 'number' ? value : value === '' ? '' : form[name] })
      }
    />
  )
}

function ScopeFields({ form, onChange, children }: AlertFieldsProps & { readonly children: ReactNode }) {
  const { t } = useTranslation(['alerts', 'cases'])
  const names = useNames()
  const tiers = useTiers()
  const { flows } = useFlows()
  const { teams } = useTeams()
  return (
    <div className={classes.fields}>
      <MultiSelect
        label={t('form.flow')}
        placeholder={form.flow.length === 0 ? t('cases:filter.anyFlow') : ''}
        searchable
        value={[...form.flow]}
        data={flows.map((flow) => ({ value: flow.id, label: flow.shownName }))}
        onChange={(flow) => onChange({ ...form, flow, node: null })}
      />
      {children}
      <MultiSelect
        label={t('form.team')}
        placeholder={form.team.length === 0 ? t('cases:filter.anyTeam') : ''}
        searchable
        value={[...form.team]}
        data={teams.map((team) => ({ value: team.id, label: team.name }))}
        onChange={(team) => onChange({ ...form, team })}
      />
      <MultiSelect
        label={t('form.channel')}
        placeholder={form.channel.length === 0 ? t('form.anyChannel') : ''}
        searchable
        value={[...form.channel]}
        data={choices([...flows.flatMap(({ channels }) => channels), ...form.channel], names.channel)}
        onChange={(channel) => onChange({ ...form, channel })}
      />
      <MultiSelect
        label={t('form.tier')}
        placeholder={form.tier.length === 0 ? t('form.anyTier') : ''}
        searchable
        value={[...form.tier]}
        data={choices([...tiers, ...form.tier], names.tier)}
        onChange={(tier) => onChange({ ...form, tier })}
      />
    </div>
  )
}

/** Ids, each once, by the names that people know. */
function choices(ids: readonly string[], nameOf: (id: string) => string) {
  return [...new Set(ids)].map((id) => ({ value: id, label: nameOf(id) }))
}

function StepField({ form, onChange }: AlertFieldsProps) {
  const { t } = useTranslation('alerts')
  const [flow, second] = form.flow
  const steps = useSteps(second === undefined ? flow : undefined)
  return (
    <Select
      label={t('form.node')}
      description={t('form.nodeHelp')}
      searchable
      value={form.node}
      data={[...steps]}
      onChange={(node) => onChange({ ...form, node })}
    />
  )
}
