import type { LocalText } from '../../core/contract/language.ts'
import type { Plan, PlanNode } from '../../core/contract/plan.ts'
import type { WireCase } from '../../core/contract/wire.ts'

/** What a plan calls the ways out of its nodes; the name of an edge comes before that of a task's outcome. Nodes without one are left out. Pure. */
export function wayNames({ nodes }: Pick<Plan, 'nodes'>): NonNullable<WireCase['wayNames']> {
  return Object.fromEntries(
    Object.values(nodes)
      .map((node) => [node.id, namesOf(node)] as const)
      .filter(([, names]) => Object.keys(names).length > 0),
  )
}

function namesOf(node: PlanNode): Readonly<Record<string, LocalText>> {
  const outcomes = node.kind === 'task' ? node.outcomes.filter(({ id, name }) => name !== id) : []
  return { ...Object.fromEntries(outcomes.map(({ id, name }) => [id, name])), ...node.wayNames }
}
