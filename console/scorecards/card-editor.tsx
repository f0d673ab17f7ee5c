import { Button, Checkbox, NumberInput, Select, Textarea } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../core/contract/language.ts'
import type { CardCriterion, CardSection, QualityCard, WireQualityCard } from '../../core/contract/wire-quality.ts'
import { ModalDialog } from '../../look/elements/modal-dialog.tsx'
import { Notice } from '../../look/elements/notice.tsx'
import { useLocalText } from '../../look/language/use-language.ts'
import { useProblemText } from '../../look/problems/use-problem-text.ts'
import { usePledge } from '../api/pledge.ts'
import { IdField, NameFields, textIn, withText } from './name-fields.tsx'
import classes from './scorecards.module.css'
import { useQualityChange } from './use-audits.ts'

/** A card while it is changed; version 0 where there is none yet. */
export type EditedCard = QualityCard & Pick<WireQualityCard, 'version' | 'isActive'>

interface CardEditorProps {
  readonly card: EditedCard
  readonly onClose: () => void
}

/** The sections and criteria of a card. Saving makes a new version. */
export function CardEditor({ card: first, onClose }: CardEditorProps) {
  const { t } = useTranslation(['scorecards', 'shell'])
  const pledge = usePledge()
  const local = useLocalText()
  const problemText = useProblemText()
  const [card, setCard] = useState(first)
  const save = useQualityChange(
    () =>
      pledge.quality.putCard(card.id.trim(), {
        name: card.name,
        sections: card.sections,
        isActive: card.isActive,
        basedOn: first.version,
      }),
    ({ version }) => t('scorecards:cards.saved', { version }),
    onClose,
  )
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    save.mutate(undefined)
  }
  const change = (index: number, section: CardSection | null) =>
    setCard({ ...card, sections: replaced(card.sections, index, section) })
  const addSection = () => {
    const id = freeId('section', card)
    setCard({ ...card, sections: [...card.sections, { id, name: {}, criteria: [newCriterion(card)] }] })
  }
  return (
    <ModalDialog
      onClose={onClose}
      size="xl"
      title={
        first.version === 0
          ? t('scorecards:cards.new')
          : t('scorecards:cards.edit', { name: local(first.name, first.id) })
      }
    >
      <form className={classes.form} onSubmit={submit}>
        {save.isError && <Notice kind="problem">{problemText(save.error)}</Notice>}
        {first.version === 0 && <IdField value={card.id} onChange={(id) => setCard({ ...card, id })} />}
        <NameFields text={card.name} onChange={(name) => setCard({ ...card, name })} />
        {card.sections.map((section, index) => (
          <SectionPart
            key={section.id}
            card={card}
            section={section}
            canRemove={card.sections.length > 1}
            onChange={(next) => change(index, next)}
          />
        ))}
        <div className={classes.row}>
          <Button variant="default" onClick={addSection}>
            {t('scorecards:cards.addSection')}
          </Button>
          <Checkbox
            label={t('scorecards:cards.isActive')}
            checked={card.isActive}
            onChange={(event) => setCard({ ...card, isActive: event.currentTarget.checked })}
          />
        </div>
        <div className={classes.row}>
          <Button type="submit" loading={save.isPending}>
            {t('shell:save')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('shell:cancel')}
          </Button>
        </div>
      </form>
    </ModalDialog>
  )
}

interface SectionPartProps {
  readonly card: EditedCard
  readonly section: CardSection
  readonly canRemove: boolean
  /** Null takes it away. */
  readonly onChange: (section: CardSection | null) => void
}

function SectionPart({ card, section, canRemove, onChange }: SectionPartProps) {
  const { t } = useTranslation('scorecards')
  const local = useLocalText()
  const name = local(section.name, '') || t('cards.unnamed')
  const change = (index: number, criterion: CardCriterion | null) =>
    onChange({ ...section, criteria: replaced(section.criteria, index, criterion) })
  return (
    <fieldset className={classes.part}>
      <legend>{t('cards.section')}</legend>
      <div className={classes.row}>
        <NameFields text={section.name} onChange={(next) => onChange({ ...section, name: next })} />
        {canRemove && (
          <Button variant="subtle" aria-label={t('cards.remove', { name })} onClick={() => onChange(null)}>
            {t('rules.remove')}
          </Button>
        )}
      </div>
      {section.criteria.map((criterion, index) => (
        <CriterionPart
          key={criterion.id}
          criterion={criterion}
          canRemove={section.criteria.length > 1}
          onChange={(next) => change(index, next)}
        />
      ))}
      <div>
        <Button
          size="xs"
          variant="default"
          onClick={() => onChange({ ...section, criteria: [...section.criteria, newCriterion(card)] })}
        >
          {t('cards.addCriterion')}
        </Button>
      </div>
    </fieldset>
  )
}

interface CriterionPartProps {
  readonly criterion: CardCriterion
  readonly canRemove: boolean
  readonly onChange: (criterion: CardCriterion | null) => void
}

function CriterionPart({ criterion, canRemove, onChange }: CriterionPartProps) {
  const { t } = useTranslation('scorecards')
  const local = useLocalText()
  const name = local(criterion.name, '') || t('cards.unnamed')
  const guide = (language: Language, text: string) => {
    const { guidance: _guidance, ...rest } = criterion
    const next = withText(criterion.guidance ?? {}, language, text)
    onChange(Object.keys(next).length === 0 ? rest : { ...rest, guidance: next })
  }
  return (
    <fieldset className={classes.part}>
      <legend>{t('cards.criterion')}</legend>
      <div className={classes.row}>
        <NameFields text={criterion.name} onChange={(next) => onChange({ ...criterion, name: next })} />
        <Select
          label={t('cards.scale')}
          allowDeselect={false}
          value={criterion.scale}
          data={(['points', 'yesNo'] as const).map((value) => ({ value, label: t(`cards.scales.${value}`) }))}
          onChange={(value) => onChange({ ...criterion, scale: value === 'yesNo' ? 'yesNo' : 'points' })}
        />
        <NumberInput
          label={t('cards.weight')}
          w={90}
          min={0.1}
          max={100}
          value={criterion.weight}
          onChange={(value) => onChange({ ...criterion, weight: Number(value) || 1 })}
        />
        <Checkbox
          label={t('cards.isFatal')}
          checked={criterion.isFatal === true}
          onChange={(event) => onChange({ ...criterion, isFatal: event.currentTarget.checked })}
        />
        <Checkbox
          label={t('cards.mayNotApply')}
          checked={criterion.mayNotApply === true}
          onChange={(event) => onChange({ ...criterion, mayNotApply: event.currentTarget.checked })}
        />
        {canRemove && (
          <Button variant="subtle" aria-label={t('cards.remove', { name })} onClick={() => onChange(null)}>
            {t('rules.remove')}
          </Button>
        )}
      </div>
      {(['en', 'zh-CN'] as const).map((language) => (
        <Textarea
          key={language}
          size="xs"
          autosize
          minRows={1}
          maxLength={2000}
          label={t(language === 'en' ? 'cards.guidanceEn' : 'cards.guidanceZh')}
          value={textIn(criterion.guidance ?? {}, language)}
          onChange={(event) => guide(language, event.currentTarget.value)}
        />
      ))}
    </fieldset>
  )
}

function replaced<T>(list: readonly T[], index: number, next: T | null): readonly T[] {
  return next === null ? list.filter((_, at) => at !== index) : list.with(index, next)
}

function newCriterion(card: QualityCard): CardCriterion {
  return { id: freeId('criterion', card), name: {}, scale: 'points', weight: 10 }
}

/** An id that nothing on the card has. */
function freeId(stem: string, { sections }: QualityCard): string {
  const taken = new Set(sections.flatMap((section) => [section.id, ...section.criteria.map(({ id }) => id)]))
  let number = 1
  while (taken.has(`${stem}-${number}`)) number += 1
  return `${stem}-${number}`
}
