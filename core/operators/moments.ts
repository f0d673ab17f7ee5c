import { momentOf } from '../facts/moment.ts'
import { never, type Operator } from './operator.ts'

function momentary(compare: (seenAt: number, expectedAt: number) => boolean): Operator {
  return {
    facts: ['date', 'instant'],
    operand: 'moment',
    takesOtherFact: true,
    prepare: (expected) => {
      const moment = typeof expected === 'string' ? momentOf(expected) : null
      if (moment === null) return never
      return (seen) => {
        const seenMoment = typeof seen === 'string' ? momentOf(seen) : null
        return seenMoment !== null && seenMoment.kind === moment.kind && compare(seenMoment.at, moment.at)
      }
    },
  }
}

/** Earlier than a date or an instant; the same one is not before. */
export const before = momentary((seenAt, expectedAt) => seenAt < expectedAt)

/** Later than a date or an instant; the same one is not after. */
export const after = momentary((seenAt, expectedAt) => seenAt > expectedAt)
