import { useTranslation } from 'react-i18next'
import type { ReportRhythm, ScheduledReport, WireReportSending } from '../../core/contract/wire-delivery.ts'
import { useLanguage } from '../../look/language/use-language.ts'
import { readerZone } from '../../look/time/instant-text.ts'

/** How reports by mail are said: what they tell, when they come, what became of them. */
export function useDeliveryWords() {
  const { t } = useTranslation('delivery')
  const language = useLanguage()

  const groupName = (by: string) => {
    const groups: Readonly<Record<string, string>> = t('groups', { returnObjects: true })
    return Object.hasOwn(groups, by) ? (groups[by] ?? by) : by
  }
  return {
    groupName,
    what(report: ScheduledReport): string {
      const parts = [
        nameOf(report),
        t(`period.${report.period}`),
        ...(report.where === undefined ? [] : [t('filtered')]),
      ]
      return language === 'en' ? `${parts[0]} ${parts.slice(1).join(', ')}` : parts.join(' · ')
    },
    when({ every, weekdays = [], monthDay = 1, time, zone, calendar }: ReportRhythm): string {
      const days = weekdays.map((day) => t(`weekdays.${day}`)).join(language === 'en' ? ', ' : '、')
      const parts = [
        t(`when.${every}`, { time, days, day: monthDay }),
        ...(calendar === undefined ? [] : [t('when.working', { calendar })]),
        ...(zone === readerZone() ? [] : [t('when.zone', { zone })]),
      ]
      return parts.join(language === 'en' ? ', ' : '，')
    },
    /** What is to be known of a sending beside its state. */
    detail({ state, attempts, letters, error, note }: WireReportSending): string | null {
      if (state === 'sent') {
        const sent = t('letters', { count: letters })
        return note === null ? sent : `${sent}, ${t(`note.${note}`)}`
      }
      if (error === null) return null
      const errors: Readonly<Record<string, string>> = t('error', { returnObjects: true })
      const said = Object.hasOwn(errors, error) ? (errors[error] ?? error) : error
      return state === 'waiting' ? `${said} (${t('again', { count: attempts })})` : said
    },
  }

  function nameOf(report: ScheduledReport): string {
    if (report.kind === 'service') return t('kind.service')
    const measure = t(`measures.${report.measure}`)
    const [by] = report.by ?? []
    return by === undefined ? t('kind.figures', { measure }) : t('kind.figuresBy', { measure, by: groupName(by) })
  }
}
