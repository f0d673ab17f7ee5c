import { VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { WireCaseAtRisk, WireForecastNames, WireRiskReason } from '../../core/contract/wire-forecast.ts'
import { Glyph } from '../../look/elements/glyph.tsx'
import { useLocalText } from '../../look/language/use-language.ts'
import { useNames } from '../../look/language/use-names.ts'
import { useNumberWords } from '../../look/numbers/use-number-words.ts'
import { useTimeWords } from '../../look/time/use-time-words.ts'
import classes from './forecast.module.css'

interface RiskReasonsProps {
  readonly item: WireCaseAtRisk
  readonly names: WireForecastNames
}

/** What speaks for a promise's being broken, and what against it; the former first. */
export function RiskReasons({ item, names }: RiskReasonsProps) {
  const { t } = useTranslation('forecast')
  const say = useReasonWords(item, names)
  const reasons = item.reasons.toSorted((a, b) => Number(b.weight > 0) - Number(a.weight > 0))
  return (
    <ul className={classes.reasons} aria-label={t('cases.why', { number: item.number })}>
      {reasons.map((reason) => {
        const speaks = reason.weight > 0 ? 'for' : 'against'
        return (
          <li key={reason.factor} className={classes.reason} data-speaks={speaks}>
            <Glyph name={speaks === 'for' ? 'up' : 'down'} size={10} />
            <VisuallyHidden>{t(`speaks.${speaks}`)}</VisuallyHidden>
            {say(reason)}
          </li>
        )
      })}
    </ul>
  )
}

/** So far from usual a queue is worth saying by how many times. */
const clearly = 1.4
const minuteMs = 60_000

function useReasonWords(item: WireCaseAtRisk, names: WireForecastNames): (reason: WireRiskReason) => string {
  const { t } = useTranslation('forecast')
  const local = useLocalText()
  const ids = useNames()
  const numbers = useNumberWords()
  const words = useTimeWords()

  const nameOf = ({ factor, value }: WireRiskReason): string => {
    const id = typeof value === 'string' ? value : ''
    if (id === '') return t('nothing')
    if (factor === 'channel') return ids.channel(id)
    if (factor === 'priority') return local(names.priority?.[id], ids.priority(id))
    if (factor === 'tier') return local(names.tier?.[id], ids.tier(id))
    const kind = factor as 'flow' | 'clock' | 'node' | 'team' | 'business'
    return local(names[kind]?.[id], id)
  }
  const queueOf = (count: number, usual: number | null) => {
    const team = item.team === null ? t('noTeam') : local(names.team?.[item.team], item.team)
    const times = usual === null || usual === 0 ? 1 : count / usual
    if (times >= clearly)
      return t('reason.queue.longer', { team, count, times: numbers.decimal(Math.round(times * 10) / 10) })
    if (times <= 1 / clearly) return t('reason.queue.shorter', { team, count, usual: numbers.decimal(usual ?? 0) })
    return t('reason.queue.usual', { team, count })
  }
  return (reason) => {
    const { factor, value, usual, weight } = reason
    switch (factor) {
      case 'used':
        return t('reason.used', {
          share: numbers.wholeShare(Math.round(Number(value) * 100) / 100),
          left: words.span(item.remainingMs),
        })
      case 'queue':
        return queueOf(Number(value), usual)
      case 'assigneeLoad':
        return t('reason.assigneeLoad', { count: Number(value), usual: numbers.decimal(usual ?? 0) })
      case 'timeInNode':
        return Number(value) < minuteMs
          ? t('reason.justAtNode', { usual: words.span(usual ?? 0) })
          : t('reason.timeInNode', { length: words.span(Number(value)), usual: words.span(usual ?? 0) })
      case 'unassigned':
      case 'waiting':
      case 'afterHours':
      case 'reopened':
      case 'otherLate':
        return t(`reason.${factor}.${value === true ? 'yes' : 'no'}`)
      default:
        return t(`reason.${weight > 0 ? 'oftener' : 'seldomer'}.${factor}`, { name: nameOf(reason) })
    }
  }
}
