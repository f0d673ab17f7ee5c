import { z } from 'zod'
import { parseInstant } from '../../../core/facts/moment.ts'
import { dottedIdSchema, durationSchema, idSchema, instantSchema } from '../../document/atom-schemas.ts'
import { matcherList, matchersSchema } from '../../document/matcher-schema.ts'
import { checkReference } from '../../document/report.ts'
import { checkFact } from '../fact-value.ts'
import { checkMatchers } from '../matcher.ts'
import { fixedWays, type NodeKindModel, type NodeOf } from '../node-kind.ts'
import { nodeBase } from '../node-schema.ts'

/** Waits for a time, an event, or whichever comes first. */
export const waitSchema = z.strictObject({
  ...nodeBase,
  kind: z.literal('wait'),
  for: durationSchema.exactOptional(),
  until: z.union([instantSchema, z.strictObject({ fact: dottedIdSchema })]).exactOptional(),
  event: matchersSchema.exactOptional(),
  timeout: durationSchema.exactOptional(),
  calendar: idSchema.exactOptional(),
})

export const wait: NodeKindModel<'wait'> = {
  // An instant that is past lets it go on at once.
  rests: (node) => (node.until === undefined ? 'always' : 'perhaps'),
  waysOf: (node) => (node.timeout === undefined ? fixedWays('next') : fixedWays('next', 'timeout')),
  check: (node, report, { places, facts, surroundings }) => {
    const { for: time, until, event, timeout, calendar } = node
    if (time === undefined && until === undefined && event === undefined) {
      report.add('flow.wait-for-nothing', [], { node: node.id })
    }
    if (time !== undefined && until !== undefined) report.add('flow.wait-for-two-times', ['until'], { node: node.id })
    const isBounded = time !== undefined || typeof until === 'string'
    if (timeout !== undefined && isBounded && event === undefined) {
      report.add('flow.timeout-without-event', ['timeout'], { node: node.id })
    }
    if (typeof until === 'object') {
      const fact = checkFact(report, ['until', 'fact'], until.fact, facts)
      if (fact !== undefined && fact.type !== 'instant' && fact.type !== 'date') {
        report.add('flow.wait-until-type', ['until', 'fact'], { node: node.id, fact: fact.id, type: fact.type })
      }
    }
    if (calendar !== undefined) {
      checkReference(report, 'reference.unknown-calendar', ['calendar'], calendar, surroundings.calendars?.ids)
    }
    checkMatchers(event, report.within(['event']), { places, facts, surroundings })
  },
  compile: (node, parts, defaults) => ({
    ...parts,
    kind: 'wait',
    for: node.for ?? null,
    until: compileUntil(node),
    event: matcherList(node.event),
    timeout: node.timeout ?? null,
    calendar: node.calendar ?? defaults.calendar,
  }),
}

function compileUntil({ until }: NodeOf<'wait'>): number | { readonly fact: string } | null {
  return typeof until === 'string' ? parseInstant(until) : (until ?? null)
}
