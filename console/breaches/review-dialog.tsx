import { Button, Checkbox, Group, Select, Stack, Text, Textarea } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireBreach } from '../../core/contract/wire.ts'
import { ModalDialog } from '../../look/elements/modal-dialog.tsx'
import { Notice } from '../../look/elements/notice.tsx'
import { useLocalText } from '../../look/language/use-language.ts'
import { useProblemText } from '../../look/problems/use-problem-text.ts'
import { useApi } from '../api/api.ts'
import { queryKeys } from '../api/query-keys.ts'
import { useDraft } from '../drafts/use-draft.ts'
import { useCan, useSession } from '../sign-in/use-session.ts'
import { BreachCause } from './breach-cause.tsx'

interface ReviewDialogProps {
  readonly breach: WireBreach
  readonly onClose: () => void
}

interface Review {
  readonly reason: string
  readonly note: string
  readonly exclude: boolean
}

type Step = ({ readonly kind: 'review' } & Review) | { readonly kind: 'decide'; readonly approve: boolean }

/** The review of one breach: why, a note, whether it should count; and the decision of a second person on that. */
export function ReviewDialog({ breach, onClose }: ReviewDialogProps) {
  const { t } = useTranslation(['breaches', 'shell'])
  const local = useLocalText()
  const send = useReview(breach, onClose)
  const problemText = useProblemText()
  return (
    <ModalDialog
      onClose={onClose}
      title={t('breaches:reviewOf', { number: breach.case.number, clock: local(breach.clockName, breach.clock) })}
    >
      <Stack gap="sm">
        <Text component="div" fz="sm">
          <BreachCause breach={breach} />
        </Text>
        {send.isError && <Notice kind="problem">{problemText(send.error)}</Notice>}
        {breach.exclusion === 'proposed' && (
          <Decision
            breach={breach}
            isBusy={send.isPending}
            onDecide={(approve) => send.mutate({ kind: 'decide', approve })}
          />
        )}
        <ReviewForm
          breach={breach}
          isBusy={send.isPending}
          onSend={(review, onSuccess) => send.mutate({ kind: 'review', ...review }, { onSuccess })}
          onClose={onClose}
        />
      </Stack>
    </ModalDialog>
  )
}

function useReview(breach: WireBreach, onClose: () => void) {
  const { t } = useTranslation('breaches')
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (step: Step) =>
      step.kind === 'decide'
        ? api.breaches.decide(breach.id, step.approve)
        : api.breaches.review(breach.id, { reason: step.reason, note: step.note, exclude: step.exclude }),
    onSuccess: async (_saved, step) => {
      notifications.show({
        color: 'green',
        message: t(step.kind === 'review' ? 'saved' : step.approve ? 'approved' : 'rejected'),
      })
      await queries.invalidateQueries({ queryKey: queryKeys.allBreaches })
      onClose()
    },
  })
}

interface DecisionProps {
  readonly breach: WireBreach
  readonly isBusy: boolean
  readonly onDecide: (approve: boolean) => void
}

function Decision({ breach, isBusy, onDecide }: DecisionProps) {
  const { t } = useTranslation('breaches')
  const { user } = useSession()
  const can = useCan()
  if (!can('breaches.approve')) return null
  if (breach.proposedBy === user.id) return <Text fz="sm">{t('ownProposal')}</Text>
  return (
    <Group gap="xs">
      <Button disabled={isBusy} onClick={() => onDecide(true)}>
        {t('approve')}
      </Button>
      <Button variant="default" disabled={isBusy} onClick={() => onDecide(false)}>
        {t('reject')}
      </Button>
    </Group>
  )
}

interface ReviewFormProps {
  readonly breach: WireBreach
  readonly isBusy: boolean
  /** `onSent` is called once the server has it; what was typed may be forgotten then. */
  readonly onSend: (review: Review, onSent: () => void) => void
  readonly onClose: () => void
}

function ReviewForm({ breach, isBusy, onSend, onClose }: ReviewFormProps) {
  const { t } = useTranslation(['breaches', 'shell'])
  const present = { reason: breach.reason ?? '', note: breach.note ?? '', exclude: breach.exclusion !== 'none' }
  const draft = useDraft<Review>(`breach.${breach.id}`, present, isReview)
  const [isMissing, setMissing] = useState(false)
  const { reason, note, exclude } = draft.value

  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setMissing(reason === '')
    if (reason === '' || isBusy) return
    onSend({ reason, note: note.trim(), exclude }, draft.clear)
  }

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <Select
          data-autofocus
          label={t('breaches:reason')}
          searchable
          value={reason === '' ? null : reason}
          error={isMissing ? t('breaches:reasonMissing') : undefined}
          data={Object.entries(t('breaches:reasons', { returnObjects: true })).map(([value, label]) => ({
            value,
            label,
          }))}
          onChange={(value) => draft.change({ reason: value ?? '', note, exclude })}
        />
        <Textarea
          label={t('breaches:note')}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={10_000}
          value={note}
          onChange={(event) => draft.change({ reason, note: event.currentTarget.value, exclude })}
        />
        <Checkbox
          label={t('breaches:exclude')}
          description={t('breaches:excludeHelp')}
          checked={exclude}
          disabled={breach.exclusion === 'approved'}
          onChange={(event) => draft.change({ reason, note, exclude: event.currentTarget.checked })}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('shell:cancel')}
          </Button>
          <Button type="submit" loading={isBusy}>
            {t('shell:save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function isReview(value: unknown): value is Review {
  if (typeof value !== 'object' || value === null) return false
  const { reason, note, exclude } = value as Partial<Record<keyof Review, unknown>>
  return typeof reason === 'string' && typeof note === 'string' && typeof exclude === 'boolean'
}
