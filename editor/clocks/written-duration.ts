import type { Language } from '../../core/contract/language.ts'
import type { Duration, DurationUnit } from '../../core/contract/time.ts'
import { designerClocks as english } from '../../locales/en/console/designer-clocks.ts'
import { designerClocks as chinese } from '../../locales/zh-CN/console/designer-clocks.ts'

/** A duration as a cell shows it: how much, and in which kind of time; the kind is empty where the amount says it. */
export interface WrittenDuration {
  readonly amount: string
  readonly kind: string
}

const words = { en: english.written, 'zh-CN': chinese.written } as const

/** A duration in the words of a table. */
export function writtenDuration({ amount, unit }: Duration, language: Language): WrittenDuration {
  const said = words[language]
  if (unit === 'endOfBusinessDay' && amount < 2)
    return { amount: amount === 0 ? said.thisClose : said.nextClose, kind: '' }
  const kind = openUnits.has(unit) ? said.open : unit === 'minutes' || unit === 'hours' ? said.plain : ''
  const days = unit === 'calendarDays' || unit === 'businessDaysSameTime'
  const text = days ? said[`${unit}_${amount === 1 ? 'one' : 'other'}`] : said[unit]
  return { amount: text.replace('{{n}}', String(amount)), kind }
}

/** A duration as one text that can be typed back, or pasted into a spreadsheet. */
export function durationText(duration: Duration, language: Language): string {
  const { amount, kind } = writtenDuration(duration, language)
  return kind === '' ? amount : `${amount} ${kind}`
}

const openUnits: ReadonlySet<DurationUnit> = new Set(['businessMinutes', 'businessHours'])
const countsOpen: ReadonlySet<DurationUnit> = new Set([...openUnits, 'businessDaysSameTime', 'endOfBusinessDay'])

const longestText = 80
const mostAmount = 1_000_000

const says = {
  close: /下班|clos(?:e|ing)/i,
  workingDay: /工作日|(?:working|business) ?days?/i,
  calendarDay: /自然日|日历日|calendar ?days?/i,
  plain: /全天|自然|round the clock|around the clock|24\/7/i,
  open: /工作|营业|working|business/i,
}

/**
 * Reads what somebody typed or pasted as a duration: `4 h`, `30 min`, `1 h 30 min`, `2 working days`, `4 小时`, `当日下班前`, or a bare number.
 * What it does not say (the unit, whether closed time counts) is as in `like`. Null for what is no duration. Pure.
 */
export function readDuration(text: string, like: DurationUnit): Duration | null {
  const said = text.trim().toLowerCase().replaceAll('，', ',').replaceAll('　', ' ')
  if (said === '' || said.length > longestText) return null
  if (says.close.test(said)) return closing(said)
  const isOpen = says.plain.test(said) ? false : says.open.test(said) ? true : countsOpen.has(like)
  const bare = said
    .replace(
      /全天计时|全天候|全天|工作时间|营业时间|around the clock|round the clock|working time|business time|24\/7/g,
      '',
    )
    .trim()
  const days =
    /^(\d+)\s*(?:个)?\s*(?:工作日|自然日|日历日|天|日|d|days?|working ?days?|business ?days?|calendar ?days?)$/.exec(
      bare,
    )
  if (days !== null) return dayTarget(Number(days[1]), bare, isOpen)
  return clockTarget(bare, isOpen, like)
}

function closing(said: string): Duration | null {
  const amount = /\d+/.exec(said)?.[0] ?? (/次日|明日|next/.test(said) ? '1' : '0')
  return valid({ amount: Number(amount), unit: 'endOfBusinessDay' })
}

function dayTarget(amount: number, said: string, isOpen: boolean): Duration | null {
  const isWorking = says.calendarDay.test(said) ? false : says.workingDay.test(said) || isOpen
  return valid({ amount, unit: isWorking ? 'businessDaysSameTime' : 'calendarDays' })
}

const hourWord = '(?:h|hrs?|hours?|个?小时|个?钟头|时|working ?hours?|business ?hours?|个?工作小时)'
const minuteWord = '(?:m|mins?|minutes?|分钟|分|working ?min(?:ute)?s?|business ?min(?:ute)?s?|工作分钟)'
const number = '(\\d+(?:[.,]\\d{1,3})?)'
const hours = new RegExp(`^${number}\\s*${hourWord}$`)
const minutes = new RegExp(`^${number}\\s*${minuteWord}$`)
const both = new RegExp(`^(\\d+)\\s*${hourWord}\\s*(\\d+)\\s*(?:${minuteWord})?$`)
const alone = new RegExp(`^${number}$`)

function clockTarget(said: string, isOpen: boolean, like: DurationUnit): Duration | null {
  const [, wholeHours, restMinutes] = both.exec(said) ?? []
  const inMinutes = isOpen ? 'businessMinutes' : 'minutes'
  if (wholeHours !== undefined) return valid({ amount: Number(wholeHours) * 60 + Number(restMinutes), unit: inMinutes })
  const hourAmount = hours.exec(said)?.[1]
  if (hourAmount !== undefined) return valid({ amount: decimal(hourAmount), unit: isOpen ? 'businessHours' : 'hours' })
  const minuteAmount = minutes.exec(said)?.[1]
  if (minuteAmount !== undefined) return valid({ amount: decimal(minuteAmount), unit: inMinutes })
  const bare = alone.exec(said)?.[1]
  return bare === undefined ? null : valid({ amount: decimal(bare), unit: asOpen(like, isOpen) })
}

/** The unit of a bare number, in the kind of time that was said beside it. */
function asOpen(like: DurationUnit, isOpen: boolean): DurationUnit {
  if (like === 'hours' || like === 'businessHours') return isOpen ? 'businessHours' : 'hours'
  if (like === 'minutes' || like === 'businessMinutes') return isOpen ? 'businessMinutes' : 'minutes'
  return like
}

function decimal(text: string): number {
  return Number(text.replace(',', '.'))
}

/** Units of whole numbers take no fraction, and only closing time may be on the same day. */
function valid(duration: Duration): Duration | null {
  const { amount, unit } = duration
  if (!(amount >= 0) || amount > mostAmount) return null
  if (amount === 0) return unit === 'endOfBusinessDay' ? duration : null
  const isWhole = unit === 'calendarDays' || unit === 'businessDaysSameTime' || unit === 'endOfBusinessDay'
  return isWhole && !Number.isInteger(amount) ? null : duration
}
