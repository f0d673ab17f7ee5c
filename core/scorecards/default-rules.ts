import type { ComponentRule, ScorecardRules } from '../contract/wire-scorecards.ts'

const rule = (
  weight: number,
  [floor, target, best]: readonly [number, number, number],
  minimum: number,
): ComponentRule => ({
  weight,
  floor,
  target,
  best,
  minimum,
})

/** What scorecards go by where nobody said otherwise. Shares are 0 to 1, times in hours, workload beside the average of the team. */
export const defaultScorecardRules: ScorecardRules = {
  groups: { quality: 40, workload: 25, feedback: 20, cooperation: 15 },
  components: {
    satisfaction: rule(25, [0.5, 0.85, 0.98], 10),
    response: rule(25, [0.6, 0.9, 0.99], 20),
    firstContact: rule(15, [0.2, 0.6, 0.85], 20),
    notReopened: rule(10, [0.8, 0.95, 1], 20),
    audit: rule(25, [50, 85, 98], 3),
    cases: rule(50, [0.3, 0.9, 1.3], 5),
    tasks: rule(50, [0.3, 0.9, 1.3], 5),
    csat: rule(40, [2.5, 4.2, 4.8], 10),
    nps: rule(30, [-30, 40, 70], 10),
    score10: rule(30, [4, 8, 9.5], 10),
    handovers: rule(35, [0.6, 0.9, 1], 10),
    held: rule(20, [48, 12, 2], 10),
    ola: rule(45, [0.6, 0.9, 0.99], 10),
  },
  tasks: {},
}
