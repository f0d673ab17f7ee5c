import type { CaseCommit } from '../core/contract/commit.ts'

/** What became of one commit of a group. */
export interface GroupVerdict {
  readonly verdict: 'applied' | 'repeated' | 'ahead' | 'diverged'
  readonly rowSeq: number
}

interface Waiting {
  readonly commit: CaseCommit
  readonly resolve: (verdict: GroupVerdict) => void
  readonly reject: (error: unknown) => void
}

/**
 * Writes commits of many cases in one transaction: those that arrive while one is being written go together in the next.
 * Nobody waits on purpose. When a group fails as a whole, its commits are written one by one, so that one bad commit
 * spoils no other.
 */
export function groupCommits(
  write: (commits: readonly CaseCommit[]) => Promise<readonly GroupVerdict[]>,
  mostAtOnce = 100,
): (commit: CaseCommit) => Promise<GroupVerdict> {
  const waiting: Waiting[] = []
  let isWriting = false

  const writeGroup = async (group: readonly Waiting[]): Promise<void> => {
    try {
      const verdicts = await write(group.map(({ commit }) => commit))
      group.forEach(({ resolve, reject }, index) => {
        const verdict = verdicts[index]
        if (verdict) resolve(verdict)
        else reject(new Error('a commit was not answered'))
      })
    } catch (error) {
      const [only] = group
      if (group.length === 1 && only) only.reject(error)
      else for (const one of group) await writeGroup([one])
    }
  }

  const writeAll = async (): Promise<void> => {
    isWriting = true
    while (waiting.length > 0) await writeGroup(waiting.splice(0, mostAtOnce))
    isWriting = false
  }

  return (commit) =>
    new Promise((resolve, reject) => {
      waiting.push({ commit, resolve, reject })
      if (!isWriting) void writeAll()
    })
}
