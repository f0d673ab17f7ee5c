import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ActNode, ActStep } from '../../../core/contract/flow.ts'
import { useParts } from '../../workspace/designer-parts.ts'
import { ChoiceField } from '../fields/choice-field.tsx'
import { OrderedList } from '../fields/ordered-list.tsx'
import { TextField } from '../fields/text-field.tsx'
import { useNodeEdit } from '../use-node-edit.ts'
import { SetFacts } from './set-facts.tsx'

const words = [
  'reply',
  'send',
  'set',
  'assign',
  'webhook',
  'lookup',
  'classify',
  'resolve',
] as const satisfies readonly ActStep['do'][]

/** What a case does by itself here, step by step. */
export function ActForm({ node }: { readonly node: ActNode }) {
  const { t } = useTranslation('designer')
  const change = useNodeEdit(node)
  const { directory } = useParts()
  return (
    <OrderedList<ActStep>
      label={t('fields.steps')}
      items={node.steps}
      keyOf={(_, index) => String(index)}
      nameOf={(_, index) => t('fields.step', { number: index + 1 })}
      onChange={(steps) => change({ steps })}
      add={() => ({ do: 'resolve' })}
    >
      {(step, index) => {
        const put = (next: ActStep, group?: string) =>
          change({ steps: node.steps.map((one, other) => (other === index ? next : one)) }, group)
        return (
          <>
            <Select
              aria-label={t('fields.step', { number: index + 1 })}
              data={words.map((word) => ({ value: word, label: t(`fields.do.${word}`) }))}
              value={step.do}
              allowDeselect={false}
              onChange={(chosen) => {
                const word = words.find((one) => one === chosen)
                if (word !== undefined && word !== step.do)
                  put(
                    newStep(word, {
                      message: directory.messages[0]?.id,
                      team: directory.teams[0]?.id,
                      endpoint: directory.endpoints[0]?.id,
                    }),
                  )
              }}
            />
            <StepFields step={step} onChange={put} />
          </>
        )
      }}
    </OrderedList>
  )
}

/** A step as it begins; what has to be chosen is the first of what exists. */
function newStep(
  word: ActStep['do'],
  first: {
    readonly message: string | undefined
    readonly team: string | undefined
    readonly endpoint: string | undefined
  },
): ActStep {
  switch (word) {
    case 'send':
      return { do: word, template: first.message ?? '', to: 'customer' }
    case 'reply':
      return { do: word, template: first.message ?? '' }
    case 'set':
      return { do: word, facts: {} }
    case 'assign':
      return { do: word, team: first.team ?? '' }
    case 'webhook':
      return { do: word, endpoint: first.endpoint ?? '' }
    default:
      return { do: word }
  }
}

function StepFields({
  step,
  onChange,
}: {
  readonly step: ActStep
  readonly onChange: (step: ActStep, group?: string) => void
}) {
  const { t } = useTranslation('designer')
  const { directory } = useParts()
  switch (step.do) {
    case 'send':
    case 'reply':
      return (
        <>
          <ChoiceField
            label={t('fields.template')}
            choices={directory.messages}
            value={step.template}
            onChoose={(template) => template !== undefined && onChange({ ...step, template })}
          />
          {step.do === 'send' && (
            <TextField label={t('fields.to')} value={step.to} onType={(to) => onChange({ ...step, to }, 'send to')} />
          )}
        </>
      )
    case 'assign':
      return (
        <ChoiceField
          label={t('fields.team')}
          choices={directory.teams}
          value={step.team}
          onChoose={(team) => team !== undefined && onChange({ ...step, team })}
        />
      )
    case 'webhook':
      return (
        <ChoiceField
          label={t('fields.endpoint')}
          choices={directory.endpoints}
          value={step.endpoint}
          onChoose={(endpoint) => endpoint !== undefined && onChange({ ...step, endpoint })}
        />
      )
    case 'set':
      return <SetFacts facts={step.facts} onChange={(facts, group) => onChange({ ...step, facts }, group)} />
    default:
      return null
  }
}
