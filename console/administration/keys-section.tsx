import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { WireKey, WireNewKey } from '../../core/contract/wire-administration.ts'
import { useNames } from '../../look/language/use-names.ts'
import { AgoText, TimePhrase, TimeText } from '../../look/time/time-text.tsx'
import { useApi } from '../api/api.ts'
import { queryKeys } from '../api/query-keys.ts'
import classes from './administration.module.css'
import { AskDialog } from './ask-dialog.tsx'
import { FormDialog } from './form-dialog.tsx'
import { type Column, ResourceTable } from './resource-table.tsx'
import { RolesField } from './role-and-team-fields.tsx'
import { SecretDialog } from './secret-dialog.tsx'
import { useChange } from './use-change.ts'

/** Keys with which other systems start and drive cases. */
export function KeysSection() {
  const { t } = useTranslation('administration')
  const api = useApi()
  const keys = useQuery({ queryKey: queryKeys.keys, queryFn: () => api.keys.list() })
  const [isAdding, setAdding] = useState(false)
  const [made, setMade] = useState<WireNewKey | null>(null)
  const [asked, setAsked] = useState<WireKey | null>(null)

  return (
    <>
      <div className={classes.bar}>
        <Button onClick={() => setAdding(true)}>{t('keys.add')}</Button>
      </div>
      <ResourceTable
        label={t('tab.keys')}
        columns={useColumns(setAsked)}
        items={keys.data?.items}
        keyOf={(key) => key.id}
        error={keys.error}
        onRetry={() => void keys.refetch()}
        empty={t('keys.empty')}
      />
      {isAdding && (
        <KeyDialog
          onMade={(key) => {
            setAdding(false)
            setMade(key)
          }}
          onClose={() => setAdding(false)}
        />
      )}
      {made !== null && <SecretDialog title={made.name} secret={made.secret} onClose={() => setMade(null)} />}
      {asked !== null && <RevokeDialog revoked={asked} onClose={() => setAsked(null)} />}
    </>
  )
}

function useColumns(onRevoke: (key: WireKey) => void): readonly Column<WireKey>[] {
  const { t } = useTranslation('administration')
  const names = useNames()
  return [
    { title: t('keys.name'), cell: (key) => <strong>{key.name}</strong> },
    { title: t('keys.prefix'), cell: (key) => <code>{key.prefix}…</code>, isQuiet: true },
    { title: t('keys.roles'), cell: (key) => key.roles.map(names.role).join(', ') },
    { title: t('keys.created'), cell: (key) => <TimeText at={Date.parse(key.createdAt)} />, isQuiet: true },
    {
      title: t('keys.lastUsed'),
      cell: (key) => (key.lastUsedAt === null ? t('keys.never') : <AgoText at={Date.parse(key.lastUsedAt)} />),
      isQuiet: true,
    },
    {
      title: t('keys.expires'),
      cell: (key) => (key.expiresAt === null ? t('keys.forever') : <TimeText at={Date.parse(key.expiresAt)} />),
      isQuiet: true,
    },
    {
      title: t('actions'),
      cell: (key) =>
        key.revokedAt === null ? (
          <Button size="compact-xs" variant="default" onClick={() => onRevoke(key)}>
            {t('keys.revoke')}
          </Button>
        ) : (
          <TimePhrase at={Date.parse(key.revokedAt)} phrase={(when) => t('keys.revoked', { when })} />
        ),
    },
  ]
}

interface KeyFields {
  readonly name: string
  readonly roles: readonly string[]
  readonly expires: string
}

function KeyDialog({ onMade, onClose }: { readonly onMade: (key: WireNewKey) => void; readonly onClose: () => void }) {
  const { t } = useTranslation(['administration', 'shell'])
  const api = useApi()
  const { register, handleSubmit, formState, control } = useForm<KeyFields>({
    defaultValues: { name: '', roles: ['agent'], expires: '' },
  })
  const make = useChange(
    ({ name, roles, expires }: KeyFields) =>
      api.keys.create({
        name: name.trim(),
        roles,
        // The key is good until the end of that day, where the reader is.
        ...(expires === '' ? {} : { expiresAt: new Date(`${expires}T23:59:59`).toISOString() }),
      }),
    queryKeys.keys,
    onMade,
  )
  return (
    <FormDialog
      title={t('administration:keys.add')}
      isBusy={make.isPending}
      problem={make.error}
      onSubmit={handleSubmit((fields) => make.mutate(fields))}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        label={t('administration:keys.name')}
        description={t('administration:keys.nameHelp')}
        error={formState.errors.name?.message}
        {...register('name', { validate: (value) => value.trim() !== '' || t('administration:missing') })}
      />
      <RolesField control={control} name="roles" label={t('administration:keys.roles')} />
      <TextInput
        type="date"
        label={`${t('administration:keys.expires')} (${t('shell:optional')})`}
        {...register('expires')}
      />
    </FormDialog>
  )
}

function RevokeDialog({ revoked, onClose }: { readonly revoked: WireKey; readonly onClose: () => void }) {
  const { t } = useTranslation('administration')
  const api = useApi()
  const revoke = useChange(() => api.keys.revoke(revoked.id), queryKeys.keys, onClose)
  return (
    <AskDialog
      title={t('keys.askRevoke', { name: revoked.name })}
      text={t('keys.revokeText')}
      submit={t('keys.revoke')}
      isBusy={revoke.isPending}
      problem={revoke.error}
      onYes={() => revoke.mutate(undefined)}
      onClose={onClose}
    />
  )
}
