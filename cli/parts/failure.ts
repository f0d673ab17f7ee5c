/** Something that may go wrong later, to be raced by whoever waits for the end. */
export interface Failure {
  readonly promise: Promise<never>
  readonly happen: (error: unknown) => void
}

/** A failure that has not happened. It may happen before anybody races it. */
export function noFailureYet(): Failure {
  let happen: (error: unknown) => void = () => undefined
  const promise = new Promise<never>((_resolve, reject) => {
    happen = reject
  })
  promise.catch(() => undefined)
  return { promise, happen }
}
