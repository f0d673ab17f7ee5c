import { createContext, useContext } from 'react'
import type { Language } from '../../core/contract/language.ts'
import type { CaseFacts } from '../../core/contract/state.ts'
import type {
  WireCase,
  WireCaseSummary,
  WireCustomer,
  WireList,
  WireRecord,
  WireSession,
  WireUser,
  WireWhy,
} from '../../core/contract/wire.ts'
import type {
  WireFlow,
  WireJob,
  WireKey,
  WireNewKey,
  WirePerson,
  WireSetting,
} from '../../core/contract/wire-administration.ts'
import type { Answer, Call } from './request.ts'

/** How a list of cases is narrowed; names are those of the API. */
export interface CaseQuery {
  readonly state?: string | undefined
  readonly flow?: string | undefined
  readonly node?: string | undefined
  readonly team?: string | undefined
  readonly assignee?: string | undefined
  readonly late?: boolean | undefined
  readonly dueWithin?: string | undefined
  readonly q?: string | undefined
  readonly sort?: string | undefined
}

/** A command to a case, flat, as the API takes it. */
export type CommandBody = Readonly<Record<string, unknown>> & { readonly do: string; readonly commandId: string }

export interface NewCase {
  readonly id: string
  readonly flow: string
  readonly facts: CaseFacts
  readonly customer?: Partial<WireCustomer>
  readonly channel?: string
  readonly subject?: string
  readonly message?: string
}

/** What answers 202: it is safely kept and will be applied. */
export interface Kept {
  readonly id: string
  readonly number: number
  readonly url: string
}

/** Whether an answer is the case itself. */
export function isCase(answer: WireCase | Kept): answer is WireCase {
  return 'clocks' in answer
}

export interface UserInput {
  readonly login: string
  readonly name: string
  readonly email?: string | null
  readonly password: string
  readonly roles: readonly string[]
  readonly teams: readonly string[]
}

export type UserChange = Partial<Omit<UserInput, 'login' | 'password'>> & { readonly isActive?: boolean }

/** The calls of the console, by what they are about. Thin: one line of HTTP each. */
export type Api = ReturnType<typeof createApi>

export type SettingKind = 'teams' | 'messages' | 'endpoints' | 'reasons'

const part = encodeURIComponent

export function createApi(call: Call) {
  const get = async <T>(
    path: string,
    query?: Record<string, string | number | boolean | undefined>,
    signal?: AbortSignal,
  ) => (await call<T>('GET', path, { ...(query ? { query } : {}), ...(signal ? { signal } : {}) })).data
  const send = async <T>(
    method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => (await call<T>(method, path, { body, ...(headers ? { headers } : {}) })).data

  return {
    session: {
      get: () => get<WireSession>('/session'),
      signIn: (login: string, password: string) => send<WireSession>('POST', '/session', { login, password }),
      setLanguage: (language: Language) => send<WireSession>('PATCH', '/session', { language }),
      signOut: () => send<void>('DELETE', '/session'),
      changePassword: (current: string, next: string) => send<void>('POST', '/session/password', { current, next }),
    },
    cases: {
      list: (query: CaseQuery, cursor: string | null, signal?: AbortSignal) =>
        get<WireList<WireCaseSummary>>('/cases', { ...query, limit: 50, cursor: cursor ?? undefined }, signal),
      /** Kept, while the case is accepted but has not begun. */
      get: (id: string, signal?: AbortSignal) => get<WireCase | Kept>(`/cases/${part(id)}`, undefined, signal),
      timeline: (id: string, cursor: string | null, signal?: AbortSignal) =>
        get<WireList<WireRecord>>(
          `/cases/${part(id)}/timeline`,
          { limit: 200, sort: '-seq', cursor: cursor ?? undefined },
          signal,
        ),
      why: (id: string, clock: string, instance: number | null, signal?: AbortSignal) =>
        get<WireWhy>(`/cases/${part(id)}/clocks/${part(clock)}/why`, { instance: instance ?? undefined }, signal),
      command: (id: string, body: CommandBody): Promise<Answer<WireCase | Kept>> =>
        call('POST', `/cases/${part(id)}/commands`, { body }),
      create: (body: NewCase): Promise<Answer<WireCase | Kept>> => call('POST', '/cases', { body }),
    },
    flows: { list: () => get<WireList<WireFlow>>('/flows') },
    people: { list: () => get<WireList<WirePerson>>('/people') },
    customers: {
      find: (q: string, signal?: AbortSignal) => get<WireList<WireCustomer>>('/customers', { q, limit: 10 }, signal),
    },
    users: {
      list: () => get<WireList<WireUser>>('/users'),
      create: (user: UserInput) => send<WireUser>('POST', '/users', user),
      change: (id: string, change: UserChange) => send<WireUser>('PATCH', `/users/${part(id)}`, change),
      setPassword: (id: string, password: string) => send<void>('POST', `/users/${part(id)}/password`, { password }),
    },
    keys: {
      list: () => get<WireList<WireKey>>('/keys'),
      create: (key: { name: string; roles: readonly string[]; expiresAt?: string }) =>
        send<WireNewKey>('POST', '/keys', key),
      revoke: (id: string) => send<void>('DELETE', `/keys/${part(id)}`),
    },
    settings: {
      list: <T>(kind: SettingKind) => get<WireList<WireSetting<T>>>(`/settings/${kind}`),
      save: <T>(kind: SettingKind, id: string, data: T, version: number | null) =>
        send<WireSetting<T> & { readonly secret?: string }>(
          'PUT',
          `/settings/${kind}/${part(id)}`,
          data,
          version === null ? { 'if-none-match': '*' } : { 'if-match': `"${version}"` },
        ),
      remove: (kind: SettingKind, id: string, version: number) =>
        send<void>('DELETE', `/settings/${kind}/${part(id)}`, undefined, { 'if-match': `"${version}"` }),
    },
    jobs: {
      listDead: () => get<WireList<WireJob>>('/jobs', { state: 'dead' }),
      retry: (id: string) => send<void>('POST', `/jobs/${part(id)}/retry`),
    },
  }
}

const ApiContext = createContext<Api | null>(null)

export const ApiProvider = ApiContext.Provider

/** The API of the page; a component outside of `ApiProvider` is a bug. */
export function useApi(): Api {
  const api = useContext(ApiContext)
  if (api === null) throw new Error('No ApiProvider around this component')
  return api
}
