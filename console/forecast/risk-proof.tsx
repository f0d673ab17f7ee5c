import { useTranslation } from 'react-i18next'
import type { WireRiskModel } from '../../core/contract/wire-forecast.ts'
import { useLanguage } from '../../look/language/use-language.ts'
import { useNumberWords } from '../../look/numbers/use-number-words.ts'
import { civilDateText } from '../../look/time/civil-text.ts'
import { LineChart } from '../charts/line-chart.tsx'
import classes from './forecast.module.css'

/** How often what was said of promises came true, on the part of the history that nothing was learned from. */
export function RiskProof({ model }: { readonly model: WireRiskModel }) {
  const { t } = useTranslation('forecast')
  const numbers = useNumberWords()
  const language = useLanguage()
  const { reliability, measuredOn, learnedFrom, skill, brier, baseBrier, baseRate, fromAt, toAt } = model
  return (
    <div className={classes.proof}>
      <p className={`${classes.sentence} figures`}>
        {t('proof.skill', {
          skill: numbers.share(skill),
          base: numbers.share(baseRate),
          brier: brier.toFixed(3),
          baseBrier: baseBrier.toFixed(3),
        })}
      </p>
      <LineChart
        label={t('proof.chart')}
        unit="share"
        min={0}
        max={1}
        categoryName={t('proof.said')}
        categories={reliability.map(({ said, count }, index) => ({
          id: String(index),
          name: `${numbers.wholeShare(Math.round(said * 100) / 100)} (${numbers.count(count)})`,
        }))}
        series={[
          { id: 'happened', name: t('proof.happened'), values: reliability.map(({ happened }) => happened), tone: 1 },
          { id: 'said', name: t('proof.ideal'), values: reliability.map(({ said }) => said), look: 'target' },
        ]}
      />
      <p className={`${classes.soft} figures`}>
        {t('proof.basis', {
          learned: numbers.count(learnedFrom),
          measured: numbers.count(measuredOn),
          from: civilDateText(fromAt.slice(0, 10), language),
          to: civilDateText(toAt.slice(0, 10), language),
        })}
      </p>
    </div>
  )
}
