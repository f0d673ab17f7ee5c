import type { Plan, PlanNodeOf } from '../../contract/plan.ts'
import type { CaseState } from '../../contract/state.ts'
import { leaveBy } from '../../nodes/move.ts'
import { surveyBands, wayOfScore } from '../../nodes/survey.ts'
import { emit } from '../../step/emit.ts'
import { type CommandLaw, isAlive } from '../command-law.ts'
import { contentOf } from '../content.ts'
import { idField, numberField, numbersField, textField } from '../fields.ts'

/** The surveys that wait for an answer. */
export function openSurveys(plan: Plan, state: CaseState): readonly PlanNodeOf<'survey'>[] {
  const open: PlanNodeOf<'survey'>[] = []
  for (const token of state.tokens) {
    const node = plan.nodes[token.node]
    if (node?.kind === 'survey') open.push(node)
  }
  return open
}

/** The customer answers a survey; the score picks the way. */
export const answer: CommandLaw<'answer'> = {
  fields: {
    score: numberField,
    'node?': idField,
    'answers?': numbersField,
    'contentId?': idField,
    'comment?': textField,
  },
  isAllowed: (plan, state) => isAlive(state) && openSurveys(plan, state).length > 0,
  check(plan, state, command) {
    const surveys = openSurveys(plan, state)
    const survey = command.node === undefined ? surveys[0] : surveys.find((node) => node.id === command.node)
    if (survey === undefined) {
      return {
        code: 'command.node-not-open',
        params: { node: command.node ?? '', open: surveys.map((node) => node.id) },
      }
    }
    if (wayOfScore(survey, command.score) !== null) return null
    const bands = survey.ask === 'questions' ? survey.bands : surveyBands[survey.ask]
    const allowed = bands.map((band) => `${band.from}–${band.to}`)
    return { code: 'command.score-out-of-range', params: { score: command.score, node: survey.id, allowed } }
  },
  apply(work, command) {
    const survey = openSurveys(work.plan, work.state).find(
      (node) => command.node === undefined || node.id === command.node,
    )
    const token = work.state.tokens.find((candidate) => candidate.node === survey?.id)
    const way = survey === undefined ? null : wayOfScore(survey, command.score)
    if (survey === undefined || token === undefined || way === null) return
    emit(work, 'surveyAnswered', {
      node: survey.id,
      ask: survey.ask,
      score: command.score,
      way,
      ...(command.answers === undefined ? {} : { answers: { ...command.answers } }),
      ...contentOf({ ...command, ...(command.comment === undefined ? {} : { text: command.comment }) }),
    })
    leaveBy(work, token.id, way)
  },
}
