import { useTranslation } from 'react-i18next'
import type { WireCondition, WireFactors } from '../../core/contract/wire-diagnosis.ts'
import { useLanguage, useLocalText } from '../../look/language/use-language.ts'
import { useNames } from '../../look/language/use-names.ts'
import { useTimeWords } from '../../look/time/use-time-words.ts'
import { usePeople, useTeams } from '../directory/directory.ts'

const aMonday = Date.UTC(2024, 0, 1)
const dayMs = 86_400_000

/** Conditions in the reader's words, as they stand after "cases" (en) or before it (zh-CN). */
export function useFactorWords(people: WireFactors['people']) {
  const { t } = useTranslation('diagnosis')
  const local = useLocalText()
  const language = useLanguage()
  const names = useNames()
  const times = useTimeWords()
  const { teamName } = useTeams()
  const { personName } = usePeople()
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 2 })
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' })

  /** `≥ 12`, `≤ 3`, `= 2`: the sign, and the number. */
  function signed(level: string): { readonly sign: string; readonly value: number } {
    const [sign = '', value = ''] = level.split(' ')
    return { sign, value: Number(value) }
  }

  function factWords(column: string, level: string): string {
    const { sign, value } = signed(level)
    if (sign === '≥') return t('what.factHigh', { column, level: number.format(value) })
    if (sign === '≤') return t('what.factLow', { column, level: number.format(value) })
    if (sign === '=') return t('what.fact', { column, level: number.format(value) })
    return t('what.fact', { column, level: level === 'true' ? t('yes') : level === 'false' ? t('no') : level })
  }

  function countWords(once: string, often: string, level: string): string {
    const { value } = signed(level)
    return value <= 1 ? once : often.replace('{{level}}', number.format(value))
  }

  function wordsOf({ column, level, columnName, levelName }: WireCondition): string {
    const [kind = column, id = ''] = column.split(/:(.*)/s)
    const name = levelName === null ? level : local(levelName, level)
    const of = local(columnName, id === '' ? column : names.fact(id))
    switch (kind) {
      case 'team':
        return t('what.team', { level: teamName(level) })
      case 'assignee':
        return t('what.assignee', { level: Object.hasOwn(people, level) ? people[level] : personName(level) })
      case 'channel':
        return t('what.channel', { level: names.channel(level) })
      case 'tier':
        return t('what.tier', { level: levelName === null ? names.tier(level) : name })
      case 'priority':
        return t('what.priority', { level: levelName === null ? names.priority(level) : name })
      case 'business':
        return t('what.business', { level: name })
      case 'fact':
        return levelName === null ? factWords(of, level) : t('what.fact', { column: of, level: name })
      case 'hour':
        return t('what.hour', { from: hourText(Number(level)), to: hourText(Number(level) + 1) })
      case 'weekday':
        return t('what.weekday', { level: weekday.format(aMonday + Number(level) * dayMs) })
      case 'load': {
        const { sign, value } = signed(level)
        const key = sign === '≥' ? 'what.loadHigh' : sign === '≤' ? 'what.loadLow' : 'what.load'
        return t(key, { level: number.format(value) })
      }
      case 'target':
        return t('what.target', { level: times.span(Number(level)) })
      case 'handovers':
        return countWords(t('what.handoversOnce'), t('what.handovers', { level: '{{level}}' }), level)
      case 'reopened':
        return countWords(t('what.reopened'), t('what.reopenedOften', { level: '{{level}}' }), level)
      case 'waits':
        return countWords(t('what.waits'), t('what.waitsOften', { level: '{{level}}' }), level)
      case 'visits':
        return t('what.visits', { column: of, level: number.format(signed(level).value) })
      case 'time': {
        const { sign, value } = signed(level)
        return t(sign === '≤' ? 'what.timeLow' : 'what.timeHigh', { column: of, level: times.length(value) })
      }
      default:
        return t('what.other', { column: of, level: name })
    }
  }

  return {
    condition: wordsOf,
    conditions: (all: readonly WireCondition[]) => all.map(wordsOf).join(t('factors.and')),
    /** `3.8`, with one decimal. */
    times: (value: number) =>
      new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value),
  }
}

function hourText(hour: number): string {
  return `${String(hour % 24).padStart(2, '0')}:00`
}
