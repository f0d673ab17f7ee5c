import { Button, Skeleton } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ScorecardComponent } from '../../core/contract/wire-scorecards.ts'
import { Failure } from '../../look/elements/failure.tsx'
import { ModalDialog } from '../../look/elements/modal-dialog.tsx'
import { StateBadge } from '../../look/elements/state-badge.tsx'
import { TimeText } from '../../look/time/time-text.tsx'
import type { ScorecardSubject } from '../../sdk/scorecards.ts'
import { usePledge } from '../api/pledge.ts'
import { queryKeys } from '../api/query-keys.ts'
import { TextLink } from '../shell/links.tsx'
import classes from './scorecards.module.css'

interface FigureCasesProps {
  readonly subject: ScorecardSubject
  readonly quarter: string | undefined
  readonly figure: ScorecardComponent
  readonly onClose: () => void
}

/** The cases that a figure was counted from, the newest first. */
export function FigureCases({ subject, quarter, figure, onClose }: FigureCasesProps) {
  const { t } = useTranslation(['scorecards', 'shell', 'cases'])
  const pledge = usePledge()
  const cases = useInfiniteQuery({
    queryKey: queryKeys.scorecards('cases', subject, quarter, figure),
    queryFn: ({ pageParam, signal }) =>
      pledge.scorecards.cases(
        subject,
        {
          component: figure,
          ...(quarter === undefined ? {} : { quarter }),
          ...(pageParam === null ? {} : { cursor: pageParam }),
        },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })
  const items = cases.data?.pages.flatMap((page) => page.items)
  return (
    <ModalDialog
      onClose={onClose}
      size="lg"
      title={t('scorecards:casesOf', { name: t(`scorecards:component.${figure}`) })}
    >
      {cases.isError && <Failure error={cases.error} onRetry={() => void cases.refetch()} />}
      {cases.isPending && <Skeleton height={160} />}
      {items?.length === 0 && <p>{t('scorecards:noCases')}</p>}
      {items !== undefined && items.length > 0 && (
        <table className={classes.table}>
          <tbody>
            {items.map((item, index) => (
              <tr key={`${item.caseId}/${item.key}/${item.at}/${index}`}>
                <td>
                  {item.audit === null ? (
                    <TextLink to="/cases/$caseId" params={{ caseId: item.caseId }}>
                      <span className="figures">#{item.number}</span> {item.subject ?? t('cases:noSubject')}
                    </TextLink>
                  ) : (
                    <TextLink to="/scorecards" search={{ view: 'audits', audit: item.audit }}>
                      <span className="figures">#{item.number}</span> {item.subject ?? t('cases:noSubject')}
                    </TextLink>
                  )}
                  {item.isLate && (
                    <>
                      {' '}
                      <StateBadge tone="late" symbol="late">
                        {t('scorecards:late')}
                      </StateBadge>
                    </>
                  )}
                </td>
                <td className={classes.number}>
                  <TimeText at={Date.parse(item.at)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {cases.hasNextPage && (
        <Button mt="sm" variant="default" loading={cases.isFetchingNextPage} onClick={() => void cases.fetchNextPage()}>
          {t('shell:loadMore')}
        </Button>
      )}
    </ModalDialog>
  )
}
