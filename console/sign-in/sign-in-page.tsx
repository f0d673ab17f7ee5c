import { Button, Paper, PasswordInput, Stack, TextInput, Title } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../look/elements/notice.tsx'
import { isLanguage, readChosenLanguage } from '../../look/language/texts.ts'
import { ApiProblem } from '../../look/problems/api-problem.ts'
import { useProblemText } from '../../look/problems/use-problem-text.ts'
import { useTimeWords } from '../../look/time/use-time-words.ts'
import { useApi } from '../api/api.ts'
import { LanguageSwitch } from '../shell/language-switch.tsx'
import { ThemeSwitch } from '../shell/theme-switch.tsx'
import classes from './sign-in-page.module.css'
import { changeSession } from './use-session.ts'

interface Credentials {
  readonly login: string
  readonly password: string
}

/** Signs a person in. `hasEnded`: they were signed in until a moment ago. */
export function SignInPage({ hasEnded }: { readonly hasEnded: boolean }) {
  const { t, i18n } = useTranslation('session')
  const api = useApi()
  const queries = useQueryClient()
  const signInText = useSignInText()
  const [problem, setProblem] = useState<unknown>(null)
  const { register, handleSubmit, formState, resetField, setFocus } = useForm<Credentials>({
    defaultValues: { login: '', password: '' },
  })

  const submit = handleSubmit(async ({ login, password }) => {
    try {
      const session = await api.session.signIn(login.trim(), password)
      if (readChosenLanguage() === null && isLanguage(session.user.language)) {
        void i18n.changeLanguage(session.user.language)
        document.documentElement.lang = session.user.language
      }
      changeSession(queries, session)
    } catch (error) {
      setProblem(error)
      resetField('password')
      setFocus('password')
    }
  })

  return (
    <main className={classes.page}>
      <div className={classes.switches}>
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
      <Paper withBorder className={classes.card}>
        <form onSubmit={(event) => void submit(event)} noValidate>
          <Stack gap="sm">
            <Title order={1} fz="xl">
              <img src="/icon.svg" alt="" width={28} height={28} className={classes.icon} />
              Pledge
            </Title>
            {hasEnded && problem === null && <Notice kind="info">{t('ended')}</Notice>}
            {problem !== null && <Notice kind="problem">{signInText(problem)}</Notice>}
            <TextInput
              label={t('login')}
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              autoFocus
              error={formState.errors.login?.message}
              {...register('login', { validate: (value) => value.trim() !== '' || t('loginMissing') })}
            />
            <PasswordInput
              label={t('password')}
              autoComplete="current-password"
              error={formState.errors.password?.message}
              {...register('password', { validate: (value) => value !== '' || t('passwordMissing') })}
            />
            <Button type="submit" size="sm" loading={formState.isSubmitting}>
              {t('submit')}
            </Button>
          </Stack>
        </form>
      </Paper>
    </main>
  )
}

function useSignInText(): (problem: unknown) => string {
  const { t } = useTranslation('session')
  const problemText = useProblemText()
  const words = useTimeWords()
  return (problem) => {
    if (!(problem instanceof ApiProblem)) return problemText(problem)
    if (problem.status === 401) return t('wrong')
    if (problem.status === 429 && problem.retryAfterMs !== null) {
      return t('throttled', { length: words.length(Math.max(1000, problem.retryAfterMs)) })
    }
    return problemText(problem)
  }
}
