import { Button, SegmentedControl, Skeleton } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireCase } from '../../core/contract/wire.ts'
import { Failure } from '../../look/elements/failure.tsx'
import { Surface } from '../../look/elements/surface.tsx'
import { isShown, type StreamDepth } from '../../look/records/record-words.ts'
import { RecordLine } from './record-line.tsx'
import classes from './stream.module.css'
import { useTimeline } from './use-case.ts'
import { useRecordNames } from './use-record-names.ts'

const depths = ['conversation', 'main', 'all'] as const

interface StreamProps {
  readonly item: WireCase
  readonly address: string
}

/** What was said and what happened, in one stream, newest first. */
export function Stream({ item, address }: StreamProps) {
  const { t } = useTranslation('case')
  const [depth, setDepth] = useState<StreamDepth>('main')
  const { records, timeline } = useTimeline(address)
  const names = useRecordNames(item)
  const shown = records?.filter((record) => isShown(record, depth)) ?? null

  return (
    <Surface
      id="stream"
      title={t('stream.title')}
      aside={
        <SegmentedControl
          size="xs"
          aria-label={t('stream.show')}
          value={depth}
          onChange={(value) => setDepth(depths.find((known) => known === value) ?? 'main')}
          data={depths.map((value) => ({ value, label: t(`stream.${value}`) }))}
        />
      }
    >
      {timeline.isError && <Failure error={timeline.error} onRetry={() => void timeline.refetch()} />}
      {shown === null && !timeline.isError && <Skeleton height={200} />}
      {shown?.length === 0 && <p className={classes.empty}>{t('stream.empty')}</p>}
      {shown !== null && shown.length > 0 && (
        <ol className={classes.stream}>
          {shown.map((record) => (
            <RecordLine key={record.seq} record={record} names={names} />
          ))}
        </ol>
      )}
      {timeline.hasNextPage && (
        <Button variant="default" loading={timeline.isFetchingNextPage} onClick={() => void timeline.fetchNextPage()}>
          {t('stream.loadEarlier')}
        </Button>
      )}
    </Surface>
  )
}
