import type { Weekday } from '../../core/contract/calendar.ts'
import { importHolidayCn } from '../../model/calendar/import-holiday-cn.ts'
import { importICalendar } from '../../model/calendar/import-icalendar.ts'
import type { ImportedDates } from '../../model/calendar/imported-dates.ts'
import { documentLimits } from '../../model/document/bounds.ts'
import { makeIssue } from '../../model/document/issue.ts'
import { parseJson } from '../../model/document/parse-json.ts'

/** Reads a file with holidays, whatever it is called: iCalendar by how it begins, else the JSON of holiday-cn. Pure; what cannot be read is said in its issues. */
export function importHolidayFile(text: string, options: { readonly like: Weekday }): ImportedDates {
  if (/^\uFEFF?\s*BEGIN:VCALENDAR/i.test(text)) return importICalendar(text.trimStart(), options)
  const nothing = { holidays: [], exceptions: [], coversThrough: null }
  if (text.length > documentLimits.bytes) {
    const size = { size: text.length, limit: documentLimits.bytes }
    return { ...nothing, issues: [makeIssue('document.too-large', '', size)] }
  }
  const parsed = parseJson(text)
  return parsed.ok ? importHolidayCn(parsed.value, options) : { ...nothing, issues: parsed.issues }
}
