import { Button, Skeleton } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireBreach } from '../../core/contract/wire.ts'
import type { WireBreachContext } from '../../core/contract/wire-review.ts'
import { Failure } from '../../look/elements/failure.tsx'
import { Notice } from '../../look/elements/notice.tsx'
import { Surface } from '../../look/elements/surface.tsx'
import { useLocalText } from '../../look/language/use-language.ts'
import { useProblemText } from '../../look/problems/use-problem-text.ts'
import { WhyDialog } from '../case/why-dialog.tsx'
import { RetrospectiveLinks } from '../review/retrospective-links.tsx'
import { useCan } from '../sign-in/use-session.ts'
import { Assignment } from './assignment.tsx'
import { BreachCause } from './breach-cause.tsx'
import { BreachPlace } from './breach-place.tsx'
import { Decision } from './decision.tsx'
import classes from './desk.module.css'
import { Refusal } from './refusal.tsx'
import { ReviewForm } from './review-form.tsx'
import { ReviewHistory } from './review-history.tsx'
import { TimelineExcerpt } from './timeline-excerpt.tsx'
import { isConflict, useBreachContext, useJudging } from './use-judging.ts'
import { WhyLine } from './why-line.tsx'

interface ReviewPanelProps {
  readonly breach: WireBreach
  /** Goes on to the next one. */
  readonly onNext: () => void
}

/** One breach with all that a judgement needs, and the judgement. */
export function ReviewPanel({ breach, onNext }: ReviewPanelProps) {
  const { t } = useTranslation(['breaches', 'cases'])
  const local = useLocalText()
  const context = useBreachContext(breach.id)
  const clock = local(breach.clockName, breach.clock)
  return (
    <Surface
      id="review"
      title={t('breaches:reviewOf', { number: breach.case.number, clock })}
      aside={
        <Link to="/cases/$caseId" params={{ caseId: breach.case.id }} className={classes.link}>
          {breach.case.subject ?? t('cases:noSubject')}
        </Link>
      }
    >
      {context.data !== undefined ? (
        <PanelBody context={context.data} onNext={onNext} />
      ) : context.isError ? (
        <Failure error={context.error} onRetry={() => void context.refetch()} />
      ) : (
        <Skeleton height={320} />
      )}
    </Surface>
  )
}

function PanelBody({ context, onNext }: { readonly context: WireBreachContext; readonly onNext: () => void }) {
  const { t } = useTranslation('breaches')
  const can = useCan()
  const { breach } = context
  const judging = useJudging(breach)
  const problemText = useProblemText()
  const [isAsking, setAsking] = useState(false)
  return (
    <div className={classes.panel}>
      <div>
        <BreachCause breach={breach} />
        {can('cases.read') && <WhyLine breach={breach} onAsk={() => setAsking(true)} />}
      </div>
      <BreachPlace context={context} />
      {judging.isError && (
        <Notice kind={isConflict(judging.error) ? 'caution' : 'problem'}>
          {isConflict(judging.error) ? t('changedElsewhere') : problemText(judging.error)}
        </Notice>
      )}
      {breach.exclusion === 'proposed' && (
        <Decision
          breach={breach}
          isBusy={judging.isPending}
          onDecide={(approve, ground) => judging.mutate({ kind: 'decide', approve, ground }, { onSuccess: onNext })}
        />
      )}
      <Refusal steps={context.steps} />
      {breach.exclusion === 'approved' && can('breaches.review') && (
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => judging.mutate({ kind: 'review', change: { exclude: false }, told: t('withdrawn') })}
        >
          {t('undoExclusion')}
        </Button>
      )}
      {can('breaches.review') && (
        <ReviewForm
          key={breach.id}
          context={context}
          isBusy={judging.isPending}
          onSave={(change, onSent) => {
            if (change === null) return onNext()
            judging.mutate(
              { kind: 'review', change, told: t('saved') },
              {
                onSuccess: () => {
                  onSent()
                  onNext()
                },
              },
            )
          }}
        />
      )}
      {can('breaches.review') && (
        <Assignment breach={breach} onAssign={(change, told) => judging.mutate({ kind: 'review', change, told })} />
      )}
      <TimelineExcerpt context={context} />
      <RetrospectiveLinks context={context} />
      <ReviewHistory context={context} />
      {isAsking && (
        <WhyDialog
          address={breach.case.id}
          clock={{ id: breach.clock, name: breach.clockName, instance: breach.instance }}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  )
}
