import { Button, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireUser } from '../../core/contract/wire.ts'
import { StateBadge } from '../../look/elements/state-badge.tsx'
import { useNames } from '../../look/language/use-names.ts'
import { useApi } from '../api/api.ts'
import { queryKeys } from '../api/query-keys.ts'
import { useTeams } from '../directory/directory.ts'
import { useSession } from '../sign-in/use-session.ts'
import classes from './administration.module.css'
import { AskDialog } from './ask-dialog.tsx'
import { type Column, ResourceTable } from './resource-table.tsx'
import { useChange } from './use-change.ts'
import { PasswordDialog, UserDialog } from './user-dialogs.tsx'

type Open = { readonly kind: 'add' } | { readonly kind: 'edit' | 'password' | 'deactivate'; readonly user: WireUser }

/** Who may sign in, and what they may do. */
export function UsersSection() {
  const { t } = useTranslation('administration')
  const api = useApi()
  const users = useQuery({ queryKey: queryKeys.users, queryFn: () => api.users.list() })
  const [open, setOpen] = useState<Open | null>(null)
  const close = () => setOpen(null)
  const activate = useChange((user: WireUser) => api.users.change(user.id, { isActive: true }), queryKeys.users)
  const columns = useColumns(setOpen, (user) => activate.mutate(user))

  return (
    <>
      <div className={classes.bar}>
        <Button onClick={() => setOpen({ kind: 'add' })}>{t('users.add')}</Button>
      </div>
      <ResourceTable
        label={t('tab.users')}
        columns={columns}
        items={users.data?.items}
        keyOf={(user) => user.id}
        error={users.error}
        onRetry={() => void users.refetch()}
        empty={t('users.empty')}
      />
      {open?.kind === 'add' && <UserDialog user={null} onClose={close} />}
      {open?.kind === 'edit' && <UserDialog user={open.user} onClose={close} />}
      {open?.kind === 'password' && <PasswordDialog user={open.user} onClose={close} />}
      {open?.kind === 'deactivate' && <DeactivateDialog user={open.user} onClose={close} />}
    </>
  )
}

function useColumns(onOpen: (open: Open) => void, onActivate: (user: WireUser) => void): readonly Column<WireUser>[] {
  const { t } = useTranslation('administration')
  const names = useNames()
  const { teamName } = useTeams()
  const { user: self } = useSession()
  return [
    { title: t('users.name'), cell: (user) => <strong>{user.name}</strong> },
    { title: t('users.login'), cell: (user) => user.login },
    { title: t('users.email'), cell: (user) => user.email ?? '–', isQuiet: true },
    { title: t('users.roles'), cell: (user) => user.roles.map(names.role).join(', ') },
    { title: t('users.teams'), cell: (user) => user.teams.map(teamName).join(', '), isQuiet: true },
    {
      title: t('users.state'),
      cell: (user) => (
        <StateBadge tone={user.isActive ? 'met' : 'plain'} symbol={user.isActive ? 'check' : 'cross'}>
          {t(user.isActive ? 'users.active' : 'users.inactive')}
        </StateBadge>
      ),
    },
    {
      title: t('actions'),
      cell: (user) => (
        <Group gap={4} wrap="nowrap">
          <Button size="compact-xs" variant="default" onClick={() => onOpen({ kind: 'edit', user })}>
            {t('edit')}
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => onOpen({ kind: 'password', user })}>
            {t('users.setPassword')}
          </Button>
          {user.isActive && user.id !== self.id && (
            <Button size="compact-xs" variant="default" onClick={() => onOpen({ kind: 'deactivate', user })}>
              {t('users.deactivate')}
            </Button>
          )}
          {!user.isActive && (
            <Button size="compact-xs" variant="default" onClick={() => onActivate(user)}>
              {t('users.activate')}
            </Button>
          )}
        </Group>
      ),
    },
  ]
}

function DeactivateDialog({ user, onClose }: { readonly user: WireUser; readonly onClose: () => void }) {
  const { t } = useTranslation('administration')
  const api = useApi()
  const change = useChange(() => api.users.change(user.id, { isActive: false }), queryKeys.users, onClose)
  return (
    <AskDialog
      title={t('users.askDeactivate', { name: user.name })}
      text={t('users.deactivateText')}
      submit={t('users.deactivate')}
      isBusy={change.isPending}
      problem={change.error}
      onYes={() => change.mutate(undefined)}
      onClose={onClose}
    />
  )
}
