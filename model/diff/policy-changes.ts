import type {
  ClockDefinition,
  EscalationAction,
  EscalationDefinition,
  PolicyDocument,
  TargetDefinition,
} from '../../core/contract/policy.ts'
import { canonicalJson } from '../plan/canonical-json.ts'
import { compareEntries, tellFields } from './entries.ts'
import { isSame, type Teller } from './teller.ts'
import { about, type ToldChange } from './told-change.ts'

/** What changed in a policy, in sentences. Pure. */
export function policyChanges(before: PolicyDocument, after: PolicyDocument, teller: Teller): readonly ToldChange[] {
  const clocks = compareEntries(before.clocks, after.clocks, ({ id }) => id)
  const waits = compareEntries(before.waits ?? [], after.waits ?? [], ({ reason }) => reason)
  const added = (clock: ClockDefinition) =>
    teller.say('clockAdded', { clock: teller.name(clock), targets: teller.list(clock.targets.map(told(teller))) })
  return [
    ...about([], tellFields(teller, null, before, after, ['name', 'clocks', 'waits'])),
    ...clocks.added.flatMap((clock) => about(['clocks', clock.id], [added(clock)])),
    ...clocks.removed.flatMap((clock) =>
      about(['clocks', clock.id], [teller.say('clockRemoved', { clock: teller.name(clock) })]),
    ),
    ...clocks.kept.flatMap(([old, next]) => about(['clocks', next.id], clockChanges(old, next, teller))),
    ...waits.added.flatMap(({ reason, atMost }) =>
      about(['waits', reason], [teller.say('waitAdded', { reason, after: teller.duration(atMost) })]),
    ),
    ...waits.removed.flatMap(({ reason }) => about(['waits', reason], [teller.say('waitRemoved', { reason })])),
    ...waits.kept
      .filter(([old, next]) => !isSame(old, next))
      .flatMap(([old, { reason, atMost }]) => {
        const params = { reason, before: teller.duration(old.atMost), after: teller.duration(atMost) }
        return about(['waits', reason], [teller.say('waitChanged', params)])
      }),
  ]
}

function clockChanges(before: ClockDefinition, after: ClockDefinition, teller: Teller): readonly string[] {
  const clock = teller.name(after)
  return [
    ...targetChanges(clock, before.targets, after.targets, teller),
    ...tellFields(teller, clock, before, after, ['targets', 'escalations']),
    ...escalationChanges(clock, before.escalations ?? [], after.escalations ?? [], teller),
  ]
}

/** Rows are the same row when they ask for the same. */
function targetChanges(
  clock: string,
  before: readonly TargetDefinition[],
  after: readonly TargetDefinition[],
  teller: Teller,
): readonly string[] {
  const { added, removed, kept, isReordered } = compareEntries(before, after, ({ when }) => canonicalJson(when ?? {}))
  const row = (target: TargetDefinition) => ({ clock, for: forWhom(target, teller) })
  return [
    ...kept
      .filter(([old, next]) => !isSame(old.within, next.within))
      .map(([old, next]) =>
        teller.say('targetChanged', {
          ...row(next),
          before: teller.duration(old.within),
          after: teller.duration(next.within),
        }),
      ),
    ...added.map((target) => teller.say('targetAdded', { ...row(target), after: teller.duration(target.within) })),
    ...removed.map((target) => teller.say('targetRemoved', { ...row(target), before: teller.duration(target.within) })),
    ...(isReordered || isHidden(before) !== isHidden(after) ? [teller.say('targetOrder', { clock })] : []),
  ]
}

/** Rows that stand twice count once; a list that only lost such a row is told as reordered. */
function isHidden(targets: readonly TargetDefinition[]): number {
  return targets.length - new Set(targets.map(({ when }) => canonicalJson(when ?? {}))).size
}

function told(teller: Teller): (target: TargetDefinition) => string {
  return (target) => teller.say('targetPart', { target: teller.duration(target.within), for: forWhom(target, teller) })
}

function forWhom({ when = {} }: TargetDefinition, teller: Teller): string {
  const conditions = Object.entries(when).map(([fact, values]) =>
    teller.say('condition', {
      fact: teller.fact(fact),
      values: [values]
        .flat()
        .map((value) => teller.factValue(fact, value))
        .join(teller.say('or')),
    }),
  )
  if (conditions.length === 0) return teller.say('forAll')
  return teller.say('forSome', { conditions: conditions.join(teller.say('and')) })
}

function escalationChanges(
  clock: string,
  before: readonly EscalationDefinition[],
  after: readonly EscalationDefinition[],
  teller: Teller,
): readonly string[] {
  const { added, removed, kept } = compareEntries(before, after, ({ at }) => canonicalJson(at))
  const say = ({ at, do: actions }: EscalationDefinition) => ({
    clock,
    at: whenIn(at, teller),
    actions: teller.list(actions.map((action) => actionIn(action, teller))),
  })
  const changed = kept.filter(([old, next]) => !isSame(old, next))
  const sentences = [
    ...added.map((escalation) => teller.say('escalationAdded', say(escalation))),
    ...removed.map((escalation) => teller.say('escalationRemoved', say(escalation))),
    ...changed.map(([old, next]) => teller.say('escalationChanged', { ...say(next), before: say(old).actions })),
  ]
  const isToldOtherwise = sentences.length > 0 || isSame(before, after)
  return isToldOtherwise ? sentences : tellFields(teller, clock, { escalations: before }, { escalations: after }, [])
}

function whenIn(at: EscalationDefinition['at'], teller: Teller): string {
  if ('percent' in at) return teller.say('atPercent', { percent: at.percent })
  if ('before' in at) return teller.say('atBefore', { duration: teller.duration(at.before) })
  return teller.say('atAfter', { duration: teller.duration(at.after) })
}

function actionIn(action: EscalationAction, teller: Teller): string {
  switch (action.action) {
    case 'notify':
      return teller.say('notify', { to: teller.list(action.to) })
    case 'assign':
      return teller.say('assign', { to: action.agent ?? action.team })
    case 'set':
      return action.raiseBy === undefined
        ? teller.say('setFact', { fact: teller.fact(action.fact), value: teller.factValue(action.fact, action.value) })
        : teller.say('raiseFact', { fact: teller.fact(action.fact), value: action.raiseBy })
    case 'startFlow':
      return teller.say('startFlow', { flow: action.flow })
    case 'webhook':
      return teller.say('webhook', { endpoint: action.endpoint })
    case 'requireReason':
      return teller.say('requireReason')
  }
}
