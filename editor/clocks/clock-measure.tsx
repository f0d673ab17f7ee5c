import { Radio, Select, Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Matcher, Matchers } from '../../core/contract/matcher.ts'
import type { ClockDefinition, MetricName, PolicyDocument } from '../../core/contract/policy.ts'
import { Surface } from '../../look/elements/surface.tsx'
import { metricNames } from '../../model/policy/clock-schema.ts'
import { matchersOf } from '../cards/node-promise.ts'
import { changeMetric } from '../edits/change-policy.ts'
import { ChoiceField } from '../inspector/fields/choice-field.tsx'
import { OrderedList } from '../inspector/fields/ordered-list.tsx'
import { TextField } from '../inspector/fields/text-field.tsx'
import { idFrom } from '../inspector/id-from.ts'
import { useDesigner, useParts, useView } from '../workspace/designer-parts.ts'
import { CalendarFields } from './calendar-fields.tsx'
import classes from './clocks.module.css'
import { knownReasons, matcherChoices, matcherKey, writtenMatchers } from './matcher-choices.ts'
import type { ClockEdit } from './use-clock-edit.ts'
import { useClockWords } from './use-clock-words.ts'

interface ClockMeasureProps {
  readonly policy: PolicyDocument
  readonly clock: ClockDefinition
  readonly edit: ClockEdit
}

const types = ['sla', 'ola', 'uc'] as const

/** What a clock measures: from when to when, by whose working hours, and to whom it is promised. */
export function ClockMeasure({ policy, clock, edit }: ClockMeasureProps) {
  const { t } = useTranslation('designerClocks')
  const mayEdit = useDesigner((state) => state.mayEdit)
  const stages = useView((view) => view.flow.stages)
  const choose = (metric: MetricName) =>
    edit.policy({ key: 'change', params: edit.params }, (old) =>
      changeMetric(old, clock.id, metric, clock.stage ?? stages[0]?.id ?? 'stage'),
    )
  return (
    <Surface id="clock-measure" title={t('measure.title')}>
      <fieldset className={classes.columns} disabled={!mayEdit}>
        <div className={classes.fields}>
          <Select
            label={t('measure.metric')}
            description={t(`measure.metricHelp.${clock.metric}`)}
            data={metricNames.map((name) => ({ value: name, label: t(`measure.metrics.${name}`) }))}
            value={clock.metric}
            allowDeselect={false}
            onChange={(chosen) => {
              const metric = metricNames.find((name) => name === chosen)
              if (metric !== undefined) choose(metric)
            }}
          />
          {clock.metric === 'stage' && (
            <ChoiceField
              label={t('measure.stage')}
              choices={stages.map(({ id, name }) => ({ id, name: name ?? null }))}
              value={clock.stage}
              onChoose={(stage) => stage !== undefined && edit.patch({ stage })}
            />
          )}
          {clock.metric === 'custom' && <OwnEvents policy={policy} clock={clock} edit={edit} />}
        </div>
        <div className={classes.fields}>
          <CalendarFields clock={clock} edit={edit} />
          <Radio.Group
            label={t('measure.type')}
            value={clock.type ?? 'sla'}
            onChange={(chosen) => {
              const type = types.find((one) => one === chosen)
              if (type !== undefined) edit.patch({ type })
            }}
          >
            <div className={classes.choices}>
              {types.map((type) => (
                <Radio key={type} size="xs" value={type} label={t(`measure.types.${type}`)} />
              ))}
            </div>
          </Radio.Group>
        </div>
      </fieldset>
    </Surface>
  )
}

function OwnEvents({ policy, clock, edit }: ClockMeasureProps) {
  const { t } = useTranslation('designerClocks')
  const put = (field: 'start' | 'stop' | 'cancel', group?: string) => (next: Matchers | undefined) =>
    edit.patch({ [field]: next }, group)
  return (
    <>
      {(['start', 'stop', 'cancel'] as const).map((field) => (
        <MatcherList
          key={field}
          label={t(`measure.${field}`)}
          matchers={matchersOf(clock[field])}
          first={field === 'start' ? { event: 'caseCreated' } : { event: field === 'stop' ? 'resolved' : 'cancelled' }}
          policy={policy}
          clock={clock}
          onChange={(next, group) => put(field, group && `${field} ${group}`)(writtenMatchers(next))}
        />
      ))}
      <Switch
        label={t('measure.repeats')}
        checked={clock.repeats === true}
        onChange={(event) => edit.patch({ repeats: event.currentTarget.checked ? true : undefined })}
      />
    </>
  )
}

interface MatcherListProps {
  readonly label: string
  readonly matchers: readonly Matcher[]
  /** What is added first. */
  readonly first: Matcher
  readonly policy: PolicyDocument
  readonly clock: ClockDefinition
  readonly onChange: (matchers: readonly Matcher[], group?: string) => void
}

/** Events of which any will do, chosen from what the process has. */
function MatcherList({ label, matchers, first, policy, clock, onChange }: MatcherListProps) {
  const { t } = useTranslation('designerClocks')
  const words = useClockWords()
  const { directory } = useParts()
  const flow = useView((view) => view.flow)
  const choices = matcherChoices({
    flow,
    teams: directory.teams,
    clocks: policy.clocks,
    clock: clock.id,
    reasons: knownReasons(policy.clocks, policy.waits ?? []),
  })
  const known = new Map(choices.flatMap(({ matchers: list }) => list).map((one) => [matcherKey(one), one] as const))
  const data = choices
    .filter((group) => group.matchers.length > 0)
    .map((group) => ({
      group: t(`events.groups.${group.group}`),
      items: group.matchers.map((one) => ({ value: matcherKey(one), label: words.matcher(one) })),
    }))
  return (
    <OrderedList
      label={label}
      items={matchers}
      keyOf={(_, index) => String(index)}
      nameOf={(one) => words.matcher(one)}
      onChange={(next) => onChange(next)}
      add={() => first}
    >
      {(one, index) => {
        const key = matcherKey(one)
        const own = known.has(key) ? [] : [{ value: key, label: words.matcher(one) }]
        return (
          <>
            <Select
              aria-label={`${label}: ${t('measure.event', { number: index + 1 })}`}
              data={[...own, ...data]}
              value={key}
              searchable
              allowDeselect={false}
              onChange={(chosen) => {
                const next = known.get(chosen ?? '')
                if (next !== undefined) onChange(matchers.with(index, next))
              }}
            />
            {one.event === 'external' && (
              <TextField
                label={t('measure.eventName')}
                value={one.name ?? ''}
                canBeEmpty
                maxLength={64}
                onType={(text) => {
                  const name = text.toLowerCase().split('.').map(idFrom).join('.')
                  onChange(
                    matchers.with(index, name === '' ? { event: 'external' } : { event: 'external', name }),
                    `${index}`,
                  )
                }}
              />
            )}
          </>
        )
      }}
    </OrderedList>
  )
}
