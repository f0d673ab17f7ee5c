import type { Store, Transaction } from './store.ts'

/** What only one process does at a time, each with a number that nothing else of the product locks. */
const lockKeys = {
  visits: 7_236_505,
  retention: 7_236_506,
  quality: 7_236_507,
  facts: 7_236_508,
  scorecards: 7_236_520,
} as const

/** Does `work` in a transaction of its own; null, with nothing done, while another process is at the same task. */
export function alone<T>(
  store: Pick<Store, 'transaction'>,
  task: keyof typeof lockKeys,
  work: (tx: Transaction) => Promise<T>,
): Promise<T | null> {
  return store.transaction(async (tx) => {
    const [lock] = await tx.query<{ isMine: boolean }>(
      `select pg_try_advisory_xact_lock(${lockKeys[task]}) as "isMine"`,
    )
    return lock?.isMine === true ? await work(tx) : null
  })
}
