/**
 * What a running case could notice of a change in core. A case keeps the number it was started with until it continues
 * as new, and `step` branches on it, so that a replayed history meets the core it was written by.
 */
export const behaviours = [{ number: 1, since: '0.1.0', changed: 'The first one.' }] as const satisfies readonly {
  readonly number: number
  readonly since: string
  readonly changed: string
}[]

/** The behaviour that new cases, and new runs of old ones, take. */
export const currentBehaviour: number = Math.max(...behaviours.map(({ number }) => number))
