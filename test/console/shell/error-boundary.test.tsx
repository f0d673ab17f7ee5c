import { MantineProvider } from '@mantine/core'
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { afterEach, describe, expect, it } from 'vitest'
import { PageFailure } from '../../../console/shell/error-boundary.tsx'
import { createTexts } from '../../../look/language/texts.ts'

let root: Root

afterEach(async () => {
  await act(async () => root.unmount())
  document.body.replaceChildren()
})

async function heading(error: unknown): Promise<string | null | undefined> {
  globalThis.IS_REACT_ACT_ENVIRONMENT = true
  root = createRoot(document.body.appendChild(document.createElement('div')))
  await act(async () =>
    root.render(
      <I18nextProvider i18n={createTexts('zh-CN')}>
        <MantineProvider>
          <PageFailure error={error} />
        </MantineProvider>
      </I18nextProvider>,
    ),
  )
  return document.querySelector('[role=alert] h1')?.textContent
}

describe('a page that failed', () => {
  it('is to be loaded again where a part of the app could not be fetched, as after an upgrade', async () => {
    expect(await heading(new TypeError('Failed to fetch dynamically imported module: /assets/x-1.js'))).toBe(
      '请重新加载页面',
    )
    expect(document.body.textContent).toContain('刚刚升级')
  })

  it('says that the program is at fault where it is', async () => {
    expect(await heading(new TypeError('x is undefined'))).toBe('页面出错了')
    expect(document.body.textContent).toContain('TypeError: x is undefined')
  })
})
