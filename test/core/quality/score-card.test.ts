import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CardAnswers, QualityCard } from '../../../core/contract/wire-quality.ts'
import { criteriaOf, highestMark, isMarkOf, scoreCard } from '../../../core/quality/score-card.ts'

const criterion = fc.record({
  scale: fc.constantFrom('yesNo' as const, 'points' as const),
  weight: fc.integer({ min: 1, max: 100 }),
  isFatal: fc.boolean(),
  mayNotApply: fc.boolean(),
})

const cards = fc.array(fc.array(criterion, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }).map(
  (sections): QualityCard => ({
    id: 'card',
    name: 'Card',
    sections: sections.map((criteria, at) => ({
      id: `s${at}`,
      name: `Section ${at}`,
      criteria: criteria.map((one, index) => ({ ...one, id: `c${at}-${index}`, name: 'Criterion' })),
    })),
  }),
)

/** A card with a mark for every criterion. */
const marked = cards.chain((card) =>
  fc
    .tuple(
      ...criteriaOf(card).map(({ scale, mayNotApply }) => {
        const mark = fc.integer({ min: 0, max: highestMark[scale] })
        return mayNotApply ? fc.oneof(mark, fc.constant('na' as const)) : mark
      }),
    )
    .map((all) => ({
      card,
      answers: Object.fromEntries(
        criteriaOf(card).map(({ id }, index) => [id, { mark: all[index] ?? 0 }]),
      ) as CardAnswers,
    })),
)

describe('the score of a card', () => {
  it('is the weighted share of the marks that apply, and zero once something fatal went wrong', () => {
    fc.assert(
      fc.property(marked, ({ card, answers }) => {
        const { score, isFatal, missing } = scoreCard(card, answers)
        const applied = criteriaOf(card).flatMap((one) => {
          const mark = answers[one.id]?.mark
          return typeof mark === 'number' ? [{ ...one, share: mark / highestMark[one.scale] }] : []
        })
        const weights = applied.reduce((sum, { weight }) => sum + weight, 0)
        const plain = applied.reduce((sum, { weight, share }) => sum + (weight / weights) * share, 0) * 100

        expect(missing).toEqual([])
        expect(isFatal).toBe(applied.some((one) => one.isFatal && one.share === 0))
        if (isFatal) expect(score).toBe(0)
        else if (applied.length === 0) expect(score).toBeNull()
        else expect(Math.abs((score ?? -1) - plain)).toBeLessThanOrEqual(0.0501)
      }),
    )
  })

  it('never falls when a mark is raised', () => {
    fc.assert(
      fc.property(marked, fc.nat(), ({ card, answers }, pick) => {
        const all = criteriaOf(card)
        const one = all[pick % all.length]!
        const mark = answers[one.id]?.mark
        fc.pre(typeof mark === 'number' && mark < highestMark[one.scale])
        const raised = { ...answers, [one.id]: { mark: Number(mark) + 1 } }

        expect(scoreCard(card, raised).score ?? 0).toBeGreaterThanOrEqual(scoreCard(card, answers).score ?? 0)
      }),
    )
  })

  it('names what is not marked, and takes no mark of another scale', () => {
    fc.assert(
      fc.property(marked, ({ card, answers }) => {
        const [first] = criteriaOf(card)
        const { [first!.id]: _, ...rest } = answers
        expect(scoreCard(card, rest).missing).toEqual([first!.id])
        expect(scoreCard(card, { ...answers, [first!.id]: { mark: 6 } }).missing).toEqual([first!.id])
        expect(isMarkOf(first!, 'na')).toBe(first!.mayNotApply === true)
      }),
    )
  })
})
