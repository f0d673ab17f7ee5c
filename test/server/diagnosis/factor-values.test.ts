import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readZone } from '../../../model/calendar/read-zone.ts'
import { factorTable } from '../../../server/diagnosis/factor-table.ts'
import { type FactorScope, factorTest } from '../../../server/diagnosis/factor-values.ts'
import type { PromiseRow } from '../../../store/diagnosis/read-promises.ts'

const zone = readZone('Asia/Shanghai')
if (zone === null) throw new Error('no such zone')
const hourMs = 3_600_000
const startAt = Date.parse('2026-03-02T00:00:00Z')

const scope: FactorScope = {
  zone,
  facts: [
    { id: 'complexity', type: 'enum' },
    { id: 'vip', type: 'boolean' },
    { id: 'amount', type: 'number' },
  ],
  isTurn: false,
  seesPeople: true,
  arrivals: new Map(Array.from({ length: 300 }, (_, hour) => [startAt / hourMs + hour, (hour * 7) % 13])),
  from: startAt,
  to: startAt + 300 * hourMs,
}

const maybe = (values: readonly string[]) => fc.option(fc.constantFrom(...values), { nil: null })
/** Mostly the same number, as facts and counts of the world are. */
const amount = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.double({ min: -5, max: 900, noNaN: true }))
const teams = ['frontline', 'specialists']
const course = fc.oneof(
  fc.constantFrom(
    ['handover', 'specialists', null] as const,
    ['reopened', '', null] as const,
    ['waited', 'customer', 5] as const,
  ),
  fc.tuple(fc.constant('node'), fc.constantFrom('triage', 'fix'), fc.integer({ min: 0, max: 90_000 })),
)

const promise: fc.Arbitrary<PromiseRow> = fc.record({
  id: fc.string({ minLength: 1, maxLength: 8 }),
  number: fc.nat(9999),
  at: fc.integer({ min: scope.from, max: scope.to - 1 }),
  createdAt: fc.integer({ min: scope.from, max: scope.to - 1 }),
  isLate: fc.boolean(),
  targetMs: fc.constantFrom(null, hourMs, 2 * hourMs),
  team: maybe(teams),
  assignee: maybe(['li', 'wang']),
  tier: maybe(['5-star', 'standard']),
  channel: maybe(['phone', 'web']),
  business: maybe(['quality', 'a=b, c']),
  priority: maybe(['urgent', 'normal']),
  facts: fc.record(
    { complexity: fc.constantFrom('simple', 'complex'), vip: fc.boolean(), amount },
    { requiredKeys: [] },
  ),
  hands: fc.array(fc.tuple(maybe(teams), maybe(['li', 'wang', 'zhao']), maybe(teams)), { maxLength: 2 }),
  course: fc.array(course, { maxLength: 9 }),
})

describe('whether a promise has a factor', () => {
  test('is what the table of a study says, for every column, level and promise', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(fc.array(promise, { minLength: 100, maxLength: 160 }), (rows) => {
        for (const { id, levels, codes } of factorTable(rows, scope).columns) {
          for (const [code, level] of levels.entries()) {
            const test = factorTest({ column: id, level }, scope)
            const told = rows.map((row) => test?.(row) ?? null)
            expect({ id, level, told }).toEqual({ id, level, told: Array.from(codes, (of) => of === code) })
            seen.add(id)
          }
        }
      }),
      { numRuns: 12 },
    )

    const columns = 'target tier channel business priority team assignee hour weekday load handovers reopened waits'
    const own = 'fact:complexity fact:vip fact:amount visits:triage time:triage visits:fix time:fix'
    expect([...seen.add('hour')].sort()).toEqual(`${columns} ${own}`.split(' ').sort())
  })

  test.each([
    ['nothing', 'x'],
    ['fact:phone-number', '1'],
    ['fact:', '1'],
    ['fact:amount', '≥'],
    ['fact:amount', '≥ many'],
    ['fact:amount', '12'],
    ['load', 'toString 3'],
    ['constructor', 'x'],
  ])('is nothing to be said by the column %s and the level %s', (column, level) => {
    expect(factorTest({ column, level }, scope)).toBeNull()
  })

  test('is not told of people to whoever may not see them', () => {
    const condition = { column: 'assignee', level: 'li' }
    expect(factorTest(condition, { ...scope, seesPeople: false })).toBeNull()
    expect(factorTest(condition, scope)).not.toBeNull()
  })
})
