import { Button, SegmentedControl, Select, TagsInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FactChoice, type FactDefinition, type FactType, factTypes } from '../../core/contract/facts.ts'
import { useLanguage } from '../../look/language/use-language.ts'
import { Dialog } from '../dialogs/dialog.tsx'
import { addFact } from '../edits/change-facts.ts'
import { freeId, idsOf } from '../edits/new-id.ts'
import { useFactChoices } from '../inspector/use-fact-choices.ts'
import { focusAfter } from '../views/focus-after.ts'
import { useParts } from '../workspace/designer-parts.ts'
import { changeFlow, flowIn } from '../workspace/workspace.ts'
import { choiceFrom, factIdFrom } from './choice-from.ts'
import classes from './facts.module.css'

/** Asks what a new fact is called and which kind it is; or which of those that every case has is to have a list of values here. */
export function NewFactDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['designerFacts', 'shell'])
  const language = useLanguage()
  const { store, panels } = useParts()
  const { definitions, allFacts, factName } = useFactChoices()
  const others = allFacts.filter(({ id }) => !definitions.some((fact) => fact.id === id))
  const [isOwn, setOwn] = useState(true)
  const [name, setName] = useState('')
  const [known, setKnown] = useState(others[0]?.id ?? '')
  const [type, setType] = useState<FactType>('enum')
  const [values, setValues] = useState<readonly string[]>([])
  const [isAsked, setAsked] = useState(false)
  const needsValues = !isOwn || type === 'enum'
  const words = name.trim()
  const lacksName = isOwn && words === ''
  const lacksValues = needsValues && values.length === 0
  const submit = () => {
    setAsked(true)
    if (lacksName || lacksValues) return
    const taken = idsOf(flowIn(store.getState().history.present).facts ?? [])
    const choices = values.reduce<readonly FactChoice[]>((all, text) => {
      const choice = choiceFrom(text, language, all)
      return choice === null ? all : [...all, choice]
    }, [])
    const listed = choices.length > 0 && (needsValues || type === 'list') ? { values: choices } : {}
    const fact: FactDefinition = isOwn
      ? { id: freeId(factIdFrom(words), taken), type, name: { [language]: words }, ...listed }
      : { id: known, type: 'enum', ...listed }
    store
      .getState()
      .edit({ key: 'addFact', params: { name: isOwn ? words : factName(known) } }, (workspace) =>
        changeFlow(workspace, (flow) => addFact(flow, fact)),
      )
    panels.getState().show('facts', fact.id)
    onClose()
    focusAfter('[data-facts] [aria-current]')
  }
  return (
    <Dialog size="md" title={t('designerFacts:create.title')} onClose={onClose}>
      <form
        className={classes.fields}
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        {others.length > 0 && (
          <SegmentedControl
            size="xs"
            aria-label={t('designerFacts:create.title')}
            value={isOwn ? 'own' : 'known'}
            data={[
              { value: 'own', label: t('designerFacts:create.own') },
              { value: 'known', label: t('designerFacts:create.known') },
            ]}
            onChange={(chosen) => setOwn(chosen === 'own')}
          />
        )}
        {isOwn ? (
          <>
            <TextInput
              data-autofocus
              label={t('designerFacts:create.name')}
              description={t('designerFacts:create.nameHelp')}
              value={name}
              maxLength={200}
              error={isAsked && lacksName ? t('designerFacts:create.nameMissing') : undefined}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Select
              label={t('designerFacts:create.kind')}
              data={factTypes.map((one) => ({ value: one, label: t(`designerFacts:types.${one}`) }))}
              value={type}
              allowDeselect={false}
              onChange={(chosen) => setType(factTypes.find((one) => one === chosen) ?? type)}
            />
          </>
        ) : (
          <Select
            label={t('designerFacts:create.which')}
            description={t('designerFacts:create.whichHelp')}
            data={others.map(({ id }) => ({ value: id, label: factName(id) }))}
            value={known}
            allowDeselect={false}
            onChange={(chosen) => chosen !== null && setKnown(chosen)}
          />
        )}
        {(needsValues || type === 'list') && (
          <TagsInput
            label={t('designerFacts:create.values')}
            description={t('designerFacts:create.valuesHelp')}
            value={[...values]}
            maxLength={200}
            acceptValueOnBlur
            error={isAsked && lacksValues ? t('designerFacts:create.valuesMissing') : undefined}
            onChange={setValues}
          />
        )}
        <Button type="submit">{t('designerFacts:create.submit')}</Button>
      </form>
    </Dialog>
  )
}
