import { createMemoryHistory } from '@tanstack/react-router'
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { createApi } from '../../console/api/api.ts'
import type { EventSourceLike } from '../../console/api/live-events.ts'
import { queryKeys } from '../../console/api/query-keys.ts'
import { createCall } from '../../console/api/request.ts'
import { App } from '../../console/app/app.tsx'
import { createQueries } from '../../console/app/app-parts.ts'
import type { Language } from '../../core/contract/language.ts'
import { createTexts } from '../../look/language/texts.ts'
import { createTickingClock } from '../../look/time/ticking-clock.ts'
import { Pledge } from '../../sdk/pledge.ts'
import { createMockApi, type MockApi } from './mock-api.ts'

declare global {
  var IS_REACT_ACT_ENVIRONMENT: boolean
}

/** The app over a mock API, and what a test does with it. */
export interface RenderedApp {
  readonly api: MockApi
  readonly text: () => string
  /** The one element with this role and accessible name; waits for it. */
  readonly find: (role: string, name: string | RegExp) => Promise<HTMLElement>
  readonly query: (role: string, name: string | RegExp) => HTMLElement | null
  readonly until: (isTrue: () => boolean, what: string) => Promise<void>
  readonly click: (element: HTMLElement) => Promise<void>
  readonly type: (element: HTMLElement, text: string) => Promise<void>
  readonly press: (target: EventTarget, key: string, more?: KeyboardEventInit) => Promise<void>
  readonly unmount: () => Promise<void>
}

export interface RenderOptions {
  readonly path?: string
  readonly language?: Language
  readonly isSignedIn?: boolean
  readonly now?: () => number
  readonly api?: MockApi
  /** Nobody chose a language on this device before. */
  readonly isFreshDevice?: boolean
}

/** happy-dom knows no font loading, which text fields that grow listen to. */
function provideFonts(): void {
  if ('fonts' in document) return
  Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true })
}

/** What a person can read. */
function visibleText(): string {
  const body = document.body.cloneNode(true) as HTMLElement
  for (const style of body.querySelectorAll('style')) style.remove()
  return body.textContent ?? ''
}

/** Renders the whole app at an address. Call `unmount` at the end. */
export async function renderApp(options: RenderOptions = {}): Promise<RenderedApp> {
  const { path = '/cases', language = 'en', isSignedIn = true, now = Date.now, isFreshDevice = false } = options
  globalThis.IS_REACT_ACT_ENVIRONMENT = true
  provideFonts()
  if (!isFreshDevice) localStorage.setItem('pledge.language', language)
  const api = options.api ?? createMockApi(now, isSignedIn)
  const queries = createQueries()
  const call = createCall({
    fetch: fetchFrom(api),
    language: () => language,
    now,
    onDate: () => undefined,
    onSignedOut: () => queries.setQueryData(queryKeys.session, null),
    timeoutMs: 20_000,
  })
  const parts = {
    texts: createTexts(language),
    api: createApi(call),
    pledge: (spoken: Language) =>
      new Pledge({ url: 'http://console.test', language: spoken, fetch: fetchFrom(api), retries: 0 }),
    queries,
    clock: createTickingClock(now),
    openEvents: () => eventsFrom(api),
  }
  const container = document.body.appendChild(document.createElement('div'))
  const root: Root = createRoot(container)
  await act(async () => {
    root.render(<App parts={parts} history={createMemoryHistory({ initialEntries: [path] })} />)
  })
  return handles(api, async () => {
    await act(async () => root.unmount())
    queries.clear()
    container.remove()
    document.body.replaceChildren()
  })
}

function handles(api: MockApi, unmount: () => Promise<void>): RenderedApp {
  const all = (role: string, name: string | RegExp) =>
    Array.from(document.body.querySelectorAll<HTMLElement>(selectorOf(role))).filter((element) => {
      const own = nameOf(element)
      return typeof name === 'string' ? own === name : name.test(own)
    })
  const query = (role: string, name: string | RegExp) => all(role, name)[0] ?? null
  const until = async (isTrue: () => boolean, what: string) => {
    const deadline = Date.now() + 20_000
    while (!isTrue()) {
      if (Date.now() > deadline) throw new Error(`Never came: ${what}\n${visibleText()}`)
      await act(async () => {
        await new Promise((resolve) => setTimeout(resolve, 5))
      })
    }
  }
  return {
    api,
    unmount,
    query,
    until,
    text: visibleText,
    async find(role, name) {
      await until(() => query(role, name) !== null, `${role} ${String(name)}`)
      return query(role, name) as HTMLElement
    },
    click: (element) => act(async () => element.click()),
    type: (element, text) =>
      act(async () => {
        const field = element as HTMLInputElement
        const prototype =
          element instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype
        // React watches the prototype's setter; setting the value of the element itself would be invisible to it.
        Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, text)
        field.dispatchEvent(new Event('input', { bubbles: true }))
      }),
    press: (target, key, more = {}) =>
      act(async () => {
        target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }))
      }),
  }
}

const implicit: Readonly<Record<string, string>> = {
  button: 'button',
  link: 'a[href]',
  textbox: 'input:not([type=checkbox]):not([type=radio]), textarea',
  heading: 'h1, h2',
  radio: 'input[type=radio]',
  row: 'tr',
  table: 'table',
}

const selectorOf = (role: string) =>
  [`[role="${role}"]`, implicit[role]].filter((part) => part !== undefined).join(', ')

function nameOf(element: HTMLElement): string {
  const label = element.getAttribute('aria-label')
  if (label !== null) return label
  const { labels } = element as HTMLInputElement
  const [first] = labels ?? []
  return (first?.textContent ?? element.textContent ?? '').replace(/\s*\*$/, '').trim()
}

function fetchFrom(api: MockApi): typeof fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, 'http://console.test')
    const { status, body, headers } = api.handle({
      method: init?.method ?? 'GET',
      path: url.pathname.slice('/api/v1'.length),
      query: url.searchParams,
      body: typeof init?.body === 'string' ? (JSON.parse(init.body) as Record<string, unknown>) : {},
      headers: Object.fromEntries(new Headers(init?.headers)),
    })
    // Whoever wants to hear how far it is hears that it is done.
    const isTold = status === 200 && new Headers(init?.headers).get('accept') === 'text/event-stream'
    const text = isTold ? `data: ${JSON.stringify({ kind: 'answer', answer: body })}\n\n` : JSON.stringify(body)
    return new Response(body === undefined ? null : text, { status, ...(headers ? { headers } : {}) })
  }
}

function eventsFrom(api: MockApi): EventSourceLike {
  const listeners = new Map<string, (event: MessageEvent<string>) => void>()
  const stop = api.onEvent((event) => {
    listeners.get(event.type)?.(new MessageEvent(event.type, { data: JSON.stringify(event) }))
  })
  return {
    onopen: null,
    onerror: null,
    readyState: 1,
    addEventListener: (type, listener) => void listeners.set(type, listener),
    close: stop,
  }
}
