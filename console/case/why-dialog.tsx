import { Skeleton, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { WireClock, WireWhy } from '../../core/contract/wire.ts'
import { Failure } from '../../look/elements/failure.tsx'
import { ModalDialog } from '../../look/elements/modal-dialog.tsx'
import { useLanguage, useLocalText } from '../../look/language/use-language.ts'
import { TimeText } from '../../look/time/time-text.tsx'
import { useApi } from '../api/api.ts'
import { queryKeys } from '../api/query-keys.ts'
import classes from './why.module.css'
import { WhyPicture } from './why-picture.tsx'

interface WhyDialogProps {
  readonly address: string
  /** `instance` null: the newest measurement. */
  readonly clock: Pick<WireClock, 'id' | 'name'> & { readonly instance: number | null }
  readonly onClose: () => void
}

/** How a due time came about: the sentence, the picture, and every step of the sum. */
export function WhyDialog({ address, clock, onClose }: WhyDialogProps) {
  const { t } = useTranslation('case')
  const local = useLocalText()
  const api = useApi()
  const language = useLanguage()
  const why = useQuery({
    queryKey: [...queryKeys.why(address, clock.id, clock.instance), language],
    queryFn: ({ signal }) => api.cases.why(address, clock.id, clock.instance, signal),
  })
  return (
    <ModalDialog
      onClose={onClose}
      size="xl"
      title={t('clocks.whyTitle', { clock: local(clock.name, clock.id) })}
      closeButtonProps={{ 'aria-label': t('close', { ns: 'shell' }) }}
    >
      {why.data ? (
        <WhyBody why={why.data} />
      ) : why.isError ? (
        <Failure error={why.error} onRetry={() => void why.refetch()} />
      ) : (
        <Skeleton height={160} />
      )}
    </ModalDialog>
  )
}

function WhyBody({ why }: { readonly why: WireWhy }) {
  const { t } = useTranslation('case')
  const { policy, calendar } = why.clock
  const version = (number: number | null) => number ?? t('clocks.draftVersion')
  return (
    <>
      <p className={classes.sentence}>{why.sentence}</p>
      <WhyPicture steps={why.steps} zone={calendar.timeZone} />
      <ol className={classes.steps}>
        {why.steps.map((step, index) => (
          // Steps have no identity of their own; the list is replaced as a whole.
          <li key={`${index} ${step.from}`} className={classes.step} data-kind={step.kind}>
            <TimeText at={Date.parse(step.from)} zone={calendar.timeZone} className={classes.stepTime} />
            <span>{step.text}</span>
          </li>
        ))}
      </ol>
      <Text fz="xs" c="dimmed">
        {t('clocks.policy', { id: policy.id, version: version(policy.version) })} ·{' '}
        {t('clocks.calendar', { id: calendar.id, version: version(calendar.version), zone: calendar.timeZone })}
      </Text>
    </>
  )
}
