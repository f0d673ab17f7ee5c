import { Button, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireRetrospectiveInput } from '../../core/contract/wire-review.ts'
import { FormDialog } from '../administration/form-dialog.tsx'
import { usePledge } from '../api/pledge.ts'
import { queryKeys } from '../api/query-keys.ts'

/** What a retrospective begins with. */
export type About = Partial<WireRetrospectiveInput> & Pick<WireRetrospectiveInput, 'title'>

interface NewRetrospectiveButtonProps {
  readonly text: string
  /** What the button is called where its text alone says too little. */
  readonly label?: string
  readonly about: About
}

/** Asks for a title, opens a retrospective about something, and goes there. */
export function NewRetrospectiveButton({ text, label, about }: NewRetrospectiveButtonProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        onClick={() => setOpen(true)}
        {...(label === undefined ? {} : { 'aria-label': label })}
      >
        {text}
      </Button>
      {isOpen && <NewDialog about={about} onClose={() => setOpen(false)} />}
    </>
  )
}

function NewDialog({ about, onClose }: { readonly about: About; readonly onClose: () => void }) {
  const { t } = useTranslation('review')
  const pledge = usePledge()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [title, setTitle] = useState(about.title.slice(0, 200))
  const [isMissing, setMissing] = useState(false)
  const create = useMutation({
    mutationFn: () => pledge.review.addRetrospective({ ...about, title: title.trim() }),
    onSuccess: (made) => {
      queries.setQueryData(queryKeys.retrospective(made.id), made)
      void queries.invalidateQueries({ queryKey: queryKeys.allRetrospectives })
      void queries.invalidateQueries({ queryKey: queryKeys.allBreaches })
      void navigate({ to: '/retrospectives/$retrospective', params: { retrospective: made.id } })
    },
  })
  return (
    <FormDialog
      title={t('retrospective.new')}
      submit={t('retrospective.create')}
      isBusy={create.isPending}
      problem={create.error}
      onSubmit={async () => {
        setMissing(title.trim() === '')
        if (title.trim() !== '') await create.mutateAsync().catch(() => undefined)
      }}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        label={t('retrospective.name')}
        maxLength={200}
        value={title}
        error={isMissing ? t('retrospective.nameMissing') : undefined}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
