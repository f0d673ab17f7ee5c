import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireReportSchedule } from '../../core/contract/wire-delivery.ts'
import { useLanguage } from '../../look/language/use-language.ts'
import { readerZone } from '../../look/time/instant-text.ts'
import { FormDialog } from '../administration/form-dialog.tsx'
import { useSession } from '../sign-in/use-session.ts'
import { type DeliverySearch, whereOf } from './delivery-search.ts'
import { PreviewDialog } from './preview-dialog.tsx'
import { ReportFields } from './report-fields.tsx'
import { RhythmFields } from './rhythm-fields.tsx'
import { formOf, inputOf, missingIn, newForm, type ScheduleForm } from './schedule-form.ts'
import { SendFields } from './send-fields.tsx'
import { useScheduleChange } from './use-schedules.ts'

interface ScheduleDialogProps {
  /** Null: a new one. */
  readonly schedule: WireReportSchedule | null
  /** What narrows a new one. */
  readonly search: DeliverySearch
  readonly onClose: () => void
}

/** What fields get: the form, whether what is missing is shown, and the way to change it. */
export interface FieldsProps {
  readonly form: ScheduleForm
  readonly missing: Partial<ReturnType<typeof missingIn>>
  readonly onChange: (change: Partial<ScheduleForm>) => void
}

/** Makes or changes a report by mail: what it tells, when, to whom; it can be looked at first. */
export function ScheduleDialog({ schedule, search, onClose }: ScheduleDialogProps) {
  const { t } = useTranslation('delivery')
  const language = useLanguage()
  const { user } = useSession()
  const [form, setForm] = useState<ScheduleForm>(() =>
    schedule === null
      ? newForm({
          name: t('kind.service'),
          where: whereOf(search),
          zone: readerZone(),
          language,
          recipients: [user.login],
        })
      : formOf(schedule),
  )
  const [isTried, setTried] = useState(false)
  const [isPreviewed, setPreviewed] = useState(false)
  const save = useScheduleChange<ScheduleForm, unknown>(
    (pledge, wanted) =>
      schedule === null
        ? pledge.reportSchedules.add(inputOf(wanted, null))
        : pledge.reportSchedules.change(schedule.id, inputOf(wanted, schedule), { version: schedule.version }),
    onClose,
  )
  const missing = missingIn(form)
  const isWhole = !Object.values(missing).includes(true)
  const fields: FieldsProps = {
    form,
    missing: isTried ? missing : {},
    onChange: (change) => setForm({ ...form, ...change }),
  }
  // One at a time: Esc closes what is looked at, and the form is there again as it was.
  if (isPreviewed) return <PreviewDialog input={inputOf(form, schedule)} onClose={() => setPreviewed(false)} />
  return (
    <FormDialog
      title={schedule === null ? t('add') : t('form.edit', { name: schedule.name })}
      size="lg"
      isBusy={save.isPending}
      problem={save.error}
      onSubmit={async () => {
        setTried(true)
        if (isWhole) save.mutate(form)
      }}
      onClose={onClose}
    >
      <ReportFields {...fields} />
      <RhythmFields {...fields} />
      <SendFields {...fields} />
      <Group>
        <Button
          variant="default"
          onClick={() => {
            setTried(true)
            if (isWhole) setPreviewed(true)
          }}
        >
          {t('form.preview')}
        </Button>
      </Group>
    </FormDialog>
  )
}
