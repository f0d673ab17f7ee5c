import type { CaseActivities } from '../core/contract/activities.ts'
import type { CaseTurn, TurnAnswer } from '../core/contract/commit.ts'
import { commitTurns, type TurnVerdict } from '../store/cases/commit-turns.ts'
import type { ActivityParts } from './activity-parts.ts'
import { groupCommits } from './group-commits.ts'
import { loadCalendar } from './load-calendar.ts'
import { loadPlan } from './load-plan.ts'
import { makePlanShelf } from './plan-shelf.ts'
import { withReplyMails } from './reply-mails.ts'
import { reserveCase } from './reserve-case.ts'
import { performStep } from './steps/perform-step.ts'

/** The activities of a worker. `commitStep` is the outbox: a turn that was written once is never written again. */
export function makeActivities(parts: ActivityParts): CaseActivities {
  const { store, hasMail } = parts
  const planOf = makePlanShelf(store)
  const write = groupCommits((turns: readonly CaseTurn[]) => commitTurns(store, turns))
  return {
    loadPlan: (ask) => loadPlan(store, planOf, ask),
    reserveCase: (ask) => reserveCase(store, ask),
    commitStep: async (turn) => answerOf(turn, await write(hasMail ? withReplyMails(turn) : turn)),
    loadCalendar: (ask) => loadCalendar(store, parts.compileCalendar, ask),
    performStep: (ask) => performStep(parts, planOf, ask),
  }
}

function answerOf({ turn, commit }: CaseTurn, { verdict, rowTurn, events }: TurnVerdict): TurnAnswer {
  if (verdict === 'written' || verdict === 'repeated') return { kind: 'written' }
  if (verdict === 'diverged' && events !== null) return { kind: 'diverged', events }
  throw new Error(`turn ${turn} of case ${commit.caseId} is ${verdict}; the store is at turn ${rowTurn}`)
}
