import { Button, Group, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import {
  type DefaultValues,
  type FieldValues,
  type Path,
  type PathValue,
  type UseFormReturn,
  useForm,
} from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { WireSetting } from '../../core/contract/wire-administration.ts'
import { type SettingKind, useApi } from '../api/api.ts'
import { queryKeys } from '../api/query-keys.ts'
import classes from './administration.module.css'
import { AskDialog } from './ask-dialog.tsx'
import { FormDialog } from './form-dialog.tsx'
import { type Column, ResourceTable } from './resource-table.tsx'
import { SecretDialog } from './secret-dialog.tsx'
import { useChange } from './use-change.ts'

/** Fields of every setting's form: its id, and what its kind adds. */
export type SettingFields = FieldValues & { readonly id: string }

/** What differs between the kinds of settings. `T` is what the API stores, `F` the fields of its form. */
export interface SettingsDescription<T, F extends SettingFields> {
  readonly kind: SettingKind
  readonly columns: readonly Column<WireSetting<T>>[]
  readonly toFields: (setting: WireSetting<T> | null) => F
  /** Keeps what the form does not know (`before`). */
  readonly fromFields: (fields: F, before: T | null) => T
  readonly Fields: (props: { readonly form: UseFormReturn<F> }) => ReactNode
}

interface DialogProps<T, F extends SettingFields> {
  readonly description: SettingsDescription<T, F>
  readonly onClose: () => void
}

/** One kind of settings: its list, and adding, changing and deleting. */
export function SettingsSection<T, F extends SettingFields>({
  description,
}: {
  readonly description: SettingsDescription<T, F>
}) {
  const { t } = useTranslation('administration')
  const api = useApi()
  const { kind } = description
  const list = useQuery({ queryKey: queryKeys.settings(kind), queryFn: () => api.settings.list<T>(kind) })
  const [edited, setEdited] = useState<string | 'new' | null>(null)
  const [asked, setAsked] = useState<WireSetting<T> | null>(null)
  const [made, setMade] = useState<{ readonly id: string; readonly secret: string } | null>(null)
  const items = list.data?.items
  const editedSetting = items?.find((setting) => setting.id === edited) ?? null

  const columns: readonly Column<WireSetting<T>>[] = [
    { title: t('id'), cell: (setting) => <code>{setting.id}</code> },
    ...description.columns,
    {
      title: t('actions'),
      cell: (setting) => (
        <Group gap={4} wrap="nowrap">
          <Button size="compact-xs" variant="default" onClick={() => setEdited(setting.id)}>
            {t('edit')}
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => setAsked(setting)}>
            {t('remove')}
          </Button>
        </Group>
      ),
    },
  ]

  return (
    <>
      <div className={classes.bar}>
        <Button onClick={() => setEdited('new')}>{t(`${kind}.add`)}</Button>
      </div>
      <ResourceTable
        label={t(`tab.${kind}`)}
        columns={columns}
        items={items}
        keyOf={(setting) => setting.id}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={t(`${kind}.empty`)}
      />
      {(edited === 'new' || editedSetting !== null) && (
        <SettingDialog
          key={edited}
          description={description}
          setting={editedSetting}
          onSaved={({ id, secret }) => {
            setEdited(null)
            if (secret !== undefined) setMade({ id, secret })
          }}
          onClose={() => setEdited(null)}
        />
      )}
      {made !== null && <SecretDialog title={made.id} secret={made.secret} onClose={() => setMade(null)} />}
      {asked !== null && <RemoveDialog description={description} setting={asked} onClose={() => setAsked(null)} />}
    </>
  )
}

function SettingDialog<T, F extends SettingFields>({
  description,
  setting,
  onSaved,
  onClose,
}: DialogProps<T, F> & {
  readonly setting: WireSetting<T> | null
  /** With the secret that the server made, where it made one. */
  readonly onSaved: (saved: { readonly id: string; readonly secret?: string }) => void
}) {
  const { t } = useTranslation('administration')
  const api = useApi()
  const { kind, toFields, fromFields, Fields } = description
  const form = useForm<F>({ defaultValues: toFields(setting) as DefaultValues<F> })
  const save = useChange(
    (fields: F) =>
      api.settings.save<T>(kind, fields.id.trim(), fromFields(fields, setting?.data ?? null), setting?.version ?? null),
    queryKeys.settings(kind),
    onSaved,
  )
  const idField = 'id' as Path<F>
  return (
    <FormDialog
      title={setting === null ? t(`${kind}.add`) : setting.id}
      size="lg"
      isBusy={save.isPending}
      problem={save.error}
      onSubmit={form.handleSubmit((fields) => save.mutate(setting === null ? fields : { ...fields, id: setting.id }))}
      onClose={onClose}
    >
      {setting === null && (
        <TextInput
          data-autofocus
          label={t('id')}
          description={t('idHelp')}
          autoCapitalize="none"
          error={form.getFieldState(idField, form.formState).error?.message}
          {...form.register(idField, {
            validate: (value: PathValue<F, Path<F>>) => /^[a-z0-9-]{1,64}$/.test(String(value).trim()) || t('idWrong'),
          })}
        />
      )}
      <Fields form={form} />
    </FormDialog>
  )
}

function RemoveDialog<T, F extends SettingFields>({
  description,
  setting,
  onClose,
}: DialogProps<T, F> & { readonly setting: WireSetting<T> }) {
  const { t } = useTranslation('administration')
  const api = useApi()
  const { kind } = description
  const remove = useChange(
    () => api.settings.remove(kind, setting.id, setting.version),
    queryKeys.settings(kind),
    onClose,
  )
  return (
    <AskDialog
      title={t(`${kind}.ask`, { name: setting.id })}
      text={t(`${kind}.askText`)}
      submit={t('remove')}
      isBusy={remove.isPending}
      problem={remove.error}
      onYes={() => remove.mutate(undefined)}
      onClose={onClose}
    />
  )
}
