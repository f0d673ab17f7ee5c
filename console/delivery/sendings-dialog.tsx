import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { WireReportSchedule } from '../../core/contract/wire-delivery.ts'
import { ModalDialog } from '../../look/elements/modal-dialog.tsx'
import { TimeText } from '../../look/time/time-text.tsx'
import { ResourceTable } from '../administration/resource-table.tsx'
import { usePledge } from '../api/pledge.ts'
import { queryKeys } from '../api/query-keys.ts'
import { SendingState } from './sending-state.tsx'

/** When a report was sent, and what went wrong. */
export function SendingsDialog({
  schedule,
  onClose,
}: {
  readonly schedule: WireReportSchedule
  readonly onClose: () => void
}) {
  const { t } = useTranslation(['delivery', 'shell'])
  const pledge = usePledge()
  const sendings = useInfiniteQuery({
    queryKey: queryKeys.reportSendings(schedule.id),
    queryFn: ({ pageParam, signal }) =>
      pledge.reportSchedules.sendings(
        schedule.id,
        { limit: 20, ...(pageParam === null ? {} : { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
  return (
    <ModalDialog title={t('delivery:history.title', { name: schedule.name })} size="lg" onClose={onClose}>
      <ResourceTable
        label={t('delivery:history.title', { name: schedule.name })}
        items={sendings.data?.pages.flatMap(({ items }) => items)}
        keyOf={({ id }) => id}
        error={sendings.error}
        onRetry={() => void sendings.refetch()}
        empty={t('delivery:history.empty')}
        columns={[
          { title: t('delivery:history.due'), cell: ({ dueAt }) => <TimeText at={Date.parse(dueAt)} /> },
          {
            title: t('delivery:history.cause'),
            cell: ({ cause }) => t(`delivery:history.causes.${cause}`),
            isQuiet: true,
          },
          { title: t('delivery:history.state'), cell: (sending) => <SendingState sending={sending} /> },
        ]}
      />
      {sendings.hasNextPage && (
        <Button
          mt="sm"
          variant="default"
          loading={sendings.isFetchingNextPage}
          onClick={() => void sendings.fetchNextPage()}
        >
          {t('shell:loadMore')}
        </Button>
      )}
    </ModalDialog>
  )
}
