import { lookAtTargetsAgain } from '../clocks/stale-targets.ts'
import { emit } from '../step/emit.ts'
import type { Work } from '../step/work.ts'

/**
 * Hands the case to a team (null: the one it has) and an agent (null: nobody, left out: nobody if the team changes).
 * Handing it to whom it has already is no change.
 */
export function assignTo(work: Work, team: string | null, agent?: string | null): void {
  const nextTeam = team ?? work.state.team
  const isNewTeam = nextTeam !== work.state.team
  const nextAgent = agent === undefined ? (isNewTeam ? null : work.state.assignee) : agent
  if (!isNewTeam && nextAgent === work.state.assignee) return
  const from = { team: work.state.team, assignee: work.state.assignee }
  work.state.team = nextTeam
  work.state.assignee = nextAgent
  lookAtTargetsAgain(work, 'team')
  lookAtTargetsAgain(work, 'assignee')
  emit(work, 'assigned', {
    team: nextTeam,
    assignee: nextAgent,
    isNewTeam,
    fromTeam: from.team,
    fromAssignee: from.assignee,
  })
}
