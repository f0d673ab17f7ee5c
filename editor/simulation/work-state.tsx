import { Button, Progress } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { Failure } from '../../look/elements/failure.tsx'
import { Notice } from '../../look/elements/notice.tsx'
import { useLanguage } from '../../look/language/use-language.ts'
import { useDesignerSession } from '../workspace/designer-session.ts'
import { pledgeProblem } from '../workspace/pledge-problem.ts'
import classes from './simulation.module.css'
import type { Work } from './simulation-store.ts'

/** How far a piece of work is, with a way to end it; and how it went wrong, with a way to try again. */
export function WorkState({ work, onRetry }: { readonly work: Work; readonly onRetry: () => void }) {
  const { t } = useTranslation('designerSimulation')
  const format = new Intl.NumberFormat(useLanguage())
  const { progress, cancel, error } = work
  if (progress === null || cancel === null) {
    return error === null ? null : <Failure error={pledgeProblem(error)} onRetry={onRetry} />
  }
  const { done, total } = progress
  const said =
    total === 0 ? t('work.begins') : t('work.progress', { done: format.format(done), total: format.format(total) })
  return (
    <div className={classes.work}>
      <Progress value={total === 0 ? 0 : (done / total) * 100} aria-label={t('work.label')} />
      <div className={classes.row}>
        <span className={classes.quiet} aria-live="polite">
          {said}
        </span>
        <Button size="xs" variant="default" onClick={cancel}>
          {t('work.cancel')}
        </Button>
      </div>
    </div>
  )
}

/** How many errors keep the draft from being tried; says so where there are any. */
export function useErrorCount(): number {
  const { watch } = useDesignerSession()
  return useStore(watch.state, ({ problems }) => problems.filter(({ severity }) => severity === 'error').length)
}

export function MendFirst({ count }: { readonly count: number }) {
  const { t } = useTranslation('designerSimulation')
  return count === 0 ? null : <Notice kind="caution">{t('mendFirst', { count })}</Notice>
}
