import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CorrelatedFigure, WireCorrelation } from '../../core/contract/wire-diagnosis.ts'
import { SmallTool } from '../../look/elements/tool.tsx'
import { useNumberWords } from '../../look/numbers/use-number-words.ts'
import { useTimeWords } from '../../look/time/use-time-words.ts'
import classes from './diagnosis.module.css'

const [width, height, edge] = [420, 320, 64]
const foot = 40

/** Two figures against each other, one point for each span of time; or all of them as a table. */
export function ScatterPicture({ pair }: { readonly pair: WireCorrelation }) {
  const { t } = useTranslation('diagnosis')
  const [isTable, setTable] = useState(false)
  const one = t(`together.figure.${pair.one}`)
  const other = t(`together.figure.${pair.other}`)
  const label = t('together.scatter', { one, other })
  return (
    <figure className={classes.scatter} aria-label={label}>
      <div className={classes.scatterHead}>
        <figcaption>{label}</figcaption>
        <SmallTool
          symbol={isTable ? 'chart' : 'table'}
          label={t(isTable ? 'together.picture' : 'together.table')}
          onClick={() => setTable(!isTable)}
        />
      </div>
      {isTable ? <PointTable pair={pair} one={one} other={other} /> : <Points pair={pair} one={one} other={other} />}
    </figure>
  )
}

interface PointsProps {
  readonly pair: WireCorrelation
  readonly one: string
  readonly other: string
}

function Points({ pair, one, other }: PointsProps) {
  const { t } = useTranslation('diagnosis')
  const value = useFigureChange()
  const [first, second] = [pair.points.map((point) => point.one), pair.points.map((point) => point.other)]
  const [across, up] = [scaleOf(first, edge, width - 16), scaleOf(second, height - foot, 16)]
  const bottom = height - foot
  return (
    <svg className={classes.points} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <line className={classes.axis} x1={across(0)} x2={across(0)} y1={8} y2={bottom} />
      <line className={classes.axis} x1={edge} x2={width - 8} y1={up(0)} y2={up(0)} />
      {pair.points.map((point) => (
        <circle key={point.start} className={classes.point} cx={across(point.one)} cy={up(point.other)} r={3}>
          <title>
            {`${point.start.replace('T', ' ')}: ${one} ${value(pair.one, point.one)}, ${other} ${value(pair.other, point.other)}`}
          </title>
        </circle>
      ))}
      {endsOf(first).map((end) => (
        <text key={end} className={classes.axisText} x={across(end)} y={bottom + 14} textAnchor="middle">
          {end === 0 ? t('together.usual') : value(pair.one, end)}
        </text>
      ))}
      {endsOf(second).map((end) => (
        <text key={end} className={classes.axisText} x={edge - 6} y={up(end) + 4} textAnchor="end">
          {end === 0 ? t('together.usual') : value(pair.other, end)}
        </text>
      ))}
      <text className={classes.axisText} x={(edge + width) / 2} y={height - 8} textAnchor="middle">
        {one} →
      </text>
      <text className={classes.axisText} x={-bottom / 2} y={12} textAnchor="middle" transform="rotate(-90)">
        {other} →
      </text>
    </svg>
  )
}

/** What an axis says: the lowest, the usual and the highest, as far as they do not stand upon each other. Pure. */
function endsOf(values: readonly number[]): readonly number[] {
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)]
  const least = 0.18 * (high - low)
  return [low, 0, high].filter((end) => end === 0 || Math.abs(end) > least)
}

function PointTable({ pair, one, other }: PointsProps) {
  const { t } = useTranslation('diagnosis')
  const value = useFigureChange()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <div className={classes.scatterTable} tabIndex={0} role="group" aria-label={t('together.table')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('together.when')}</th>
            <th scope="col">{one}</th>
            <th scope="col">{other}</th>
          </tr>
        </thead>
        <tbody>
          {pair.points.map((point) => (
            <tr key={point.start}>
              <th scope="row">{point.start.replace('T', ' ')}</th>
              <td className="figures">{value(pair.one, point.one)}</td>
              <td className="figures">{value(pair.other, point.other)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** What a figure differs by from what is usual, in its unit. */
function useFigureChange() {
  const numbers = useNumberWords()
  const times = useTimeWords()
  return (figure: CorrelatedFigure, value: number): string => {
    if (figure === 'compliance') return numbers.shareChange(value)
    if (figure === 'firstReply') return `${value < 0 ? '−' : '+'}${times.length(Math.abs(value))}`
    return numbers.change(value)
  }
}

/** From values to places; nothing lies beyond the ends, and zero is always within. Pure. */
function scaleOf(values: readonly number[], from: number, to: number): (value: number) => number {
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)]
  return (value) => from + ((value - low) / (high - low || 1)) * (to - from)
}
