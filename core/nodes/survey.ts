import type { PlanNodeOf } from '../contract/plan.ts'
import { note } from '../step/emit.ts'
import { nextSerial } from '../step/work.ts'
import type { NodeLaw } from './node.ts'
import { timersSince } from './timers-since.ts'

/** Asks the customer and waits for the answer, which comes as the command `answer`. */
export const survey: NodeLaw<'survey'> = {
  enter(work, node) {
    work.commands.push({
      kind: 'survey',
      id: `${work.state.id}/${nextSerial(work, 'j')}`,
      at: work.at,
      node: node.id,
      ask: node.ask,
    })
    note(work, 'surveySent', { node: node.id, ask: node.ask })
    return { stays: { timers: timersSince(work, node, work.at) } }
  },
}

/** The bands of the known questions, both ends included (FORMATS section 6). */
export const surveyBands = {
  csat: [
    { id: 'satisfied', from: 4, to: 5 },
    { id: 'neutral', from: 3, to: 3 },
    { id: 'dissatisfied', from: 1, to: 2 },
  ],
  nps: [
    { id: 'promoter', from: 9, to: 10 },
    { id: 'passive', from: 7, to: 8 },
    { id: 'detractor', from: 0, to: 6 },
  ],
  scale10: [
    { id: 'high', from: 8, to: 10 },
    { id: 'middle', from: 5, to: 7 },
    { id: 'low', from: 1, to: 4 },
  ],
} as const

/** The way that a score takes out of a survey; null for a score that is in no band. */
export function wayOfScore(node: PlanNodeOf<'survey'>, score: number): string | null {
  const bands = node.ask === 'questions' ? node.bands : surveyBands[node.ask]
  return bands.find((band) => score >= band.from && score <= band.to)?.id ?? null
}
