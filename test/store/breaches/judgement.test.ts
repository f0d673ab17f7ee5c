import { array, assert, boolean, constant, constantFrom, oneof, option, property, record, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ProblemError } from '../../../core/contract/problem-error.ts'
import {
  changeJudgement,
  decideJudgement,
  type Judgement,
  type JudgementStep,
  noJudgement,
  replaySteps,
  stepBetween,
} from '../../../store/breaches/judgement.ts'

const person = constantFrom('ann', 'ben', 'cid')
const word = option(string({ maxLength: 3 }), { nil: null })

/** What people do to a breach, in any order. */
const act = oneof(
  record({
    do: constant('review' as const),
    by: person,
    change: record({ reason: word, note: word, judge: word, exclude: boolean(), ground: word }, { requiredKeys: [] }),
  }),
  record({ do: constant('decide' as const), by: person, isApproved: boolean(), answer: word }),
)

type Act = typeof act extends { generate: (...args: never[]) => { value: infer V } } ? V : never

function take(before: Judgement, one: Act, at: number): Judgement | 'refused' {
  if (one.do === 'review') return changeJudgement(before, one.change, one.by)
  try {
    return decideJudgement(before, 'b1', { isApproved: one.isApproved, answer: one.answer, by: one.by, at })
  } catch (error) {
    if (error instanceof ProblemError) return 'refused'
    throw error
  }
}

/** All that is gone through, the first judgement included. */
function play(acts: readonly Act[]): {
  readonly states: readonly Judgement[]
  readonly steps: readonly JudgementStep[]
} {
  const states = [noJudgement]
  const steps: JudgementStep[] = []
  for (const [index, one] of acts.entries()) {
    const before = states.at(-1) ?? noJudgement
    const after = take(before, one, index + 1)
    if (after === 'refused') continue
    steps.push(stepBetween(before, after))
    states.push(after)
  }
  return { states, steps }
}

describe('whatever people do to a breach', () => {
  it('its steps come to what it says, at every moment', () => {
    assert(
      property(array(act, { maxLength: 30 }), (acts) => {
        const { states, steps } = play(acts)

        for (let count = 0; count <= steps.length; count++)
          expect(replaySteps(steps.slice(0, count))).toEqual(states[count])
      }),
    )
  })

  it('nobody excludes it alone, and nothing is excluded that was not proposed before', () => {
    assert(
      property(array(act, { maxLength: 30 }), (acts) => {
        const { states, steps } = play(acts)

        for (const [index, after] of states.entries()) {
          const before = states[index - 1]
          if (after.exclusion === 'none') expect(after.proposedBy === null || after.decidedBy !== null).toBe(true)
          if (after.exclusion === 'proposed') expect([after.decidedBy, after.decidedAt]).toEqual([null, null])
          if (after.exclusion !== 'approved') continue
          expect(after.proposedBy).not.toBeNull()
          expect(after.decidedBy).not.toBe(after.proposedBy)
          if (before?.exclusion !== 'approved')
            expect([before?.exclusion, steps[index - 1]?.kind]).toEqual(['proposed', 'approved'])
        }
      }),
    )
  })

  it('a ground stays that of the proposal that it was given for', () => {
    const proposed = changeJudgement(noJudgement, { exclude: true, ground: 'power cut' }, 'ann')
    const byOther = changeJudgement(proposed, { note: 'seen', ground: 'my own' }, 'ben')
    const withdrawn = changeJudgement(byOther, { exclude: false }, 'ben')

    expect(byOther).toMatchObject({ proposedBy: 'ann', ground: 'power cut', note: 'seen' })
    expect(changeJudgement(proposed, { ground: 'power cut in town' }, 'ann').ground).toBe('power cut in town')
    expect(withdrawn).toEqual({ ...noJudgement, note: 'seen' })
    expect(changeJudgement(withdrawn, { exclude: true }, 'cid').ground).toBeNull()
  })
})

describe('a step is named by what it did', () => {
  const proposed = changeJudgement(noJudgement, { exclude: true }, 'ann')
  const decided = (isApproved: boolean) => decideJudgement(proposed, 'b1', { isApproved, by: 'ben', at: 1 })

  it.each([
    ['reviewed', noJudgement, changeJudgement(noJudgement, { reason: 'x', judge: 'ben' }, 'ann')],
    ['assigned', noJudgement, changeJudgement(noJudgement, { judge: 'ben', judgeBy: 5 }, 'ann')],
    ['proposed', noJudgement, proposed],
    ['approved', proposed, decided(true)],
    ['refused', proposed, decided(false)],
    ['withdrawn', proposed, changeJudgement(proposed, { exclude: false }, 'ann')],
    ['withdrawn', decided(true), changeJudgement(decided(true), { exclude: false }, 'ann')],
    ['reviewed', noJudgement, noJudgement],
  ] as const)('%s', (kind, before, after) => {
    expect(stepBetween(before, after).kind).toBe(kind)
  })
})
