import { VisuallyHidden } from '@mantine/core'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ChartData, type ChartPoint, pointAt, pointSeriesOf } from './chart-data.ts'
import type { ChartPlace, MountedChart } from './chart-engine.ts'
import { placeWordsOf } from './chart-table.ts'
import classes from './charts.module.css'
import { nextPlace } from './next-place.ts'
import type { ChartWords } from './use-chart-words.ts'
import { useShownTheme } from './use-shown-theme.ts'

interface ChartPictureProps {
  readonly label: string
  readonly chart: ChartData
  readonly words: ChartWords
  readonly height: number
  readonly onPick: ((point: ChartPoint) => void) | null
  /** The program that draws could not be fetched. */
  readonly onFailure: () => void
}

/** The drawn chart. By keyboard the arrows walk its values, which are read out, and Enter picks one. */
export function ChartPicture({ label, chart, words, height, onPick, onFailure }: ChartPictureProps) {
  const { t } = useTranslation('charts')
  const hintId = useId()
  const [place, setPlace] = useState<ChartPlace | null>(null)
  const pick = (picked: ChartPlace) => {
    const point = pointAt(chart, picked.series, picked.category)
    if (point !== null) onPick?.(point)
  }
  const { host, mounted } = useMountedChart(chart, words, onPick !== null, pick, onFailure)

  const go = (next: ChartPlace | null) => {
    setPlace(next)
    mounted.current?.show(next)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (place !== null && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault()
      return pick(place)
    }
    if (event.key === 'Escape' && place !== null) return go(null)
    const next = nextPlace(chart, place, event.key)
    if (next === null) return
    event.preventDefault()
    go(next)
  }

  const said = place === null ? '' : saidAt(chart, place, words)
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: an application is interactive: its keys are described */}
      <div
        ref={host}
        className={classes.picture}
        style={{ height }}
        role="application"
        aria-roledescription={t('chart')}
        aria-label={label}
        aria-describedby={hintId}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onBlur={() => go(null)}
      />
      <VisuallyHidden id={hintId}>{t(onPick === null ? 'keys' : 'keysWithPick')}</VisuallyHidden>
      <VisuallyHidden role="status">{said}</VisuallyHidden>
    </>
  )
}

function saidAt(chart: ChartData, { series, category }: ChartPlace, words: ChartWords): string {
  const { title, lines } = placeWordsOf(chart, series, category, words)
  if (chart.kind === 'scatter') return `${title}, ${lines.map(({ name, text }) => `${name}: ${text}`).join(', ')}`
  const own = chart.kind === 'heat' ? lines[0] : lines[series]
  const name = chart.kind === 'heat' ? own?.name : pointSeriesOf(chart)[series]?.name
  return `${title}, ${name ?? ''}: ${own?.text ?? words.nothing}`
}

/** Loads what draws as soon as the element has a size, and draws anew with every change of chart, theme and size. */
function useMountedChart(
  chart: ChartData,
  words: ChartWords,
  canPick: boolean,
  onPick: (place: ChartPlace) => void,
  onFailure: () => void,
) {
  const theme = useShownTheme()
  const host = useRef<HTMLDivElement>(null)
  const mounted = useRef<MountedChart>(null)
  const [isMounted, setMounted] = useState(false)
  const hear = useRef({ onPick, onFailure })
  useEffect(() => {
    hear.current = { onPick, onFailure }
  })

  useEffect(() => {
    const element = host.current
    if (element === null) return
    let isGone = false
    let isLoading = false
    const load = async () => {
      isLoading = true
      try {
        const { mountChart } = await import('./chart-engine.ts')
        if (isGone) return
        mounted.current = mountChart(element, (place) => hear.current.onPick(place))
        setMounted(true)
      } catch {
        if (!isGone) hear.current.onFailure()
      }
    }
    const observer = new ResizeObserver(() => {
      if (element.clientWidth === 0 || element.clientHeight === 0) return
      if (mounted.current !== null) mounted.current.resize()
      else if (!isLoading) void load()
    })
    observer.observe(element)
    return () => {
      isGone = true
      observer.disconnect()
      mounted.current?.dispose()
      mounted.current = null
      setMounted(false)
    }
  }, [])

  // Whoever passes a new object with the same content does not make it draw again.
  const content = JSON.stringify(chart)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours of the theme are read from the page
  useEffect(() => {
    if (isMounted) mounted.current?.draw(JSON.parse(content) as ChartData, words, canPick)
  }, [isMounted, content, words, canPick, theme])
  return { host, mounted }
}
