import { MantineProvider } from '@mantine/core'
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { act, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { afterEach, describe, expect, it } from 'vitest'
import { LineChart } from '../../../console/charts/line-chart.tsx'
import { ScatterChart } from '../../../console/charts/scatter-chart.tsx'
import { createTexts } from '../../../look/language/texts.ts'
import { compliance, pairs } from './sample-charts.ts'

const { kind: _, ...data } = compliance
let leave: () => Promise<void> = () => Promise.resolve()

async function show(element: ReactNode) {
  globalThis.IS_REACT_ACT_ENVIRONMENT = true
  const router = createRouter({
    routeTree: createRootRoute({ component: () => element }),
    history: createMemoryHistory({ initialEntries: ['/'] }),
  })
  const container = document.body.appendChild(document.createElement('div'))
  const root = createRoot(container)
  await act(async () => {
    root.render(
      <I18nextProvider i18n={createTexts('en')}>
        <MantineProvider>
          <RouterProvider router={router as never} />
        </MantineProvider>
      </I18nextProvider>,
    )
  })
  leave = async () => {
    await act(async () => root.unmount())
    container.remove()
  }
  return container
}

afterEach(() => leave())

describe('a chart in a page', () => {
  it('has a name, and its values as a table for who does not see it', async () => {
    const page = await show(<LineChart label="Compliance by day" {...data} />)

    expect(page.querySelector('figure')?.getAttribute('aria-label')).toBe('Compliance by day')
    expect(page.querySelector('[role=application]')?.getAttribute('tabindex')).toBe('0')
    expect(page.querySelectorAll('tbody tr')).toHaveLength(3)
    expect(page.querySelector('tbody tr')?.textContent).toBe('1 Mar90.0%91.0%')
  })

  it('as a table leads from each value to where its point leads', async () => {
    const page = await show(
      <LineChart
        label="Compliance by day"
        {...data}
        linkOf={({ series, category }) => ({ to: '/cases', search: { series, day: category } })}
      />,
    )

    await act(async () => page.querySelector<HTMLElement>('button')?.click())

    expect(page.querySelector('[role=application]')).toBeNull()
    const links = Array.from(page.querySelectorAll('td a'))
    expect(links.map((link) => link.textContent)).toEqual(['90.0%', '91.0%', '92.0%', '95.0%', '93.0%'])
    expect(links[2]?.getAttribute('href')).toBe('/cases?series=before&day=2026-03-02')
  })

  it('by keyboard reads out where one is, and opens it', async () => {
    const picked: unknown[] = []
    const page = await show(<LineChart label="Compliance by day" {...data} onPick={(point) => picked.push(point)} />)
    const picture = page.querySelector('[role=application]') as HTMLElement
    const press = (key: string) =>
      act(
        async () => void picture.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })),
      )

    await press('ArrowRight')
    expect(page.querySelector('[role=status]')?.textContent).toBe('1 Mar, This month: 90.0%')
    await press('End')
    await press('ArrowDown')
    await press('Enter')

    expect(page.querySelector('[role=status]')?.textContent).toBe('3 Mar, The month before: 93.0%')
    expect(picked).toEqual([{ series: 'before', category: '2026-03-03', value: 0.93 }])
  })

  it('of two figures reads out both', async () => {
    const { kind: _scatter, ...both } = pairs
    const page = await show(<ScatterChart label="Volume and answers" {...both} />)
    const picture = page.querySelector('[role=application]') as HTMLElement

    await act(async () => void picture.dispatchEvent(new KeyboardEvent('keydown', { key: 'Home', bubbles: true })))

    expect(page.querySelector('[role=status]')?.textContent).toBe(
      '1 Mar, Cases coming in: −3, Time to first answer: −600,000',
    )
  })

  it('says so when nothing happened', async () => {
    const page = await show(
      <LineChart
        label="Compliance by day"
        {...data}
        series={[{ id: 'now', name: 'Now', values: [null, null, null] }]}
      />,
    )

    expect(page.querySelector('figure')?.textContent).toBe('Nothing happened here in this time.')
  })
})
