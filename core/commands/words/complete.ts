import type { CaseCommandOf } from '../../contract/case-command.ts'
import type { Plan, PlanNodeOf } from '../../contract/plan.ts'
import type { CaseState } from '../../contract/state.ts'
import { checkFacts } from '../../facts/check-facts.ts'
import { leaveBy } from '../../nodes/move.ts'
import { type CommandLaw, isAlive } from '../command-law.ts'
import type { CommandProblem } from '../command-problem.ts'
import { factsField, idField } from '../fields.ts'
import { resolveCase } from '../resolve-case.ts'
import { setFacts } from '../set-facts.ts'

/** The tasks in which a branch of the case stands, in the order in which the branches came to be. */
export function openTasks(plan: Plan, state: CaseState): readonly PlanNodeOf<'task'>[] {
  const open: PlanNodeOf<'task'>[] = []
  for (const token of state.tokens) {
    const node = plan.nodes[token.node]
    if (node?.kind === 'task') open.push(node)
  }
  return open
}

/** Ends a task by one of its outcomes; the facts of its form come along. An outcome that resolves does so first. */
export const complete: CommandLaw<'complete'> = {
  fields: { node: idField, outcome: idField, 'facts?': factsField },
  isAllowed: (plan, state) => isAlive(state) && openTasks(plan, state).length > 0,
  check(plan, state, command) {
    const tasks = openTasks(plan, state)
    const task = tasks.find((node) => node.id === command.node)
    if (task === undefined)
      return { code: 'command.node-not-open', params: { node: command.node, open: tasks.map((node) => node.id) } }
    const known = task.outcomes.map((outcome) => outcome.id)
    if (!known.includes(command.outcome)) {
      return { code: 'command.unknown-outcome', params: { node: command.node, outcome: command.outcome, known } }
    }
    return checkFacts(plan, command.facts ?? {}) ?? missingFact(task, state, command)
  },
  apply(work, command) {
    const token = work.state.tokens.find((candidate) => candidate.node === command.node)
    const task = work.plan.nodes[command.node]
    if (token === undefined || task?.kind !== 'task') return
    if (command.facts !== undefined) setFacts(work, command.facts)
    if (task.outcomes.some((outcome) => outcome.id === command.outcome && outcome.resolves)) resolveCase(work)
    leaveBy(work, token.id, command.outcome)
  },
}

/** A field of the task's form that is required and still missing. */
function missingFact(
  task: PlanNodeOf<'task'>,
  state: CaseState,
  command: CaseCommandOf<'complete'>,
): CommandProblem | null {
  for (const field of task.form) {
    if (typeof field === 'string' || field.required !== true) continue
    const given = Object.hasOwn(command.facts ?? {}, field.fact) ? command.facts?.[field.fact] : undefined
    const kept = Object.hasOwn(state.facts, field.fact) ? state.facts[field.fact] : undefined
    const value = given === undefined ? kept : given
    if (value === undefined || value === null || value === '') {
      return { code: 'command.fact-required', params: { node: task.id, fact: field.fact } }
    }
  }
  return null
}
