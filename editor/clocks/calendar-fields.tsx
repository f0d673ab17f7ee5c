import { Anchor, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ClockDefinition } from '../../core/contract/policy.ts'
import { ChoiceField } from '../inspector/fields/choice-field.tsx'
import { views } from '../views/views.ts'
import { useDocumentChoices, useParts } from '../workspace/designer-parts.ts'
import type { ClockEdit } from './use-clock-edit.ts'

const owners = ['fixed', 'customer', 'team', 'site'] as const

/** By whose working hours a clock counts, and by which where the owner has none. */
export function CalendarFields({ clock, edit }: { readonly clock: ClockDefinition; readonly edit: ClockEdit }) {
  const { t } = useTranslation('designerClocks')
  const { panels } = useParts()
  const calendars = useDocumentChoices('calendar')
  const { calendar } = clock
  const owner = typeof calendar === 'string' ? 'fixed' : calendar.by
  const id = typeof calendar === 'string' ? calendar : calendar.else
  const put = (by: (typeof owners)[number], of: string) =>
    edit.patch({ calendar: by === 'fixed' ? of : { by, else: of } })
  return (
    <>
      <Select
        label={t('calendar.whose')}
        data={owners.map((one) => ({ value: one, label: t(`calendar.owners.${one}`) }))}
        value={owner}
        allowDeselect={false}
        onChange={(chosen) => {
          const by = owners.find((one) => one === chosen)
          if (by !== undefined) put(by, id)
        }}
      />
      <ChoiceField
        label={owner === 'fixed' ? t('calendar.which') : t('calendar.otherwise')}
        choices={calendars}
        value={id}
        onChoose={(chosen) => chosen !== undefined && put(owner, chosen)}
      />
      {views.calendars !== undefined && (
        <Anchor
          component="button"
          type="button"
          size="xs"
          ta="start"
          onClick={() => panels.getState().show('calendars', id)}
        >
          {t('calendar.open')}
        </Anchor>
      )}
    </>
  )
}
