import { type CaseTable, isHeld } from '../../../analysis/factors/case-table.ts'
import { wordColumn } from '../../../analysis/factors/columns.ts'
import { type FactorStudy, findFactors } from '../../../analysis/factors/find-factors.ts'
import { type Chance, chanceOf } from '../../../simulation/chance/chance.ts'

export interface Planted {
  readonly seed: number
  readonly cases: number
  /** How often a case is late that has nothing planted. */
  readonly base: number
  /** How many times as often where a cause holds; what is left out makes no difference. */
  readonly social?: number
  readonly qualityAtSpecialists?: number
  readonly slowAgent?: number
}

type Made = Readonly<Record<'category' | 'team' | 'channel' | 'region' | 'product' | 'hour' | 'agent', string>>

const regions = ['north', 'south', 'east', 'west']
const pick = <T>(of: readonly T[], chance: Chance) => of[Math.floor(chance() * of.length)] as T

function madeCase(chance: Chance): Made {
  const category = chance() < 0.3 ? 'quality' : pick(['delivery', 'billing', 'other'], chance)
  const team = chance() < (category === 'quality' ? 0.5 : 0.2) ? 'specialists' : 'frontline'
  const channel = chance() < 0.12 ? 'social' : pick(['phone', 'mail', 'chat'], chance)
  return {
    category,
    team,
    channel,
    region: pick(regions, chance),
    // Comes mostly by social media and makes no difference itself: a confounder would be blamed.
    product: chance() < (channel === 'social' ? 0.6 : 0.2) ? 'fashion' : 'tools',
    hour: String(Math.floor(chance() * 24)),
    agent: `${team}-${Math.floor(chance() * 12)}`,
  }
}

/** Cases whose lateness is decided by what is planted, and by nothing else. */
export function plantedTable({ seed, cases, base, ...causes }: Planted): CaseTable {
  const chance = chanceOf(seed, 1)
  const made = Array.from({ length: cases }, () => madeCase(chance))
  const late = Uint8Array.from(made, (one) => {
    const times =
      (one.channel === 'social' ? (causes.social ?? 1) : 1) *
      (one.category === 'quality' && one.team === 'specialists' ? (causes.qualityAtSpecialists ?? 1) : 1) *
      (one.agent === 'frontline-3' ? (causes.slowAgent ?? 1) : 1)
    return chance() < base * times ? 1 : 0
  })
  const names = ['category', 'team', 'channel', 'region', 'product', 'hour', 'agent'] as const
  return {
    size: cases,
    late,
    held: Uint8Array.from(made, (_, row) => (isHeld(`case-${seed}-${row}`) ? 1 : 0)),
    span: new Int16Array(cases),
    spans: ['all'],
    columns: names.map((name) => {
      const words = made.map((one) => one[name])
      return { ...wordColumn(name, 'circumstance', words), isAlone: name === 'agent' }
    }),
  }
}

/** What a study comes to in the end. */
export function studied(table: CaseTable): FactorStudy {
  const study = findFactors(table)
  for (;;) {
    const next = study.next()
    if (next.done === true) return next.value
  }
}

/** The conditions of a factor in one line. */
export function wordsOf({ conditions }: FactorStudy['factors'][number]): string {
  return conditions
    .map(({ column, level }) => `${column}=${level}`)
    .sort()
    .join(' & ')
}
