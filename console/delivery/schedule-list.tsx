import { ActionIcon, Menu } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { WireReportSchedule } from '../../core/contract/wire-delivery.ts'
import { Glyph } from '../../look/elements/glyph.tsx'
import { TimeText } from '../../look/time/time-text.tsx'
import { type Column, ResourceTable } from '../administration/resource-table.tsx'
import classes from './delivery.module.css'
import { SendingState } from './sending-state.tsx'
import { useDeliveryWords } from './use-delivery-words.ts'

type Asking = 'edit' | 'send' | 'history' | 'remove'

interface ScheduleListProps {
  readonly schedules: UseQueryResult<readonly WireReportSchedule[]>
  readonly onAsk: (kind: Asking, schedule: WireReportSchedule) => void
  readonly onPause: (schedule: WireReportSchedule) => void
}

/** Reports by mail as a table. */
export function ScheduleList({ schedules, onAsk, onPause }: ScheduleListProps) {
  const { t } = useTranslation('delivery')
  const words = useDeliveryWords()
  const columns: readonly Column<WireReportSchedule>[] = [
    {
      title: t('columns.name'),
      cell: (schedule) => (
        <>
          <button type="button" className={classes.name} onClick={() => onAsk('edit', schedule)}>
            {schedule.name}
          </button>
          <div className={classes.about}>{words.what(schedule.report)}</div>
        </>
      ),
    },
    {
      title: t('columns.when'),
      cell: ({ rhythm, keeper }) => (
        <>
          {words.when(rhythm)}
          <div className={classes.about}>{t('by', { name: keeper.name })}</div>
        </>
      ),
    },
    {
      title: t('columns.to'),
      cell: ({ recipients }) => (
        <span title={recipients.join('\n')}>
          {recipients.length === 1 ? recipients[0] : t('persons', { count: recipients.length })}
        </span>
      ),
    },
    { title: t('columns.next'), cell: (schedule) => <NextTime schedule={schedule} /> },
    {
      title: t('columns.last'),
      cell: ({ last }) => (last === null ? t('never') : <SendingState sending={last} hasTime />),
    },
    {
      title: t('columns.actions'),
      cell: (schedule) => <ScheduleMenu schedule={schedule} onAsk={onAsk} onPause={onPause} />,
    },
  ]
  return (
    <ResourceTable
      label={t('list')}
      columns={columns}
      items={schedules.data}
      keyOf={({ id }) => id}
      error={schedules.error}
      onRetry={() => void schedules.refetch()}
      empty={t('empty.title')}
    />
  )
}

function NextTime({ schedule: { isPaused, nextAt } }: { readonly schedule: WireReportSchedule }) {
  const { t } = useTranslation('delivery')
  if (isPaused) {
    return (
      <span className={classes.state}>
        <Glyph name="pause" size={12} /> {t('paused')}
      </span>
    )
  }
  return nextAt === null ? t('noTime') : <TimeText at={Date.parse(nextAt)} />
}

function ScheduleMenu({
  schedule,
  onAsk,
  onPause,
}: Omit<ScheduleListProps, 'schedules'> & { readonly schedule: WireReportSchedule }) {
  const { t } = useTranslation('delivery')
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('actions.label', { name: schedule.name })}>
          <Glyph name="more" size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onAsk('edit', schedule)}>{t('actions.edit')}</Menu.Item>
        <Menu.Item onClick={() => onAsk('send', schedule)}>{t('actions.send')}</Menu.Item>
        <Menu.Item onClick={() => onPause(schedule)}>
          {t(schedule.isPaused ? 'actions.resume' : 'actions.pause')}
        </Menu.Item>
        <Menu.Item onClick={() => onAsk('history', schedule)}>{t('actions.history')}</Menu.Item>
        <Menu.Item color="red" onClick={() => onAsk('remove', schedule)}>
          {t('actions.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
