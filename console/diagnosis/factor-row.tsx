import { Button } from '@mantine/core'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireFactor, WireFactors } from '../../core/contract/wire-diagnosis.ts'
import { StateBadge } from '../../look/elements/state-badge.tsx'
import { useLanguage } from '../../look/language/use-language.ts'
import { useNumberWords } from '../../look/numbers/use-number-words.ts'
import { civilDateText } from '../../look/time/civil-text.ts'
import type { FactorsQuery } from '../../sdk/diagnosis.ts'
import { LineChart } from '../charts/line-chart.tsx'
import { TextLink } from '../shell/links.tsx'
import { CaseLinks } from './case-links.tsx'
import classes from './diagnosis.module.css'
import { EffectBar } from './effect-bar.tsx'
import { factorCasesLink } from './factor-cases-search.ts'
import { useFactorWords } from './use-factor-words.ts'

interface FactorRowProps {
  readonly query: FactorsQuery
  readonly answer: WireFactors
  readonly factor: WireFactor
  /** Where the bars of all factors end. */
  readonly most: number
}

/** One factor: a sentence, a bar with its interval, and behind it how it went over time and whose cases they are. */
export function FactorRow({ query, answer, factor, most }: FactorRowProps) {
  const { t } = useTranslation('diagnosis')
  const numbers = useNumberWords()
  const words = useFactorWords(answer.people)
  const [isOpen, setOpen] = useState(false)
  const detailsId = useId()
  const { ratio, conditions, kind } = factor
  const bounds = { ratio: words.times(ratio.value), low: words.times(ratio.low), high: words.times(ratio.high) }
  return (
    <li className={classes.factor}>
      <div className={classes.factorHead}>
        <p className={classes.sentence}>
          {t('factors.sentence', {
            what: words.conditions(conditions),
            ...bounds,
            share: numbers.wholeShare(rounded(factor.shareOfLate)),
          })}
        </p>
        {kind === 'target' && (
          <StateBadge tone="plain" symbol="dot">
            {t('factors.kind.target')}
          </StateBadge>
        )}
        <Button
          variant="default"
          size="compact-xs"
          aria-expanded={isOpen}
          aria-controls={detailsId}
          aria-label={`${t(isOpen ? 'factors.less' : 'factors.more')}: ${words.conditions(conditions)}`}
          onClick={() => setOpen(!isOpen)}
        >
          {t(isOpen ? 'factors.less' : 'factors.more')}
        </Button>
      </div>
      <EffectBar label={t('factors.barName', bounds)} estimate={ratio} most={most} text={`× ${bounds.ratio}`} />
      <div id={detailsId} hidden={!isOpen}>
        {isOpen && <FactorDetails query={query} factor={factor} />}
      </div>
    </li>
  )
}

function FactorDetails({ query, factor }: Pick<FactorRowProps, 'query' | 'factor'>) {
  const { t } = useTranslation('diagnosis')
  const numbers = useNumberWords()
  const language = useLanguage()
  const { cases, late, otherCases, otherLate, trend, falseRate, kind } = factor
  const rate = (part: number, all: number) => (all === 0 ? null : part / all)
  const shown = (part: number, all: number) => numbers.share(rate(part, all) ?? 0)
  const link = factorCasesLink({ ...query, conditions: factor.conditions })
  return (
    <div className={classes.details}>
      <p>
        {t('factors.figures', {
          cases: numbers.count(cases),
          late: numbers.count(late),
          rate: shown(late, cases),
          otherCases: numbers.count(otherCases),
          otherLate: numbers.count(otherLate),
          otherRate: shown(otherLate, otherCases),
          explained: numbers.wholeShare(rounded(factor.explained)),
        })}{' '}
        {t('factors.falseRate', { share: numbers.share(Math.max(0.001, falseRate)) })}
        {kind === 'target' && <> {t('factors.targetHelp')}</>}
      </p>
      <LineChart
        label={t('factors.trend')}
        height={180}
        unit="share"
        min={0}
        categoryName={t('factors.time')}
        categories={trend.map(({ start }) => ({ id: start, name: civilDateText(start, language) }))}
        series={[
          {
            id: 'with',
            name: t('factors.withIt'),
            tone: 'late',
            values: trend.map((one) => rate(one.late, one.cases)),
          },
          {
            id: 'without',
            name: t('factors.without'),
            look: 'before',
            values: trend.map((one) => rate(one.otherLate, one.otherCases)),
          },
        ]}
      />
      <h3 className={classes.minorTitle}>{t('factors.cases')}</h3>
      <CaseLinks cases={factor.examples} />
      <p>
        <TextLink {...link}>{t('factors.allCases')}</TextLink>
      </p>
    </div>
  )
}

function rounded(share: number): number {
  return Math.round(share * 100) / 100
}
