import fc from 'fast-check'
import { type FactType, factTypes } from '../../../core/contract/facts.ts'
import type { Language } from '../../../core/contract/language.ts'
import type { ClockDefinition, EscalationAt, MetricName, PolicyDocument } from '../../../core/contract/policy.ts'
import { writtenMatchers } from '../../../editor/clocks/matcher-choices.ts'
import {
  addChoice,
  addFact,
  changeFact,
  changeFactType,
  moveChoice,
  moveFact,
  removeChoice,
  renameChoice,
  sayOfFact,
} from '../../../editor/edits/change-facts.ts'
import {
  addClock,
  addPolicy,
  type ClockPatch,
  changeClock,
  changeMetric,
  changePolicy,
  changeTargets,
  changeWaits,
  duplicateClock,
  moveClock,
  newClock,
  newClockId,
  removeClock,
  renameClock,
  renamePolicy,
} from '../../../editor/edits/change-policy.ts'
import { removeFact } from '../../../editor/edits/remove-fact.ts'
import { addEscalation, addWarning, changeEscalation, moveRung, removeRung } from '../../../editor/edits/rungs.ts'
import { clearCell, setCell } from '../../../editor/edits/target-cells.ts'
import { changeFlow, flowIn, type Workspace } from '../../../editor/workspace/workspace.ts'
import { metricNames } from '../../../model/policy/clock-schema.ts'
import { durations } from '../clocks/targets.ts'

type Edit = (workspace: Workspace) => Workspace

const pick = fc.nat({ max: 20 })
const words = fc.constantFrom('', 'Reply', '答复')
const language = fc.constantFrom<Language[]>('en', 'zh-CN')
const at = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(1, list.length)]

const onPolicy =
  (change: (policy: PolicyDocument) => PolicyDocument): Edit =>
  (workspace) =>
    changePolicy(workspace, flowIn(workspace).policy ?? 'none', change)

const onClock = (index: number, change: (clock: ClockDefinition) => ClockDefinition): Edit =>
  onPolicy((policy) => {
    const clock = at(policy.clocks, index)
    const next = clock === undefined ? undefined : change(clock)
    if (clock === undefined || next === undefined || next === clock) return policy
    const { id: _, ...patch } = next
    const gone = Object.keys(clock).filter((key) => !(key in next))
    return changeClock(policy, clock.id, { ...patch, ...Object.fromEntries(gone.map((key) => [key, undefined])) })
  })

const clockIdAt = (policy: PolicyDocument, index: number) => at(policy.clocks, index)?.id ?? 'none'

const patches = fc.constantFrom<ClockPatch[]>(
  { type: 'ola' },
  { type: undefined },
  { calendar: 'nowhere' },
  { calendar: { by: 'customer', else: 'support-shanghai' } },
  { pausedWhile: 'any' },
  { pausedWhile: { waiting: ['customer', 'parts'] } },
  { onTargetChange: 'restart' },
  { onReopen: 'newCycle' },
  { onCalendarChange: 'keep' },
  { start: writtenMatchers([{ event: 'factChanged', fact: 'severity', is: 'critical' }, { event: 'message' }]) },
  { stop: writtenMatchers([]) },
)

const cell = fc.record({
  row: fc.constantFrom('gold', 'platinum', null),
  column: fc.constantFrom('urgent', 'normal', null),
})
const axes = fc.constantFrom(
  { rows: 'customer.tier', columns: 'priority' },
  { rows: 'severity', columns: null },
  { rows: null, columns: null },
)
const when: fc.Arbitrary<EscalationAt> = fc.oneof(
  fc.integer({ min: 1, max: 100 }).map((percent) => ({ percent })),
  durations.map((before) => ({ before })),
  durations.map((after) => ({ after })),
)
const rung = fc.tuple(fc.boolean(), pick)

const rungAt = (clock: ClockDefinition, [isWarning, index]: readonly [boolean, number]) =>
  isWarning
    ? ({ kind: 'warning', percent: at(clock.warnAt ?? [], index) ?? 50 } as const)
    : ({ kind: 'escalation', index: index % 3 } as const)

const factAt = (workspace: Workspace, index: number) => at(flowIn(workspace).facts ?? [], index)
const onFact =
  (index: number, change: (workspace: Workspace, id: string) => Workspace): Edit =>
  (workspace) =>
    change(workspace, factAt(workspace, index)?.id ?? 'none')

/** Everything an owner can do to promises. */
const policyEdits: fc.Arbitrary<Edit> = fc.oneof(
  fc
    .tuple(pick, patches)
    .map(([index, patch]) => onPolicy((policy) => changeClock(policy, clockIdAt(policy, index), patch))),
  fc
    .tuple(pick, fc.constantFrom<MetricName[]>(...metricNames))
    .map(([index, metric]) => onPolicy((policy) => changeMetric(policy, clockIdAt(policy, index), metric, 'triage'))),
  fc
    .tuple(pick, words, language)
    .map(([index, text, spoken]) => onPolicy((policy) => renameClock(policy, clockIdAt(policy, index), text, spoken))),
  fc.tuple(words, language).map(([text, spoken]) => onPolicy((policy) => renamePolicy(policy, text, spoken))),
  fc
    .constantFrom('support-shanghai', 'nowhere')
    .map((calendar) => onPolicy((policy) => addClock(policy, newClock(newClockId(policy, 'clock'), calendar)))),
  pick.map((index) =>
    onPolicy((policy) =>
      duplicateClock(policy, clockIdAt(policy, index), newClockId(policy, clockIdAt(policy, index))),
    ),
  ),
  pick.map((index) => onPolicy((policy) => removeClock(policy, clockIdAt(policy, index)))),
  fc.tuple(pick, pick).map(([index, to]) => onPolicy((policy) => moveClock(policy, clockIdAt(policy, index), to % 7))),
  fc
    .array(fc.record({ reason: fc.constantFrom('customer', 'parts'), atMost: durations }), { maxLength: 2 })
    .map((waits) => onPolicy((policy) => changeWaits(policy, waits))),
  fc
    .tuple(pick, axes, cell, durations)
    .map(([index, sides, place, within]) =>
      onPolicy((policy) =>
        changeTargets(policy, clockIdAt(policy, index), (targets) =>
          setCell(targets, sides, { row: sides.rows && place.row, column: sides.columns && place.column }, within),
        ),
      ),
    ),
  fc
    .tuple(pick, axes, cell)
    .map(([index, sides, place]) =>
      onPolicy((policy) =>
        changeTargets(policy, clockIdAt(policy, index), (targets) =>
          clearCell(targets, sides, { row: sides.rows && place.row, column: sides.columns && place.column }),
        ),
      ),
    ),
  fc
    .tuple(pick, fc.integer({ min: 1, max: 100 }))
    .map(([index, percent]) => onClock(index, (clock) => addWarning(clock, percent))),
  fc
    .tuple(pick, when)
    .map(([index, moment]) =>
      onClock(index, (clock) => addEscalation(clock, { at: moment, do: [{ action: 'requireReason' }] })),
    ),
  fc
    .tuple(pick, rung, when)
    .map(([index, which, moment]) => onClock(index, (clock) => moveRung(clock, rungAt(clock, which), moment))),
  fc
    .tuple(pick, pick)
    .map(([index, place]) =>
      onClock(index, (clock) =>
        changeEscalation(clock, place % 3, { do: [{ action: 'set', fact: 'severity', raiseBy: 1 }] }),
      ),
    ),
  fc.tuple(pick, rung).map(([index, which]) => onClock(index, (clock) => removeRung(clock, rungAt(clock, which)))),
  pick.map(
    (index): Edit =>
      (workspace) =>
        addPolicy(workspace, { id: `own-${index % 3}`, calendar: 'support-shanghai' }),
  ),
)

/** Everything an owner can do to facts. */
const factEdits: fc.Arbitrary<Edit> = fc.oneof(
  fc.constantFrom('fact', 'severity').map(
    (id): Edit =>
      (workspace) =>
        changeFlow(workspace, (flow) => addFact(flow, { id, type: 'text' })),
  ),
  fc
    .tuple(pick, fc.constantFrom<FactType[]>(...factTypes))
    .map(([index, type]) =>
      onFact(index, (workspace, id) => changeFlow(workspace, (flow) => changeFactType(flow, id, type, 'value'))),
    ),
  fc
    .tuple(pick, fc.constantFrom({ personal: true }, { default: undefined }, { samples: ['x'] }, { unit: 'CNY' }))
    .map(([index, patch]) =>
      onFact(index, (workspace, id) => changeFlow(workspace, (flow) => changeFact(flow, id, patch))),
    ),
  fc
    .tuple(pick, fc.constantFrom('name' as const, 'help' as const), words, language)
    .map(([index, field, text, spoken]) =>
      onFact(index, (workspace, id) => changeFlow(workspace, (flow) => sayOfFact(flow, id, field, text, spoken))),
    ),
  fc
    .tuple(pick, pick)
    .map(([index, to]) => onFact(index, (workspace, id) => changeFlow(workspace, (flow) => moveFact(flow, id, to)))),
  fc
    .tuple(pick, fc.constantFrom('add', 'rename', 'move', 'remove'), words, language)
    .map(([index, what, text, spoken]) =>
      onFact(index, (workspace, id) =>
        changeFlow(workspace, (flow) => {
          const values = flow.facts?.find((fact) => fact.id === id)?.values ?? []
          const choice = at(values, index)
          const value = typeof choice === 'object' ? choice.id : (choice ?? 'none')
          if (what === 'add') return values.length === 0 ? flow : addChoice(flow, id, 'extra')
          if (what === 'rename') return renameChoice(flow, id, value, text, spoken)
          return what === 'move' ? moveChoice(flow, id, value, index) : removeChoice(flow, id, value)
        }),
      ),
    ),
  pick.map((index) => onFact(index, removeFact)),
)

export const promiseEdits: fc.Arbitrary<Edit> = fc.oneof(policyEdits, factEdits)
