import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../look/elements/notice.tsx'
import { Surface } from '../../look/elements/surface.tsx'
import { useNames } from '../../look/language/use-names.ts'
import { useProblemText } from '../../look/problems/use-problem-text.ts'
import { useApi } from '../api/api.ts'
import { useTeams } from '../directory/directory.ts'
import { LanguageSwitch } from '../shell/language-switch.tsx'
import { Page } from '../shell/page.tsx'
import { ThemeSwitch } from '../shell/theme-switch.tsx'
import { leastPasswordLength } from './password-rule.ts'
import { useKeepLanguage, useSession } from './use-session.ts'

/** One's own account: who one is, language and theme, and the password. */
export function AccountPage() {
  const { t } = useTranslation('session')
  const { user } = useSession()
  const names = useNames()
  const { teamName } = useTeams()
  const keepLanguage = useKeepLanguage()
  return (
    <Page title={t('account.title')} isNarrow>
      <Stack gap="md">
        <Surface id="account-who" title={user.name}>
          <Text c="dimmed">{user.login}</Text>
          <Text>
            {t('account.roles')}: {user.roles.map(names.role).join(', ')}
          </Text>
          <Text>
            {t('account.teams')}: {user.teams.length === 0 ? t('account.noTeams') : user.teams.map(teamName).join(', ')}
          </Text>
        </Surface>
        <Surface id="account-preferences" title={t('account.preferences')}>
          <Group gap="md">
            <LanguageSwitch onChosen={keepLanguage} />
            <ThemeSwitch />
          </Group>
        </Surface>
        <Surface id="account-password" title={t('account.changePassword')}>
          <PasswordForm />
        </Surface>
      </Stack>
    </Page>
  )
}

const empty = { current: '', next: '', repeat: '' }

function PasswordForm() {
  const { t } = useTranslation('session')
  const api = useApi()
  const problemText = useProblemText()
  const [problem, setProblem] = useState<unknown>(null)
  const { register, handleSubmit, formState, reset, getValues } = useForm({ defaultValues: empty })
  const { errors, isSubmitting } = formState

  const submit = handleSubmit(async ({ current, next }) => {
    try {
      await api.session.changePassword(current, next)
      setProblem(null)
      reset(empty)
      notifications.show({ message: t('account.changed'), color: 'green' })
    } catch (error) {
      setProblem(error)
    }
  })

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="sm" maw={360}>
        {problem !== null && <Notice kind="problem">{problemText(problem)}</Notice>}
        <PasswordInput
          label={t('account.current')}
          autoComplete="current-password"
          error={errors.current?.message}
          {...register('current', { validate: (value) => value !== '' || t('account.currentMissing') })}
        />
        <PasswordInput
          label={t('account.next')}
          description={t('account.rule', { least: leastPasswordLength })}
          autoComplete="new-password"
          error={errors.next?.message}
          {...register('next', {
            validate: (value) =>
              value.length >= leastPasswordLength || t('account.tooShort', { least: leastPasswordLength }),
          })}
        />
        <PasswordInput
          label={t('account.repeat')}
          autoComplete="new-password"
          error={errors.repeat?.message}
          {...register('repeat', { validate: (value) => value === getValues('next') || t('account.different') })}
        />
        <Group>
          <Button type="submit" loading={isSubmitting}>
            {t('account.changePassword')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
