import type { FactId } from '../../core/contract/facts.ts'
import type { ActStep, FlowDocument, FlowNode } from '../../core/contract/flow.ts'
import type { Matcher, Matchers } from '../../core/contract/matcher.ts'
import type { ClockDefinition, EscalationAction, PolicyDocument } from '../../core/contract/policy.ts'
import type { Cell, Condition, ListRule, RulesDocument, RulesTable } from '../../core/contract/rules.ts'
import { rulesOfFlow } from '../../model/flow/references.ts'
import { isFactReference } from '../../model/rules/normal-form.ts'
import { matchersOf } from '../cards/node-promise.ts'
import { changeFlow, documentIn, flowIn, type Workspace, withDocument } from '../workspace/workspace.ts'
import { changeFlowFields } from './change-flow.ts'
import { kept, mapped, patched } from './same.ts'

/**
 * Takes a fact out of the process, and out of everything that the process uses: forms no longer ask for it and nothing sets it; a row, a rule, a target or
 * an event that asks for it goes, since without the question it would hold for more cases than before. A clock that has no target, start or
 * stop left goes too, but never the last one of a policy. Nothing happens if the process has no such fact.
 */
export function removeFact(workspace: Workspace, id: FactId): Workspace {
  const flow = flowIn(workspace)
  const facts = flow.facts ?? []
  if (!facts.some((fact) => fact.id === id)) return workspace
  const rules = rulesOfFlow(flow).flatMap((name) => documentIn(workspace, 'rules', name) ?? [])
  const policy = flow.policy === undefined ? null : documentIn(workspace, 'policy', flow.policy)
  const withRules = rules.reduce((all, document) => withDocument(all, rulesWithout(document, id)), workspace)
  const withPolicy = policy === null ? withRules : withDocument(withRules, policyWithout(policy, id))
  const left = facts.filter((fact) => fact.id !== id)
  return changeFlow(withPolicy, (old) => {
    const nodes = mapped(old.nodes, (node) => nodeWithout(node, id))
    return changeFlowFields(patched<FlowDocument>(old, { nodes }), { facts: left.length === 0 ? undefined : left })
  })
}

function nodeWithout(node: FlowNode, id: FactId): FlowNode {
  switch (node.kind) {
    case 'start': {
      const same = node.duplicates === undefined ? [] : kept(node.duplicates.same, (fact) => fact !== id)
      const duplicates = node.duplicates === undefined || same.length === 0 ? undefined : { ...node.duplicates, same }
      return patched(node, {
        form: formWithout(node.form, id),
        duplicates: same === node.duplicates?.same ? node.duplicates : duplicates,
      })
    }
    case 'task':
      return patched(node, { form: formWithout(node.form, id) })
    case 'act':
      return patched(node, { steps: stepsWithout(node.steps, id) })
    case 'wait': {
      const isUntil = typeof node.until === 'object' && node.until.fact === id
      return patched(node, { until: isUntil ? undefined : node.until, event: matchersWithout(node.event, id) })
    }
    case 'subflow':
      return patched(node, {
        in: mapWithout(node.in, ([, source]) => source === id),
        out: mapWithout(node.out, ([target]) => target === id),
      })
    default:
      return node
  }
}

type Form = NonNullable<Extract<FlowNode, { kind: 'task' }>['form']>

function formWithout(form: Form | undefined, id: FactId): Form | undefined {
  return form === undefined ? undefined : kept(form, (field) => (typeof field === 'string' ? field : field.fact) !== id)
}

function stepsWithout(steps: readonly ActStep[], id: FactId): readonly ActStep[] {
  const next = mapped(steps, (step) => {
    if (step.do !== 'set' || !Object.hasOwn(step.facts, id)) return step
    const { [id]: _, ...facts } = step.facts
    return { ...step, facts }
  })
  return kept(next, (step, at) => step === steps[at] || step.do !== 'set' || Object.keys(step.facts).length > 0)
}

function mapWithout(
  map: Readonly<Record<string, string>> | undefined,
  goes: (entry: [string, string]) => boolean,
): Readonly<Record<string, string>> | undefined {
  if (map === undefined) return undefined
  const entries = Object.entries(map)
  const left = entries.filter((entry) => !goes(entry))
  return left.length === entries.length ? map : Object.fromEntries(left)
}

function matchersWithout(matchers: Matchers | undefined, id: FactId): Matchers | undefined {
  const list = matchersOf(matchers)
  const left: readonly Matcher[] = kept(list, ({ fact }) => fact !== id)
  if (left === list) return matchers
  return left.length < 2 ? left[0] : left
}

function policyWithout(policy: PolicyDocument, id: FactId): PolicyDocument {
  const changed = mapped(policy.clocks, (clock) => clockWithout(clock, id))
  const left = kept(changed, (clock, at) => clock === policy.clocks[at] || isWhole(clock))
  // A policy has at least one clock: one that lost all its targets keeps them and is shown as a problem.
  const clocks = left.length === 0 ? policy.clocks : left
  return patched<PolicyDocument>(policy, { clocks })
}

function isWhole({ targets, metric, start, stop }: ClockDefinition): boolean {
  return targets.length > 0 && (metric !== 'custom' || (start !== undefined && stop !== undefined))
}

function clockWithout(clock: ClockDefinition, id: FactId): ClockDefinition {
  const escalations =
    clock.escalations === undefined
      ? undefined
      : kept(
          mapped(clock.escalations, (one) => patched(one, { do: actionsWithout(one.do, id) })),
          (one) => one.do.length > 0,
        )
  return patched<ClockDefinition>(clock, {
    targets: kept(clock.targets, ({ when = {} }) => !Object.hasOwn(when, id)),
    start: matchersWithout(clock.start, id),
    stop: matchersWithout(clock.stop, id),
    cancel: matchersWithout(clock.cancel, id),
    escalations: escalations?.length === 0 && clock.escalations?.length !== 0 ? undefined : escalations,
  })
}

function actionsWithout(actions: readonly EscalationAction[], id: FactId): readonly EscalationAction[] {
  const left = kept(actions, (action) => action.action !== 'set' || action.fact !== id)
  return mapped(left, (action) => {
    if (action.action !== 'startFlow' || action.facts === undefined) return action
    return { ...action, facts: mapWithout(action.facts, ([, source]) => source === id) ?? {} }
  })
}

function rulesWithout(rules: RulesDocument, id: FactId): RulesDocument {
  if (rules.style === 'table') return tableWithout(rules, id)
  const asked = kept(rules.rules, (rule) => rule.if === undefined || !conditionAsks(rule.if, id))
  const next = mapped(asked, (rule) => ruleWithout(rule, id))
  return next === rules.rules ? rules : { ...rules, rules: next }
}

function ruleWithout(rule: ListRule, id: FactId): ListRule {
  const { set } = rule.then
  if (set === undefined || !Object.hasOwn(set, id)) return rule
  const { [id]: _, ...facts } = set
  const then = patched<ListRule['then']>(rule.then, { set: Object.keys(facts).length === 0 ? undefined : facts })
  return { ...rule, then }
}

function conditionAsks(condition: Condition, id: FactId): boolean {
  if ('all' in condition) return condition.all.some((part) => conditionAsks(part, id))
  if ('any' in condition) return condition.any.some((part) => conditionAsks(part, id))
  if ('not' in condition) return conditionAsks(condition.not, id)
  return condition.fact === id || namesFact(condition.value, id)
}

function namesFact(side: unknown, id: FactId): boolean {
  return side !== undefined && isFactReference(side as never) && (side as { fact: FactId }).fact === id
}

function tableWithout(table: RulesTable, id: FactId): RulesTable {
  const isInput = table.inputs.map(({ fact }) => fact === id)
  const isOutput = (table.outputs ?? []).map(({ fact }) => fact === id)
  const asks = (cell: Cell, column: number) =>
    cell !== '-' && (isInput[column] === true || Object.values(cell).some((side) => namesFact(side, id)))
  const rows = kept(table.rows, (row) => !row.if.some(asks))
  if (!isInput.includes(true) && !isOutput.includes(true)) return rows === table.rows ? table : { ...table, rows }
  return {
    ...table,
    inputs: kept(table.inputs, ({ fact }) => fact !== id),
    ...(table.outputs !== undefined && { outputs: kept(table.outputs, ({ fact }) => fact !== id) }),
    rows: rows.map((row) => ({
      ...row,
      if: row.if.filter((_, column) => isInput[column] !== true),
      ...(row.then !== undefined && { then: row.then.filter((_, column) => isOutput[column] !== true) }),
    })),
  }
}
