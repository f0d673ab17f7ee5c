import { Skeleton, Stack } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { WireCase } from '../../core/contract/wire.ts'
import { Empty } from '../../look/elements/empty.tsx'
import { Failure } from '../../look/elements/failure.tsx'
import { Notice } from '../../look/elements/notice.tsx'
import { ApiProblem } from '../../look/problems/api-problem.ts'
import { isCase } from '../api/api.ts'
import { CaseRetrospectives } from '../review/retrospective-links.tsx'
import { TextLink } from '../shell/links.tsx'
import { useDocumentTitle } from '../shell/page.tsx'
import { useCan } from '../sign-in/use-session.ts'
import { AnswerCards } from './answer-card.tsx'
import { CaseHeader } from './case-header.tsx'
import classes from './case-page.module.css'
import { ClocksPanel } from './clocks-panel.tsx'
import { Composer } from './composer.tsx'
import { CustomerPanel } from './customer-panel.tsx'
import { DetailsPanel } from './details-panel.tsx'
import { PendingNotice } from './pending-notice.tsx'
import { ProcessPanel } from './process-panel.tsx'
import { Stream } from './stream.tsx'
import { TaskCards } from './task-card.tsx'
import { useCase } from './use-case.ts'
import { WaitNotice } from './wait-notice.tsx'

/** One case: what it owes and why, what was said, and what can be done with it now. */
export function CasePage() {
  const { t } = useTranslation('case')
  const { caseId } = useParams({ from: '/cases/$caseId' })
  const query = useCase(caseId)

  // A case that was loaded stays on the page, and what is being typed with it, while a refresh fails.
  if (query.data) {
    if (isCase(query.data)) return <CaseView key={query.data.id} item={query.data} address={caseId} />
    return <Empty isPage title={t('number', { number: query.data.number })} text={t('notBegun')} />
  }
  if (query.isPending) return <CaseSkeleton />
  if (query.error instanceof ApiProblem && query.error.status === 404) {
    return (
      <Empty isPage title={t('notFound', { id: caseId })} text="">
        <TextLink to="/cases">{t('back')}</TextLink>
      </Empty>
    )
  }
  return (
    <div className={classes.page}>
      <Failure error={query.error} onRetry={() => void query.refetch()} />
    </div>
  )
}

/** `address` is what the address names the case by: its id or its number. */
function CaseView({ item, address }: { readonly item: WireCase; readonly address: string }) {
  const { t } = useTranslation('case')
  const can = useCan()
  const canWork = can('cases.work')
  useDocumentTitle(`#${item.number} ${item.subject ?? ''}`)
  return (
    <div className={classes.page}>
      <CaseHeader item={item} address={address} canWork={canWork} />
      <div className={classes.columns}>
        <Stack gap={12} className={classes.main}>
          <PendingNotice caseId={address} />
          {item.reasonRequired && (
            <Notice kind="problem">
              {t('reasonRequired')}{' '}
              <TextLink to="/breaches" fz="inherit">
                {t('toReview')}
              </TextLink>
            </Notice>
          )}
          <WaitNotice item={item} address={address} canWork={canWork} />
          {canWork && <TaskCards item={item} address={address} />}
          {canWork && <AnswerCards item={item} address={address} />}
          {canWork && <Composer item={item} address={address} />}
          <Stream item={item} address={address} />
        </Stack>
        <Stack gap={12} component="aside" className={classes.side}>
          <ClocksPanel item={item} address={address} />
          <ProcessPanel item={item} />
          <CustomerPanel item={item} />
          <DetailsPanel item={item} />
          <CaseRetrospectives item={item} />
        </Stack>
      </div>
    </div>
  )
}

function CaseSkeleton() {
  return (
    <div className={classes.page} aria-busy="true">
      <Skeleton height={28} width="50%" mb={16} />
      <div className={classes.columns}>
        <Stack gap={12} className={classes.main}>
          <Skeleton height={120} />
          <Skeleton height={160} />
          <Skeleton height={240} />
        </Stack>
        <Stack gap={12} className={classes.side}>
          <Skeleton height={140} />
          <Skeleton height={120} />
        </Stack>
      </div>
    </div>
  )
}
