import { Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { StartNode } from '../../../core/contract/flow.ts'
import { useNames } from '../../../look/language/use-names.ts'
import { ChoicesField } from '../fields/choice-field.tsx'
import { DurationField } from '../fields/duration-field.tsx'
import { FormFacts } from '../fields/form-facts.tsx'
import { useFactChoices } from '../use-fact-choices.ts'
import { useNodeEdit } from '../use-node-edit.ts'

const usualChannels = ['phone', 'email', 'web', 'chat', 'social', 'onsite', 'api']

/** How requests come in: channels, what is asked, and what counts as the same request twice. */
export function StartForm({ node }: { readonly node: StartNode }) {
  const { t } = useTranslation('designer')
  const names = useNames()
  const { allFacts } = useFactChoices()
  const change = useNodeEdit(node)
  const { duplicates } = node
  return (
    <>
      <ChoicesField
        label={t('fields.channels')}
        description={t('fields.channelsHelp')}
        choices={usualChannels.map((id) => ({ id, name: names.channel(id) }))}
        value={node.channels ?? []}
        onChoose={(channels) => change({ channels: channels.length === 0 ? undefined : channels })}
      />
      <FormFacts label={t('fields.form')} value={node.form ?? []} onChange={(form) => change({ form })} />
      <Switch
        label={t('fields.duplicatesOn')}
        description={t('fields.duplicatesHelp')}
        checked={duplicates !== undefined}
        onChange={(event) =>
          change({
            duplicates: event.currentTarget.checked
              ? { same: ['customer.id'], within: { amount: 1, unit: 'calendarDays' } }
              : undefined,
          })
        }
      />
      {duplicates !== undefined && (
        <>
          <ChoicesField
            label={t('fields.duplicatesSame')}
            choices={allFacts}
            value={duplicates.same}
            onChoose={(same) => same.length > 0 && change({ duplicates: { ...duplicates, same } })}
          />
          <DurationField
            label={t('fields.within')}
            value={duplicates.within}
            onChange={(within) => change({ duplicates: { ...duplicates, within } }, 'duplicates')}
          />
        </>
      )}
    </>
  )
}
