import fc from 'fast-check'
import type { FactDefinition } from '../../../core/contract/facts.ts'
import type { TargetCondition, TargetDefinition } from '../../../core/contract/policy.ts'
import { type Duration, type DurationUnit, durationUnits } from '../../../core/contract/time.ts'

export const tiers = ['standard', 'gold', 'platinum'] as const
export const priorities = ['low', 'normal', 'urgent'] as const
const channels = ['phone', 'email'] as const

export const facts: ReadonlyMap<string, FactDefinition> = new Map(
  (
    [
      { id: 'customer.tier', type: 'enum', values: [...tiers] },
      { id: 'priority', type: 'enum', values: [...priorities] },
      { id: 'channel', type: 'text' },
      { id: 'vip', type: 'boolean' },
    ] as const
  ).map((fact) => [fact.id, fact]),
)

const wanted = (values: readonly string[]): fc.Arbitrary<TargetCondition[string] | undefined> =>
  fc.oneof(fc.constant(undefined), fc.constantFrom(...values), fc.subarray([...values], { minLength: 1 }))

/** Durations as people may write them. */
export const durations: fc.Arbitrary<Duration> = fc
  .tuple(fc.constantFrom<DurationUnit[]>(...durationUnits), fc.integer({ min: 1, max: 400_000 }), fc.boolean())
  .map(([unit, number, isZero]) => {
    const isWhole = unit === 'calendarDays' || unit === 'businessDaysSameTime' || unit === 'endOfBusinessDay'
    if (isWhole) return { unit, amount: unit === 'endOfBusinessDay' && isZero ? 0 : (number % 90) + 1 }
    return { unit, amount: number / 1000 }
  })

/** Any list of targets, of which some ask for a third fact. */
export const targetLists: fc.Arbitrary<readonly TargetDefinition[]> = fc.array(
  fc
    .record({
      tier: wanted(tiers),
      priority: wanted(priorities),
      channel: fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: wanted(channels) }),
      within: durations,
    })
    .map(({ tier, priority, channel, within }) => {
      const asked = Object.entries({ 'customer.tier': tier, priority, channel }).flatMap(([fact, value]) =>
        value === undefined ? [] : [[fact, value] as const],
      )
      return asked.length === 0 ? { within } : { when: Object.fromEntries(asked), within }
    }),
  { minLength: 1, maxLength: 7 },
)
