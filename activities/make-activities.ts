import type { CaseActivities } from '../core/contract/activities.ts'
import { commitSteps } from '../store/cases/commit-step.ts'
import type { ActivityParts } from './activity-parts.ts'
import { groupCommits } from './group-commits.ts'
import { loadCalendar } from './load-calendar.ts'
import { loadPlan } from './load-plan.ts'
import { makePlanShelf } from './plan-shelf.ts'
import { reserveCase } from './reserve-case.ts'
import { performStep } from './steps/perform-step.ts'

/** The activities of a worker. `commitStep` is the outbox: what it wrote once it never writes again. */
export function makeActivities(parts: ActivityParts): CaseActivities {
  const { store } = parts
  const planOf = makePlanShelf(store)
  const write = groupCommits((commits) => commitSteps(store, commits))
  return {
    loadPlan: (ask) => loadPlan(store, planOf, ask),
    reserveCase: (ask) => reserveCase(store, ask),
    async commitStep(commit) {
      const { verdict, rowSeq } = await write(commit)
      if (verdict === 'applied' || verdict === 'repeated') return
      throw new Error(
        `the row of case ${commit.caseId} is at ${rowSeq}, the commit ${verdict} from ${commit.previousSeq}`,
      )
    },
    loadCalendar: (ask) => loadCalendar(store, parts.compileCalendar, ask),
    performStep: (ask) => performStep(parts, planOf, ask),
  }
}
