import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { WireJob } from '../../core/contract/wire-administration.ts'
import { knownName } from '../../look/language/known-name.ts'
import { useProblemText } from '../../look/problems/use-problem-text.ts'
import { AgoText } from '../../look/time/time-text.tsx'
import { useApi } from '../api/api.ts'
import { queryKeys } from '../api/query-keys.ts'
import { TextLink } from '../shell/links.tsx'
import { type Column, ResourceTable } from './resource-table.tsx'
import { useChange } from './use-change.ts'

/** Messages and calls that failed too often, and the way to try them again. */
export function JobsSection() {
  const { t } = useTranslation('administration')
  const api = useApi()
  const problemText = useProblemText()
  const jobs = useQuery({ queryKey: queryKeys.jobs, queryFn: () => api.jobs.listDead() })
  const retry = useChange(
    (job: WireJob) => api.jobs.retry(job.id),
    queryKeys.jobs,
    () => notifications.show({ color: 'green', message: t('jobs.retried') }),
  )
  const again = (job: WireJob) =>
    retry.mutate(job, { onError: (error) => notifications.show({ color: 'red', message: problemText(error) }) })

  const columns: readonly Column<WireJob>[] = [
    {
      title: t('jobs.kind'),
      cell: (job) => <strong>{knownName(t('jobs.kinds', { returnObjects: true }), job.kind)}</strong>,
    },
    {
      title: t('jobs.case'),
      cell: (job) =>
        job.case === null ? (
          '–'
        ) : (
          <TextLink to="/cases/$caseId" params={{ caseId: job.case.id }} fz="inherit">
            #{job.case.number}
          </TextLink>
        ),
    },
    { title: t('jobs.attempts'), cell: (job) => job.attempts, isQuiet: true },
    { title: t('jobs.error'), cell: (job) => job.error ?? '–' },
    { title: t('jobs.failed'), cell: (job) => <AgoText at={Date.parse(job.failedAt)} />, isQuiet: true },
    {
      title: t('actions'),
      cell: (job) => (
        <Button
          size="compact-xs"
          variant="default"
          loading={retry.isPending && retry.variables?.id === job.id}
          onClick={() => again(job)}
        >
          {t('jobs.retry')}
        </Button>
      ),
    },
  ]

  return (
    <ResourceTable
      label={t('tab.jobs')}
      columns={columns}
      items={jobs.data?.items}
      keyOf={(job) => job.id}
      error={jobs.error}
      onRetry={() => void jobs.refetch()}
      empty={t('jobs.empty')}
    />
  )
}
