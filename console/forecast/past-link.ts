import { isKnownZone } from '../../look/time/instant-text.ts'
import type { FactSearch } from '../reports/report-search.ts'
import { writeValues } from '../reports/value-list.ts'

interface PastHour {
  /** An instant in it. */
  readonly at: string
  readonly zone: string
  readonly flow: string | null
  readonly channel: string | null
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** The address of the cases that came in within an hour. */
export function pastLink({ at, zone: asked, flow, channel }: PastHour) {
  const zone = isKnownZone(asked) ? asked : 'UTC'
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    weekday: 'short',
    hour: '2-digit',
    hourCycle: 'h23',
  })
  const parts = Object.fromEntries(format.formatToParts(Date.parse(at)).map(({ type, value }) => [type, value]))
  const from = `${parts['year']}-${parts['month']}-${parts['day']}`
  const search: FactSearch = {
    measure: 'opened',
    zone,
    from,
    to: new Date(Date.parse(`${from}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10),
    hour: String(weekdays.indexOf(parts['weekday'] ?? 'Mon') * 24 + Number(parts['hour'])),
    ...(flow === null ? {} : { flow: writeValues([flow]) }),
    ...(channel === null ? {} : { channel: writeValues([channel]) }),
  }
  return { to: '/reports/cases', search } as const
}
