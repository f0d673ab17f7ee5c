import { Skeleton } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { WireRetrospective, WireRetrospectiveInput } from '../../core/contract/wire-review.ts'
import { Failure } from '../../look/elements/failure.tsx'
import { Notice } from '../../look/elements/notice.tsx'
import { Surface } from '../../look/elements/surface.tsx'
import { useProblemText } from '../../look/problems/use-problem-text.ts'
import { AgoText } from '../../look/time/time-text.tsx'
import { usePledge } from '../api/pledge.ts'
import { queryKeys } from '../api/query-keys.ts'
import { isConflict } from '../breaches/use-judging.ts'
import { Page } from '../shell/page.tsx'
import { useCan } from '../sign-in/use-session.ts'
import { Actions } from './actions.tsx'
import { RetrospectiveForm } from './retrospective-form.tsx'
import { RetrospectiveText } from './retrospective-text.tsx'
import classes from './review.module.css'

/** One retrospective: what happened, why, what was decided, and what is done so that it does not happen again. */
export function RetrospectivePage() {
  const { t } = useTranslation('review')
  const pledge = usePledge()
  const { retrospective: id } = useParams({ from: '/retrospectives/$retrospective' })
  const found = useQuery({
    queryKey: queryKeys.retrospective(id),
    queryFn: ({ signal }) => pledge.review.retrospective(id, { signal }),
  })
  return (
    <Page
      title={found.data?.title ?? t('retrospective.title')}
      aside={
        <Link to="/breaches" search={{ view: 'retrospectives' }} className={classes.link}>
          {t('retrospective.back')}
        </Link>
      }
    >
      {found.data !== undefined ? (
        <Body item={found.data} />
      ) : found.isError ? (
        <Failure error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <Skeleton height={320} />
      )}
    </Page>
  )
}

function Body({ item }: { readonly item: WireRetrospective }) {
  const { t } = useTranslation('review')
  const can = useCan()
  const problemText = useProblemText()
  const save = useSave(item)
  return (
    <>
      <p className={classes.minor}>
        {item.createdBy?.name ?? '–'} · <AgoText at={Date.parse(item.createdAt)} />
      </p>
      <div className={classes.columns}>
        <Surface id="retrospective" title={t('retrospective.title')}>
          {save.isError && (
            <Notice kind={isConflict(save.error) ? 'caution' : 'problem'}>
              {isConflict(save.error) ? t('retrospective.changedElsewhere') : problemText(save.error)}
            </Notice>
          )}
          {can('breaches.review') ? (
            <RetrospectiveForm
              key={item.id}
              item={item}
              isBusy={save.isPending}
              onSave={(content, onSent) => save.mutate(content, { onSuccess: onSent })}
            />
          ) : (
            <RetrospectiveText item={item} />
          )}
        </Surface>
        <Actions item={item} />
      </div>
    </>
  )
}

function useSave(item: WireRetrospective) {
  const { t } = useTranslation('review')
  const pledge = usePledge()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (content: WireRetrospectiveInput) =>
      pledge.review.saveRetrospective(item.id, content, { ifVersion: item.version }),
    onSuccess: (saved) => {
      queries.setQueryData(queryKeys.retrospective(saved.id), saved)
      notifications.show({ color: 'green', message: t('retrospective.saved') })
      void queries.invalidateQueries({ queryKey: queryKeys.allRetrospectives })
    },
    onError: (error) => {
      if (isConflict(error)) void queries.invalidateQueries({ queryKey: queryKeys.retrospective(item.id) })
    },
  })
}
