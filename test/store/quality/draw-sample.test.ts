import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { auditRisks } from '../../../core/contract/wire-quality.ts'
import { assignAuditors } from '../../../store/quality/assign-auditors.ts'
import { type Candidate, drawSample } from '../../../store/quality/draw-sample.ts'

const candidates = fc.uniqueArray(
  fc.record({
    caseId: fc.string({ minLength: 1, maxLength: 8 }),
    person: fc.constantFrom('anna', 'ben', 'cleo', '__proto__'),
    risks: fc.subarray([...auditRisks]),
  }),
  { selector: ({ caseId }) => caseId, maxLength: 40 },
)
const take = fc.oneof(
  fc.record({ kind: fc.constant('perPerson' as const), count: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ kind: fc.constant('share' as const), percent: fc.integer({ min: 1, max: 100 }) }),
)
const risk = fc.record({ late: fc.integer({ min: 1, max: 20 }) }, { requiredKeys: [] })

describe('a sample', () => {
  it('takes of everybody as many as the rule says, none twice', () => {
    fc.assert(
      fc.property(candidates, take, risk, fc.string(), (all, taking, weights, seed) => {
        const drawn = drawSample(all, { take: taking, risk: weights }, seed)

        expect(new Set(drawn.map(({ caseId }) => caseId)).size).toBe(drawn.length)
        for (const person of new Set(all.map((one) => one.person))) {
          const own = all.filter((one) => one.person === person).length
          const wanted =
            taking.kind === 'perPerson' ? Math.min(own, taking.count) : Math.ceil((own * taking.percent) / 100)
          expect(drawn.filter((one) => one.person === person)).toHaveLength(wanted)
        }
      }),
    )
  })

  it('is the same again, in whatever order the cases come', () => {
    fc.assert(
      fc.property(candidates, take, risk, fc.string(), (all, taking, weights, seed) => {
        const rule = { take: taking, risk: weights }

        expect(drawSample([...all].reverse(), rule, seed)).toEqual(drawSample(all, rule, seed))
      }),
    )
  })

  it('is fair, and takes what is riskier so many times as often', () => {
    const all = Array.from(
      { length: 40 },
      (_, index): Candidate => ({
        caseId: `case-${index}`,
        person: 'anna',
        risks: index === 0 ? ['late'] : [],
      }),
    )
    const often = new Map<string, number>()
    const seeds = 3000
    for (let seed = 0; seed < seeds; seed++) {
      const [one] = drawSample(all, { take: { kind: 'perPerson', count: 1 }, risk: { late: 5 } }, String(seed))
      often.set(one!.caseId, (often.get(one!.caseId) ?? 0) + 1)
    }

    // 39 cases weigh 1, one weighs 5: 44 in all. Five deviations to both sides.
    const within = (share: number) => 5 * Math.sqrt(seeds * share * (1 - share))
    for (const [caseId, times] of often) {
      const share = caseId === 'case-0' ? 5 / 44 : 1 / 44
      expect(Math.abs(times - seeds * share)).toBeLessThan(within(share))
    }
    expect(often.size).toBe(40)
  })
})

describe('auditors', () => {
  const auditors = ['mia', 'max', 'moe']
  const cases = fc.array(
    fc.record({ caseId: fc.string({ maxLength: 6 }), involved: fc.subarray(auditors).map((own) => new Set(own)) }),
    { maxLength: 40 },
  )

  it('never get a case in which they had a hand, and none is left over that somebody could take', () => {
    fc.assert(
      fc.property(cases, fc.string(), (all, seed) => {
        const given = assignAuditors(all, new Map(auditors.map((id) => [id, 0])), seed)

        all.forEach(({ involved }, index) => {
          const auditor = given[index] ?? null
          if (auditor === null) expect(involved.size).toBe(auditors.length)
          else expect(involved.has(auditor)).toBe(false)
        })
      }),
    )
  })

  it('have evenly much to do, what they have already counted', () => {
    fc.assert(
      fc.property(fc.nat({ max: 60 }), fc.array(fc.nat({ max: 10 }), { minLength: 3, maxLength: 3 }), (count, open) => {
        const before = new Map(auditors.map((id, index) => [id, open[index] ?? 0]))
        const free = Array.from({ length: count }, (_, index) => ({ caseId: `c${index}`, involved: new Set<string>() }))
        const load = new Map(before)
        for (const auditor of assignAuditors(free, before, 's')) load.set(auditor!, (load.get(auditor!) ?? 0) + 1)

        // Nobody got one while somebody else had less.
        const fewest = Math.min(...load.values())
        for (const [id, now] of load) if (now > (before.get(id) ?? 0)) expect(now - fewest).toBeLessThanOrEqual(1)
      }),
    )
  })
})
