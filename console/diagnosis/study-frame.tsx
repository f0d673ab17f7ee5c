import { Button, Progress, Skeleton } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Failure } from '../../look/elements/failure.tsx'
import { Notice } from '../../look/elements/notice.tsx'
import { useNumberWords } from '../../look/numbers/use-number-words.ts'
import classes from './diagnosis.module.css'
import type { Study } from './use-study.ts'

interface StudyFrameProps<T> {
  readonly study: Study<T>
  readonly children: (answer: T) => ReactNode
}

/** A study while it goes on, when it failed or was cancelled, and what it came to. */
export function StudyFrame<T extends { readonly isComplete: boolean }>({ study, children }: StudyFrameProps<T>) {
  const { t } = useTranslation('diagnosis')
  const numbers = useNumberWords()
  if (study.isCancelled) {
    return (
      <Notice kind="info">
        {t('cancelled')}{' '}
        <Button variant="default" size="compact-xs" onClick={study.again}>
          {t('again')}
        </Button>
      </Notice>
    )
  }
  if (study.answer === null) {
    if (study.error !== null) return <Failure error={study.error} onRetry={study.again} />
    const share = study.progress
    return (
      <div className={classes.working} role="status">
        <div className={classes.workingHead}>
          <span>
            {share === null
              ? t('working')
              : t('workingShare', { share: numbers.wholeShare(Math.round(share * 100) / 100) })}
          </span>
          <Button variant="default" size="compact-xs" onClick={study.cancel}>
            {t('cancel')}
          </Button>
        </div>
        <Progress value={(share ?? 0) * 100} aria-label={t('working')} />
        <Skeleton height={56} mt={12} />
        <Skeleton height={56} mt={8} />
        <Skeleton height={56} mt={8} />
      </div>
    )
  }
  return (
    <div aria-busy={study.isWorking}>
      {!study.answer.isComplete && (
        <Notice kind="caution" title={t('counting.title')}>
          {t('counting.text')}
        </Notice>
      )}
      {children(study.answer)}
    </div>
  )
}
