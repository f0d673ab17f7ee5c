import { MantineProvider, MantineThemeProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { type RouterHistory, RouterProvider } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { I18nextProvider, useTranslation } from 'react-i18next'
import { Failure } from '../../look/elements/failure.tsx'
import { TickingClockContext } from '../../look/time/ticking-clock.ts'
import { ApiProvider } from '../api/api.ts'
import { PledgeProvider } from '../api/pledge.ts'
import { ErrorBoundary } from '../shell/error-boundary.tsx'
import { LiveUpdates } from '../shell/live-updates.tsx'
import { SignInPage } from '../sign-in/sign-in-page.tsx'
import { SessionContext, useSessionQuery } from '../sign-in/use-session.ts'
import type { AppParts } from './app-parts.ts'
import { createAppRouter, fetchPage } from './router.tsx'
import { colourSchemeManager, cssVariables, theme } from './theme.ts'

/** The whole web app over its parts. */
export function App({ parts, history }: { readonly parts: AppParts; readonly history?: RouterHistory }) {
  return (
    <I18nextProvider i18n={parts.texts}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        colorSchemeManager={colourSchemeManager}
        defaultColorScheme="auto"
      >
        <ErrorBoundary>
          <ApiProvider value={parts.api}>
            <PledgeProvider value={parts.pledge}>
              <QueryClientProvider client={parts.queries}>
                <TickingClockContext value={parts.clock}>
                  <Notices />
                  <Door parts={parts} {...(history ? { history } : {})} />
                </TickingClockContext>
              </QueryClientProvider>
            </PledgeProvider>
          </ApiProvider>
        </ErrorBoundary>
      </MantineProvider>
    </I18nextProvider>
  )
}

/** What was done, in a corner for a moment; the cross that takes it away has a name. */
function Notices() {
  const { t } = useTranslation('shell')
  const named = { components: { Notification: { defaultProps: { closeButtonProps: { 'aria-label': t('close') } } } } }
  return (
    <MantineThemeProvider theme={named}>
      <Notifications position="bottom-left" autoClose={3500} limit={3} />
    </MantineThemeProvider>
  )
}

/** Lets in who is signed in; everybody else signs in here and then sees the page they came for. */
function Door({ parts, history }: { readonly parts: AppParts; readonly history?: RouterHistory }) {
  const session = useSessionQuery()
  const wasIn = useRef(false)
  const [router] = useState(() => createAppRouter(history))
  useEffect(() => fetchPage(router), [router])

  if (session.data) {
    wasIn.current = true
    return (
      <SessionContext value={session.data}>
        <LiveUpdates after={session.data.lastEventId} open={parts.openEvents}>
          <RouterProvider router={router} />
        </LiveUpdates>
      </SessionContext>
    )
  }
  if (session.isPending) return null
  if (session.isError) {
    return (
      <main style={{ padding: 24, maxWidth: 560, margin: '0 auto' }}>
        <Failure error={session.error} onRetry={() => void session.refetch()} />
      </main>
    )
  }
  return <SignInPage hasEnded={wasIn.current} />
}
