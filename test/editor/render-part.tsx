import { MantineProvider } from '@mantine/core'
import { act, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { createStore } from 'zustand/vanilla'
import type { Language } from '../../core/contract/language.ts'
import { type Severities, SeverityProvider } from '../../editor/canvas/severity.ts'
import { createViewMaker } from '../../editor/cards/flow-view.ts'
import { DesignerProvider, type Directory } from '../../editor/workspace/designer-parts.ts'
import { type DesignerSession, DesignerSessionProvider } from '../../editor/workspace/designer-session.ts'
import { createDesignerStore, type DesignerStore } from '../../editor/workspace/designer-store.ts'
import { createPanelsStore, type PanelsStore } from '../../editor/workspace/panels-store.ts'
import type { Workspace } from '../../editor/workspace/workspace.ts'
import { createTexts } from '../../look/language/texts.ts'

/** A part of the designer over documents, and what a test does with it. */
export interface RenderedPart {
  readonly store: DesignerStore
  readonly panels: PanelsStore
  readonly text: () => string
  readonly all: (selector: string) => readonly HTMLElement[]
  /** The one field with a label. */
  readonly field: (label: string) => HTMLInputElement
  readonly press: (target: Element, key: string) => Promise<void>
  readonly type: (field: HTMLInputElement | HTMLTextAreaElement, text: string) => Promise<void>
  readonly click: (target: HTMLElement) => Promise<void>
  readonly run: (change: () => void) => Promise<void>
  readonly unmount: () => Promise<void>
}

const named = (id: string) => ({ id, name: null })

const directory: Directory = {
  teams: [named('frontline'), named('specialists')],
  messages: [named('thanks')],
  endpoints: [named('erp')],
  roles: [named('manager')],
  flows: [],
  rules: [],
  policies: [],
  calendars: [],
}

/** Renders a part of the designer by itself: no server, no worker, no canvas. Call `unmount` at the end. */
export async function renderPart(
  part: ReactNode,
  workspace: Workspace,
  {
    language = 'en',
    mayEdit = true,
    session,
  }: {
    readonly language?: Language
    readonly mayEdit?: boolean
    /** What the part asks of the server; without one, a part that asks throws. */
    readonly session?: DesignerSession
  } = {},
): Promise<RenderedPart> {
  globalThis.IS_REACT_ACT_ENVIRONMENT = true
  if (!('fonts' in document)) {
    Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true })
  }
  const store = createDesignerStore(workspace, { mayEdit })
  const panels = createPanelsStore()
  const container = document.body.appendChild(document.createElement('div'))
  const root = createRoot(container)
  const parts = { store, panels, viewOf: createViewMaker(), directory }
  await act(async () =>
    root.render(
      <I18nextProvider i18n={createTexts(language)}>
        <MantineProvider env="test" withCssVariables={false} withGlobalClasses={false}>
          <DesignerProvider value={parts}>
            <SeverityProvider value={createStore<Severities>()(() => new Map())}>
              {session === undefined ? part : <DesignerSessionProvider value={session}>{part}</DesignerSessionProvider>}
            </SeverityProvider>
          </DesignerProvider>
        </MantineProvider>
      </I18nextProvider>,
    ),
  )
  const all = (selector: string) => [...container.querySelectorAll<HTMLElement>(selector)]
  return {
    store,
    panels,
    all,
    text: () => container.textContent ?? '',
    field: (label) => {
      const found = all('input, textarea').find(
        (field) =>
          field.getAttribute('aria-label') === label ||
          (field as HTMLInputElement).labels?.[0]?.textContent?.replace(/\s*\*$/, '') === label,
      )
      if (found === undefined) throw new Error(`No field ${label} in:\n${container.textContent}`)
      return found as HTMLInputElement
    },
    press: (target, key) =>
      act(async () => {
        target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
        await new Promise((resolve) => requestAnimationFrame(resolve))
      }),
    type: (field, text) =>
      act(async () => {
        const prototype =
          field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype
        Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, text)
        field.dispatchEvent(new Event('input', { bubbles: true }))
      }),
    click: (target) => act(async () => target.click()),
    run: (change) => act(async () => change()),
    unmount: async () => {
      await act(async () => root.unmount())
      container.remove()
      document.body.replaceChildren()
    },
  }
}
