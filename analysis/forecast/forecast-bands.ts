import { quantileSorted } from 'simple-statistics'

/** What was expected of an hour in a test, and what came; `week` 0 for the first week ahead, 1 for the second. */
export interface TestedHour {
  readonly week: number
  readonly expected: number
  readonly came: number
}

/** The hours within which 80 and 95 of a hundred fall. */
export interface Bands {
  readonly low80: number
  readonly high80: number
  readonly low95: number
  readonly high95: number
}

const quantiles = [0.025, 0.1, 0.9, 0.975] as const
const levels = 4
const leastInGroup = 120

/**
 * Bands by how far tests were off, at the same distance and about the same height: errors grow with the root of what is expected, and those
 * of quiet hours are not those of busy ones. Pure.
 */
export function bandsOf(tested: readonly TestedHour[]): (week: number, expected: number) => Bands {
  const cuts = Array.from({ length: levels - 1 }, (_, index) =>
    tested.length === 0
      ? 0
      : quantileSorted(
          tested.map(({ expected }) => expected).sort((a, b) => a - b),
          (index + 1) / levels,
        ),
  )
  const levelOf = (expected: number) => cuts.filter((cut) => expected > cut).length
  const errors = new Map<string, number[]>()
  for (const { week, expected, came } of tested) {
    const error = (came - expected) / scaleOf(expected)
    for (const key of [`${week}/${levelOf(expected)}`, `${levelOf(expected)}`, '']) {
      const list = errors.get(key)
      if (list === undefined) errors.set(key, [error])
      else list.push(error)
    }
  }
  const found = new Map<string, readonly number[]>()
  for (const [key, list] of errors) {
    if (list.length < leastInGroup && key !== '') continue
    list.sort((a, b) => a - b)
    found.set(
      key,
      quantiles.map((quantile) => quantileSorted(list, quantile)),
    )
  }
  return (week, expected) => {
    const level = levelOf(expected)
    const [low95 = 0, low80 = 0, high80 = 0, high95 = 0] =
      found.get(`${week}/${level}`) ?? found.get(`${level}`) ?? found.get('') ?? []
    const scale = scaleOf(expected)
    const at = (error: number) => Math.max(0, expected + error * scale)
    return { low80: at(low80), high80: at(high80), low95: at(low95), high95: at(high95) }
  }
}

function scaleOf(expected: number): number {
  return Math.sqrt(Math.max(0, expected) + 0.25)
}
