import { Button, Textarea } from '@mantine/core'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CardAnswers, CriterionAnswer, WireAuditDetail } from '../../core/contract/wire-quality.ts'
import { scoreCard } from '../../core/quality/score-card.ts'
import { Notice } from '../../look/elements/notice.tsx'
import { useLocalText } from '../../look/language/use-language.ts'
import { useNumberWords } from '../../look/numbers/use-number-words.ts'
import { useProblemText } from '../../look/problems/use-problem-text.ts'
import type { Scoring } from '../../sdk/quality.ts'
import { usePledge } from '../api/pledge.ts'
import { useDraft } from '../drafts/use-draft.ts'
import type { Evidence } from './audit-record.tsx'
import { CriterionField } from './criterion-field.tsx'
import classes from './scorecards.module.css'
import { useQualityChange } from './use-audits.ts'

export type ScoreMode = 'score' | 'correct' | 'decide'

interface ScoreFormProps {
  readonly audit: WireAuditDetail
  readonly mode: ScoreMode
  /** Why, as far as it was written already. */
  readonly ground?: string
  readonly onEvidence: (evidence: Evidence | null) => void
  readonly onDone: () => void
}

interface Marked extends Scoring {
  readonly reason: string
}

/** The card of a case with its marks, by mouse or by keys. What is marked stays on this device until it is submitted. */
export function ScoreForm({ audit, mode, ground = '', onEvidence, onDone }: ScoreFormProps) {
  const { t } = useTranslation(['scorecards', 'shell'])
  const local = useLocalText()
  const numbers = useNumberWords()
  const problemText = useProblemText()
  const form = useRef<HTMLFormElement>(null)
  const fresh = { ...beginning(audit, mode), reason: ground }
  const draft = useDraft<Marked>(`audit.${audit.id}.${mode}.${audit.scores.length}`, fresh, isMarked)
  const { answers, comment, reason } = draft.value
  const [choosing, setChoosing] = useState<string | null>(null)
  const { keep, submit } = useScoring(audit, mode, () => {
    draft.clear()
    onDone()
  })
  const { score, missing } = scoreCard(audit.fullCard, answers)

  const answer = (criterion: string, change: Partial<CriterionAnswer>) => {
    const before = answers[criterion] ?? { mark: 'na' as const }
    draft.change({ ...draft.value, answers: { ...answers, [criterion]: { ...before, ...change } } })
  }
  const toggle = (criterion: string, seq: number) => {
    const before = answers[criterion]?.evidence ?? []
    const next = before.includes(seq) ? before.filter((one) => one !== seq) : [...before, seq].sort((a, b) => a - b)
    answer(criterion, { evidence: next })
  }
  const chosen = choosing === null ? [] : (answers[choosing]?.evidence ?? [])
  const tell = useRef({ onEvidence, toggle })
  tell.current = { onEvidence, toggle }
  const chosenText = chosen.join(',')
  useEffect(() => {
    const shown = chosenText === '' ? [] : chosenText.split(',').map(Number)
    const criterion = choosing
    tell.current.onEvidence(
      criterion === null
        ? null
        : { criterion, name: criterion, chosen: shown, onToggle: (seq) => tell.current.toggle(criterion, seq) },
    )
    return () => tell.current.onEvidence(null)
  }, [choosing, chosenText])

  // Whoever opens the card begins with its first criterion, keys at hand.
  useEffect(() => moveFocus(form.current, 1), [])

  const isReady = missing.length === 0 && (mode === 'score' || reason.trim() !== '')
  const send = () => {
    if (isReady && !submit.isPending)
      submit.mutate({ answers, comment: comment?.trim() || null, reason: reason.trim() })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      send()
    } else if (!isTyping(event.target) && (event.key === 'j' || event.key === 'k')) {
      event.preventDefault()
      moveFocus(form.current, event.key === 'j' ? 1 : -1)
    }
  }

  return (
    // biome-ignore lint/a11y/noNoninteractiveElementInteractions: keys of the fields within
    <form ref={form} onKeyDown={onKeyDown} onSubmit={(event) => event.preventDefault()}>
      {audit.fullCard.sections.map((section) => (
        <div key={section.id}>
          <h3 className={classes.sectionName}>{local(section.name, section.id)}</h3>
          {section.criteria.map((criterion) => (
            <CriterionField
              key={criterion.id}
              criterion={criterion}
              answer={answers[criterion.id]}
              isChoosing={choosing === criterion.id}
              onChange={(change) => answer(criterion.id, change)}
              onChoose={() => setChoosing((before) => (before === criterion.id ? null : criterion.id))}
            />
          ))}
        </div>
      ))}
      <Textarea
        mt="sm"
        label={t('scorecards:score.summary')}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={10_000}
        value={comment ?? ''}
        onChange={(event) => draft.change({ ...draft.value, comment: event.currentTarget.value })}
      />
      {mode !== 'score' && (
        <Textarea
          mt="sm"
          required
          label={t(mode === 'correct' ? 'scorecards:score.reason' : 'scorecards:appeal.decision')}
          autosize
          minRows={2}
          maxLength={2000}
          value={reason}
          onChange={(event) => draft.change({ ...draft.value, reason: event.currentTarget.value })}
        />
      )}
      <div className={classes.foot}>
        <span className={classes.score} aria-live="polite">
          {score === null ? '–' : numbers.decimal(score)}
        </span>
        <span className={classes.minor}>
          {missing.length === 0 ? t('scorecards:score.now') : t('scorecards:score.left', { count: missing.length })}
        </span>
        <Button disabled={!isReady} loading={submit.isPending} onClick={send}>
          {t(submitText[mode])}
        </Button>
        {mode === 'score' ? (
          <Button
            variant="default"
            loading={keep.isPending}
            onClick={() => keep.mutate({ answers: onlyMarked(answers), comment: comment?.trim() || null })}
          >
            {t('scorecards:score.keep')}
          </Button>
        ) : (
          <Button variant="default" onClick={onDone}>
            {t('shell:cancel')}
          </Button>
        )}
      </div>
      {(submit.isError || keep.isError) && (
        <Notice kind="problem">{problemText(submit.isError ? submit.error : keep.error)}</Notice>
      )}
      <p className={classes.minor}>{t('scorecards:score.keys')}</p>
    </form>
  )
}

const submitText = {
  score: 'scorecards:score.submit',
  correct: 'scorecards:score.correct',
  decide: 'scorecards:appeal.change',
} as const

function useScoring(audit: WireAuditDetail, mode: ScoreMode, onDone: () => void) {
  const { t } = useTranslation('scorecards')
  const pledge = usePledge()
  const keep = useQualityChange(
    (scoring: Scoring) => pledge.quality.draft(audit.id, scoring),
    () => t('score.kept'),
  )
  const submit = useQualityChange(
    ({ reason, ...scoring }: Marked) => {
      if (mode === 'correct') return pledge.quality.correct(audit.id, { ...scoring, reason })
      if (mode === 'decide') return pledge.quality.decide(audit.id, reason, scoring)
      return pledge.quality.submit(audit.id, scoring)
    },
    () => t(mode === 'score' ? 'score.submitted' : mode === 'correct' ? 'score.corrected' : 'appeal.decided'),
    onDone,
  )
  return { keep, submit }
}

/** What stands on the card before anything is marked: the draft that was kept, or the newest score. */
function beginning({ draft, scores }: WireAuditDetail, mode: ScoreMode): Marked {
  const newest = scores.at(-1)
  if (mode === 'score') return { answers: draft?.answers ?? {}, comment: draft?.comment ?? null, reason: '' }
  return { answers: newest?.answers ?? {}, comment: newest?.comment ?? null, reason: '' }
}

function onlyMarked(answers: CardAnswers): CardAnswers {
  return Object.fromEntries(Object.entries(answers).filter(([, { mark }]) => (mark as unknown) !== undefined))
}

function isTyping(target: EventTarget): boolean {
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type !== 'radio')
}

/** Goes to the next criterion, or the one before: to its mark, or the first that it can have. */
function moveFocus(form: HTMLFormElement | null, by: 1 | -1): void {
  const fields = Array.from(form?.querySelectorAll('fieldset') ?? [])
  const at = fields.findIndex((field) => field.contains(document.activeElement))
  const next = fields[at === -1 ? 0 : at + by]
  const mark = next?.querySelector<HTMLInputElement>('input:checked') ?? next?.querySelector<HTMLInputElement>('input')
  mark?.focus()
  mark?.scrollIntoView({ block: 'nearest' })
}

function isMarked(value: unknown): value is Marked {
  if (typeof value !== 'object' || value === null) return false
  const { answers, comment, reason } = value as Partial<Record<keyof Marked, unknown>>
  const isComment = comment === null || typeof comment === 'string'
  return typeof answers === 'object' && answers !== null && isComment && typeof reason === 'string'
}
