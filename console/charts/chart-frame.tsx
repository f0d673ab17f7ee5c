import { Skeleton, VisuallyHidden } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SmallTool } from '../../look/elements/tool.tsx'
import { type ChartData, type ChartPoint, pointSeriesOf } from './chart-data.ts'
import { ChartDataTable, type ChartPicking } from './chart-data-table.tsx'
import { ChartLegend } from './chart-legend.tsx'
import { ChartPicture } from './chart-picture.tsx'
import { chartTableOf } from './chart-table.ts'
import classes from './charts.module.css'
import { type ChartFormat, useChartWords } from './use-chart-words.ts'

/** What every chart takes beside its values. */
export interface ChartProps extends ChartPicking {
  /** What the chart shows, as its name: nobody has to see it to know. */
  readonly label: string
  /** Of the picture, in pixels. */
  readonly height?: number
  /** How values are said, where their unit does not say it; keep it the same function, a new one draws anew. */
  readonly format?: ChartFormat
  /** Its values are still fetched. */
  readonly isLoading?: boolean
}

/** A chart: the picture, or all of its values as a table, which screen readers have in any case. */
export function ChartFrame({
  chart,
  label,
  height = 220,
  format,
  isLoading = false,
  linkOf,
  onPick,
}: ChartProps & { readonly chart: ChartData }) {
  const { t } = useTranslation('charts')
  const words = useChartWords(chart.kind === 'scatter' ? 'number' : chart.unit, format)
  const navigate = useNavigate()
  const [isTable, setTable] = useState(false)
  const table = chartTableOf(chart, words)
  const isEmpty = pointSeriesOf(chart).every(({ values }) => values.every((value) => value === null))

  const canPick = linkOf !== undefined || onPick !== undefined
  const pick = (point: ChartPoint) => {
    const link = linkOf?.(point) ?? null
    if (link !== null) void navigate(link)
    else onPick?.(point)
  }
  if (isLoading) {
    return (
      <figure className={classes.figure} aria-label={label} aria-busy="true">
        <Skeleton height={height} />
      </figure>
    )
  }
  if (isEmpty) {
    return (
      <figure className={classes.figure} aria-label={label}>
        <p className={classes.nothing}>{t('nothing')}</p>
      </figure>
    )
  }
  return (
    <figure className={classes.figure} aria-label={label}>
      <div className={classes.head}>
        {isTable ? <span /> : <ChartLegend chart={chart} />}
        <span className={classes.toggle}>
          <SmallTool
            symbol={isTable ? 'chart' : 'table'}
            label={t(isTable ? 'asChart' : 'asTable', { label })}
            onClick={() => setTable(!isTable)}
          />
        </span>
      </div>
      {isTable ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keyboard, too
        <section className={classes.scroller} aria-label={label} tabIndex={0}>
          <ChartDataTable label={label} table={table} linkOf={linkOf} onPick={onPick} />
        </section>
      ) : (
        <>
          <ChartPicture
            label={label}
            chart={chart}
            words={words}
            height={height}
            onPick={canPick ? pick : null}
            onFailure={() => setTable(true)}
          />
          <VisuallyHidden>
            <ChartDataTable label={label} table={table} />
          </VisuallyHidden>
        </>
      )}
    </figure>
  )
}
