import { z } from 'zod'
import type { SurveyBand } from '../../../core/contract/flow.ts'
import type { LocalText } from '../../../core/contract/language.ts'
import { surveyBands } from '../../../core/nodes/survey.ts'
import { durationSchema, idSchema, localTextSchema } from '../../document/atom-schemas.ts'
import { missingLanguages } from '../../document/check-texts.ts'
import { checkUnique, type Report } from '../../document/report.ts'
import { fixedWays, type NodeKindModel, type NodeOf } from '../node-kind.ts'
import { nodeBase } from '../node-schema.ts'

const scoreSchema = z.number().min(-1_000_000).max(1_000_000)

/** Asks the customer and waits for the answer. */
export const surveySchema = z.strictObject({
  ...nodeBase,
  kind: z.literal('survey'),
  ask: z.enum(['csat', 'nps', 'scale10', 'questions']),
  questions: z
    .array(
      z.strictObject({
        id: idSchema,
        text: localTextSchema.exactOptional(),
        scale: z.int().min(2).max(1000).exactOptional(),
      }),
    )
    .max(100)
    .exactOptional(),
  bands: z
    .array(z.strictObject({ id: idSchema, from: scoreSchema, to: scoreSchema }))
    .max(100)
    .exactOptional(),
  timeout: durationSchema.exactOptional(),
})

export const survey: NodeKindModel<'survey'> = {
  rests: () => 'always',
  waysOf: (node) => {
    const bands = [...new Set(bandsOf(node).map((band) => band.id))]
    return node.timeout === undefined ? fixedWays(...bands) : fixedWays(...bands, 'timeout')
  },
  check: (node, report) => {
    const { ask, questions = [], bands = [] } = node
    if (ask !== 'questions') {
      for (const field of ['questions', 'bands'] as const) {
        if (node[field] === undefined) continue
        const fix = [{ op: 'remove' as const, path: `/${field}` }]
        report.add('flow.field-of-another-survey', [field], { node: node.id, field, ask }, fix)
      }
      return
    }
    if (questions.length === 0) report.add('flow.survey-needs-questions', [], { node: node.id })
    if (bands.length === 0) report.add('flow.survey-needs-bands', [], { node: node.id })
    checkUnique(
      report,
      questions.map((question) => question.id),
      (index) => ['questions', index, 'id'],
    )
    checkUnique(
      report,
      bands.map((band) => band.id),
      (index) => ['bands', index, 'id'],
    )
    checkBands(bands, report)
    checkTexts(node.id, questions, report)
  },
  compile: (node, parts, defaults) => ({
    ...parts,
    kind: 'survey',
    ask: node.ask,
    bands: bandsOf(node),
    timeout: node.timeout ?? null,
    calendar: defaults.calendar,
  }),
}

function bandsOf(node: NodeOf<'survey'>): readonly SurveyBand[] {
  return node.ask === 'questions' ? (node.bands ?? []) : surveyBands[node.ask]
}

/** Customers are asked in their own language. */
function checkTexts(
  node: string,
  questions: readonly { readonly id: string; readonly text?: LocalText }[],
  report: Report,
): void {
  questions.forEach(({ id: question, text }, index) => {
    const path = ['questions', index]
    if (text === undefined) report.add('flow.survey-question-without-text', path, { node, question })
    for (const language of missingLanguages(text)) {
      report.add('flow.survey-without-language', [...path, 'text'], { node, question, language })
    }
  })
}

/** Scores are whole numbers, so bands that end at 59 and begin at 60 leave no gap. */
function checkBands(bands: readonly SurveyBand[], report: Report): void {
  bands.forEach((band, index) => {
    if (band.from > band.to) {
      const { id, from, to } = band
      const turned = [{ op: 'replace' as const, path: `/bands/${index}`, value: { id, from: to, to: from } }]
      report.add('flow.band-upside-down', ['bands', index], { band: id, from, to }, turned)
    }
  })
  const sorted = bands
    .map((band, index) => ({ ...band, index }))
    .filter((band) => band.from <= band.to)
    .sort((a, b) => a.from - b.from)
  let highest = sorted[0]
  for (const band of sorted.slice(1)) {
    if (highest === undefined) return
    if (band.from <= highest.to) {
      report.add('flow.bands-overlap', ['bands', band.index], { band: band.id, other: highest.id })
    } else if (band.from > highest.to + 1) {
      report.add('flow.bands-leave-a-gap', ['bands', band.index], { from: highest.to, to: band.from })
    }
    if (band.to > highest.to) highest = band
  }
}
