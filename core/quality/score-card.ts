import type { CardAnswers, CardCriterion, CriterionAnswer, QualityCard } from '../contract/wire-quality.ts'

/** What a card comes to. */
export interface CardScore {
  /** 0 to 100 with one decimal; null when no criterion applied or none is marked. */
  readonly score: number | null
  /** A fatal criterion has the lowest mark, so the score is 0. */
  readonly isFatal: boolean
  /** By the id of the section; null where nothing of it applied. */
  readonly sections: Readonly<Record<string, number | null>>
  /** The ids of the criteria that are not marked yet, in the order of the card. */
  readonly missing: readonly string[]
}

/** The highest mark of each scale. */
export const highestMark = { yesNo: 1, points: 5 } as const

/**
 * The score of a card: 100 × Σ weight × mark ÷ highest mark, over Σ weight, of the criteria that are marked and apply; 0 once a fatal one
 * has the lowest mark. Marks that do not belong to their scale count as not given. Pure.
 */
export function scoreCard(card: QualityCard, answers: CardAnswers): CardScore {
  const criteria = criteriaOf(card)
  const missing = criteria.filter((criterion) => markOf(criterion, answers) === null).map(({ id }) => id)
  const isFatal = criteria.some((criterion) => criterion.isFatal === true && markOf(criterion, answers) === 0)
  const sections = Object.fromEntries(card.sections.map(({ id, criteria: own }) => [id, shareOf(own, answers)]))
  const score = shareOf(criteria, answers)
  return { score: isFatal ? 0 : score, isFatal, sections, missing }
}

/** The criteria of all sections, in the order of the card. */
export function criteriaOf(card: QualityCard): readonly CardCriterion[] {
  return card.sections.flatMap(({ criteria }) => criteria)
}

/** Whether a mark belongs to the scale of a criterion. */
export function isMarkOf({ scale, mayNotApply }: CardCriterion, mark: unknown): mark is CriterionAnswer['mark'] {
  if (mark === 'na') return mayNotApply === true
  return typeof mark === 'number' && Number.isInteger(mark) && mark >= 0 && mark <= highestMark[scale]
}

function markOf(criterion: CardCriterion, answers: CardAnswers): CriterionAnswer['mark'] | null {
  const answer = Object.hasOwn(answers, criterion.id) ? answers[criterion.id] : undefined
  return answer !== undefined && isMarkOf(criterion, answer.mark) ? answer.mark : null
}

function shareOf(criteria: readonly CardCriterion[], answers: CardAnswers): number | null {
  let weights = 0
  let earned = 0
  for (const criterion of criteria) {
    const mark = markOf(criterion, answers)
    if (mark === null || mark === 'na') continue
    weights += criterion.weight
    earned += (criterion.weight * mark) / highestMark[criterion.scale]
  }
  return weights === 0 ? null : Math.round((1000 * earned) / weights) / 10
}
