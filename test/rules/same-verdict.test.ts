import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conditionHolds } from '../../core/operators/condition-holds.ts'
import { evaluate } from '../../rules/evaluate.ts'
import { decideCompiled, evaluateCompiled } from '../../rules/evaluate-compiled.ts'
import { anyFacts, anyRuleSet, context } from './rule-sets.ts'

describe('json-rules-engine and the compiled evaluator', () => {
  it('give the same verdict with the same trace', async () => {
    let held = 0

    await fc.assert(
      fc.asyncProperty(anyRuleSet, fc.array(anyFacts, { minLength: 1, maxLength: 4 }), async (ruleSet, cases) => {
        for (const facts of cases) {
          const verdict = evaluateCompiled(ruleSet, facts, context)
          held += verdict.held.length
          expect(await evaluate(ruleSet, facts, context)).toEqual(verdict)
        }
      }),
      { numRuns: 500 },
    )
    expect(held).toBeGreaterThan(100)
  })

  it('give the same verdict when many cases are looked at at once', async () => {
    await fc.assert(
      fc.asyncProperty(anyRuleSet, fc.array(anyFacts, { minLength: 5, maxLength: 8 }), async (ruleSet, cases) => {
        const verdicts = await Promise.all(cases.map((facts) => evaluate(ruleSet, facts, context)))

        expect(verdicts).toEqual(cases.map((facts) => evaluateCompiled(ruleSet, facts, context)))
      }),
      { numRuns: 100 },
    )
  })
})

describe('the compiled evaluator', () => {
  it('decides without a trace as it decides with one', () => {
    fc.assert(
      fc.property(anyRuleSet, anyFacts, (ruleSet, facts) => {
        const { trace, ...decision } = evaluateCompiled(ruleSet, facts, context)

        expect(decideCompiled(ruleSet, facts, context)).toEqual(decision)
        expect(trace.map((entry) => entry.id)).toEqual(ruleSet.entries.map((entry) => entry.id))
      }),
      { numRuns: 500 },
    )
  })

  it('lets an entry hold if its condition, read off its shape, holds', () => {
    fc.assert(
      fc.property(anyRuleSet, anyFacts, (ruleSet, facts) => {
        const { held } = evaluateCompiled({ ...ruleSet, hit: 'collect' }, facts, context)
        const expected = ruleSet.entries.filter((entry) => conditionHolds(entry.if, facts, context))

        expect(held).toEqual(expected.map((entry) => entry.id))
      }),
      { numRuns: 500 },
    )
  })

  it('gives a verdict that is plain JSON', () => {
    fc.assert(
      fc.property(anyRuleSet, anyFacts, (ruleSet, facts) => {
        const verdict = evaluateCompiled(ruleSet, facts, context)

        expect(JSON.parse(JSON.stringify(verdict))).toEqual(verdict)
      }),
    )
  })
})
