import { Button, Group, Select, Stack, Textarea } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireBreach } from '../../core/contract/wire.ts'
import { Notice } from '../../look/elements/notice.tsx'
import { Surface } from '../../look/elements/surface.tsx'
import { useProblemText } from '../../look/problems/use-problem-text.ts'
import type { BreachReview } from '../../sdk/breaches.ts'
import { usePledge } from '../api/pledge.ts'
import { queryKeys } from '../api/query-keys.ts'
import { usePeople } from '../directory/directory.ts'
import classes from './desk.module.css'
import { ReasonPicker } from './reason-picker.tsx'
import { useDeskKeys } from './use-desk-keys.ts'
import { type ReasonChoice, takeDigit, useReasons } from './use-reasons.ts'

interface SeveralPanelProps {
  readonly breaches: readonly WireBreach[]
  /** What could not be saved stays selected. */
  readonly onDone: (left: ReadonlySet<string>) => void
}

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'] as const
const nothingChosen: ReasonChoice = { reason: '', open: null }

/** The same said of several breaches, each of which is recorded by itself. */
export function SeveralPanel({ breaches, onDone }: SeveralPanelProps) {
  const { t } = useTranslation('breaches')
  const problemText = useProblemText()
  const { people } = usePeople()
  const { reasons } = useReasons()
  const [choice, setChoice] = useState(nothingChosen)
  const [note, setNote] = useState('')
  const [judge, setJudge] = useState<string | null>(null)
  const [isMissing, setMissing] = useState(false)
  const save = useSaveSeveral(breaches, onDone)
  const submit = () => {
    const change: BreachReview = {
      ...(choice.reason === '' ? {} : { reason: choice.reason }),
      ...(note.trim() === '' ? {} : { note: note.trim() }),
      ...(judge === null ? {} : { judge }),
    }
    setMissing(Object.keys(change).length === 0)
    if (Object.keys(change).length > 0 && !save.isPending) save.mutate(change)
  }
  useDeskKeys(digits.map((digit) => [digit, () => setChoice((now) => takeDigit(reasons, now, Number(digit)))] as const))
  return (
    <Surface id="several" title={t('selected', { count: breaches.length })}>
      <Stack gap="sm">
        <p className={classes.minor}>{t('selectedHelp')}</p>
        {save.isError && <Notice kind="problem">{problemText(save.error)}</Notice>}
        <ReasonPicker choice={choice} error={isMissing ? t('several.nothing') : null} onChange={setChoice} />
        <Textarea
          label={t('note')}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={10_000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Select
          label={t('assign')}
          clearable
          searchable
          value={judge}
          data={people.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setJudge}
        />
        <Group gap="xs">
          <Button loading={save.isPending} onClick={submit}>
            {t('several.save', { count: breaches.length })}
          </Button>
          <Button variant="default" onClick={() => onDone(new Set())}>
            {t('selectNone')}
          </Button>
        </Group>
      </Stack>
    </Surface>
  )
}

function useSaveSeveral(breaches: readonly WireBreach[], onDone: SeveralPanelProps['onDone']) {
  const { t } = useTranslation('breaches')
  const pledge = usePledge()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (change: BreachReview) =>
      pledge.breaches.reviewAll(
        breaches.map(({ id, version }) => ({ id, version })),
        change,
      ),
    onSuccess: (results) => {
      const failed = results.filter((result) => !result.ok)
      const [first] = failed
      const count = results.length - failed.length
      if (count > 0) notifications.show({ color: 'green', message: t('several.saved', { count }) })
      if (first !== undefined) {
        notifications.show({
          color: 'red',
          autoClose: false,
          message: t('several.failed', { count: failed.length, why: first.message }),
        })
      }
      void queries.invalidateQueries({ queryKey: queryKeys.allBreaches })
      onDone(new Set(failed.map(({ id }) => id)))
    },
  })
}
