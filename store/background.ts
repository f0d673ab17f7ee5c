import { AsyncLocalStorage } from 'node:async_hooks'

const background = new AsyncLocalStorage<true>()

/** Does something that nobody waits for: what others ask of the embedded database meanwhile goes before what this asks of it. */
export const inBackground = <T>(work: () => Promise<T>): Promise<T> => background.run(true, work)

/** Whether the current chain of calls is one of `inBackground`. */
export const isInBackground = (): boolean => background.getStore() === true
