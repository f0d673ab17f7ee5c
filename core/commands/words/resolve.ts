import { leaveBy } from '../../nodes/move.ts'
import type { CommandLaw } from '../command-law.ts'
import { resolveCase } from '../resolve-case.ts'
import { openTasks } from './complete.ts'

/** Completes the current task by its resolving outcome if it has exactly one, and otherwise just marks the case resolved. */
export const resolve: CommandLaw<'resolve'> = {
  fields: {},
  isAllowed: (_plan, state) => state.phase === 'open',
  apply(work) {
    const tasks = openTasks(work.plan, work.state)
    const task = tasks.length === 1 ? tasks[0] : undefined
    const resolving = task?.outcomes.filter((outcome) => outcome.resolves) ?? []
    resolveCase(work)
    const way = resolving.length === 1 ? resolving[0]?.id : undefined
    const token = work.state.tokens.find((candidate) => candidate.node === task?.id)
    if (way !== undefined && token !== undefined) leaveBy(work, token.id, way)
  },
}
