import { Skeleton, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ReportScheduleInput } from '../../core/contract/wire-delivery.ts'
import { Failure } from '../../look/elements/failure.tsx'
import { ModalDialog } from '../../look/elements/modal-dialog.tsx'
import { useLanguage } from '../../look/language/use-language.ts'
import { exactInstant } from '../../look/time/instant-text.ts'
import { usePledge } from '../api/pledge.ts'
import { queryKeys } from '../api/query-keys.ts'
import classes from './delivery.module.css'

interface PreviewDialogProps {
  readonly input: ReportScheduleInput
  readonly onClose: () => void
}

/** The mail as it would be now, in a frame that runs nothing, and when it would come. */
export function PreviewDialog({ input, onClose }: PreviewDialogProps) {
  const { t } = useTranslation('delivery')
  const pledge = usePledge()
  const language = useLanguage()
  const { name, report, rhythm, language: written } = input
  const asked = { name, report, rhythm, language: written }
  const preview = useQuery({
    queryKey: queryKeys.reportPreview(asked),
    queryFn: ({ signal }) => pledge.reportSchedules.preview(asked, { signal }),
    gcTime: 0,
  })
  return (
    <ModalDialog title={t('preview.title')} size="xl" onClose={onClose}>
      {preview.data === undefined ? (
        preview.error === null ? (
          <Skeleton height={420} />
        ) : (
          <Failure error={preview.error} onRetry={() => void preview.refetch()} />
        )
      ) : (
        <>
          <Text fw={600}>{preview.data.subject}</Text>
          <Text fz="sm" c="dimmed" mb="xs">
            {t('preview.next', {
              times: preview.data.nextAt.map((at) => exactInstant(Date.parse(at), language, rhythm.zone)).join(' · '),
            })}
          </Text>
          <iframe className={classes.preview} title={t('preview.frame')} sandbox="" srcDoc={preview.data.html} />
        </>
      )}
    </ModalDialog>
  )
}
