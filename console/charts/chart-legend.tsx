import type { ChartData } from './chart-data.ts'
import { dashAt, hatchingAt, toneAt, toneTokens } from './chart-look.ts'
import classes from './charts.module.css'

/** What the lines and bars of a chart are, each with its colour and its pattern. Nothing where there is only one. */
export function ChartLegend({ chart }: { readonly chart: ChartData }) {
  if (chart.kind === 'heat' || chart.kind === 'scatter') return null
  const bands = chart.kind === 'line' ? (chart.bands ?? []) : []
  const entries =
    chart.series.length + bands.length + (chart.kind === 'bar' && chart.cumulativeName !== undefined ? 1 : 0)
  if (entries < 2) return null
  return (
    <ul className={classes.legend} aria-hidden="true">
      {chart.kind === 'line' &&
        chart.series.map(({ id, name, look = 'line', tone }, index) => {
          const isSoft = look === 'before' || look === 'target'
          const dash = look === 'before' ? [3, 3] : look === 'target' ? [8, 4] : dashAt(index)
          const token = toneTokens[tone ?? (isSoft ? 'soft' : toneAt(index))]
          return (
            <li key={id}>
              <svg width="22" height="10" aria-hidden="true">
                <line
                  x1="0"
                  x2="22"
                  y1="5"
                  y2="5"
                  stroke={`var(${token})`}
                  strokeWidth={isSoft ? 1.5 : 2}
                  strokeDasharray={dash.join(' ')}
                />
              </svg>
              {name}
            </li>
          )
        })}
      {bands.map(({ id, name, tone }, index) => (
        <li key={id}>
          <svg width="22" height="10" aria-hidden="true">
            <rect width="22" height="10" fill={`var(${toneTokens[toneAt(index, tone)]})`} opacity="0.22" />
          </svg>
          {name}
        </li>
      ))}
      {chart.kind === 'bar' &&
        chart.series.map(({ id, name, tone }, index) => (
          <li key={id}>
            <span className={classes.swatch} style={swatchStyle(toneTokens[toneAt(index, tone)], hatchingAt(index))} />
            {name}
          </li>
        ))}
      {chart.kind === 'bar' && chart.cumulativeName !== undefined && (
        <li>
          <svg width="22" height="10" aria-hidden="true">
            <line x1="0" x2="22" y1="5" y2="5" stroke="var(--ink)" strokeWidth="1.5" />
            <circle cx="11" cy="5" r="2.5" fill="var(--ink)" />
          </svg>
          {chart.cumulativeName}
        </li>
      )}
    </ul>
  )
}

function swatchStyle(token: string, angle: number | null) {
  const color = `var(${token})`
  return angle === null
    ? { background: color }
    : { background: `repeating-linear-gradient(${90 - angle}deg, ${color} 0 4px, var(--surface) 4px 5.5px)` }
}
