import type { Language, LocalText } from '../../core/contract/language.ts'
import type { ClockDefinition, MetricName, PolicyDocument, TargetDefinition } from '../../core/contract/policy.ts'
import { changeFlow, documentIn, type Workspace, withDocument } from '../workspace/workspace.ts'
import { changeFlowFields } from './change-flow.ts'
import { isGivenClockName, newClockName } from './given-names.ts'
import { freeId, idsOf } from './new-id.ts'
import { withText } from './rename.ts'
import { mapped, patched } from './same.ts'

/** What changes of a clock; `undefined` takes a field away. */
export type ClockPatch = {
  readonly [F in Exclude<keyof ClockDefinition, 'id'>]?: ClockDefinition[F] | undefined
}

/** Changes a policy of the workspace; one that is not there, or a change that returns what it was given, changes nothing. */
export function changePolicy(
  workspace: Workspace,
  id: string,
  change: (policy: PolicyDocument) => PolicyDocument,
): Workspace {
  const policy = documentIn(workspace, 'policy', id)
  return policy === null ? workspace : withDocument(workspace, change(policy))
}

/** Gives the process a policy of its own with one clock: from the request to its solution, eight working hours. Nothing happens if the id is taken. */
export function addPolicy(
  workspace: Workspace,
  { id, calendar, name }: { readonly id: string; readonly calendar: string; readonly name?: PolicyDocument['name'] },
): Workspace {
  if (documentIn(workspace, 'policy', id) !== null) return workspace
  const clocks = [newClock('resolution', calendar)]
  const policy: PolicyDocument = { kind: 'policy', id, ...(name === undefined ? {} : { name }), clocks }
  return changeFlow(withDocument(workspace, policy), (flow) => changeFlowFields(flow, { policy: id }))
}

/** A clock as it is added: to the solution, of eight working hours. */
export function newClock(id: string, calendar: string): ClockDefinition {
  return {
    id,
    name: newClockName('resolution'),
    metric: 'resolution',
    calendar,
    targets: [{ within: { amount: 8, unit: 'businessHours' } }],
  }
}

/** Names a policy in one language. */
export function renamePolicy(policy: PolicyDocument, words: string, language: Language): PolicyDocument {
  return patched<PolicyDocument>(policy, { name: withText(policy.name, words, language) })
}

/** Changes how long a case may wait for a reason before the wait ends by itself; null takes the limit away. */
export function changeWaits(policy: PolicyDocument, waits: PolicyDocument['waits']): PolicyDocument {
  return patched<PolicyDocument>(policy, { waits: waits === undefined || waits.length === 0 ? undefined : waits })
}

/** Changes fields of a clock. */
export function changeClock(policy: PolicyDocument, id: string, patch: ClockPatch): PolicyDocument {
  return withClock(policy, id, (clock) => patched<ClockDefinition>(clock, patch))
}

/** Names a clock in one language. */
export function renameClock(policy: PolicyDocument, id: string, words: string, language: Language): PolicyDocument {
  return withClock(policy, id, (clock) =>
    patched<ClockDefinition>(clock, { name: withText(clock.name, words, language) }),
  )
}

/** Changes the targets of a clock; a clock is never left without one. */
export function changeTargets(
  policy: PolicyDocument,
  id: string,
  change: (targets: readonly TargetDefinition[]) => readonly TargetDefinition[],
): PolicyDocument {
  return withClock(policy, id, (clock) => {
    const targets = change(clock.targets)
    return targets.length === 0 ? clock : patched<ClockDefinition>(clock, { targets })
  })
}

/**
 * Lets a clock measure something else. What only the former measure could say goes; what the new one needs comes: its stage (the one given), or
 * a start and a stop of its own. A clock that nobody has named is called by what it measures now.
 */
export function changeMetric(policy: PolicyDocument, id: string, metric: MetricName, stage: string): PolicyDocument {
  return withClock(policy, id, (clock) => {
    if (clock.metric === metric) return clock
    const isOwn = metric === 'custom'
    return patched<ClockDefinition>(clock, {
      metric,
      name: isGivenClockName(clock.name) ? newClockName(metric) : clock.name,
      stage: metric === 'stage' ? stage : undefined,
      start: isOwn ? { event: 'caseCreated' } : undefined,
      stop: isOwn ? { event: 'resolved' } : undefined,
      cancel: undefined,
      repeats: undefined,
      ...(metric === 'resolution' ? {} : { onReopen: undefined }),
    })
  })
}

/** Adds a clock at the end. Nothing happens if the id is taken. */
export function addClock(policy: PolicyDocument, clock: ClockDefinition): PolicyDocument {
  if (policy.clocks.some(({ id }) => id === clock.id)) return policy
  return { ...policy, clocks: [...policy.clocks, clock] }
}

/** Adds a copy of a clock behind it. Nothing happens if the id is taken or the clock is not there. */
export function duplicateClock(policy: PolicyDocument, id: string, copyId: string): PolicyDocument {
  const at = policy.clocks.findIndex((clock) => clock.id === id)
  const clock = policy.clocks[at]
  if (clock === undefined || policy.clocks.some((other) => other.id === copyId)) return policy
  const copy = patched<ClockDefinition>({ ...clock, id: copyId }, { name: copyName(clock.name, copyId) })
  return { ...policy, clocks: policy.clocks.toSpliced(at + 1, 0, copy) }
}

/** The name of a copy has the number of its id, in every language. */
function copyName(name: LocalText | undefined, copyId: string): LocalText | undefined {
  const number = /-(\d+)$/.exec(copyId)?.[1]
  if (name === undefined || number === undefined) return name
  const numbered = (text: string) => `${text.replace(/ \d+$/, '')} ${number}`
  if (typeof name === 'string') return numbered(name)
  return Object.fromEntries(Object.entries(name).map(([language, text]) => [language, numbered(text)]))
}

/** Takes a clock away; the last one stays. */
export function removeClock(policy: PolicyDocument, id: string): PolicyDocument {
  const clocks = policy.clocks.filter((clock) => clock.id !== id)
  return clocks.length === 0 || clocks.length === policy.clocks.length ? policy : { ...policy, clocks }
}

/** Puts a clock at another place of the list. */
export function moveClock(policy: PolicyDocument, id: string, to: number): PolicyDocument {
  const from = policy.clocks.findIndex((clock) => clock.id === id)
  const clock = policy.clocks[from]
  const place = Math.max(0, Math.min(to, policy.clocks.length - 1))
  if (clock === undefined || place === from) return policy
  return { ...policy, clocks: policy.clocks.toSpliced(from, 1).toSpliced(place, 0, clock) }
}

/** The id that the next clock gets, near a wish. */
export function newClockId(policy: PolicyDocument, wish: string): string {
  return freeId(wish, idsOf(policy.clocks))
}

function withClock(
  policy: PolicyDocument,
  id: string,
  change: (clock: ClockDefinition) => ClockDefinition,
): PolicyDocument {
  const clocks = mapped(policy.clocks, (clock) => (clock.id === id ? change(clock) : clock))
  return clocks === policy.clocks ? policy : { ...policy, clocks }
}
