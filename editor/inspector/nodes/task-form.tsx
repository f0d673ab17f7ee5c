import { Checkbox, TagsInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { OutcomeDefinition, QueueDefinition, TaskNode } from '../../../core/contract/flow.ts'
import { useLanguage, useLocalText } from '../../../look/language/use-language.ts'
import { newName } from '../../edits/given-names.ts'
import { freeId } from '../../edits/new-id.ts'
import { withName, withText } from '../../edits/rename.ts'
import { useParts } from '../../workspace/designer-parts.ts'
import { ChoiceField } from '../fields/choice-field.tsx'
import { FormFacts } from '../fields/form-facts.tsx'
import { OrderedList } from '../fields/ordered-list.tsx'
import { TextField } from '../fields/text-field.tsx'
import { useNodeEdit } from '../use-node-edit.ts'

/** People's work: who does it, what they fill in, and the ways it can end. */
export function TaskForm({ node }: { readonly node: TaskNode }) {
  const { t } = useTranslation('designer')
  const { directory } = useParts()
  const local = useLocalText()
  const language = useLanguage()
  const change = useNodeEdit(node)
  const queue = node.queue ?? {}
  const setQueue = (patch: { readonly [F in keyof QueueDefinition]?: QueueDefinition[F] | undefined }) => {
    const next = Object.fromEntries(Object.entries({ ...queue, ...patch }).filter(([, value]) => value !== undefined))
    change({ queue: Object.keys(next).length === 0 ? undefined : next })
  }
  return (
    <>
      <ChoiceField
        label={t('fields.team')}
        description={t('fields.teamHelp')}
        choices={directory.teams}
        value={queue.team}
        isOptional
        onChoose={(team) => setQueue({ team })}
      />
      <TagsInput
        label={t('fields.skills')}
        value={[...(queue.skills ?? [])]}
        onChange={(skills) => setQueue({ skills: skills.length === 0 ? undefined : skills })}
      />
      <TextField
        isLong
        canBeEmpty
        label={t('fields.instructions')}
        value={local(node.instructions, '')}
        maxLength={4000}
        onType={(text) => change({ instructions: withText(node.instructions, text, language) }, 'instructions')}
      />
      <Outcomes node={node} />
      <FormFacts label={t('fields.taskForm')} value={node.form ?? []} onChange={(form) => change({ form })} />
    </>
  )
}

type Outcome = Exclude<OutcomeDefinition, string>

const wholeOf = (outcome: OutcomeDefinition): Outcome => (typeof outcome === 'string' ? { id: outcome } : outcome)

function Outcomes({ node }: { readonly node: TaskNode }) {
  const { t } = useTranslation('designer')
  const local = useLocalText()
  const language = useLanguage()
  const change = useNodeEdit(node)
  const outcomes = node.outcomes.map(wholeOf)
  const put = (index: number, outcome: Outcome, group?: string) =>
    change({ outcomes: node.outcomes.map((one, other) => (other === index ? outcome : one)) }, group)
  return (
    <OrderedList
      label={t('fields.outcomes')}
      items={outcomes}
      least={1}
      keyOf={(outcome) => outcome.id}
      nameOf={(outcome) => local(outcome.name, outcome.id)}
      onChange={(next) => change({ outcomes: next })}
      add={() => ({ id: freeId('outcome', new Set(outcomes.map((one) => one.id))), name: newName('outcome') })}
    >
      {(outcome, index) => (
        <>
          <TextField
            isBare
            label={t('fields.outcome', { number: index + 1 })}
            value={local(outcome.name, outcome.id)}
            onType={(text) => put(index, named(outcome, text, language), `outcome ${outcome.id}`)}
          />
          <Checkbox
            size="xs"
            label={t('fields.resolves')}
            aria-label={`${local(outcome.name, outcome.id)}: ${t('fields.resolves')}`}
            checked={outcome.resolves === true}
            onChange={(event) => {
              const { resolves: _, ...rest } = outcome
              put(index, event.currentTarget.checked ? { ...rest, resolves: true } : rest)
            }}
          />
        </>
      )}
    </OrderedList>
  )
}

function named(outcome: Outcome, text: string, language: 'en' | 'zh-CN'): Outcome {
  const name = withName(outcome.name, text, language)
  const { name: _, ...rest } = outcome
  return name === undefined ? rest : { ...rest, name }
}
