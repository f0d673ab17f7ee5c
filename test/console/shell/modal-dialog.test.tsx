import { Button, MantineProvider, TextInput } from '@mantine/core'
import { act, useState } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { afterEach, describe, expect, it } from 'vitest'
import { ModalDialog } from '../../../look/elements/modal-dialog.tsx'
import { createTexts } from '../../../look/language/texts.ts'

let root: Root

afterEach(async () => {
  await act(async () => root.unmount())
  document.body.replaceChildren()
})

function Asking() {
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <button id="opener" type="button" onClick={() => setAsking(true)}>
        Ask
      </button>
      {isAsking && (
        <ModalDialog title="A question" onClose={() => setAsking(false)}>
          <TextInput id="name" label="Name" />
          <Button id="done" onClick={() => setAsking(false)}>
            Done
          </Button>
        </ModalDialog>
      )}
    </>
  )
}

const part = (id: string) => document.getElementById(id) as HTMLElement

async function ask(): Promise<void> {
  globalThis.IS_REACT_ACT_ENVIRONMENT = true
  root = createRoot(document.body.appendChild(document.createElement('div')))
  await act(async () =>
    root.render(
      <I18nextProvider i18n={createTexts('en')}>
        <MantineProvider env="test" withCssVariables={false} withGlobalClasses={false}>
          <Asking />
        </MantineProvider>
      </I18nextProvider>,
    ),
  )
  part('opener').focus()
  await act(async () => part('opener').click())
}

function tab(from: Element, shiftKey = false): void {
  from.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab', shiftKey, bubbles: true, cancelable: true }))
}

describe('a dialog', () => {
  it('has the focus in its first field as soon as it stands there, so that nothing that is typed is lost', async () => {
    await ask()

    expect(document.activeElement?.id).toBe('name')
  })

  it('keeps the focus: Tab goes round', async () => {
    await ask()
    const close = document.querySelector('[role=dialog] button') as HTMLElement

    part('done').focus()
    tab(part('done'))
    expect(document.activeElement).toBe(close)
    tab(close, true)
    expect(document.activeElement?.id).toBe('done')
  })

  it('gives it back to what opened it', async () => {
    await ask()

    await act(async () => part('done').click())

    expect(document.activeElement?.id).toBe('opener')
  })
})
