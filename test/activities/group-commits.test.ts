import { describe, expect, it } from 'vitest'
import { groupCommits } from '../../activities/group-commits.ts'

const commit = (caseId: string) => ({ caseId })
const applied = { verdict: 'applied' }

describe('groupCommits', () => {
  it('writes together what arrives while it is writing', async () => {
    const groups: string[][] = []
    const releases: (() => void)[] = []
    const write = groupCommits(async (commits: readonly { caseId: string }[]) => {
      groups.push(commits.map(({ caseId }) => caseId))
      await new Promise<void>((resolve) => releases.push(resolve))
      return commits.map(() => applied)
    })

    const all = Promise.all(['a', 'b', 'c'].map((id) => write(commit(id))))
    releases.shift()?.()
    await expect.poll(() => releases.length).toBe(1)
    releases.shift()?.()

    expect(await all).toEqual([applied, applied, applied])
    expect(groups).toEqual([['a'], ['b', 'c']])
  })

  it('lets one bad commit spoil no other', async () => {
    const write = groupCommits(async (commits: readonly { caseId: string }[]) => {
      if (commits.some(({ caseId }) => caseId === 'bad')) throw new Error('bad commit')
      return commits.map(() => applied)
    })

    const answers = await Promise.allSettled(['first', 'good', 'bad', 'better'].map((id) => write(commit(id))))

    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
  })

  it('takes no more at once than it may', async () => {
    const sizes: number[] = []
    const write = groupCommits(async (commits: readonly { caseId: string }[]) => {
      sizes.push(commits.length)
      return commits.map(() => applied)
    }, 3)

    await Promise.all(Array.from({ length: 10 }, (_, index) => write(commit(String(index)))))

    expect(Math.max(...sizes)).toBe(3)
    expect(sizes.reduce((sum, size) => sum + size)).toBe(10)
  })
})
