import { SegmentedControl, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { WaitNode } from '../../../core/contract/flow.ts'
import { CASE_EVENTS, MATCHER_FIELDS } from '../../../core/contract/matcher.ts'
import { matchersOf } from '../../cards/node-promise.ts'
import { useDocumentChoices } from '../../workspace/designer-parts.ts'
import { ChoiceField } from '../fields/choice-field.tsx'
import { DurationField, OptionalDuration } from '../fields/duration-field.tsx'
import { TextField } from '../fields/text-field.tsx'
import { useFactChoices } from '../use-fact-choices.ts'
import { useNodeEdit } from '../use-node-edit.ts'

type WaitKind = 'for' | 'until' | 'event'

const nothing = { for: undefined, until: undefined, event: undefined }
const aDay = { amount: 1, unit: 'calendarDays' } as const

/** For what a case waits here, how long at most, and in whose working hours. */
export function WaitForm({ node }: { readonly node: WaitNode }) {
  const { t } = useTranslation('designer')
  const calendars = useDocumentChoices('calendar')
  const { facts, definitions } = useFactChoices()
  const change = useNodeEdit(node)
  const kind: WaitKind = node.until !== undefined ? 'until' : node.event !== undefined ? 'event' : 'for'
  const times = facts.filter((fact) =>
    definitions.some(({ id, type }) => id === fact.id && (type === 'instant' || type === 'date')),
  )
  const start = (next: WaitKind) => {
    if (next === 'for') change({ ...nothing, for: aDay, timeout: undefined })
    if (next === 'until') change({ ...nothing, until: { fact: times[0]?.id ?? '' } })
    if (next === 'event') change({ ...nothing, event: { event: 'message' } })
  }
  return (
    <>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={t('fields.waitKind')}
        data={(['for', 'until', 'event'] as const).map((one) => ({ value: one, label: t(`fields.waitKinds.${one}`) }))}
        value={kind}
        onChange={(next) => next !== kind && start(next)}
      />
      {kind === 'for' && (
        <DurationField
          label={t('fields.duration')}
          value={node.for ?? aDay}
          onChange={(duration) => change({ for: duration }, 'for')}
        />
      )}
      {kind === 'until' && (
        <ChoiceField
          label={t('fields.untilFact')}
          choices={times}
          value={typeof node.until === 'object' ? node.until.fact : node.until}
          onChoose={(fact) => fact !== undefined && change({ until: { fact } })}
        />
      )}
      {kind === 'event' && <EventFields node={node} />}
      {kind !== 'for' && (
        <OptionalDuration
          switchLabel={t('fields.timeoutOn')}
          label={t('fields.timeout')}
          value={node.timeout}
          initial={{ amount: 3, unit: 'calendarDays' }}
          onChange={(timeout) => change({ timeout }, 'timeout')}
        />
      )}
      <ChoiceField
        label={t('fields.calendar')}
        description={t('fields.calendarHelp')}
        choices={calendars}
        value={node.calendar}
        isOptional
        onChoose={(calendar) => change({ calendar })}
      />
    </>
  )
}

/** The event that ends the wait. More than one, or a finer question to it, is kept as it is written and not changed here. */
function EventFields({ node }: { readonly node: WaitNode }) {
  const { t } = useTranslation('designer')
  const change = useNodeEdit(node)
  const matchers = matchersOf(node.event)
  const [first] = matchers
  if (matchers.length !== 1 || first === undefined) {
    return <p>{matchers.map((matcher) => matcher.name ?? t(`events.${matcher.event}`)).join(' / ')}</p>
  }
  const hasName = (MATCHER_FIELDS[first.event] ?? []).includes('name')
  return (
    <>
      <Select
        label={t('fields.event')}
        data={CASE_EVENTS.map((event) => ({ value: event, label: t(`events.${event}`) }))}
        value={first.event}
        searchable
        allowDeselect={false}
        onChange={(chosen) => {
          const event = CASE_EVENTS.find((one) => one === chosen)
          if (event !== undefined) change({ event: event === 'external' ? { event, name: 'event' } : { event } })
        }}
      />
      {hasName && (
        <TextField
          label={t('fields.eventName')}
          value={first.name ?? ''}
          maxLength={64}
          onType={(name) => change({ event: { ...first, name } }, 'event')}
        />
      )}
    </>
  )
}
