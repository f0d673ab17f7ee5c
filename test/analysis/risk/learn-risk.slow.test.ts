import { beforeAll, describe, expect, it } from 'vitest'
import type { CaseHistory } from '../../../analysis/risk/case-history.ts'
import { learnRisk, type RiskModel } from '../../../analysis/risk/learn-risk.ts'
import { runningPromises } from '../../../analysis/risk/running-promises.ts'
import { scoreRisk } from '../../../analysis/risk/score-risk.ts'
import { historyOf, seededHistories } from '../../../bench/forecast/seeded-histories.ts'
import { readClock } from '../../../core/clocks/read-clock.ts'
import { chanceOf } from '../../../simulation/chance/chance.ts'

const untilAt = Date.parse('2026-11-20T06:00:00Z')
const dayMs = 86_400_000

describe('the probability that a promise will be broken', () => {
  let world: Awaited<ReturnType<typeof seededHistories>>
  let model: RiskModel | null
  beforeAll(async () => {
    world = await seededHistories(700, 60, untilAt)
    model = learnRisk(world.histories, world.calendars, untilAt, 1)
  })

  it('is better than the base rate on later records, and what it says comes true as often', () => {
    const { skill, brier, baseBrier, reliability } = known(model).measured

    expect(skill).toBeGreaterThan(0.1)
    expect(brier).toBeLessThan(baseBrier)
    const all = reliability.reduce((sum, { count }) => sum + count, 0)
    const off = reliability.reduce(
      (sum, { said, happened, count }) => sum + (Math.abs(said - happened) * count) / all,
      0,
    )
    expect(off).toBeLessThan(0.08)
  })

  it('is the same again for the same history and seed', () => {
    expect(learnRisk(world.histories, world.calendars, untilAt, 1)).toEqual(model)
  })

  it('does not look into the future: what a case is at an instant stays so whatever is recorded later', () => {
    const at = untilAt - 20 * dayMs
    const whole = runningPromises(world.histories, world.calendars, at)
    const until = runningPromises(
      world.histories.map((history) => cutAt(history, at)),
      world.calendars,
      at,
    )

    expect(whole.length).toBeGreaterThan(5)
    expect(until).toEqual(whole)
  })

  it('counts what is used of a promise as its clock does', () => {
    let compared = 0
    for (const { state, records } of world.lived) {
      if (state.phase !== 'open') continue
      const plan = world.plans.get(state.plan.id)
      if (plan === undefined) throw new Error('a case without a plan')
      for (const promise of runningPromises([historyOf(state, records)], world.calendars, untilAt)) {
        const reading = readClock(plan, state, promise.clock, untilAt)
        if (reading === null || reading.instance !== promise.instance) continue
        expect(promise.usedMs).toBe(reading.elapsedMs)
        expect(promise.budgetMs).toBe(reading.targetMs)
        compared++
      }
    }
    expect(compared).toBeGreaterThan(5)
  })

  it('says why: what adds most to the odds first, and the same promise is in more danger the more of it is used', () => {
    const at = untilAt - 3 * dayMs
    const running = runningPromises(world.histories, world.calendars, at)
    const scores = scoreRisk(known(model), running)

    expect(scores).toHaveLength(running.length)
    for (const { probability, reasons } of scores) {
      expect(probability).toBeGreaterThan(0)
      expect(probability).toBeLessThan(1)
      expect(reasons.length).toBeGreaterThan(0)
      const weights = reasons.map(({ weight }) => Math.abs(weight))
      expect(weights).toEqual([...weights].sort((a, b) => b - a))
    }
    const one = running.find(({ clock, usedMs, budgetMs }) => clock === 'resolution' && usedMs < budgetMs / 2)
    if (one === undefined) throw new Error('nothing runs')
    const [early, late] = scoreRisk(known(model), [
      { ...one, usedMs: 0.1 * one.budgetMs },
      { ...one, usedMs: 0.95 * one.budgetMs },
    ])
    expect(late?.probability).toBeGreaterThan(early?.probability ?? 1)
  })

  it('is not there while the history is too short, and has no skill where lateness is chance', () => {
    expect(learnRisk([], world.calendars, untilAt, 1)).toBeNull()
    expect(learnRisk(world.histories.slice(0, 40), world.calendars, untilAt, 1)).toBeNull()

    const chance = chanceOf(5, 5)
    const random = learnRisk(
      world.histories.map((history) => ({ ...history, clocks: history.clocks.map((clock) => decided(clock, chance)) })),
      world.calendars,
      untilAt,
      1,
    )
    expect(random?.measured.skill ?? 0).toBeLessThan(0.03)
  })
})

function known(model: RiskModel | null): RiskModel {
  if (model === null) throw new Error('nothing was learned')
  return model
}

/** A case as it was recorded until then; what changed its clocks later is not known yet. */
function cutAt(history: CaseHistory, at: number): CaseHistory {
  return {
    ...history,
    happenings: history.happenings.filter((each) => each.at <= at),
    clocks: history.clocks.map((clock) => ({
      ...clock,
      instances: clock.instances
        .filter(({ startedAt }) => startedAt <= at)
        .map((instance) => {
          const isBroken = instance.breachedAt !== null && instance.breachedAt <= at
          const changes = instance.changes.filter((change) => change.at <= at)
          return { ...instance, changes, missed: isBroken, breachedAt: isBroken ? instance.breachedAt : null }
        }),
    })),
  }
}

/** Lots are drawn for what becomes of each promise; when it is decided, and all the rest, stays. */
function decided(clock: CaseHistory['clocks'][number], chance: () => number): CaseHistory['clocks'][number] {
  return {
    ...clock,
    instances: clock.instances.map((instance) => ({ ...instance, missed: chance() < 0.3, breachedAt: null })),
  }
}
