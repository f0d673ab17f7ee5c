import { UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireCorrelation, WireCorrelations } from '../../core/contract/wire-diagnosis.ts'
import { Empty } from '../../look/elements/empty.tsx'
import { Notice } from '../../look/elements/notice.tsx'
import { Surface } from '../../look/elements/surface.tsx'
import { useNumberWords } from '../../look/numbers/use-number-words.ts'
import type { CorrelationsQuery } from '../../sdk/diagnosis.ts'
import { usePledge } from '../api/pledge.ts'
import classes from './diagnosis.module.css'
import { PairChart } from './pair-chart.tsx'
import { StudyFrame } from './study-frame.tsx'
import { useNarrow } from './use-narrow.ts'
import { useStudy } from './use-study.ts'

/** Which of volume, staffing, answers, punctuality and satisfaction move together. */
export function TogetherPart({ query }: { readonly query: CorrelationsQuery }) {
  const pledge = usePledge()
  const study = useStudy('together', query, (asked: CorrelationsQuery, options) =>
    pledge.diagnosis.correlations(asked, options),
  )
  return <StudyFrame study={study}>{(answer) => <TogetherAnswer answer={answer} />}</StudyFrame>
}

const nameOf = ({ one, other }: WireCorrelation) => `${one} ${other}`

function TogetherAnswer({ answer }: { readonly answer: WireCorrelations }) {
  const { t } = useTranslation('diagnosis')
  const [asked, setAsked] = useState<string | null>(null)
  const { pairs, span } = answer
  // Where there is no room beside the list, the picture stands under what it shows.
  const isNarrow = useNarrow(900)
  const shown = pairs.find((pair) => nameOf(pair) === asked) ?? pairs[0]
  if (shown === undefined) return <Empty title={t('together.none.title')} text={t('together.none.text')} />
  const chart = <PairChart key={nameOf(shown)} pair={shown} answer={answer} />
  return (
    <>
      <p className={classes.about}>{t('together.help')}</p>
      <Notice kind="info">{t('together.notCause')}</Notice>
      <div className={classes.parts}>
        <Surface id="together" title={t('together.title')}>
          <div className={classes.together}>
            <ul className={classes.pairs}>
              {pairs.map((pair) => (
                <li key={nameOf(pair)}>
                  <UnstyledButton
                    className={classes.pair}
                    aria-pressed={pair === shown}
                    onClick={() => setAsked(nameOf(pair))}
                  >
                    <PairWords pair={pair} span={span} />
                  </UnstyledButton>
                  {isNarrow && pair === shown && chart}
                </li>
              ))}
            </ul>
            {!isNarrow && chart}
          </div>
        </Surface>
      </div>
    </>
  )
}

function PairWords({ pair, span }: { readonly pair: WireCorrelation; readonly span: 'day' | 'hour' }) {
  const { t } = useTranslation('diagnosis')
  const numbers = useNumberWords()
  const { one, other, lag, rank, spans, isTogether } = pair
  const how = !isTogether ? 'none' : rank.value > 0 ? 'up' : 'down'
  const first = how === 'none' ? t(`together.figure.${one}`) : t(`together.inSentence.${one}`)
  const sentence = t(`together.sentence.${how}`, { one: first, other: t(`together.inSentence.${other}`) })
  const when = lag === 0 ? 'same' : lag > 0 ? span : (`${span}Before` as const)
  return (
    <>
      <span className={classes.pairText}>
        {isTogether
          ? t('together.withLag', { sentence, lag: t(`together.lag.${when}`, { count: Math.abs(lag) }) })
          : sentence}
      </span>
      <span className={`${classes.minor} figures`}>
        {t('together.strength', {
          rank: numbers.decimal(rank.value),
          low: numbers.decimal(rank.low),
          high: numbers.decimal(rank.high),
          spans: numbers.count(spans),
        })}
      </span>
    </>
  )
}
