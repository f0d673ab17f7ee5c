import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FactDefinition, FactType, FactValue } from '../../../../core/contract/facts.ts'
import type { Operand, OperatorName } from '../../../../core/contract/rules.ts'
import { momentOf } from '../../../../core/facts/moment.ts'
import { holds } from '../../../../core/operators/holds.ts'
import { operators } from '../../../../core/operators/operators.ts'
import { classesOf } from '../../../../model/rules/analysis/class-set.ts'
import { domainOf, type LiteralTest, missingOf } from '../../../../model/rules/analysis/domain.ts'
import { whereHolds } from '../../../../model/rules/analysis/where-holds.ts'

const nowhere = { nowAt: 0, calendars: {} }
const text = fc.constantFrom(
  'a',
  'ab',
  'b',
  'ba',
  '',
  '2026-12-01',
  '2026-12-01T09:00:00+08:00',
  '2026-12-01T01:00:00Z',
)
const number = fc.constantFrom(-1, 0, 0.5, 1, 5, 10, 1e300, Number.MAX_VALUE, 2 ** 53)
const moment = fc.constantFrom('2026-12-01', '2026-12-02', '2026-12-03T00:00:00Z', '2026-12-01T09:00:00+08:00')
const scalar = fc.oneof(text, number, fc.boolean())
const number2 = fc.record({ from: number, to: number })
const moment2 = fc.record({ from: moment, to: moment })
const asks = (ops: readonly OperatorName[], value: fc.Arbitrary<Operand>): fc.Arbitrary<LiteralTest> =>
  fc.record({ kind: fc.constant('test' as const), fact: fc.constant('f'), op: fc.constantFrom(...ops), value })
/** Every question that the checks let through, of any type. */
const test: fc.Arbitrary<LiteralTest> = fc.oneof(
  asks(['is', 'isNot'], fc.oneof(scalar, moment)),
  asks(['in', 'notIn'], fc.array(fc.oneof(scalar, moment), { maxLength: 4 })),
  asks(['contains'], scalar),
  asks(['startsWith'], text),
  asks(['below', 'atMost', 'above', 'atLeast'], number),
  asks(['before', 'after'], moment),
  asks(['between'], fc.oneof(number2, moment2)),
  asks(['present', 'missing'], fc.constant(null)),
)
const definition: fc.Arbitrary<FactDefinition | undefined> = fc.oneof(
  fc.constant(undefined),
  fc
    .constantFrom<FactType>('enum', 'text', 'number', 'boolean', 'date', 'instant', 'list')
    .map((type) => (type === 'enum' ? { id: 'f', type, values: ['a', 'ab', 'c'] } : { id: 'f', type })),
)
function typeOf(value: FactValue): FactType {
  if (Array.isArray(value)) return 'list'
  if (typeof value === 'string') return momentOf(value)?.kind ?? 'text'
  return typeof value === 'number' ? 'number' : 'boolean'
}

const budget = () => ({ left: 1_000_000 })

describe('the classes of a fact', () => {
  it('are those of whose samples the operators say yes', () => {
    fc.assert(
      fc.property(fc.array(test, { minLength: 1, maxLength: 6 }), definition, (tests, fact) => {
        const domain = domainOf('f', tests, fact)
        for (const asked of tests) {
          const yes = new Set(classesOf(whereHolds(domain, asked, budget())))
          for (const [index, { sample }] of domain.classes.entries()) {
            if (sample === null && index !== missingOf(domain)) continue
            expect([index, yes.has(index)]).toEqual([index, holds(asked.op, sample, asked.value, nowhere)])
          }
        }
      }),
      { numRuns: 500 },
    )
  })

  it('tell apart every value that the questions tell apart', () => {
    const value = fc.oneof(scalar, moment, fc.double({ noNaN: true }), fc.string(), fc.array(scalar, { maxLength: 3 }))

    fc.assert(
      fc.property(fc.array(test, { minLength: 1, maxLength: 4 }), value, (tests, seen) => {
        const type = typeOf(seen)
        const sound = tests.filter(({ op }) => operators[op].facts.includes(type))
        const domain = domainOf('f', sound, { id: 'f', type })
        fc.pre(domain.isExact)

        const answers = sound.map((asked) => holds(asked.op, seen, asked.value, nowhere))

        const isLike = (index: number) =>
          sound.every(
            (asked, place) => [...classesOf(whereHolds(domain, asked, budget()))].includes(index) === answers[place],
          )
        expect(domain.classes.some((_, index) => isLike(index))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('of a text with patterns have samples that match just these', () => {
    const tests = [
      { kind: 'test' as const, fact: 'f', op: 'startsWith' as const, value: 're' },
      { kind: 'test' as const, fact: 'f', op: 'contains' as const, value: 'fund' },
    ]
    const samples = domainOf('f', tests, undefined).classes.map(({ sample }) => sample)

    expect(samples).toContain('re fund')
    expect(samples).toContain('fund')
    expect(samples.at(-1)).toBeNull()
  })
})
