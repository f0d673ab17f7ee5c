import { type CaseTable, isHeld } from '../../analysis/factors/case-table.ts'
import { wordColumn } from '../../analysis/factors/columns.ts'
import { findFactors } from '../../analysis/factors/find-factors.ts'
import { chanceOf } from '../../simulation/chance/chance.ts'
import type { Measure } from '../frame/result.ts'

const [cases, fewerCases] = [50_000, 10_000]
const mb = 1024 * 1024
/** What cases are told apart by, with how many values: as many as a service centre knows of its own. */
const known = { team: 6, tier: 4, channel: 6, business: 9, priority: 4, complexity: 3, region: 5, hour: 24, weekday: 7 }

/**
 * What a study of 50,000 promises with ten things known of each takes, two of which make them late; against the naive way of counting the
 * share of late ones by every value, which tells neither chance nor what only goes along with a cause.
 */
export const factors: Measure = async function* ({ isFull, say }) {
  const table = busyTable(isFull ? cases : fewerCases)
  const before = process.memoryUsage()
  const began = performance.now()
  const study = findFactors(table)
  let most = 0
  for (let next = study.next(); next.done !== true; next = study.next()) {
    const { heapUsed, arrayBuffers } = process.memoryUsage()
    most = Math.max(most, heapUsed + arrayBuffers - before.heapUsed - before.arrayBuffers)
    say(`${next.value.done} of ${next.value.total}`)
  }
  const took = performance.now() - began
  const naiveBegan = performance.now()
  countShares(table)
  const naive = performance.now() - naiveBegan
  yield {
    name: 'diagnosis.factors',
    value: took / 1000,
    unit: 's',
    baseline: naive / 1000,
    ratio: naive / took,
    runs: 1,
  }
  yield { name: 'diagnosis.factors.memory', value: Math.max(0, most) / mb, unit: 'MB', runs: 1 }
}

function busyTable(size: number): CaseTable {
  const chance = chanceOf(1, 1)
  const values = Object.entries({ ...known, assignee: 46 }).map(
    ([id, count]) => [id, Array.from({ length: size }, () => `${id}-${Math.floor(chance() * count)}`)] as const,
  )
  const of = new Map(values)
  const holds = (row: number, ...words: readonly string[]) =>
    words.every((word) => of.get(word.split('-')[0] ?? '')?.[row] === word)
  const late = Uint8Array.from({ length: size }, (_, row) => {
    const times = (holds(row, 'channel-2') ? 3 : 1) * (holds(row, 'team-1', 'business-3') ? 4 : 1)
    return chance() < 0.07 * times ? 1 : 0
  })
  return {
    size,
    late,
    held: Uint8Array.from({ length: size }, (_, row) => Number(isHeld(`case-${row}`))),
    span: new Int16Array(size),
    spans: ['all'],
    columns: values.map(([id, words]) => ({
      ...wordColumn(id, 'circumstance', words),
      isAlone: id === 'assignee',
    })),
  }
}

function countShares({ size, late, columns }: CaseTable): readonly number[] {
  return columns.flatMap(({ levels, codes }) => {
    const [all, ofThem] = [new Float64Array(levels.length), new Float64Array(levels.length)]
    for (let row = 0; row < size; row++) {
      const code = codes[row] as number
      if (code < 0) continue
      all[code] = (all[code] as number) + 1
      ofThem[code] = (ofThem[code] as number) + (late[row] as number)
    }
    return levels.map((_, level) => (ofThem[level] as number) / Math.max(1, all[level] as number))
  })
}
