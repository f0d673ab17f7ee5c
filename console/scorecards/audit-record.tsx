import { Button, Skeleton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { WireCase } from '../../core/contract/wire.ts'
import { Failure } from '../../look/elements/failure.tsx'
import { Surface } from '../../look/elements/surface.tsx'
import { isShown } from '../../look/records/record-words.ts'
import { isCase } from '../api/api.ts'
import { RecordLine } from '../case/record-line.tsx'
import streamClasses from '../case/stream.module.css'
import { useCase, useTimeline } from '../case/use-case.ts'
import { useRecordNames } from '../case/use-record-names.ts'
import classes from './scorecards.module.css'

/** The criterion for which lines are being chosen as evidence. */
export interface Evidence {
  readonly criterion: string
  readonly name: string
  readonly chosen: readonly number[]
  readonly onToggle: (seq: number) => void
}

interface AuditRecordProps {
  readonly caseId: string
  readonly evidence: Evidence | null
}

/** What was said and what happened in the case, the oldest first; its lines can be chosen as evidence. */
export function AuditRecord({ caseId, evidence }: AuditRecordProps) {
  const { t } = useTranslation('scorecards')
  const item = useCase(caseId)
  return (
    <Surface id="audit-record" title={evidence === null ? t('score.record') : t('score.choosing')}>
      {item.isError && <Failure error={item.error} onRetry={() => void item.refetch()} />}
      {item.isPending && <Skeleton height={240} />}
      {item.data !== undefined && isCase(item.data) && <Lines item={item.data} evidence={evidence} />}
    </Surface>
  )
}

function Lines({ item, evidence }: { readonly item: WireCase; readonly evidence: Evidence | null }) {
  const { t } = useTranslation(['scorecards', 'case'])
  const { records, timeline } = useTimeline(item.id)
  const names = useRecordNames(item)
  const shown = records?.filter((record) => isShown(record, 'main')).toReversed() ?? null
  return (
    <>
      {timeline.isError && <Failure error={timeline.error} onRetry={() => void timeline.refetch()} />}
      {timeline.hasNextPage && (
        <Button variant="default" loading={timeline.isFetchingNextPage} onClick={() => void timeline.fetchNextPage()}>
          {t('case:stream.loadEarlier')}
        </Button>
      )}
      {shown === null ? (
        <Skeleton height={200} />
      ) : (
        <ol className={streamClasses.stream}>
          {shown.map((record) => (
            <RecordLine
              key={record.seq}
              record={record}
              names={names}
              aside={<LineMark seq={record.seq} evidence={evidence} />}
            />
          ))}
        </ol>
      )}
    </>
  )
}

function LineMark({ seq, evidence }: { readonly seq: number; readonly evidence: Evidence | null }) {
  const { t } = useTranslation('scorecards')
  if (evidence === null) {
    return (
      <span id={`line-${seq}`} className={`${classes.minor} ${classes.whole}`}>
        {t('score.line', { seq })}
      </span>
    )
  }
  const isChosen = evidence.chosen.includes(seq)
  return (
    <Button
      id={`line-${seq}`}
      className={classes.evidence ?? ''}
      size="compact-xs"
      variant={isChosen ? 'filled' : 'default'}
      aria-pressed={isChosen}
      aria-label={t(isChosen ? 'score.drop' : 'score.use', { seq })}
      onClick={() => evidence.onToggle(seq)}
    >
      {t('score.line', { seq })}
    </Button>
  )
}
