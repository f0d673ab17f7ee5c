import { Button, Checkbox, MultiSelect, NumberInput, Select, TextInput } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { auditRisks, type SamplingRule, type WireSamplingRule } from '../../core/contract/wire-quality.ts'
import { ModalDialog } from '../../look/elements/modal-dialog.tsx'
import { Notice } from '../../look/elements/notice.tsx'
import { useLocalText } from '../../look/language/use-language.ts'
import { useNames } from '../../look/language/use-names.ts'
import { useProblemText } from '../../look/problems/use-problem-text.ts'
import { usePledge } from '../api/pledge.ts'
import { useFlows, usePeople, useTeams } from '../directory/directory.ts'
import { useTiers } from '../directory/use-tiers.ts'
import { IdField, NameFields } from './name-fields.tsx'
import classes from './scorecards.module.css'
import { useAuditors, useCardChoices, useQualityChange } from './use-audits.ts'

interface RuleDialogProps {
  /** Null for a new one. */
  readonly rule: WireSamplingRule | null
  readonly onClose: () => void
}

const channels = ['phone', 'email', 'web', 'chat', 'social', 'onsite'] as const
const wheres = ['flow', 'team', 'person', 'channel', 'tier'] as const

/** One sampling rule: which cases, how many, how likely, who scores them. */
export function RuleDialog({ rule: first, onClose }: RuleDialogProps) {
  const { t } = useTranslation(['scorecards', 'shell'])
  const local = useLocalText()
  const problemText = useProblemText()
  const cards = useCardChoices()
  const auditors = useAuditors()
  const [rule, setRule] = useState<SamplingRule>(first ?? emptyRule())
  const [isTried, setTried] = useState(false)
  const lacks = (isMissing: boolean) => (isTried && isMissing ? { error: t('scorecards:needed') } : {})
  const { save, remove } = useRuleChanges(rule, first, onClose)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (rule.card !== '' && rule.auditors.length > 0) save.mutate(undefined)
  }
  return (
    <ModalDialog
      onClose={onClose}
      size="lg"
      title={
        first === null ? t('scorecards:rules.new') : t('scorecards:rules.edit', { name: local(first.name, first.id) })
      }
    >
      <form className={classes.form} onSubmit={submit}>
        {(save.isError || remove.isError) && (
          <Notice kind="problem">{problemText(save.isError ? save.error : remove.error)}</Notice>
        )}
        {first === null && <IdField value={rule.id} onChange={(id) => setRule({ ...rule, id })} />}
        <NameFields text={rule.name} onChange={(name) => setRule({ ...rule, name })} />
        <Select
          withAsterisk
          label={t('scorecards:audits.card')}
          {...lacks(rule.card === '')}
          data={cards}
          value={rule.card === '' ? null : rule.card}
          onChange={(card) => setRule({ ...rule, card: card ?? '' })}
        />
        <HowMany rule={rule} onChange={setRule} />
        <WhichCases rule={rule} onChange={setRule} />
        <Likelier rule={rule} onChange={setRule} />
        <MultiSelect
          withAsterisk
          searchable
          label={t('scorecards:rules.auditors')}
          {...lacks(rule.auditors.length === 0)}
          description={t('scorecards:rules.auditorsHelp')}
          data={auditors}
          value={[...rule.auditors]}
          onChange={(chosen) => setRule({ ...rule, auditors: chosen })}
        />
        <Checkbox
          label={t('scorecards:rules.isActive')}
          checked={rule.isActive}
          onChange={(event) => setRule({ ...rule, isActive: event.currentTarget.checked })}
        />
        <div className={classes.row}>
          <Button type="submit" loading={save.isPending}>
            {t('shell:save')}
          </Button>
          {first !== null && (
            <Button variant="default" loading={remove.isPending} onClick={() => remove.mutate(undefined)}>
              {t('scorecards:rules.remove')}
            </Button>
          )}
        </div>
      </form>
    </ModalDialog>
  )
}

interface PartProps {
  readonly rule: SamplingRule
  readonly onChange: (rule: SamplingRule) => void
}

function HowMany({ rule, onChange }: PartProps) {
  const { t } = useTranslation('scorecards')
  const { take } = rule
  const amount = take.kind === 'perPerson' ? take.count : take.percent
  const change = (kind: string | null, value: number) =>
    onChange({
      ...rule,
      take:
        kind === 'share'
          ? { kind: 'share', percent: Math.min(100, Math.max(0.1, value)) }
          : { kind: 'perPerson', count: Math.min(50, Math.max(1, Math.round(value))) },
    })
  return (
    <div className={classes.row}>
      <NumberInput
        label={t('rules.take')}
        w={100}
        min={take.kind === 'share' ? 0.1 : 1}
        max={take.kind === 'share' ? 100 : 50}
        value={amount}
        onChange={(value) => change(take.kind, Number(value) || 1)}
      />
      <Select
        aria-label={t('rules.take')}
        allowDeselect={false}
        value={take.kind}
        data={(['perPerson', 'share'] as const).map((value) => ({ value, label: t(`rules.${value}`) }))}
        onChange={(kind) => change(kind, amount)}
      />
      <Select
        label={t('rules.every')}
        allowDeselect={false}
        value={rule.every}
        data={(['week', 'month'] as const).map((value) => ({ value, label: t(`rules.${value}`) }))}
        onChange={(every) => onChange({ ...rule, every: every === 'month' ? 'month' : 'week' })}
      />
      <TextInput
        required
        label={t('rules.zone')}
        maxLength={100}
        value={rule.zone}
        onChange={(event) => onChange({ ...rule, zone: event.currentTarget.value })}
      />
    </div>
  )
}

function WhichCases({ rule, onChange }: PartProps) {
  const { t } = useTranslation('scorecards')
  const names = useNames()
  const { flows } = useFlows()
  const { teams } = useTeams()
  const { people } = usePeople()
  const tiers = useTiers()
  const choices = {
    flow: flows.map(({ id, shownName }) => ({ value: id, label: shownName })),
    team: teams.map(({ id, name }) => ({ value: id, label: name })),
    person: people.map(({ id, name }) => ({ value: id, label: name })),
    channel: channels.map((id) => ({ value: id, label: names.channel(id) })),
    tier: tiers.map((id) => ({ value: id, label: names.tier(id) })),
  }
  const where = rule.where ?? {}
  const change = (name: (typeof wheres)[number], values: readonly string[]) => {
    const { [name]: _before, ...others } = where
    onChange({ ...rule, where: values.length === 0 ? others : { ...others, [name]: values } })
  }
  return wheres.map((name) => (
    <MultiSelect
      key={name}
      searchable
      clearable
      label={t(`rules.${name}`)}
      placeholder={where[name] === undefined ? t('rules.any') : ''}
      data={choices[name]}
      value={[...(where[name] ?? [])]}
      onChange={(values) => change(name, values)}
    />
  ))
}

function Likelier({ rule, onChange }: PartProps) {
  const { t } = useTranslation('scorecards')
  return (
    <fieldset className={classes.part}>
      <legend>{t('rules.risk')}</legend>
      <div className={classes.row}>
        {auditRisks.map((name) => (
          <NumberInput
            key={name}
            label={t(`audits.risk.${name}`)}
            w={120}
            min={1}
            max={20}
            value={rule.risk?.[name] ?? 1}
            onChange={(value) =>
              onChange({ ...rule, risk: { ...rule.risk, [name]: Math.min(20, Math.max(1, Number(value) || 1)) } })
            }
          />
        ))}
      </div>
    </fieldset>
  )
}

function useRuleChanges(rule: SamplingRule, first: WireSamplingRule | null, onClose: () => void) {
  const { t } = useTranslation('scorecards')
  const pledge = usePledge()
  const save = useQualityChange(
    () => {
      const { name, card, where, take, every, zone, risk, auditors, isActive } = rule
      return pledge.quality.putRule(rule.id.trim(), {
        name,
        card,
        take,
        every,
        zone,
        auditors,
        isActive,
        ...(where === undefined ? {} : { where }),
        ...(risk === undefined ? {} : { risk }),
        basedOn: first?.version ?? 0,
      })
    },
    () => t('rules.saved'),
    onClose,
  )
  const remove = useQualityChange(
    () => pledge.quality.removeRule(rule.id),
    () => t('rules.removed'),
    onClose,
  )
  return { save, remove }
}

function emptyRule(): SamplingRule {
  return {
    id: '',
    name: {},
    card: '',
    take: { kind: 'perPerson', count: 2 },
    every: 'week',
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    risk: { late: 3, unsatisfied: 3, reopened: 2, newEmployee: 2 },
    auditors: [],
    isActive: true,
  }
}
