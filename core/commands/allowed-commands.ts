import { type AllowedCommand, COMMAND_WORDS } from '../contract/case-command.ts'
import type { Plan } from '../contract/plan.ts'
import type { CaseState } from '../contract/state.ts'
import { commandLaw } from './registry.ts'
import { openSurveys } from './words/answer.ts'
import { openTasks } from './words/complete.ts'

/** What a case that stands here takes: each word once, `complete` and `answer` for each open node, `resume` with its reasons. */
export function allowedCommands(plan: Plan, state: CaseState): readonly AllowedCommand[] {
  return COMMAND_WORDS.filter((word) => commandLaw(word).isAllowed(plan, state)).flatMap((word): AllowedCommand[] => {
    if (word === 'complete') {
      return openTasks(plan, state).map((node) => ({
        do: word,
        node: node.id,
        outcomes: node.outcomes.map((outcome) => outcome.id),
      }))
    }
    if (word === 'answer') return openSurveys(plan, state).map((node) => ({ do: word, node: node.id }))
    if (word === 'resume') return [{ do: word, reasons: state.waits.map((wait) => wait.reason) }]
    return [{ do: word }]
  })
}
