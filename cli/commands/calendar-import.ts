import { writeFile } from 'node:fs/promises'
import { stringify } from 'yaml'
import type { ProblemCode } from '../../core/catalogue/index.ts'
import { type CalendarDocument, type Weekday, weekdays } from '../../core/contract/calendar.ts'
import { compileCalendar } from '../../model/calendar/compile-calendar.ts'
import { importChineseDays } from '../../model/calendar/import-chinese-days.ts'
import { importDateHolidays } from '../../model/calendar/import-date-holidays.ts'
import { importHolidayCn } from '../../model/calendar/import-holiday-cn.ts'
import { importICalendar } from '../../model/calendar/import-icalendar.ts'
import { type ImportedDates, withImportedDates } from '../../model/calendar/imported-dates.ts'
import { inLanguage } from '../../model/words/message.ts'
import { noPositionals, numberOf, oneOf, readArguments, required } from '../arguments.ts'
import { calendarInWords } from '../calendar-in-words.ts'
import type { Command } from '../commands.ts'
import { answer } from '../io.ts'
import { readDocument, readText } from '../read-document.ts'
import { invalidDocument, Refusal, wrongUse } from '../refusal.ts'

const sources = ['holiday-cn', 'icalendar', 'chinese-days', 'date-holidays'] as const

/**
 * `pledge calendar import`: a calendar file with holidays and make-up days from elsewhere in it, printed, or written with `--out`. Needs
 * nothing running and fetches nothing: files are given, libraries carry their data.
 */
export const calendarImportCommand: Command = async (args, io) => {
  const { options, positionals } = readArguments(args, {
    calendar: 'text',
    source: 'text',
    file: 'text',
    year: 'text',
    place: 'text',
    like: 'text',
    'half-days': 'flag',
    out: 'text',
  })
  noPositionals(positionals)
  const file = required('calendar', options.calendar)
  const document = await calendarIn(file)
  const imported = await importedDates(document, options)
  const wrong = imported.issues.find(({ severity }) => severity === 'error')
  if (wrong !== undefined) {
    // A file may be at fault, a library was asked for what it does not have.
    if (options.file !== undefined) throw invalidDocument(options.file, imported.issues)
    throw new Refusal(2, wrong.code as ProblemCode, wrong.params)
  }
  const merged = withImportedDates(document, imported)
  const compiled = compileCalendar(merged, { version: null })
  if (!compiled.ok) throw invalidDocument(file, compiled.issues)

  const warnings = [...imported.issues, ...compiled.issues].map((issue) => inLanguage(issue, io.language))
  if (options.out !== undefined) await write(options.out, merged)
  const value = {
    ...(options.out === undefined ? { document: merged } : { file: options.out }),
    holidays: imported.holidays.length,
    exceptions: imported.exceptions.length,
    coversThrough: merged.coversThrough ?? null,
    ...(warnings.length > 0 ? { warnings } : {}),
  }
  answer(io, value, () => {
    const { holidays, exceptions, coversThrough } = value
    const counts = { holidays, exceptions, coversThrough, file: options.out ?? file }
    return options.out === undefined ? JSON.stringify(merged, null, 2) : calendarInWords(io.language).imported(counts)
  })
  if (!io.isJson) for (const warning of warnings) io.err(`pledge: ${warning.message}`)
  return 0
}

async function calendarIn(file: string): Promise<CalendarDocument> {
  const parsed = await readDocument(file)
  if (!parsed.ok) throw invalidDocument(file, parsed.issues)
  const compiled = compileCalendar(parsed.value, { version: null })
  if (!compiled.ok) throw invalidDocument(file, compiled.issues, parsed.locate)
  return parsed.value as CalendarDocument
}

interface ImportOptions {
  readonly source?: string
  readonly file?: string
  readonly year?: string
  readonly place?: string
  readonly like?: string
  readonly 'half-days': boolean
}

async function importedDates({ hours }: CalendarDocument, options: ImportOptions): Promise<ImportedDates> {
  const source = oneOf('source', required('source', options.source), sources)
  const firstOpen = weekdays.find((weekday) => (hours[weekday] ?? []).length > 0) ?? 'mon'
  const like: Weekday = options.like === undefined ? firstOpen : oneOf('like', options.like, weekdays)
  switch (source) {
    case 'holiday-cn': {
      const file = required('file', options.file)
      const parsed = await readDocument(file)
      if (!parsed.ok) throw invalidDocument(file, parsed.issues)
      return importHolidayCn(parsed.value, { like })
    }
    case 'icalendar':
      return importICalendar(await readText(required('file', options.file)), { like })
    case 'chinese-days':
      return await importChineseDays(yearOf(options.year), like)
    case 'date-holidays': {
      const place = required('place', options.place)
      return await importDateHolidays({
        year: yearOf(options.year),
        place,
        halfDaysOf: options['half-days'] ? hours : null,
      })
    }
  }
}

function yearOf(text: string | undefined): number {
  const year = numberOf('year', required('year', text))
  if (!Number.isInteger(year) || year < 1970 || year > 2100) {
    throw wrongUse('cli.not-one-of', { option: '--year', found: String(year), allowed: ['1970 … 2100'] })
  }
  return year
}

async function write(file: string, document: CalendarDocument): Promise<void> {
  const text = /\.ya?ml$/i.test(file) ? stringify(document) : `${JSON.stringify(document, null, 2)}\n`
  try {
    await writeFile(file, text)
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException
    throw wrongUse('cli.file-unwritable', { file, reason: code })
  }
}
