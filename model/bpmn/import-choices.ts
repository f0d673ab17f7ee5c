import type { ListRule, RulesList } from '../../core/contract/rules.ts'
import { idOf } from '../../core/id-names.ts'
import { type ReadCondition, readCondition } from './condition.ts'
import { shownText } from './import-waits.ts'
import { declareFacts, type FlowMaking, takeId } from './making.ts'
import {
  isChildCase,
  isPeoplesWork,
  type Link,
  type Part,
  type ProcessGraph,
  removePart,
  reroot,
} from './process-graph.ts'

/** A choice by rules: each way with its condition; the last is what remains. */
export interface RuleChoice {
  readonly conditions: readonly { readonly link: Link; readonly read: ReadCondition }[]
  readonly otherwise: Link
}

/**
 * The gateways that rules decide: all conditions are understood. Every other one that directly follows work whose end can be
 * chosen is taken into it, its ways become outcomes; what is left is decided by a person.
 */
export function settleChoices(graph: ProcessGraph, making: FlowMaking): ReadonlyMap<Part, RuleChoice> {
  const byRules = new Map<Part, RuleChoice>()
  for (const gateway of graph.parts.slice()) {
    if (gateway.type !== 'exclusiveGateway') continue
    const host = hostOf(gateway)
    const isOwn = host !== null && making.own?.nodeOf(host.id, host.type) !== undefined
    const choice = isOwn ? null : ruleChoice(gateway, making)
    if (choice !== null) byRules.set(gateway, choice)
    else if (host !== null && (isOwn || hasOutcomes(host))) takeInto(graph, host, gateway)
  }
  return byRules
}

/** The part whose end a gateway asks about: the only one that leads to it. */
function hostOf(gateway: Part): Part | null {
  const [only, ...more] = gateway.incoming
  return only === undefined || more.length > 0 || only.from.type === 'boundaryEvent' ? null : only.from
}

function hasOutcomes({ type }: Part): boolean {
  return isPeoplesWork(type) || type === 'businessRuleTask' || isChildCase(type)
}

function takeInto(graph: ProcessGraph, host: Part, gateway: Part): void {
  for (const link of gateway.outgoing.slice()) reroot(link, host)
  removePart(graph, gateway)
  host.choosesAt = gateway
}

/** Null when a condition is missing or not understood: then those that are written are told. */
function ruleChoice(gateway: Part, making: FlowMaking): RuleChoice | null {
  const { outgoing } = gateway
  const plain = outgoing.filter(({ condition, isDefault }) => condition === null || isDefault)
  const written = outgoing.filter((link) => !plain.includes(link))
  const conditions = written.map((link) => ({ link, read: readCondition(link.condition ?? '') }))
  const isUnderstood =
    written.length > 0 &&
    plain.length < 2 &&
    conditions.every(({ read }) => read !== null && declareFacts(making, read.facts))
  if (!isUnderstood) {
    for (const { link, read } of conditions) {
      if (read !== null && written.length > 1 && plain.length > 1) continue
      making.file.telling.link('bpmn.condition-not-understood', link, { condition: shownText(link.condition ?? '') })
    }
    return null
  }
  const known = conditions.flatMap(({ link, read }) => (read === null ? [] : [{ link, read }]))
  const [otherwise] = plain
  if (otherwise !== undefined) return { conditions: known, otherwise }
  const last = known.at(-1)
  if (last === undefined) return null
  making.file.telling.part('bpmn.last-way-is-else', gateway, {
    way: last.link.name || last.link.to.name || last.link.to.id,
  })
  return { conditions: known.slice(0, -1), otherwise: last.link }
}

/** The rule set that decides at a gateway, and the way of each link. */
export function rulesOf(
  gateway: Part,
  { conditions, otherwise }: RuleChoice,
  making: FlowMaking,
): { readonly document: RulesList; readonly ways: ReadonlyMap<Link, string> } {
  const taken = new Set<string>(['else'])
  const ways = new Map<Link, string>([[otherwise, 'else']])
  const rules = conditions.map(({ link, read }): ListRule => {
    const outcome = takeId(taken, link.name, idOf(link.to.name), 'way')
    ways.set(link, outcome)
    return { id: outcome, ...(link.name === '' ? {} : { name: link.name }), if: read.condition, then: { outcome } }
  })
  const id = takeId(making.file.takenIds, gateway.name, `${making.flowId}-${idOf(gateway.id) || 'choice'}`, 'rules')
  const document: RulesList = {
    kind: 'rules',
    id,
    ...(gateway.name === '' ? {} : { name: gateway.name }),
    style: 'list',
    hit: 'first',
    rules,
  }
  return { document, ways }
}
