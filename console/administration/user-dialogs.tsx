import { PasswordInput, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { WireUser } from '../../core/contract/wire.ts'
import { useApi } from '../api/api.ts'
import { queryKeys } from '../api/query-keys.ts'
import { leastPasswordLength } from '../sign-in/password-rule.ts'
import { FormDialog } from './form-dialog.tsx'
import { RolesField, TeamsField } from './role-and-team-fields.tsx'
import { useChange } from './use-change.ts'

interface UserFields {
  readonly login: string
  readonly name: string
  readonly email: string
  readonly password: string
  readonly roles: readonly string[]
  readonly teams: readonly string[]
}

/** Creates a user, or changes one (`user`); a login, once given, stays. */
export function UserDialog({ user, onClose }: { readonly user: WireUser | null; readonly onClose: () => void }) {
  const { t } = useTranslation('administration')
  const api = useApi()
  const { register, handleSubmit, formState, control } = useForm<UserFields>({
    defaultValues: {
      login: user?.login ?? '',
      name: user?.name ?? '',
      email: user?.email ?? '',
      password: '',
      roles: user?.roles ?? ['agent'],
      teams: user?.teams ?? [],
    },
  })
  const save = useChange(
    ({ login, name, email, password, roles, teams }: UserFields) => {
      const shared = { name: name.trim(), email: email.trim() === '' ? null : email.trim(), roles, teams }
      if (user !== null) return api.users.change(user.id, shared)
      const { email: address, ...rest } = shared
      return api.users.create({
        ...rest,
        ...(address === null ? {} : { email: address }),
        login: login.trim(),
        password,
      })
    },
    queryKeys.users,
    (saved) => {
      if (user === null) notifications.show({ color: 'green', message: t('users.created', { name: saved.name }) })
      onClose()
    },
  )
  const isGiven = (value: string) => value.trim() !== '' || t('missing')
  const { errors } = formState

  return (
    <FormDialog
      title={user === null ? t('users.add') : user.name}
      isBusy={save.isPending}
      problem={save.error}
      onSubmit={handleSubmit((fields) => save.mutate(fields))}
      onClose={onClose}
    >
      <TextInput
        label={t('users.login')}
        data-autofocus={user === null || undefined}
        disabled={user !== null}
        autoComplete="off"
        autoCapitalize="none"
        error={errors.login?.message}
        {...register('login', { validate: isGiven, disabled: user !== null })}
      />
      <TextInput label={t('users.name')} error={errors.name?.message} {...register('name', { validate: isGiven })} />
      <TextInput label={t('users.email')} type="email" autoComplete="off" {...register('email')} />
      {user === null && (
        <PasswordInput
          label={t('users.password')}
          autoComplete="new-password"
          error={errors.password?.message}
          {...register('password', {
            validate: (value) =>
              value.length >= leastPasswordLength || t('users.tooShort', { least: leastPasswordLength }),
          })}
        />
      )}
      <RolesField control={control} name="roles" label={t('users.roles')} />
      <TeamsField control={control} name="teams" label={t('users.teams')} />
    </FormDialog>
  )
}

/** Gives somebody a new password, who forgot the old one; ends their sessions. */
export function PasswordDialog({ user, onClose }: { readonly user: WireUser; readonly onClose: () => void }) {
  const { t } = useTranslation('administration')
  const api = useApi()
  const { register, handleSubmit, formState } = useForm({ defaultValues: { password: '' } })
  const save = useChange(
    (password: string) => api.users.setPassword(user.id, password),
    queryKeys.users,
    () => {
      notifications.show({ color: 'green', message: t('users.passwordSet') })
      onClose()
    },
  )
  return (
    <FormDialog
      title={t('users.passwordFor', { name: user.name })}
      isBusy={save.isPending}
      problem={save.error}
      onSubmit={handleSubmit(({ password }) => save.mutate(password))}
      onClose={onClose}
    >
      <PasswordInput
        data-autofocus
        label={t('users.setPassword')}
        autoComplete="new-password"
        error={formState.errors.password?.message}
        {...register('password', {
          validate: (value) =>
            value.length >= leastPasswordLength || t('users.tooShort', { least: leastPasswordLength }),
        })}
      />
    </FormDialog>
  )
}
