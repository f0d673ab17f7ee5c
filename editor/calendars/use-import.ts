import { useEffect, useState } from 'react'
import type { CalendarDocument, Weekday } from '../../core/contract/calendar.ts'
import type { ImportedDates } from '../../model/calendar/imported-dates.ts'
import { makeIssue } from '../../model/document/issue.ts'
import { importHolidayFile } from './import-file.ts'

/** Where holidays are taken from. */
export type ImportSource =
  | { readonly kind: 'china'; readonly years: readonly number[] }
  | {
      readonly kind: 'place'
      readonly years: readonly number[]
      readonly place: string | null
      readonly hasHalfDays: boolean
    }
  | { readonly kind: 'file'; readonly text: string | null }

/** What a source has: nothing asked yet, under way, found, or not to be had. */
export type Found =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'looking' }
  | { readonly kind: 'found'; readonly dates: ImportedDates }
  | { readonly kind: 'failed' }

/** Finds the holidays of a source for a calendar; the libraries are fetched when they are asked for first. */
export async function findHolidays(
  source: ImportSource,
  { hours }: Pick<CalendarDocument, 'hours'>,
  like: Weekday,
): Promise<ImportedDates | null> {
  if (source.kind === 'file') return source.text === null ? null : importHolidayFile(source.text, { like })
  if (source.years.length === 0 || (source.kind === 'place' && source.place === null)) return null
  const found: ImportedDates[] = []
  for (const year of source.years) found.push(await ofYear(source, year, hours, like))
  return joined(found)
}

async function ofYear(
  source: Exclude<ImportSource, { readonly kind: 'file' }>,
  year: number,
  hours: CalendarDocument['hours'],
  like: Weekday,
): Promise<ImportedDates> {
  if (source.kind === 'china') {
    const { importChineseDays } = await import('../../model/calendar/import-chinese-days.ts')
    return importChineseDays(year, like)
  }
  const { importDateHolidays } = await import('../../model/calendar/import-date-holidays.ts')
  return importDateHolidays({ year, place: source.place ?? '', halfDaysOf: source.hasHalfDays ? hours : null })
}

/** The finds of several years as one; known as far as the years before it are known without a gap. */
function joined(found: readonly ImportedDates[]): ImportedDates {
  const gap = found.findIndex(({ coversThrough }) => coversThrough === null)
  const known = gap < 0 ? found : found.slice(0, gap)
  const all = {
    holidays: found.flatMap(({ holidays }) => holidays),
    exceptions: found.flatMap(({ exceptions }) => exceptions),
    issues: found.flatMap(({ issues }) => issues),
  }
  const isEmpty = all.holidays.length + all.exceptions.length === 0 && all.issues.length === 0
  return {
    ...all,
    issues: isEmpty ? [makeIssue('calendar.import-empty', '', {})] : all.issues,
    coversThrough: known.at(-1)?.coversThrough ?? null,
  }
}

interface Question extends Pick<CalendarDocument, 'hours'> {
  readonly source: ImportSource
  readonly like: Weekday
}

/** Looks again whenever the source changes; an older answer never replaces a newer one. */
export function useFound(source: ImportSource, calendar: CalendarDocument, like: Weekday): Found {
  const [found, setFound] = useState<Found>({ kind: 'nothing' })
  const { hours } = calendar
  // A source is made anew at every rendering; the same question is asked once.
  const asked = JSON.stringify({ source, hours, like })

  useEffect(() => {
    let isOld = false
    const question = JSON.parse(asked) as Question
    setFound({ kind: 'looking' })
    findHolidays(question.source, question, question.like).then(
      (dates) => !isOld && setFound(dates === null ? { kind: 'nothing' } : { kind: 'found', dates }),
      () => !isOld && setFound({ kind: 'failed' }),
    )
    return () => {
      isOld = true
    }
  }, [asked])
  return found
}
