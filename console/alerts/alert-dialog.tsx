import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireAlert } from '../../core/contract/wire-alerts.ts'
import { Notice } from '../../look/elements/notice.tsx'
import { useProblemText } from '../../look/problems/use-problem-text.ts'
import { readerZone } from '../../look/time/instant-text.ts'
import { FormDialog } from '../administration/form-dialog.tsx'
import { useChange } from '../administration/use-change.ts'
import { usePledge } from '../api/pledge.ts'
import { queryKeys } from '../api/query-keys.ts'
import { AlertFields, AlertMoreFields } from './alert-fields.tsx'
import { alertOfForm, formOfAlert, isComplete, newAlertForm } from './alert-form.ts'
import classes from './alerts.module.css'
import { RecipientFields } from './recipient-fields.tsx'
import { useAlertWords, useSteps } from './use-alert-words.ts'

interface AlertDialogProps {
  /** Null for a new one. */
  readonly alert: WireAlert | null
  readonly onClose: () => void
}

/** An alert as a sentence that is written by its parts; what it would have said lately can be seen before it is kept. */
export function AlertDialog({ alert, onClose }: AlertDialogProps) {
  const { t } = useTranslation('alerts')
  const pledge = usePledge()
  const words = useAlertWords()
  const [form, setForm] = useState(() => (alert === null ? newAlertForm(readerZone()) : formOfAlert(alert.rule)))
  const [isTried, setTried] = useState(false)
  const steps = useSteps(form.node === null ? undefined : form.flow[0])
  const stepName = steps.find(({ value }) => value === form.node)?.label ?? null
  const next = alertOfForm(form)
  const save = useChange(
    () =>
      alert === null ? pledge.alerts.add(next) : pledge.alerts.change(alert.id, next, { ifVersion: alert.version }),
    queryKeys.alerts,
    onClose,
  )
  const preview = useMutation({ mutationFn: () => pledge.alerts.preview(next) })
  const kept = new Set(alert?.rule.recipients.flatMap(({ kind, id }) => (kind === 'robot' ? [id] : [])) ?? [])
  return (
    <FormDialog
      title={alert === null ? t('form.new') : words.nameOf(alert.rule, stepName)}
      size="xl"
      isBusy={save.isPending}
      problem={save.error}
      onSubmit={async () => {
        setTried(true)
        if (form.recipients.every((one) => isComplete(one, kept.has(one.id)))) save.mutate(undefined)
      }}
      onClose={onClose}
    >
      <p className={classes.sentence} aria-live="polite">
        {words.sentence(next, stepName)}
      </p>
      <AlertFields form={form} onChange={setForm} />
      <RecipientFields
        recipients={form.recipients}
        kept={kept}
        isTried={isTried}
        onChange={(recipients) => setForm({ ...form, recipients })}
      />
      <details className={classes.more}>
        <summary>{t('form.more')}</summary>
        <AlertMoreFields form={form} onChange={setForm} />
      </details>
      <div className={classes.adders}>
        <Button variant="default" loading={preview.isPending} onClick={() => preview.mutate()}>
          {t('preview.ask')}
        </Button>
        <PreviewText {...preview} />
      </div>
    </FormDialog>
  )
}

type Preview = Awaited<ReturnType<ReturnType<typeof usePledge>['alerts']['preview']>>

function PreviewText({ data, error }: { readonly data: Preview | undefined; readonly error: unknown }) {
  const { t } = useTranslation('alerts')
  const problemText = useProblemText()
  if (error !== null) return <Notice kind="problem">{problemText(error)}</Notice>
  if (data === undefined) return null
  if (!data.isKnown) return <span role="status">{t('preview.unknown')}</span>
  const known = data.values.filter((value) => value !== null)
  return (
    <span role="status">
      {t('preview.said', { count: data.episodes.length })}{' '}
      {known.length > 0 && t('preview.range', { least: Math.min(...known), most: Math.max(...known) })}
    </span>
  )
}
