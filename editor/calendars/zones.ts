import { offsetAt } from '../../core/calendar/zone-offsets.ts'
import { type Language, languages } from '../../core/contract/language.ts'
import type { Instant } from '../../core/contract/time.ts'
import { zoneCities } from '../../locales/zh-CN/zone-cities.ts'
import { readZone } from '../../model/calendar/read-zone.ts'

/** A time zone as people know it. */
export interface ZoneChoice {
  /** The IANA name. */
  readonly zone: string
  /** `New York: Eastern Time, UTC−5`, in the reader's language. */
  readonly label: string
  /** All that it may be found by, in both languages, in small letters. */
  readonly search: string
}

const tags: Readonly<Record<Language, string>> = { en: 'en-GB', 'zh-CN': 'zh-CN' }

/** Every zone of this platform, and those given beside, by name. Takes a good part of a second, so it is asked for when somebody opens the list. */
export function zoneChoices(language: Language, now: Instant, besides: readonly string[]): readonly ZoneChoice[] {
  const zones = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', ...besides])
  return [...zones].sort().map((zone) => zoneChoice(zone, language, now))
}

/** One zone in the reader's language. */
export function zoneChoice(zone: string, language: Language, now: Instant): ZoneChoice {
  const said = Object.fromEntries(languages.map((one) => [one, namesIn(zone, one, now)])) as Record<
    Language,
    readonly string[]
  >
  const offset = partOf(zone, 'en-GB', 'longOffset', now)
  const [, name = ''] = said[language]
  const cities = { en: cityOf(zone), 'zh-CN': Object.hasOwn(zoneCities, zone) ? zoneCities[zone] : cityOf(zone) }
  const label = `${[cities[language], name].filter(Boolean).join(' · ')} (${utcText(offset)})`
  const names = [...Object.values(cities), ...Object.values(said).flat()]
  const search = [zone, utcText(offset), ...names].join(' ').toLowerCase()
  return { zone, label, search }
}

/** The zones that a text may mean: every word of it has to be found. */
export function zonesFor(choices: readonly ZoneChoice[], typed: string): readonly ZoneChoice[] {
  const words = typed.toLowerCase().replaceAll('_', ' ').split(/\s+/).filter(Boolean)
  return choices.filter(({ search, label }) => label === typed || words.every((word) => search.includes(word)))
}

/** The offset of a zone at an instant: `UTC+8`, `UTC−4:30`; empty for a zone that is none. */
export function offsetText(zone: string, at: Instant): string {
  const offsets = readZone(zone)
  if (offsets === null) return ''
  const minutes = Math.round(offsetAt(offsets, at) / 60_000)
  if (minutes === 0) return 'UTC'
  const rest = Math.abs(minutes) % 60
  const sign = minutes < 0 ? '−' : '+'
  return `UTC${sign}${Math.floor(Math.abs(minutes) / 60)}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`
}

/** By which country or place a zone is known, and its name, in one language: `德国时间`, `中欧标准时间`. */
function namesIn(zone: string, language: Language, now: Instant): readonly string[] {
  const styles = ['shortGeneric', 'longGeneric'] as const
  return styles
    .map((style) => partOf(zone, tags[language], style, now))
    .map((name) => (name.startsWith('GMT') ? '' : name))
}

function partOf(
  zone: string,
  tag: string,
  timeZoneName: 'shortGeneric' | 'longGeneric' | 'longOffset',
  now: Instant,
): string {
  try {
    const parts = new Intl.DateTimeFormat(tag, { timeZone: zone, timeZoneName }).formatToParts(now)
    return parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
  } catch (error) {
    // A draft may name a zone that there is not.
    if (error instanceof RangeError) return ''
    throw error
  }
}

function cityOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
}

/** `GMT+08:00` as `UTC+8`. */
function utcText(offset: string): string {
  const [, sign = '', hours = '', minutes = '00'] = /^GMT([+-])(\d{2}):?(\d{2})?$/.exec(offset) ?? []
  if (hours === '') return 'UTC'
  return `UTC${sign === '-' ? '−' : '+'}${Number(hours)}${minutes === '00' ? '' : `:${minutes}`}`
}
