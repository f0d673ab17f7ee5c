import type { Millis } from '../../core/contract/time.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/** The parts of a length that a person would say: at most two, the largest first. */
export interface LengthParts {
  readonly days: number
  readonly hours: number
  readonly minutes: number
  readonly seconds: number
}

/**
 * Splits a length, rounded down, so that nobody believes in more time than there is: below ten minutes to the second, below a day to
 * the minute, above to the hour. The sign is dropped.
 */
export function partsOf(lengthMs: Millis): LengthParts {
  const length = Math.abs(lengthMs)
  const isShort = length < 10 * minute
  return {
    days: Math.floor(length / day),
    hours: Math.floor((length % day) / hour),
    minutes: length >= day ? 0 : Math.floor((length % hour) / minute),
    seconds: isShort ? Math.floor((length % minute) / second) : 0,
  }
}

/** The words of one language for the parts of a length. */
export interface LengthWords {
  readonly days: (count: number) => string
  readonly hours: (count: number) => string
  readonly minutes: (count: number) => string
  readonly seconds: (count: number) => string
}

const words: Readonly<Record<'en' | 'zh-CN', LengthWords>> = {
  en: {
    days: (count) => `${count} d`,
    hours: (count) => `${count} h`,
    minutes: (count) => `${count} min`,
    seconds: (count) => `${count} s`,
  },
  'zh-CN': {
    days: (count) => `${count} 天`,
    hours: (count) => `${count} 小时`,
    minutes: (count) => `${count} 分钟`,
    seconds: (count) => `${count} 秒`,
  },
}

/**
 * A span of a clock's own time: as a length, but in hours where that would say days, since eight open hours are no third of a day.
 * From 100 hours on minutes are left out.
 */
export function spanText(spanMs: Millis, language: 'en' | 'zh-CN'): string {
  const span = Math.abs(spanMs)
  if (span < day) return lengthText(span, language)
  const hours = words[language].hours(Math.floor(span / hour))
  const minutes = Math.floor((span % hour) / minute)
  return minutes === 0 || span >= 100 * hour ? hours : `${hours} ${words[language].minutes(minutes)}`
}

const underOneSecond = { en: '< 1 s', 'zh-CN': '不到 1 秒' } as const

/** A length as people say it, without its sign: `1 h 5 min`, `1 小时 5 分钟`; `0 s` only when there is none. */
export function lengthText(lengthMs: Millis, language: 'en' | 'zh-CN'): string {
  const parts = partsOf(lengthMs)
  const said = (['days', 'hours', 'minutes', 'seconds'] as const)
    .filter((part) => parts[part] > 0)
    .map((part) => words[language][part](parts[part]))
  if (said.length > 0) return said.join(' ')
  return lengthMs === 0 ? words[language].seconds(0) : underOneSecond[language]
}
