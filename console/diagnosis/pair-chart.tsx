import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { CorrelatedFigure, WireCorrelation, WireCorrelations } from '../../core/contract/wire-diagnosis.ts'
import { useLanguage } from '../../look/language/use-language.ts'
import { numberWordsOf } from '../../look/numbers/number-words.ts'
import { civilDateText, civilText } from '../../look/time/civil-text.ts'
import { lengthText } from '../../look/time/length.ts'
import { ScatterChart } from '../charts/scatter-chart.tsx'
import classes from './diagnosis.module.css'
import { spanLink } from './span-link.ts'

interface PairChartProps {
  readonly pair: WireCorrelation
  readonly answer: WireCorrelations
}

/** Two figures against each other, one point for each span of time, which leads to what happened then. */
export function PairChart({ pair, answer }: PairChartProps) {
  const { t } = useTranslation('diagnosis')
  const language = useLanguage()
  const names = { one: t(`together.figure.${pair.one}`), other: t(`together.figure.${pair.other}`) }
  const format = useFigureChange(pair)
  const label = t('together.scatter', names)
  return (
    <div className={classes.pairChart}>
      <p className={classes.pairTitle}>{label}</p>
      <ScatterChart
        label={label}
        categoryName={t('together.when')}
        categories={pair.points.map(({ start }) => ({
          id: start,
          name:
            answer.span === 'day'
              ? civilDateText(start, language)
              : `${civilDateText(start.slice(0, 10), language)} ${civilText(start, 'hour', language)}`,
        }))}
        series={[
          { id: 'one', name: names.one, unit: unitOf(pair.one), values: pair.points.map(({ one }) => one) },
          { id: 'other', name: names.other, unit: unitOf(pair.other), values: pair.points.map(({ other }) => other) },
        ]}
        zeroName={t('together.usual')}
        format={format}
        linkOf={({ series, category }) => spanLink(answer, pair, series === 'other' ? 'other' : 'one', category)}
      />
    </div>
  )
}

const unitOf = (figure: CorrelatedFigure) => (figure === 'firstReply' ? 'duration' : 'number')

/** What each of two figures differs by from what is usual, in its unit. */
function useFigureChange({ one, other }: WireCorrelation): (value: number, series?: number) => string {
  const { t } = useTranslation('diagnosis')
  const language = useLanguage()
  return useMemo(() => {
    const numbers = numberWordsOf(language)
    return (value, series) => {
      const figure = series === 1 ? other : one
      if (figure === 'compliance') return t('together.points', { change: numbers.shareChange(value) })
      if (figure === 'firstReply') return `${value < 0 ? '−' : '+'}${lengthText(Math.abs(value), language)}`
      return numbers.change(value)
    }
  }, [t, language, one, other])
}
