import { describe, expect, it } from 'vitest'
import { compare, comparedResult } from '../../../bench/frame/compare.ts'

const effort = { isFull: false }
const pace = { rounds: 3, roundMs: 5 }

describe('compare', () => {
  it('gives medians and their ratio in throughput, more is better', () => {
    const result = comparedResult({ name: 'x', unit: 'calls/s' }, [10, 30, 20], [4, 5, 6])

    expect(result).toEqual({ name: 'x', unit: 'calls/s', value: 20, baseline: 5, ratio: 4, runs: 3 })
  })

  it('measures both in turns, beginning with the subject, after a round of each that does not count', async () => {
    const turns: string[] = []
    const work = (name: string) => async () => {
      if (turns.at(-1) !== name) turns.push(name)
      await new Promise((resolve) => setTimeout(resolve, 1))
      return 1
    }

    const subject = work('s')
    const { runs } = await compare({ name: 'x', unit: 'calls/s', subject, baseline: work('b') }, effort, pace)

    expect(runs).toBe(3)
    expect(turns).toEqual(Array.from({ length: 2 * (runs + 1) }, (_, index) => (index % 2 === 0 ? 's' : 'b')))
  })

  it('passes on what the work throws', async () => {
    const broken = () => {
      throw new Error('broken')
    }

    await expect(compare({ name: 'x', unit: '', subject: broken, baseline: () => 1 }, effort, pace)).rejects.toThrow(
      'broken',
    )
  })
})
