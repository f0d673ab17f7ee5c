import type { Language } from '../../core/contract/language.ts'

/** Numbers in the words of one language. */
export interface NumberWords {
  /** `12,345`. */
  readonly count: (value: number) => string
  /** A count where room is scarce: `12K`, `1.2万`. */
  readonly short: (value: number) => string
  /** At most two decimals. */
  readonly decimal: (value: number) => string
  /** A part of one with one decimal: 0.931 is `93.1%`. */
  readonly share: (value: number) => string
  /** A part of one in whole percent, for axes. */
  readonly wholeShare: (value: number) => string
  /** What a number changed by, always with its sign: `+12`, `−3`, `±0`. */
  readonly change: (value: number) => string
  /** What a part of one changed by, in percentage points: -0.012 is `−1.2`. */
  readonly shareChange: (value: number) => string
}

const known = new Map<Language, NumberWords>()

/** How numbers are said in a language; made once. */
export function numberWordsOf(language: Language): NumberWords {
  const before = known.get(language)
  if (before !== undefined) return before
  const made = makeWords(language)
  known.set(language, made)
  return made
}

function makeWords(language: Language): NumberWords {
  const format = (options: Intl.NumberFormatOptions) => {
    // What rounds to zero has no sign.
    const made = new Intl.NumberFormat(language, { signDisplay: 'negative', ...options })
    // A true minus is as wide as a plus, so that columns of changes stand straight.
    return (value: number) => made.format(value).replace('-', '−')
  }
  const signed = (options: Intl.NumberFormatOptions) => {
    const say = format({ ...options, signDisplay: 'exceptZero' })
    const zero = format(options)(0)
    return (value: number) => (say(value) === zero ? '±0' : say(value))
  }
  const points = signed({ maximumFractionDigits: 1 })
  return {
    count: format({ maximumFractionDigits: 0 }),
    short: format({ notation: 'compact', maximumFractionDigits: 1 }),
    decimal: format({ maximumFractionDigits: 2 }),
    share: format({ style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }),
    wholeShare: format({ style: 'percent', maximumFractionDigits: 1 }),
    change: signed({ maximumFractionDigits: 1 }),
    shareChange: (value) => points(value * 100),
  }
}
