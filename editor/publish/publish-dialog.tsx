import { Button, Group, Skeleton, Stack, Text } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { Notice } from '../../look/elements/notice.tsx'
import { Dialog } from '../dialogs/dialog.tsx'
import { leadsSomewhere } from '../problems/place-of.ts'
import type { ProblemPlace } from '../problems/problem.ts'
import type { ProblemsWatch } from '../problems/watch-problems.ts'
import {
  type Prepared,
  type PublicationChoice,
  type PublicationParts,
  type Published,
  preparePublication,
  publishPlan,
  type Refusal,
  type RefusalReason,
} from './publication.ts'
import { PublishForm } from './publish-form.tsx'

interface PublishDialogProps {
  readonly parts: PublicationParts
  readonly watch: ProblemsWatch
  readonly onJump: (place: ProblemPlace) => void
  readonly onClose: () => void
}

type Step = { readonly kind: 'preparing' } | Published | { readonly kind: 'failed'; readonly error: unknown }

/** Publishing from the first look at what changes to the last click. */
export function PublishDialog({ parts, watch, onJump, onClose }: PublishDialogProps) {
  const { t } = useTranslation(['designer', 'shell'])
  const [step, setStep] = useState<Step>({ kind: 'preparing' })
  const [isBusy, setBusy] = useState(false)
  const [turn, setTurn] = useState(0)
  const first = useRef(parts)
  if (step.kind === 'failed') throw step.error

  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` looks once more.
  useEffect(() => {
    let isLeft = false
    preparePublication(first.current).then(
      (prepared: Prepared) => !isLeft && setStep(prepared),
      (error: unknown) => !isLeft && setStep({ kind: 'failed', error }),
    )
    return () => {
      isLeft = true
    }
  }, [turn])
  useEffect(() => {
    // The drafts ask by themselves.
    if (step.kind === 'question') onClose()
  }, [step, onClose])

  const publish = async (choice: PublicationChoice) => {
    if (step.kind !== 'ready') return
    setBusy(true)
    const next = await publishPlan(first.current, step.plan, choice).catch(
      (error: unknown): Step => ({ kind: 'failed', error }),
    )
    setBusy(false)
    setStep(next)
    if (next.kind === 'published') void watch.refresh()
  }

  return (
    <Dialog onClose={onClose} title={t('designer:publish.title')} size="lg">
      {step.kind === 'preparing' && <Preparing />}
      {step.kind === 'ready' && (
        <PublishForm
          key={turn}
          prepared={step}
          parts={parts}
          isBusy={isBusy}
          onSubmit={(choice) => void publish(choice)}
          onOutdated={() => {
            setStep({ kind: 'preparing' })
            setTurn((last) => last + 1)
          }}
          onClose={onClose}
        />
      )}
      {step.kind === 'refused' && (
        <Refused
          watch={watch}
          refusal={step.refusal}
          onJump={(place) => {
            onClose()
            onJump(place)
          }}
        />
      )}
      {(step.kind === 'published' || step.kind === 'proposed') && (
        <Stack>
          <Notice kind="info">
            {t(step.kind === 'published' ? 'designer:publish.done' : 'designer:publish.proposed')}
          </Notice>
          <Group justify="flex-end">
            <Button data-autofocus onClick={onClose}>
              {t('shell:close')}
            </Button>
          </Group>
        </Stack>
      )}
    </Dialog>
  )
}

function Preparing() {
  const { t } = useTranslation('designer')
  return (
    <Stack aria-busy="true">
      <Text role="status">{t('publish.preparing')}</Text>
      <Skeleton height={60} />
      <Skeleton height={36} />
    </Stack>
  )
}

interface RefusedProps {
  readonly refusal: Refusal
  readonly watch: ProblemsWatch
  readonly onJump: (place: ProblemPlace) => void
}

function Refused({ refusal: { message, issues }, watch, onJump }: RefusedProps) {
  const { t } = useTranslation('designer')
  const { problems } = useStore(watch.state)
  // The designer knows what the documents of the draft are called.
  const words = ({ document, code, path, message: said }: Omit<RefusalReason, 'place'>) =>
    problems.find((known) => known.document === document && known.code === code && known.path === path)?.message ?? said
  return (
    <Notice kind="problem" title={t('publish.refused')}>
      <Text>{message}</Text>
      <ul>
        {issues.map(({ place, ...reason }) => (
          <li key={`${reason.document} ${reason.code} ${reason.path}`}>
            {words(reason)}{' '}
            {place !== null && leadsSomewhere(place) && (
              <Button size="compact-xs" variant="subtle" onClick={() => onJump(place)}>
                {t('problems.show')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
