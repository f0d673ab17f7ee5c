interface Waiting<T, V> {
  readonly item: T
  readonly resolve: (verdict: V) => void
  readonly reject: (error: unknown) => void
}

/**
 * Writes commits of many cases in one transaction: those that arrive while one is being written go together in the next.
 * Nobody waits on purpose. When a group fails as a whole, its commits are written one by one, so that one bad commit
 * spoils no other.
 */
export function groupCommits<T, V>(
  write: (items: readonly T[]) => Promise<readonly V[]>,
  mostAtOnce = 100,
): (item: T) => Promise<V> {
  const waiting: Waiting<T, V>[] = []
  let isWriting = false

  const writeGroup = async (group: readonly Waiting<T, V>[]): Promise<void> => {
    try {
      const verdicts = await write(group.map(({ item }) => item))
      group.forEach(({ resolve, reject }, index) => {
        const verdict = verdicts[index]
        if (verdict === undefined) reject(new Error('a commit was not answered'))
        else resolve(verdict)
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

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      if (!isWriting) void writeAll()
    })
}
