import { useMemo } from 'react'
import { useLanguage } from '../../look/language/use-language.ts'
import { isKnownZone } from '../../look/time/instant-text.ts'

/** The name of an hour in a zone: `Tue 24/11 13:00`. */
export function useZonedHours(zone: string): (at: string) => string {
  const language = useLanguage()
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
      weekday: 'short',
      day: 'numeric',
      month: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone: isKnownZone(zone) ? zone : 'UTC',
    })
    return (at) => format.format(Date.parse(at))
  }, [zone, language])
}
