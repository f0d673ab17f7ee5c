import type { FactValue } from '../core/contract/facts.ts'
import type { CaseRecord } from '../core/contract/record.ts'
import type { Verdict } from '../core/contract/rules.ts'
import type { Instant } from '../core/contract/time.ts'
import { factOf } from '../core/facts/fact-view.ts'
import { isSameValue } from '../core/operators/same-value.ts'
import type { Standing, Story } from './scenario-host.ts'
import { recordWord, type Say, valueWords } from './why-texts.ts'

/** An instant in words. */
export type SayInstant = (at: Instant) => string

const rowsAtMost = 5

/** Why facts are what they are: who set each of them last; where rules did, or might have, which rows did not hold and what they saw. */
export function whyFacts(
  wanted: Readonly<Record<string, FactValue>>,
  standing: Standing,
  story: Story,
  say: Say,
  instant: SayInstant,
): string[] {
  const { plan, state } = standing
  return Object.entries(wanted).flatMap(([fact, value]) => {
    const seen = factOf(plan, state, fact)
    return isSameValue(seen, value) ? [] : whyFact(fact, seen, story, say, instant)
  })
}

function whyFact(fact: string, seen: FactValue, story: Story, say: Say, instant: SayInstant): string[] {
  const { records } = story
  const value = valueWords(seen, say)
  if (fact === 'team' || fact === 'assignee') {
    const handed = records.findLast(({ event }) => event === 'assigned')
    return handed === undefined
      ? [say('factBuiltIn', { fact, value })]
      : [say('handedOn', { team: value, at: instant(handed.at) })]
  }
  const index = records.findLastIndex(({ event, data }) => event === 'factChanged' && data['fact'] === fact)
  const changed = records[index]
  if (changed === undefined) {
    const isOwn = Object.hasOwn((records[0]?.data['facts'] ?? {}) as object, fact) || seen === null
    const decisions = decisionsOf(story).flatMap((decision) => decidedWords(decision, say, instant))
    return [say(isOwn ? 'factFromStart' : 'factBuiltIn', { fact, value }), ...decisions]
  }
  const cause = causeOf(records, index, fact)
  const told = { fact, value, at: instant(changed.at) }
  switch (cause?.event) {
    case 'decided': {
      const decision = decisionsOf(story).find(({ record }) => record === cause)
      const { rules, node } = cause.data
      return [
        say('factByRules', { ...told, rules: recordWord(rules), node: recordWord(node) }),
        ...(decision === undefined ? [] : decidedWords(decision, say, instant)),
      ]
    }
    case 'escalated':
      return [say('factByClock', { ...told, clock: recordWord(cause.data['clock']) })]
    case 'performed':
      return [say('factByStep', { ...told, node: recordWord(cause.data['node']) })]
    default:
      return [say('factByCommand', told)]
  }
}

/** What of the same step changed a fact: the rules that name it, an escalation, a step of an `act`; else a command. */
function causeOf(records: readonly CaseRecord[], index: number, fact: string): CaseRecord | undefined {
  const changed = records[index]
  const before = records.slice(0, index).filter(({ at }) => at === changed?.at)
  return before.findLast(
    ({ event, data }) =>
      (event === 'decided' && Object.hasOwn((data['set'] ?? {}) as object, fact)) ||
      (changed?.actor.kind === 'system' && (event === 'escalated' || event === 'performed')),
  )
}

interface Decision {
  readonly record: CaseRecord
  readonly verdict: Verdict | undefined
}

function decisionsOf({ records, verdicts }: Story): readonly Decision[] {
  return records
    .filter(({ event }) => event === 'decided')
    .map((record, index) => ({ record, verdict: verdicts[index] }))
}

function decidedWords({ record, verdict }: Decision, say: Say, instant: SayInstant): string[] {
  const { node, rules, way, held } = record.data
  const rows = Array.isArray(held) && held.length > 0 ? held.join(', ') : say('nothingHeld')
  const told = {
    node: recordWord(node),
    rules: recordWord(rules),
    way: recordWord(way),
    held: rows,
    at: instant(record.at),
  }
  return [say('decided', told), ...failedRows(verdict, say)]
}

/** The rows that did not hold, each with the first condition that failed. */
function failedRows(verdict: Verdict | undefined, say: Say): string[] {
  const failed = (verdict?.trace ?? []).flatMap(({ id, result, conditions }) => {
    const condition = result === 'failed' ? conditions.find((each) => each.result === 'failed') : undefined
    return condition === undefined ? [] : [{ row: id, fact: condition.fact, seen: valueWords(condition.seen, say) }]
  })
  const told = failed.slice(0, rowsAtMost).map((row) => say('rowFailed', row))
  return failed.length > rowsAtMost ? [...told, say('more', { count: failed.length - rowsAtMost })] : told
}

/** How the case came through its stages: each one entered, each node left and by which way, each decision with its rows. */
export function whyPath(story: Story, say: Say, instant: SayInstant): string[] {
  const decisions = new Map(decisionsOf(story).map((decision) => [decision.record.seq, decision]))
  return story.records.flatMap((record) => {
    const { event, at, data } = record
    if (event === 'stageEntered') return [say('stage', { at: instant(at), stage: recordWord(data['stage']) })]
    if (event === 'nodeLeft' && data['way'] !== undefined) {
      return [say('moved', { at: instant(at), node: recordWord(data['node']), way: recordWord(data['way']) })]
    }
    const decision = decisions.get(record.seq)
    return decision === undefined ? [] : decidedWords(decision, say, instant)
  })
}

/** Which escalations there were; none is worth saying, too. */
export function whyNotifications({ plan }: Standing, { records }: Story, say: Say, instant: SayInstant): string[] {
  const escalated = records.filter(({ event }) => event === 'escalated')
  if (escalated.length === 0) return [say('noEscalation')]
  return escalated.map(({ at, data }) => {
    const clock = plan.policy?.clocks.find(({ id }) => id === data['clock'])
    const place = clock?.escalations[Number(data['index'])]?.at ?? {}
    return say('escalated', { at: instant(at), clock: recordWord(data['clock']), place: JSON.stringify(place) })
  })
}
