import type { TargetDefinition } from '../../core/contract/policy.ts'
import type { DurationUnit } from '../../core/contract/time.ts'
import { mapped } from './same.ts'

/** How the times of a list count: only while the calendar is open, round the clock, or some of each. */
export type CountedTime = 'open' | 'plain' | 'mixed'

const asOpen: Readonly<Partial<Record<DurationUnit, DurationUnit>>> = {
  minutes: 'businessMinutes',
  hours: 'businessHours',
  calendarDays: 'businessDaysSameTime',
}
const asPlain: Readonly<Partial<Record<DurationUnit, DurationUnit>>> = {
  businessMinutes: 'minutes',
  businessHours: 'hours',
  businessDaysSameTime: 'calendarDays',
}

/** How the times of some targets count. A closing time belongs to both, since there is no other way to say it. Pure. */
export function countedTime(targets: readonly TargetDefinition[]): CountedTime {
  const hasOpen = targets.some(({ within }) => within.unit in asPlain)
  const hasPlain = targets.some(({ within }) => within.unit in asOpen)
  return hasOpen && hasPlain ? 'mixed' : hasPlain ? 'plain' : 'open'
}

/** Lets all times count the one way or the other; the numbers stay. */
export function withCountedTime(
  targets: readonly TargetDefinition[],
  counted: Exclude<CountedTime, 'mixed'>,
): readonly TargetDefinition[] {
  const units = counted === 'open' ? asOpen : asPlain
  return mapped(targets, (target) => {
    const unit = units[target.within.unit]
    return unit === undefined ? target : { ...target, within: { ...target.within, unit } }
  })
}
