import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireReportSchedule } from '../../core/contract/wire-delivery.ts'
import { Empty } from '../../look/elements/empty.tsx'
import { useProblemText } from '../../look/problems/use-problem-text.ts'
import { AskDialog } from '../administration/ask-dialog.tsx'
import { ButtonLink } from '../shell/links.tsx'
import { Page } from '../shell/page.tsx'
import classes from './delivery.module.css'
import { readDeliverySearch } from './delivery-search.ts'
import { ScheduleDialog } from './schedule-dialog.tsx'
import { ScheduleList } from './schedule-list.tsx'
import { SendingsDialog } from './sendings-dialog.tsx'
import { useScheduleChange, useSchedules } from './use-schedules.ts'

type Asked = { readonly kind: 'edit' | 'send' | 'history' | 'remove'; readonly schedule: WireReportSchedule } | null

/** The reports that go out by mail: when they come next, what became of them last, and everything that can be done with them. */
export function SchedulesPage() {
  const { t } = useTranslation('delivery')
  const search = useSearch({ from: '/reports/scheduled' })
  const navigate = useNavigate({ from: '/reports/scheduled' })
  const schedules = useSchedules()
  const [asked, setAsked] = useState<Asked>(null)
  const problemText = useProblemText()
  const pause = useScheduleChange<WireReportSchedule, unknown>(
    (pledge, { id, version, isPaused, name, report, rhythm, recipients, language, formats }) =>
      pledge.reportSchedules.change(
        id,
        { name, report, rhythm, recipients, language, formats, isPaused: !isPaused },
        { version },
      ),
  )
  const close = () => setAsked(null)
  const openNew = () => void navigate({ search: { ...readDeliverySearch({ ...search }), add: 'yes' } })
  const isEmpty = schedules.data?.length === 0
  return (
    <Page
      title={t('title')}
      aside={
        <div className={classes.tools}>
          <ButtonLink to="/reports" variant="default">
            {t('back')}
          </ButtonLink>
          {!isEmpty && <Button onClick={openNew}>{t('add')}</Button>}
        </div>
      }
    >
      {isEmpty ? (
        <Empty title={t('empty.title')} text={t('empty.text')}>
          <Button onClick={openNew}>{t('add')}</Button>
        </Empty>
      ) : (
        <ScheduleList
          schedules={schedules}
          onAsk={(kind, schedule) => setAsked({ kind, schedule })}
          onPause={(schedule) =>
            pause.mutate(schedule, {
              onError: (error) => notifications.show({ color: 'red', message: problemText(error) }),
            })
          }
        />
      )}
      {search.add === 'yes' && (
        <ScheduleDialog schedule={null} search={search} onClose={() => void navigate({ search: {}, replace: true })} />
      )}
      {asked?.kind === 'edit' && <ScheduleDialog schedule={asked.schedule} search={{}} onClose={close} />}
      {asked?.kind === 'history' && <SendingsDialog schedule={asked.schedule} onClose={close} />}
      {asked?.kind === 'send' && <SendDialog schedule={asked.schedule} onClose={close} />}
      {asked?.kind === 'remove' && <RemoveDialog schedule={asked.schedule} onClose={close} />}
    </Page>
  )
}

interface DialogProps {
  readonly schedule: WireReportSchedule
  readonly onClose: () => void
}

function SendDialog({ schedule, onClose }: DialogProps) {
  const { t } = useTranslation('delivery')
  const { name } = schedule
  const send = useScheduleChange<string, unknown>(
    (pledge, id) => pledge.reportSchedules.sendNow(id),
    () => {
      notifications.show({ message: t('sentNow', { name }) })
      onClose()
    },
  )
  return (
    <AskDialog
      title={t('askSend', { name })}
      text={t('sendText')}
      submit={t('actions.send')}
      isBusy={send.isPending}
      problem={send.error}
      onYes={() => send.mutate(schedule.id)}
      onClose={onClose}
    />
  )
}

function RemoveDialog({ schedule, onClose }: DialogProps) {
  const { t } = useTranslation('delivery')
  const remove = useScheduleChange<string, unknown>((pledge, id) => pledge.reportSchedules.remove(id), onClose)
  return (
    <AskDialog
      title={t('askRemove', { name: schedule.name })}
      text={t('removeText')}
      submit={t('actions.remove')}
      isBusy={remove.isPending}
      problem={remove.error}
      onYes={() => remove.mutate(schedule.id)}
      onClose={onClose}
    />
  )
}
