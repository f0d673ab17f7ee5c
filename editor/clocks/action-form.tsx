import { MultiSelect, NumberInput, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { EscalationAction } from '../../core/contract/policy.ts'
import { settableBuiltInFacts } from '../../core/facts/built-in-facts.ts'
import { ChoiceField } from '../inspector/fields/choice-field.tsx'
import { FactMap } from '../inspector/fields/fact-map.tsx'
import { FactValueField, initialValue } from '../inspector/fields/fact-value-field.tsx'
import { useFactChoices } from '../inspector/use-fact-choices.ts'
import { useDocumentChoices, useParts } from '../workspace/designer-parts.ts'
import classes from './clocks.module.css'
import { useClockWords } from './use-clock-words.ts'

type ActionOf<A extends EscalationAction['action']> = Extract<EscalationAction, { action: A }>

const kinds = ['notify', 'assign', 'set', 'startFlow', 'webhook', 'requireReason'] as const

interface ActionFormProps {
  readonly action: EscalationAction
  readonly number: number
  /** Changes of one `group` that follow each other are one step. */
  readonly onChange: (action: EscalationAction, group?: string) => void
}

/** One thing that an escalation does, with what that needs. */
export function ActionForm({ action, number, onChange }: ActionFormProps) {
  const { t } = useTranslation('designerClocks')
  const start = useNewActions()
  return (
    <>
      <Select
        aria-label={t('rung.action', { number })}
        data={kinds.map((kind) => ({ value: kind, label: t(`rung.kindsOf.${kind}`) }))}
        value={action.action}
        allowDeselect={false}
        onChange={(chosen) => {
          const kind = kinds.find((one) => one === chosen)
          if (kind !== undefined && kind !== action.action) onChange(start(kind))
        }}
      />
      <ActionFields action={action} onChange={onChange} />
    </>
  )
}

/** How each action begins: with the first of what there is to choose from. */
function useNewActions(): (kind: EscalationAction['action']) => EscalationAction {
  const { directory } = useParts()
  const { definitions } = useFactChoices()
  const flows = useDocumentChoices('flow')
  return (kind) => {
    switch (kind) {
      case 'notify':
        return { action: kind, to: ['assignee'] }
      case 'assign':
        return { action: kind, team: directory.teams[0]?.id ?? 'team' }
      case 'set': {
        const rising = definitions.find(({ id, type }) => id === 'priority' && type === 'enum') ?? definitions[0]
        if (rising === undefined) return { action: kind, fact: 'priority', raiseBy: 1 }
        const rises = rising.type === 'enum' || rising.type === 'number'
        return { action: kind, fact: rising.id, ...(rises ? { raiseBy: 1 } : { value: initialValue(rising) }) }
      }
      case 'startFlow':
        return { action: kind, flow: flows[0]?.id ?? 'flow' }
      case 'webhook':
        return { action: kind, endpoint: directory.endpoints[0]?.id ?? 'endpoint' }
      case 'requireReason':
        return { action: kind }
    }
  }
}

function ActionFields({ action, onChange }: Omit<ActionFormProps, 'number'>) {
  const { t } = useTranslation('designerClocks')
  const { directory } = useParts()
  switch (action.action) {
    case 'notify':
      return <NotifyFields action={action} onChange={onChange} />
    case 'assign':
      return (
        <ChoiceField
          label={t('rung.team')}
          choices={directory.teams}
          value={action.team}
          onChoose={(team) => team !== undefined && onChange({ action: 'assign', team })}
        />
      )
    case 'set':
      return <SetFields action={action} onChange={onChange} />
    case 'startFlow':
      return <StartFields action={action} onChange={onChange} />
    case 'webhook':
      return (
        <ChoiceField
          label={t('rung.endpoint')}
          choices={directory.endpoints}
          value={action.endpoint}
          onChoose={(endpoint) => endpoint !== undefined && onChange({ ...action, endpoint })}
        />
      )
    case 'requireReason':
      return <p className={classes.quiet}>{t('rung.reasonHelp')}</p>
  }
}

interface FieldsProps<A extends EscalationAction['action']> {
  readonly action: ActionOf<A>
  readonly onChange: (action: EscalationAction, group?: string) => void
}

function NotifyFields({ action, onChange }: FieldsProps<'notify'>) {
  const { t } = useTranslation('designerClocks')
  const words = useClockWords()
  const { directory } = useParts()
  const known = [
    'assignee',
    'team',
    'customer',
    ...roleIds(directory.roles).map((id) => `role:${id}`),
    ...directory.teams.map(({ id }) => `team:${id}`),
  ]
  const all = [...known, ...action.to.filter((to) => !known.includes(to))]
  return (
    <>
      <MultiSelect
        label={t('rung.to')}
        searchable
        data={all.map((to) => ({ value: to, label: words.recipient(to) }))}
        value={[...action.to]}
        onChange={(to) => to.length > 0 && onChange({ ...action, to })}
      />
      <ChoiceField
        label={t('rung.message')}
        description={t('rung.messageHelp')}
        choices={directory.messages}
        value={action.message}
        isOptional
        onChoose={(message) => {
          const { message: _, ...rest } = action
          onChange(message === undefined ? rest : { ...rest, message })
        }}
      />
    </>
  )
}

/** The roles that every house has, and its own. */
function roleIds(own: readonly { readonly id: string }[]): readonly string[] {
  return [...new Set(['manager', 'owner', 'agent', 'administrator', ...own.map(({ id }) => id)])]
}

function SetFields({ action, onChange }: FieldsProps<'set'>) {
  const { t } = useTranslation('designerClocks')
  const { store } = useParts()
  const { definitions, allFacts, factName } = useFactChoices()
  const { fact, raiseBy, value } = action
  const definition = definitions.find(({ id }) => id === fact)
  const choices = allFacts.filter(({ id }) => definitions.some((one) => one.id === id) || settableBuiltInFacts.has(id))
  const rises = definition?.type === 'enum' || definition?.type === 'number'
  const how = raiseBy === undefined ? 'value' : raiseBy < 0 ? 'lower' : 'raise'
  const toValue = (id: string) => {
    const chosen = definitions.find((one) => one.id === id)
    return { action: 'set', fact: id, value: chosen === undefined ? '' : initialValue(chosen) } as const
  }
  return (
    <>
      <ChoiceField
        label={t('rung.fact')}
        choices={choices}
        value={fact}
        onChoose={(id) => id !== undefined && id !== fact && onChange(toValue(id))}
      />
      {rises && (
        <Select
          label={t('rung.how')}
          data={(['value', 'raise', 'lower'] as const).map((one) => ({ value: one, label: t(`rung.hows.${one}`) }))}
          value={how}
          allowDeselect={false}
          onChange={(chosen) =>
            onChange(chosen === 'value' ? toValue(fact) : { action: 'set', fact, raiseBy: chosen === 'lower' ? -1 : 1 })
          }
        />
      )}
      {raiseBy === undefined ? (
        <FactValueField
          label={`${factName(fact)}: ${t('rung.value')}`}
          definition={definition}
          value={value ?? ''}
          onChange={(next) => onChange({ action: 'set', fact, value: next }, `set ${fact}`)}
        />
      ) : (
        <NumberInput
          label={t('rung.by')}
          min={1}
          max={100}
          allowDecimal={false}
          value={Math.abs(raiseBy)}
          onChange={(steps) => {
            const count = Number(steps)
            if (steps !== '' && count > 0)
              onChange({ action: 'set', fact, raiseBy: raiseBy < 0 ? -count : count }, 'raise')
          }}
          onBlur={() => store.getState().settle()}
        />
      )}
    </>
  )
}

function StartFields({ action, onChange }: FieldsProps<'startFlow'>) {
  const { t } = useTranslation('designerClocks')
  const flows = useDocumentChoices('flow')
  return (
    <>
      <ChoiceField
        label={t('rung.flow')}
        choices={flows}
        value={action.flow}
        onChoose={(flow) => flow !== undefined && onChange({ action: 'startFlow', flow })}
      />
      <FactMap
        label={t('rung.takes')}
        targetLabel={t('rung.there')}
        sourceLabel={t('rung.here')}
        value={action.facts ?? {}}
        isOwn="source"
        onChange={(facts) => {
          const { facts: _, ...rest } = action
          onChange(facts === undefined ? rest : { ...rest, facts }, 'takes')
        }}
      />
    </>
  )
}
