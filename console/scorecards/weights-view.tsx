import { Button, NumberInput, Select, Skeleton, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { roleNames } from '../../core/contract/role-names.ts'
import {
  type ScorecardGroup,
  type ScorecardHouse,
  type ScorecardRules,
  scorecardGroups,
  type WireScorecardRules,
} from '../../core/contract/wire-scorecards.ts'
import { Failure } from '../../look/elements/failure.tsx'
import { ModalDialog } from '../../look/elements/modal-dialog.tsx'
import { Notice } from '../../look/elements/notice.tsx'
import { Surface } from '../../look/elements/surface.tsx'
import { useNames } from '../../look/language/use-names.ts'
import { useProblemText } from '../../look/problems/use-problem-text.ts'
import { usePledge } from '../api/pledge.ts'
import { queryKeys } from '../api/query-keys.ts'
import { useTeams } from '../directory/directory.ts'
import { useCan } from '../sign-in/use-session.ts'
import { useQuarterName } from './quarter-words.ts'
import classes from './scorecards.module.css'
import { useQualityChange } from './use-audits.ts'
import { useQuarters } from './use-scorecards.ts'
import { useTasks } from './use-tasks.ts'
import { WeightTable } from './weight-table.tsx'

/** Weights and targets by scope and from which quarter on they count; and the closing of quarters. */
export function WeightsView() {
  const { t } = useTranslation('scorecards')
  const pledge = usePledge()
  const rules = useQuery({
    queryKey: queryKeys.scorecards('rules'),
    queryFn: ({ signal }) => pledge.scorecards.rules({ signal }),
  })
  const quarters = useQuarters()
  const [scope, setScope] = useState('all')
  if (rules.isError) return <Failure error={rules.error} onRetry={() => void rules.refetch()} />
  const newest = quarters[0]?.quarter
  if (rules.data === undefined || newest === undefined) return <Skeleton height={320} />
  const known = valid(rules.data.items, scope)
  return (
    <div className={classes.stack}>
      <Surface id="weights" title={t('weights.title')}>
        <p className={classes.lead}>{t('weights.help')}</p>
        <ScopeSelect value={scope} onChange={setScope} />
        <WeightsForm key={`${scope}/${known.from}/${known.savedAt ?? ''}`} scope={scope} known={known} />
      </Surface>
      <ClosePart />
    </div>
  )
}

/** What counts for a scope now: its newest set, else that of all. */
function valid(items: readonly WireScorecardRules[], scope: string): WireScorecardRules {
  const own = items.findLast((item) => item.scope === scope) ?? items.findLast((item) => item.scope === 'all')
  if (own === undefined) throw new Error('the server always names the usual weights')
  return own
}

function ScopeSelect({ value, onChange }: { readonly value: string; readonly onChange: (scope: string) => void }) {
  const { t } = useTranslation('scorecards')
  const names = useNames()
  const { teams } = useTeams()
  const data = [
    { value: 'all', label: t('weights.all') },
    ...teams.map(({ id, name }) => ({ value: `team:${id}`, label: t('weights.ofTeam', { name }) })),
    ...roleNames.map((role) => ({ value: `role:${role}`, label: t('weights.ofRole', { name: names.role(role) }) })),
  ]
  return (
    <Select
      label={t('weights.scope')}
      allowDeselect={false}
      w={280}
      mb="sm"
      value={value}
      data={data}
      onChange={(next) => next !== null && onChange(next)}
    />
  )
}

interface WeightsFormProps {
  readonly scope: string
  readonly known: WireScorecardRules
}

const groups = Object.keys(scorecardGroups) as readonly ScorecardGroup[]

function WeightsForm({ scope, known }: WeightsFormProps) {
  const { t } = useTranslation('scorecards')
  const pledge = usePledge()
  const problemText = useProblemText()
  const quarterName = useQuarterName()
  const open = useQuarters().filter(({ closedAt }) => closedAt === null)
  const [from, setFrom] = useState(open[0]?.quarter ?? known.from)
  const [rules, setRules] = useState<ScorecardRules>(known.rules)
  const [house, setHouse] = useState<ScorecardHouse | undefined>(known.house)
  const save = useQualityChange(
    () =>
      pledge.scorecards.putRules({
        scope,
        from,
        rules,
        ...(scope === 'all' && house !== undefined ? { house } : {}),
      }),
    () => t('weights.saved', { quarter: quarterName(from) }),
  )
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    save.mutate(undefined)
  }
  return (
    <form className={classes.form} onSubmit={submit}>
      <div className={classes.row}>
        <Select
          label={t('weights.from')}
          allowDeselect={false}
          value={from}
          data={open.map(({ quarter }) => ({ value: quarter, label: quarterName(quarter) }))}
          onChange={(next) => next !== null && setFrom(next)}
        />
        {scope === 'all' && house !== undefined && <HouseFields house={house} onChange={setHouse} />}
      </div>
      {groups.map((group) => (
        <fieldset key={group} className={classes.part}>
          <legend>{t(`group.${group}`)}</legend>
          <NumberInput
            label={t('weights.group')}
            w={160}
            min={0}
            max={100}
            value={rules.groups[group]}
            onChange={(value) => setRules({ ...rules, groups: { ...rules.groups, [group]: Number(value) || 0 } })}
          />
          <WeightTable group={group} rules={rules} onChange={setRules} />
        </fieldset>
      ))}
      <StepWeights rules={rules} onChange={setRules} />
      {save.isError && <Notice kind="problem">{problemText(save.error)}</Notice>}
      <div>
        <Button type="submit" loading={save.isPending}>
          {t('weights.save')}
        </Button>
      </div>
    </form>
  )
}

interface HouseFieldsProps {
  readonly house: ScorecardHouse
  readonly onChange: (house: ScorecardHouse) => void
}

function HouseFields({ house, onChange }: HouseFieldsProps) {
  const { t } = useTranslation('scorecards')
  const can = useCan()
  return (
    <>
      <TextInput
        required
        label={t('weights.zone')}
        maxLength={100}
        value={house.zone}
        onChange={(event) => onChange({ ...house, zone: event.currentTarget.value })}
      />
      <Select
        label={t('weights.visibility')}
        description={t('weights.visibilityMeans')}
        disabled={!can('teams.all')}
        allowDeselect={false}
        value={house.visibility}
        data={(['all', 'ownTeams'] as const).map((value) => ({ value, label: t(`weights.visibilities.${value}`) }))}
        onChange={(value) => onChange({ ...house, visibility: value === 'ownTeams' ? 'ownTeams' : 'all' })}
      />
    </>
  )
}

interface StepWeightsProps {
  readonly rules: ScorecardRules
  readonly onChange: (rules: ScorecardRules) => void
}

function StepWeights({ rules, onChange }: StepWeightsProps) {
  const { t } = useTranslation('scorecards')
  const { tasks, taskName } = useTasks()
  const put = (id: string, weight: number | null) => {
    const { [id]: _before, ...others } = rules.tasks
    onChange({ ...rules, tasks: weight === null ? others : { ...others, [id]: weight } })
  }
  const left = tasks.filter(({ id }) => !Object.hasOwn(rules.tasks, id))
  return (
    <fieldset className={classes.part}>
      <legend>{t('weights.tasks')}</legend>
      <div className={classes.minor}>{t('weights.tasksHelp')}</div>
      {Object.entries(rules.tasks).map(([id, weight]) => (
        <div key={id} className={classes.row}>
          <NumberInput
            label={taskName(id)}
            miw={160}
            min={0}
            max={100}
            value={weight}
            onChange={(value) => put(id, Number(value) || 0)}
          />
          <Button variant="subtle" aria-label={t('cards.remove', { name: taskName(id) })} onClick={() => put(id, null)}>
            {t('rules.remove')}
          </Button>
        </div>
      ))}
      <Select
        label={t('weights.addStep')}
        placeholder={t('weights.step')}
        searchable
        w={280}
        value={null}
        data={left.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(id) => id !== null && put(id, 1)}
      />
    </fieldset>
  )
}

/** Each quarter that is over and not closed yet can be closed, after a question. */
function ClosePart() {
  const { t } = useTranslation(['scorecards', 'shell'])
  const pledge = usePledge()
  const problemText = useProblemText()
  const quarterName = useQuarterName()
  const [asked, setAsked] = useState<string | null>(null)
  const closable = useQuarters().filter(({ isOver, closedAt }) => isOver && closedAt === null)
  const close = useQualityChange(
    async (quarter: string) => {
      await pledge.scorecards.closeQuarter(quarter)
      return quarter
    },
    (quarter) => t('scorecards:weights.closedNow', { quarter: quarterName(quarter) }),
    () => setAsked(null),
  )
  if (closable.length === 0) return null
  return (
    <Surface id="closing" title={t('scorecards:weights.closing')}>
      <p className={classes.lead}>{t('scorecards:weights.closingHelp')}</p>
      <div className={classes.row}>
        {closable.map(({ quarter }) => (
          <Button key={quarter} variant="default" onClick={() => setAsked(quarter)}>
            {t('scorecards:weights.close', { quarter: quarterName(quarter) })} …
          </Button>
        ))}
      </div>
      {asked !== null && (
        <ModalDialog
          onClose={() => setAsked(null)}
          title={t('scorecards:weights.close', { quarter: quarterName(asked) })}
        >
          <div className={classes.form}>
            {close.isError && <Notice kind="problem">{problemText(close.error)}</Notice>}
            <p>{t('scorecards:weights.closeHelp', { quarter: quarterName(asked) })}</p>
            <div className={classes.row}>
              <Button data-autofocus loading={close.isPending} onClick={() => close.mutate(asked)}>
                {t('scorecards:weights.close', { quarter: quarterName(asked) })}
              </Button>
              <Button variant="default" onClick={() => setAsked(null)}>
                {t('shell:cancel')}
              </Button>
            </div>
          </div>
        </ModalDialog>
      )}
    </Surface>
  )
}
