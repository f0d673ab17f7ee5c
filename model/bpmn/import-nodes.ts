import type { ActStep, FlowEdge, FlowNode, OutcomeDefinition, TaskNode } from '../../core/contract/flow.ts'
import { idOf, isId } from '../../core/id-names.ts'
import { elementIn, elementsIn, extensionAttribute, foreignAttribute, nameOf, textOf } from './bpmn-element.ts'
import { awaitedName, triggerOf } from './events.ts'
import type { BorderWay } from './import-borders.ts'
import { type RuleChoice, rulesOf } from './import-choices.ts'
import { waitFields } from './import-waits.ts'
import { type FlowMaking, knownNode, nodeName, takeId } from './making.ts'
import { isChildCase, isPeoplesWork, type Link, type Part } from './process-graph.ts'

/** A node that a part became, without its stage, and the name of each way out. */
export interface MadeNode {
  readonly node: FlowNode
  readonly ways: readonly { readonly link: Link; readonly on: string; readonly name: string }[]
  /** A name of each way that leads where another one does. */
  readonly alsoOn?: readonly { readonly link: Link; readonly on: string }[]
}

/** What is known of a part beside itself. */
export interface PartScope {
  readonly making: FlowMaking
  readonly id: string
  readonly stage: string
  readonly borderWays: readonly BorderWay[]
  readonly choice: RuleChoice | undefined
}

/** The node that a part becomes. */
export function nodeOf(part: Part, scope: PartScope): MadeNode {
  const { making } = scope
  const { type } = part
  if (part.element !== null && elementIn(part.element, 'loopCharacteristics') !== null) {
    making.file.telling.part('bpmn.is-done-once', part, {})
  }
  if (knownNode(making, part, 'survey') !== undefined) return knownSurvey(part, scope)
  if (type === 'startEvent') return startNode(part, scope)
  if (type === 'endEvent') return endNode(part, scope)
  if (isPeoplesWork(type)) return taskNode(part, scope)
  if (type === 'businessRuleTask') return decideNode(part, scope)
  if (type === 'receiveTask' || type === 'intermediateCatchEvent') return waitNode(part, scope)
  if (isChildCase(type)) return subflowNode(part, scope)
  if (type === 'exclusiveGateway') return choiceNode(part, scope)
  if (type.endsWith('Gateway')) return parallelNode(part, scope)
  return actNode(part, scope)
}

function base(part: Part, { making, id, stage }: PartScope) {
  return { id, stage, ...nodeName(making, part) }
}

function goesOn(part: Part, on: string): MadeNode['ways'] {
  return part.outgoing.map((link) => ({ link, on, name: link.name }))
}

/** Names for ways that are chosen: those that Pledge wrote, else of the way or of where it leads. */
function chosenWays(
  links: readonly { readonly link: Link; readonly name: string }[],
  { making }: PartScope,
  single: string,
): MadeNode['ways'] {
  const taken = new Set<string>()
  const known = links.map(({ link }) => making.own?.edgeOf(link.id)?.on)
  for (const on of known) if (on !== undefined) taken.add(on)
  return links.map(({ link, name }, index) => {
    const on =
      known[index] ?? (links.length === 1 && name === '' ? single : takeId(taken, name, idOf(link.to.name), 'way'))
    taken.add(on)
    return { link, on, name }
  })
}

function borderLinks(borderWays: readonly BorderWay[]) {
  return borderWays
    .filter(({ on }) => on === null)
    .map(({ link, event }) => ({ link, name: event.name || link.name || awaitedName(event) }))
}

function startNode(part: Part, scope: PartScope): MadeNode {
  const known = knownNode(scope.making, part, 'start')
  const trigger = triggerOf(part)
  if (known === undefined && !['none', 'message', 'signal'].includes(trigger)) {
    scope.making.file.telling.part('bpmn.start-by-people', part, { trigger })
  }
  return { node: { ...known, ...base(part, scope), kind: 'start' }, ways: goesOn(part, 'next') }
}

function endNode(part: Part, scope: PartScope): MadeNode {
  const known = knownNode(scope.making, part, 'end')
  const trigger = triggerOf(part)
  const does = trigger === 'error' || trigger === 'cancel' ? 'cancel' : trigger === 'terminate' ? 'close' : 'resolve'
  if (known === undefined && trigger === 'terminate') scope.making.file.telling.part('bpmn.others-run-on', part, {})
  if (known === undefined && !['none', 'error', 'cancel', 'terminate'].includes(trigger)) {
    scope.making.file.telling.part('bpmn.event-left-out', part, { trigger })
  }
  const outcome = trigger === 'error' ? idOf(awaitedName(part)) : ''
  const made = { ...base(part, scope), kind: 'end' as const, does: known?.does ?? does }
  const named = known === undefined ? outcome : (known.outcome ?? '')
  return { node: named === '' ? made : { ...made, outcome: named }, ways: [] }
}

function taskNode(part: Part, scope: PartScope): MadeNode {
  const { making, borderWays } = scope
  const known = knownNode(making, part, 'task')
  const chosen = part.outgoing.map((link) => ({ link, name: link.name }))
  const [only, ...more] = chosen
  const isPlain = only !== undefined && more.length === 0 && only.name === ''
  const plain = isPlain ? [{ link: only.link, on: making.own?.edgeOf(only.link.id)?.on ?? 'done', name: '' }] : []
  const named = chosenWays([...(isPlain ? [] : chosen), ...borderLinks(borderWays)], scope, 'done')
  const ways = [...plain, ...named]
  const outcomes = ways.map(({ on, name }): OutcomeDefinition => {
    const before = known?.outcomes.find((outcome) => (typeof outcome === 'string' ? outcome : outcome.id) === on)
    return before ?? (name === '' ? on : { id: on, name })
  })
  const question = part.choosesAt !== null && known === undefined ? part.choosesAt.name : ''
  const instructions = [part.documentation, question].filter(Boolean).join('\n\n')
  const made: TaskNode = {
    ...known,
    ...base(part, scope),
    kind: 'task',
    ...queueOf(part, scope, known),
    ...(known === undefined && instructions !== '' && { instructions }),
    outcomes,
  }
  return { node: made, ways: ways.map((way) => ({ ...way, name: '' })) }
}

/** Who does the work: as the element says, else the team whose lane it is in. Assignments that are computed are told. */
function queueOf(part: Part, { making }: PartScope, known: TaskNode | undefined): Pick<TaskNode, 'queue'> {
  if (known !== undefined || part.element === null) return {}
  const { element } = part
  const owners = elementsIn(element, 'resources').map((resource) => {
    const assigned = elementIn(resource, 'resourceAssignmentExpression')
    const expression = assigned === null ? null : elementIn(assigned, 'expression')
    return expression === null ? nameOf(resource) : textOf(expression, 'body')
  })
  const groups =
    foreignAttribute(element, 'candidateGroups') ||
    extensionAttribute(element, 'assignmentDefinition', 'candidateGroups') ||
    (owners[0] ?? '')
  const [group = ''] = groups.split(',').map((one) => one.trim())
  if (/[${}#=()]/.test(group)) making.file.telling.part('bpmn.assignment-left-out', part, { found: group.slice(0, 80) })
  else if (group !== '') return { queue: { team: isId(group) ? group : idOf(group) || 'team' } }
  const team = making.teams.get(part)
  return team === undefined ? {} : { queue: { team } }
}

function decideNode(part: Part, scope: PartScope): MadeNode {
  const { making } = scope
  const known = knownNode(making, part, 'decide')
  const { element } = part
  const named =
    element === null
      ? ''
      : foreignAttribute(element, 'decisionRef') || extensionAttribute(element, 'calledDecision', 'decisionId')
  const rules = known?.rules ?? (idOf(named) || idOf(part.name) || idOf(part.id) || 'rules')
  if (known === undefined) making.file.telling.part('bpmn.needs-rules', part, { rules })
  const links = part.outgoing.map((link) => ({ link, name: link.name }))
  const isElse = (link: Link) => known === undefined && (link.isDefault || links.length === 1)
  const ways = chosenWays(links, scope, 'else').map((way) => (isElse(way.link) ? { ...way, on: 'else' } : way))
  return { node: { ...base(part, scope), kind: 'decide', rules }, ways }
}

function waitNode(part: Part, scope: PartScope): MadeNode {
  const known = knownNode(scope.making, part, 'wait')
  const [border] = scope.borderWays.filter(({ on }) => on === 'timeout')
  const isTimed = known?.timeout === undefined && border !== undefined
  const timeout = isTimed ? waitTimeout(border.event, scope) : {}
  const fields = known ?? waitFields(scope.making, part)
  const ways = [...goesOn(part, 'next')]
  const hasTimeout = known?.timeout !== undefined || 'timeout' in timeout
  if (border !== undefined && hasTimeout) ways.push({ link: border.link, on: 'timeout', name: border.link.name })
  return { node: { ...fields, ...timeout, ...base(part, scope), kind: 'wait' }, ways }
}

function waitTimeout(event: Part, { making }: PartScope) {
  const { for: timeout } = waitFields(making, event)
  return timeout === undefined ? {} : { timeout }
}

function knownSurvey(part: Part, scope: PartScope): MadeNode {
  const known = knownNode(scope.making, part, 'survey')
  if (known === undefined) throw new Error(`no survey ${part.id}`)
  const links = part.outgoing.map((link) => ({ link, name: link.name }))
  const border = scope.borderWays.map(({ link }) => ({ link, on: 'timeout', name: link.name }))
  return { node: { ...known, ...base(part, scope) }, ways: [...chosenWays(links, scope, 'next'), ...border] }
}

function subflowNode(part: Part, scope: PartScope): MadeNode {
  const { making } = scope
  const known = knownNode(making, part, 'subflow')
  const links = [...part.outgoing.map((link) => ({ link, name: link.name })), ...borderLinks(scope.borderWays)]
  if (known !== undefined) {
    return { node: { ...known, ...base(part, scope) }, ways: chosenWays(links, scope, 'else') }
  }
  const { element } = part
  const called =
    element === null
      ? ''
      : textOf(element, 'calledElement') || extensionAttribute(element, 'calledElement', 'processId')
  const child = element === null ? null : making.file.childOf(element)
  const flow = child?.id ?? (idOf(called.replace(/^Process_/, '')) || idOf(part.name) || 'flow')
  if (child === null) making.file.telling.part('bpmn.needs-flow', part, { flow })
  const shared = Object.fromEntries((child?.facts ?? []).map(({ id }) => [id, id]))
  for (const fact of child?.facts ?? []) if (!making.facts.has(fact.id)) making.facts.set(fact.id, fact)
  const maps = Object.keys(shared).length === 0 ? {} : { in: shared, out: shared }
  const { ways, alsoOn } = childWays(links, child?.outcomes ?? [], scope)
  return { node: { ...base(part, scope), kind: 'subflow', flow, ...maps }, ways, alsoOn }
}

/** A way for each end of the child: the one of its name, else the first, as BPMN goes on whichever end was reached. */
function childWays(
  links: readonly { readonly link: Link; readonly name: string }[],
  outcomes: readonly string[],
  scope: PartScope,
): Required<Pick<MadeNode, 'ways' | 'alsoOn'>> {
  const [first] = links
  if (first === undefined) return { ways: [], alsoOn: [] }
  const named = new Map(links.map((way) => [idOf(way.name), way]))
  const used = new Set(outcomes.map((outcome) => named.get(outcome) ?? first))
  const ways = outcomes.map((on) => ({ on, ...(named.get(on) ?? first) }))
  const rest = links.filter((way) => !used.has(way))
  const others = outcomes.length === 0 ? chosenWays(rest.length === 0 ? [first] : rest, scope, 'else') : []
  return { ways: [...ways, ...others], alsoOn: [] }
}

/** No condition says which way is taken, or one that is not understood: a person decides. */
function choiceNode(part: Part, scope: PartScope): MadeNode {
  const { making, choice } = scope
  if (choice !== undefined) {
    const { document, ways } = rulesOf(part, choice, making)
    making.file.documents.push(document)
    return {
      node: { ...base(part, scope), kind: 'decide', rules: document.id },
      ways: part.outgoing.map((link) => ({ link, on: ways.get(link) ?? 'else', name: link.name })),
    }
  }
  making.file.telling.part('bpmn.a-person-decides', part, {})
  return taskNode(part, scope)
}

function parallelNode(part: Part, scope: PartScope): MadeNode {
  if (part.outgoing.length > 1) {
    const links = part.outgoing.map((link) => ({ link, name: link.name }))
    return { node: { ...base(part, scope), kind: 'split' }, ways: chosenWays(links, scope, 'next') }
  }
  const waitsFor = knownNode(scope.making, part, 'join')?.waitsFor ?? 'all'
  return { node: { ...base(part, scope), kind: 'join', waitsFor }, ways: goesOn(part, 'next') }
}

function actNode(part: Part, scope: PartScope): MadeNode {
  const known = knownNode(scope.making, part, 'act')
  const failed = scope.borderWays.find(({ on }) => on === 'failed')
  const ways = [...goesOn(part, 'done')]
  if (failed !== undefined) ways.push({ link: failed.link, on: 'failed', name: failed.link.name })
  const alsoOn = failed === undefined ? part.outgoing.map((link) => ({ link, on: 'failed' })) : []
  const steps = known?.steps ?? [stepOf(part, scope)]
  return { node: { ...base(part, scope), kind: 'act', steps }, ways, alsoOn }
}

/** What an automatic step does: it sends what has to be written, or calls what has to be set up. A script is left out. */
function stepOf(part: Part, { making }: PartScope): ActStep {
  const { telling } = making.file
  if (part.type === 'sendTask' || triggerOf(part) === 'message') {
    const template = idOf(awaitedName(part)) || idOf(part.id) || 'message'
    telling.part('bpmn.needs-message', part, { message: template })
    return { do: 'reply', template }
  }
  if (part.type === 'serviceTask') {
    const topic = part.element === null ? '' : extensionAttribute(part.element, 'taskDefinition', 'type')
    const endpoint = idOf(part.name) || idOf(topic) || idOf(part.id) || 'endpoint'
    telling.part('bpmn.needs-endpoint', part, { endpoint })
    return { do: 'webhook', endpoint }
  }
  if (part.type === 'scriptTask') telling.part('bpmn.script-left-out', part, {})
  return { do: 'set', facts: {} }
}

/** The edges of a node. */
export function edgesOf(
  { node, ways, alsoOn = [] }: MadeNode,
  nodeIds: ReadonlyMap<Part, string>,
  making: FlowMaking,
): FlowEdge[] {
  const all = [...ways, ...alsoOn.map((way) => ({ ...way, name: '' }))]
  return all.flatMap(({ link, on, name }): FlowEdge[] => {
    const to = nodeIds.get(link.to)
    if (to === undefined) return []
    const known = making.own?.edgeOf(link.id)
    const isAsWritten = known !== undefined && (name === '' || name === making.own?.writtenName(known))
    const kept = isAsWritten ? known.name : name || undefined
    return [{ from: node.id, to, on, ...(kept === undefined ? {} : { name: kept }) }]
  })
}
