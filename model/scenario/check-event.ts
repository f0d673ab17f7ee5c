import type { FactDefinition, FactId } from '../../core/contract/facts.ts'
import type { FlowDocument, OutcomeDefinition } from '../../core/contract/flow.ts'
import type { ScenarioEvent } from '../../core/contract/scenario.ts'
import { checkReference, type Report } from '../document/report.ts'
import { checkFactsSet } from '../flow/fact-value.ts'
import type { ScenarioScope } from './check-scenario.ts'
import { flatFacts } from './facts-schema.ts'

/** Reports names and values in one event that the scenario's documents do not have. `report` stands at the event. */
export function checkEvent(
  event: ScenarioEvent,
  report: Report,
  scope: ScenarioScope,
  facts: ReadonlyMap<FactId, FactDefinition> | undefined,
): void {
  switch (event.do) {
    case 'set':
    case 'external':
      if (facts !== undefined) checkFactsSet(report, ['facts'], flatFacts(event.facts), facts)
      return
    case 'complete':
      checkComplete(event, report, scope)
      if (facts !== undefined && !event.node.includes('/'))
        checkFactsSet(report, ['facts'], flatFacts(event.facts), facts)
      return
    case 'answer':
      if (event.node !== undefined) checkNode(event.node, 'survey', report, scope)
      return
    case 'wait':
      if (event.for !== undefined && event.until !== undefined) report.add('scenario.two-ends', ['until'], {})
      return
    default:
  }
}

function checkComplete(event: Extract<ScenarioEvent, { do: 'complete' }>, report: Report, scope: ScenarioScope): void {
  const node = checkNode(event.node, 'task', report, scope)
  if (node?.kind !== 'task') return
  checkReference(report, 'reference.unknown-outcome', ['outcome'], event.outcome, node.outcomes.map(idOf))
}

/** The node of the flow, or of the child for `child/node`; another one than of the kind asked for is not known here. */
function checkNode(path: string, kind: 'task' | 'survey', report: Report, scope: ScenarioScope) {
  const steps = path.split('/')
  const id = steps.pop() ?? ''
  const flow = steps.reduce<FlowDocument | undefined>((at, step) => childOf(at, step, scope), scope.flow ?? undefined)
  if (flow === undefined) return undefined
  const nodes = flow.nodes.filter((node) => node.kind === kind)
  const prefix = [...steps, ''].join('/')
  checkReference(
    report,
    'reference.unknown-node',
    ['node'],
    path,
    nodes.map((node) => prefix + node.id),
  )
  return nodes.find((node) => node.id === id)
}

function childOf(
  flow: FlowDocument | undefined,
  nodeId: string,
  { children }: ScenarioScope,
): FlowDocument | undefined {
  const node = flow?.nodes.find((each) => each.id === nodeId)
  return node?.kind === 'subflow' ? children.find((child) => child.id === node.flow) : undefined
}

function idOf(outcome: OutcomeDefinition): string {
  return typeof outcome === 'string' ? outcome : outcome.id
}
