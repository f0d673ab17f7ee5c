import type { FactValue } from '../../core/contract/facts.ts'
import type { Expectation, ScenarioDocument } from '../../core/contract/scenario.ts'

const minuteMs = 60_000

/** Every expectation of a scenario, each changed in one small thing, in every way that has to be noticed. */
export function falsified({ expect }: ScenarioDocument): readonly Expectation[] {
  return expect.flatMap(wrongLines)
}

function wrongLines(line: Expectation): readonly Expectation[] {
  if ('clock' in line) {
    return Object.entries(line).flatMap(([field, value]) =>
      wrongClockValues(field, value).map((wrong) => ({ ...line, [field]: wrong })),
    )
  }
  if ('facts' in line) {
    return Object.entries(line.facts).map(([id, value]) => ({
      ...line,
      facts: { ...line.facts, [id]: otherFact(value as FactValue) },
    }))
  }
  if ('breaches' in line) {
    const { breaches } = line
    const more = { clock: breaches[0]?.clock ?? 'resolution', breachedAt: '2026-01-02T00:00:00Z' }
    const changed = breaches.flatMap((breach, index) =>
      Object.entries(breach).map(([field, value]) =>
        replaced(breaches, index, { [field]: otherBreachValue(field, value) }),
      ),
    )
    return [...changed, ...wrongLists(breaches, more)].map((wrong) => ({ breaches: wrong }))
  }
  if ('warnings' in line) {
    const { clock, at } = line.warnings
    const earlier = at.map((each, index) => at.with(index, aMinuteBefore(each)))
    return [...earlier, ...wrongLists(at, '2026-01-02T00:00:00Z')].map((wrong) => ({ warnings: { clock, at: wrong } }))
  }
  if ('path' in line) {
    const { path } = line
    const other = path.map((stage, index) => path.with(index, `${stage}-not`))
    return [...other, ...wrongLists(path, 'one-more')].map((wrong) => ({ path: wrong }))
  }
  const { notifications } = line
  return notifications.flatMap((each, index) => [
    { notifications: replaced(notifications, index, { at: aMinuteBefore(each.at) }) },
    { notifications: replaced(notifications, index, { to: `${each.to}x` }) },
    // One that came once has not come twice.
    { notifications: [...notifications, each] },
  ])
}

/** A list that lacks its last entry, and one with an entry too many. */
function wrongLists<T>(list: readonly T[], more: T): readonly (readonly T[])[] {
  return list.length === 0 ? [[more]] : [list.slice(0, -1), [...list, more]]
}

function replaced<T extends object>(
  list: readonly T[],
  index: number,
  change: Partial<Record<keyof T, unknown>>,
): readonly T[] {
  return list.map((entry, place) => (place === index ? { ...entry, ...change } : entry))
}

const states = ['notStarted', 'running', 'paused', 'stopped', 'cancelled']
const outcomes = ['pending', 'met', 'missed', 'none']

function wrongClockValues(field: string, value: unknown): readonly unknown[] {
  switch (field) {
    case 'state':
      return states.filter((state) => state !== value)
    case 'outcome':
      return outcomes.filter((outcome) => outcome !== value)
    case 'dueAt':
    case 'breachesAt':
      return value === null ? ['2026-01-02T00:00:00Z'] : [aMinuteBefore(value), aMinuteAfter(value), null]
    case 'elapsedMinutes':
    case 'remainingMinutes':
      return [Number(value) + 1, Number(value) - 1 / 60]
    case 'stoppedWhilePaused':
      return [!value]
    case 'instance':
      return [99]
    case 'clock':
      return ['no-such-clock']
    default:
      return []
  }
}

function otherBreachValue(field: string, value: unknown): unknown {
  if (field === 'instance') return Number(value) + 1
  if (field === 'cause') return value === 'time' ? 'retarget' : 'time'
  return field === 'clock' ? 'no-such-clock' : aMinuteBefore(value)
}

function otherFact(value: FactValue): FactValue {
  if (typeof value === 'number') return value + 1
  if (typeof value === 'boolean') return !value
  return value === null ? 'something' : `${String(value)}x`
}

function aMinuteBefore(instant: unknown): string {
  return new Date(Date.parse(String(instant)) - minuteMs).toISOString()
}

function aMinuteAfter(instant: unknown): string {
  return new Date(Date.parse(String(instant)) + minuteMs).toISOString()
}
