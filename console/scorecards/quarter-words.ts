import { useTranslation } from 'react-i18next'
import type { ScorecardComponent } from '../../core/contract/wire-scorecards.ts'
import { useNumberWords } from '../../look/numbers/use-number-words.ts'

/** `2026Q4` as people say it. */
export function useQuarterName(): (quarter: string) => string {
  const { t } = useTranslation('scorecards')
  return (quarter) => t('quarterName', { year: quarter.slice(0, 4), part: quarter.slice(5) })
}

const shares: ReadonlySet<ScorecardComponent> = new Set([
  'satisfaction',
  'response',
  'firstContact',
  'notReopened',
  'handovers',
  'ola',
])

/** The unit in which a figure is written: how many of it make one, and what stands behind the number. */
export function useFigureUnit(): (component: ScorecardComponent) => {
  readonly times: number
  readonly suffix: string
} {
  const { t } = useTranslation('scorecards')
  return (component) => {
    if (shares.has(component)) return { times: 100, suffix: ' %' }
    return { times: 1, suffix: component === 'held' ? t('hours', { hours: '' }) : '' }
  }
}

/** A figure in its own unit: a share in percent, hours, or a number. */
export function useFigureWords(): (component: ScorecardComponent, value: number) => string {
  const { t } = useTranslation('scorecards')
  const numbers = useNumberWords()
  return (component, value) => {
    if (shares.has(component)) return numbers.share(value)
    if (component === 'held') return t('hours', { hours: numbers.decimal(value) })
    return numbers.decimal(value)
  }
}
