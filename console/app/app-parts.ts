import { QueryClient } from '@tanstack/react-query'
import type { i18n } from 'i18next'
import { isLanguage } from '../../look/language/texts.ts'
import { isPassing } from '../../look/problems/api-problem.ts'
import { createServerClock } from '../../look/time/server-clock.ts'
import { createTickingClock, type TickingClock } from '../../look/time/ticking-clock.ts'
import { Pledge } from '../../sdk/pledge.ts'
import { type Api, createApi } from '../api/api.ts'
import type { EventSourceLike } from '../api/live-events.ts'
import type { MakePledge } from '../api/pledge.ts'
import { queryKeys } from '../api/query-keys.ts'
import { createCall } from '../api/request.ts'

/** What the app is made of; a test makes its own. */
export interface AppParts {
  readonly texts: i18n
  readonly api: Api
  /** Makes the SDK's client, which the designer works with. */
  readonly pledge: MakePledge
  readonly queries: QueryClient
  readonly clock: TickingClock
  readonly openEvents: (url: string) => EventSourceLike
}

/** Answers are shown at once when they are asked for again, and refreshed behind; live events say when they are stale. */
export function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (failures, error) => isPassing(error) && failures < 2,
        retryDelay: (attempt) => 500 * 2 ** attempt,
      },
      mutations: { retry: false },
    },
  })
}

/** The parts of the app in a browser. */
export function createAppParts(texts: i18n): AppParts {
  const serverClock = createServerClock(() => Date.now())
  const queries = createQueries()
  const call = createCall({
    fetch: (input, init) => fetch(input, init),
    language: () => (isLanguage(texts.language) ? texts.language : 'en'),
    now: () => Date.now(),
    onDate: serverClock.observe,
    onSignedOut: () => queries.setQueryData(queryKeys.session, null),
    timeoutMs: 20_000,
  })
  return {
    texts,
    api: createApi(call),
    pledge: (language) => new Pledge({ url: location.origin, language }),
    queries,
    clock: createTickingClock(serverClock.now),
    openEvents: (url) => new EventSource(url),
  }
}
