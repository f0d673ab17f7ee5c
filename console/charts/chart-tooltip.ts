import type { ChartData } from './chart-data.ts'
import type { ChartLook } from './chart-look.ts'
import { placeWordsOf } from './chart-table.ts'
import type { ChartWords } from './use-chart-words.ts'

interface HoveredItem {
  readonly dataIndex?: number
  readonly value?: unknown
}

/** What hovering shows: the words of the place, made of elements, so that no name can become markup. */
export function tooltipOf(chart: ChartData, words: ChartWords, look: ChartLook) {
  return {
    trigger: chart.kind === 'heat' || chart.kind === 'scatter' ? 'item' : 'axis',
    confine: true,
    transitionDuration: 0,
    backgroundColor: look.raised,
    borderColor: look.line,
    padding: [6, 10],
    textStyle: { color: look.ink, fontSize: 12, fontFamily: look.fontFamily },
    axisPointer: {
      type: chart.kind === 'bar' ? 'shadow' : 'line',
      lineStyle: { color: look.inkSoft, type: 'solid', width: 1 },
      shadowStyle: { color: look.ink, opacity: 0.06 },
      label: { show: false },
    },
    formatter: (hovered: HoveredItem | readonly HoveredItem[]) => {
      const item = Array.isArray(hovered) ? (hovered as readonly HoveredItem[])[0] : (hovered as HoveredItem)
      const [column = 0, row = 0] = chart.kind === 'heat' && Array.isArray(item?.value) ? (item.value as number[]) : []
      return wordsElement(chart, row, chart.kind === 'heat' ? column : (item?.dataIndex ?? 0), words)
    },
  }
}

function wordsElement(chart: ChartData, series: number, category: number, words: ChartWords): HTMLElement {
  const { title, lines } = placeWordsOf(chart, series, category, words)
  const box = document.createElement('div')
  const head = box.appendChild(document.createElement('strong'))
  head.textContent = title
  for (const { name, text } of lines) {
    const line = box.appendChild(document.createElement('div'))
    line.style.cssText = 'display:flex;justify-content:space-between;gap:16px'
    line.appendChild(document.createElement('span')).textContent = name
    const value = line.appendChild(document.createElement('span'))
    value.style.fontVariantNumeric = 'tabular-nums'
    value.textContent = text
  }
  return box
}
