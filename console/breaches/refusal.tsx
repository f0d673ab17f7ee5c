import { useTranslation } from 'react-i18next'
import type { WireReviewStep } from '../../core/contract/wire-review.ts'
import { Notice } from '../../look/elements/notice.tsx'
import { AgoText } from '../../look/time/time-text.tsx'
import classes from './desk.module.css'

const aboutExclusion: readonly WireReviewStep['kind'][] = ['proposed', 'withdrawn', 'approved', 'refused']

/** That the newest proposal to leave a breach out was refused: by whom and why. Nothing once it was proposed again. */
export function Refusal({ steps }: { readonly steps: readonly WireReviewStep[] }) {
  const { t } = useTranslation('breaches')
  const last = steps.findLast(({ kind }) => aboutExclusion.includes(kind))
  if (last?.kind !== 'refused') return null
  return (
    <Notice kind="caution" title={t('refusedBy', { who: last.by?.name ?? '–' })}>
      {last.changes['answer']?.to ?? ''}{' '}
      <span className={classes.minor}>
        <AgoText at={Date.parse(last.at)} />
      </span>
    </Notice>
  )
}
