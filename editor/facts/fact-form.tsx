import { Select, Switch } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FactDefinition, type FactType, type FactValue, factTypes } from '../../core/contract/facts.ts'
import type { Language } from '../../core/contract/language.ts'
import { Surface } from '../../look/elements/surface.tsx'
import { Tool } from '../../look/elements/tool.tsx'
import { moveFact, sayOfFact } from '../edits/change-facts.ts'
import { FactValueField, initialValue } from '../inspector/fields/fact-value-field.tsx'
import { OrderedList } from '../inspector/fields/ordered-list.tsx'
import { TextField } from '../inspector/fields/text-field.tsx'
import { TwoLanguages } from '../inspector/fields/two-languages.tsx'
import { useDesigner } from '../workspace/designer-parts.ts'
import { ChangeTypeDialog } from './change-type-dialog.tsx'
import type { FactUse } from './fact-uses.ts'
import { FactValues } from './fact-values.tsx'
import classes from './facts.module.css'
import { RemoveFactDialog } from './remove-fact-dialog.tsx'
import { type FactEdit, useFactEdit } from './use-fact-edit.ts'

interface FactFormProps {
  readonly fact: FactDefinition
  readonly place: number
  readonly count: number
  readonly uses: readonly FactUse[]
}

/** One fact: what it is called in both languages, which kind it is, its values, and what rehearsals take for examples. */
export function FactForm({ fact, place, count, uses }: FactFormProps) {
  const { t } = useTranslation('designerFacts')
  const mayEdit = useDesigner((state) => state.mayEdit)
  const edit = useFactEdit(fact)
  const [asked, setAsked] = useState<'remove' | FactType | null>(null)
  const move = (to: number) =>
    edit.flow({ key: 'moveFact', params: edit.params }, (flow) => moveFact(flow, fact.id, to))
  return (
    <>
      <header className={classes.head}>
        <h2 className={classes.headTitle}>{edit.params.name}</h2>
        {mayEdit && (
          <div role="toolbar" aria-label={edit.params.name}>
            <Tool label={t('tools.up')} symbol="up" isOff={place === 0} onClick={() => move(place - 1)} />
            <Tool label={t('tools.down')} symbol="down" isOff={place === count - 1} onClick={() => move(place + 1)} />
            <Tool label={t('tools.remove')} symbol="trash" onClick={() => setAsked('remove')} />
          </div>
        )}
      </header>
      <Texts fact={fact} edit={edit} />
      <Surface id="fact-kind" title={t('form.kind')}>
        <fieldset className={classes.fields} disabled={!mayEdit}>
          <Select
            aria-label={t('form.kind')}
            maw={320}
            data={factTypes.map((type) => ({ value: type, label: t(`types.${type}`) }))}
            value={fact.type}
            allowDeselect={false}
            onChange={(chosen) => {
              const type = factTypes.find((one) => one === chosen)
              if (type !== undefined && type !== fact.type) setAsked(type)
            }}
          />
          {fact.type === 'number' && (
            <TextField
              label={t('form.unit')}
              description={t('form.unitHelp')}
              canBeEmpty
              maxLength={50}
              value={fact.unit ?? ''}
              onType={(unit) => edit.patch({ unit: unit === '' ? undefined : unit }, 'unit')}
            />
          )}
          {(fact.type === 'enum' || fact.type === 'list') && <FactValues fact={fact} edit={edit} />}
          <DefaultValue fact={fact} edit={edit} />
          <Switch
            label={t('form.personal')}
            description={t('form.personalHelp')}
            checked={fact.personal === true}
            onChange={(event) => edit.patch({ personal: event.currentTarget.checked ? true : undefined })}
          />
        </fieldset>
      </Surface>
      <Samples fact={fact} edit={edit} />
      {asked === 'remove' && <RemoveFactDialog fact={fact} edit={edit} uses={uses} onClose={() => setAsked(null)} />}
      {asked !== null && asked !== 'remove' && (
        <ChangeTypeDialog fact={fact} type={asked} edit={edit} onClose={() => setAsked(null)} />
      )}
    </>
  )
}

interface PartProps {
  readonly fact: FactDefinition
  readonly edit: FactEdit
}

function Texts({ fact, edit }: PartProps) {
  const { t } = useTranslation('designerFacts')
  const mayEdit = useDesigner((state) => state.mayEdit)
  const labels = (field: 'name' | 'help'): Readonly<Record<Language, string>> => ({
    en: t(`form.${field}.en`),
    'zh-CN': t(`form.${field}.zh-CN`),
  })
  const say = (field: 'name' | 'help') => (text: string, language: Language) =>
    edit.flow(
      field === 'name' ? { key: 'rename', params: edit.params } : { key: 'change', params: edit.params },
      (flow) => sayOfFact(flow, fact.id, field, text, language),
      `${field} ${language}`,
    )
  return (
    <Surface id="fact-texts" title={t('form.texts')}>
      <fieldset className={classes.fields} disabled={!mayEdit}>
        <TwoLanguages labels={labels('name')} value={fact.name} missing={t('form.missing')} onType={say('name')} />
        <TwoLanguages
          isLong
          labels={labels('help')}
          value={fact.help}
          missing={t('form.missing')}
          maxLength={1000}
          onType={say('help')}
        />
      </fieldset>
    </Surface>
  )
}

function DefaultValue({ fact, edit }: PartProps) {
  const { t } = useTranslation('designerFacts')
  const { default: value } = fact
  return (
    <>
      <Switch
        label={t('form.hasDefault')}
        checked={value !== undefined}
        onChange={(event) => edit.patch({ default: event.currentTarget.checked ? initialValue(fact) : undefined })}
      />
      {value !== undefined && (
        <div className={classes.narrow}>
          <FactValueField
            label={t('form.default')}
            definition={fact}
            value={value}
            onChange={(next) => edit.patch({ default: next }, 'default')}
          />
        </div>
      )}
    </>
  )
}

function Samples({ fact, edit }: PartProps) {
  const { t } = useTranslation('designerFacts')
  const mayEdit = useDesigner((state) => state.mayEdit)
  const samples: readonly FactValue[] = fact.samples ?? []
  const put = (next: readonly FactValue[], group?: string) =>
    edit.patch({ samples: next.length === 0 ? undefined : next }, group)
  return (
    <Surface id="fact-samples" title={t('form.samples')}>
      <p className={classes.quiet}>{t('form.samplesHelp')}</p>
      <fieldset className={classes.narrow} disabled={!mayEdit}>
        <OrderedList
          label=""
          items={samples}
          keyOf={(_, index) => String(index)}
          nameOf={(_, index) => t('form.sample', { number: index + 1 })}
          onChange={(next) => put(next)}
          add={() => initialValue(fact)}
        >
          {(sample, index) => (
            <FactValueField
              label={t('form.sample', { number: index + 1 })}
              definition={fact}
              value={sample}
              onChange={(value) => put(samples.with(index, value), `sample ${index}`)}
            />
          )}
        </OrderedList>
      </fieldset>
    </Surface>
  )
}
