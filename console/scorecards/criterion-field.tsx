import { Button, Textarea } from '@mantine/core'
import { type KeyboardEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CardCriterion, CriterionAnswer } from '../../core/contract/wire-quality.ts'
import { StateBadge } from '../../look/elements/state-badge.tsx'
import { useLocalText } from '../../look/language/use-language.ts'
import classes from './scorecards.module.css'

type Mark = CriterionAnswer['mark']

interface CriterionFieldProps {
  readonly criterion: CardCriterion
  readonly answer: CriterionAnswer | undefined
  /** Lines are being chosen as its evidence. */
  readonly isChoosing: boolean
  readonly onChange: (change: Partial<CriterionAnswer>) => void
  /** Left out where no evidence is asked for. */
  readonly onChoose?: () => void
}

/** One criterion: its marks, a comment, the lines that show it. */
export function CriterionField({ criterion, answer, isChoosing, onChange, onChoose }: CriterionFieldProps) {
  const { t } = useTranslation('scorecards')
  const local = useLocalText()
  const group = useId()
  const [isCommenting, setCommenting] = useState(answer?.comment !== undefined)
  const name = local(criterion.name, criterion.id)
  const guidance = local(criterion.guidance, '')
  const marks = marksOf(criterion)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLTextAreaElement || event.ctrlKey || event.metaKey || event.altKey) return
    const mark = markOfKey(event.key, criterion)
    if (mark === undefined) return
    event.preventDefault()
    onChange({ mark })
    const index = marks.indexOf(mark)
    event.currentTarget.querySelectorAll<HTMLInputElement>('input[type=radio]')[index]?.focus()
  }
  return (
    <fieldset className={classes.criterion} onKeyDown={onKeyDown}>
      <legend>
        {name} <span className={classes.minor}>{t('score.weight', { weight: criterion.weight })}</span>{' '}
        {criterion.isFatal === true && (
          <span title={t('score.isFatal')}>
            <StateBadge tone="late" symbol="alert">
              {t('audits.fatal')}
            </StateBadge>
          </span>
        )}
      </legend>
      {guidance !== '' && <div className={classes.minor}>{guidance}</div>}
      <div className={classes.marks}>
        {marks.map((mark) => (
          <label key={mark} className={classes.mark}>
            <input type="radio" name={group} checked={answer?.mark === mark} onChange={() => onChange({ mark })} />
            {criterion.scale === 'yesNo' && mark !== 'na'
              ? t(mark === 1 ? 'score.marks.yes' : 'score.marks.no')
              : mark === 'na'
                ? t('score.marks.na')
                : mark}
          </label>
        ))}
      </div>
      <div className={classes.tools}>
        {onChoose !== undefined && (
          <Button
            size="compact-xs"
            variant={isChoosing ? 'filled' : 'subtle'}
            aria-pressed={isChoosing}
            aria-label={t('score.evidenceFor', { name })}
            disabled={answer === undefined}
            onClick={onChoose}
          >
            {t('score.evidence')}
          </Button>
        )}
        {!isCommenting && (
          <Button
            size="compact-xs"
            variant="subtle"
            aria-label={t('score.comment', { name })}
            disabled={answer === undefined}
            onClick={() => setCommenting(true)}
          >
            {t('score.addComment')}
          </Button>
        )}
        <EvidenceLinks evidence={answer?.evidence ?? []} />
      </div>
      {isCommenting && (
        <Textarea
          size="xs"
          mt={4}
          autosize
          minRows={1}
          maxRows={6}
          maxLength={2000}
          aria-label={t('score.comment', { name })}
          value={answer?.comment ?? ''}
          onChange={(event) => onChange({ comment: event.currentTarget.value })}
        />
      )}
    </fieldset>
  )
}

/** The lines that were named as evidence, each a way to it. */
export function EvidenceLinks({ evidence }: { readonly evidence: readonly number[] }) {
  const { t } = useTranslation('scorecards')
  return evidence.map((seq) => (
    <Button
      key={seq}
      size="compact-xs"
      variant="default"
      onClick={() => document.getElementById(`line-${seq}`)?.scrollIntoView({ block: 'center' })}
    >
      {t('score.line', { seq })}
    </Button>
  ))
}

/** The marks of a criterion, in the order in which they are shown. */
export function marksOf({ scale, mayNotApply }: CardCriterion): readonly Mark[] {
  const marks: readonly Mark[] = scale === 'yesNo' ? [1, 0] : [0, 1, 2, 3, 4, 5]
  return mayNotApply === true ? [...marks, 'na'] : marks
}

function markOfKey(key: string, criterion: CardCriterion): Mark | undefined {
  const keys: Readonly<Record<string, Mark>> =
    criterion.scale === 'yesNo' ? { y: 1, n: 0, 1: 1, 0: 0, x: 'na' } : { 0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 5, x: 'na' }
  const mark = Object.hasOwn(keys, key) ? keys[key] : undefined
  return mark !== undefined && marksOf(criterion).includes(mark) ? mark : undefined
}
