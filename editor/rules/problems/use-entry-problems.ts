import { useMemo } from 'react'
import { useStore } from 'zustand'
import type { RulesDocument } from '../../../core/contract/rules.ts'
import { fixProblem } from '../../problems/fix-problem.ts'
import type { Problem } from '../../problems/problem.ts'
import { useParts } from '../../workspace/designer-parts.ts'
import { useDesignerSession } from '../../workspace/designer-session.ts'
import { keyOf } from '../../workspace/workspace.ts'

/** What is wrong or doubtful in a rule set: by the ids of its entries, and of the whole. */
export interface RulesProblems {
  readonly whole: readonly Problem[]
  readonly byEntry: ReadonlyMap<string, readonly Problem[]>
}

/** The problems of a rule set, as the panel of problems has them. */
export function useRulesProblems(id: string): RulesProblems {
  const { watch } = useDesignerSession()
  const problems = useStore(watch.state, (state) => state.problems)
  return useMemo(() => {
    const own = problems.filter(({ document }) => document === keyOf('rules', id))
    const byEntry = new Map<string, Problem[]>()
    for (const problem of own) {
      if (problem.place.kind !== 'row') continue
      byEntry.set(problem.place.id, [...(byEntry.get(problem.place.id) ?? []), problem])
    }
    return { whole: own.filter(({ place }) => place.kind !== 'row'), byEntry }
  }, [problems, id])
}

/** Mends a problem in the way that its check knows; what changed since the check stays as it is. */
export function useMend(rules: RulesDocument): (problem: Problem) => void {
  const { store } = useParts()
  const { watch } = useDesignerSession()
  return (problem) => {
    const { checked } = watch.state.getState()
    if (checked === null || problem.fix === null || problem.document !== keyOf('rules', rules.id)) return
    store
      .getState()
      .edit({ key: 'fix', params: { name: problem.fix.text } }, (workspace) => fixProblem(workspace, problem, checked))
  }
}
