import { Button, Modal, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FactDefinition, type FactType, factTypes } from '../../core/contract/facts.ts'
import { useLanguage } from '../../look/language/use-language.ts'
import { addFact } from '../edits/change-facts.ts'
import { freeId, idsOf } from '../edits/new-id.ts'
import { idFrom } from '../inspector/id-from.ts'
import { useParts } from '../workspace/designer-parts.ts'
import { changeFlow, flowIn } from '../workspace/workspace.ts'
import classes from './facts.module.css'

/** Asks what a new fact is called and which kind it is. */
export function NewFactDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['designerFacts', 'designer', 'shell'])
  const language = useLanguage()
  const { store, panels } = useParts()
  const [name, setName] = useState('')
  const [type, setType] = useState<FactType>('enum')
  const [isAsked, setAsked] = useState(false)
  const submit = () => {
    const words = name.trim()
    setAsked(true)
    if (words === '') return
    const flow = flowIn(store.getState().history.present)
    const id = freeId(shortName(words), idsOf(flow.facts ?? []))
    const fact: FactDefinition = {
      id,
      type,
      name: { [language]: words },
      ...(type === 'enum' && {
        values: [{ id: 'value-1', name: { [language]: t('designerFacts:form.value', { number: 1 }) } }],
      }),
    }
    store
      .getState()
      .edit({ key: 'addFact', params: { name: words } }, (workspace) =>
        changeFlow(workspace, (old) => addFact(old, fact)),
      )
    panels.getState().show('facts', id)
    onClose()
  }
  return (
    <Modal
      opened
      size="sm"
      title={t('designerFacts:create.title')}
      closeButtonProps={{ 'aria-label': t('shell:close') }}
      onClose={onClose}
    >
      <form
        className={classes.fields}
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <TextInput
          data-autofocus
          label={t('designerFacts:create.name')}
          value={name}
          maxLength={200}
          error={isAsked && name.trim() === '' ? t('designerFacts:create.nameMissing') : undefined}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Select
          label={t('designerFacts:create.kind')}
          data={factTypes.map((one) => ({ value: one, label: t(`designerFacts:types.${one}`) }))}
          value={type}
          allowDeselect={false}
          onChange={(chosen) => setType(factTypes.find((one) => one === chosen) ?? type)}
        />
        <Button type="submit">{t('designerFacts:create.submit')}</Button>
      </form>
    </Modal>
  )
}

/** The id that words become; those of another script, which have none, are called `fact`. */
function shortName(words: string): string {
  const id = idFrom(words)
    .replace(/^-+|-+$/g, '')
    .replace(/-{2,}/g, '-')
  return /[a-z]/.test(id) ? id : 'fact'
}
