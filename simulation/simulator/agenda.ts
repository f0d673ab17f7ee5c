import TinyQueue from 'tinyqueue'
import type { Instant } from '../../core/contract/time.ts'

interface Entry<T> {
  readonly at: Instant
  readonly order: number
  readonly what: T
}

/** More than anybody ever writes down: added to the place of a deadline. */
const afterEverything = 2 ** 50

/**
 * What is still to happen, in order of time. At one instant what somebody does comes before deadlines, as everywhere in Pledge; then
 * what was written down first.
 */
export class Agenda<T> {
  readonly #entries = new TinyQueue<Entry<T>>([], (a, b) => a.at - b.at || a.order - b.order)
  #order = 0

  add(at: Instant, what: T, isDeadline = false): void {
    this.#entries.push({ at, order: this.#order++ + (isDeadline ? afterEverything : 0), what })
  }

  /** Takes out what happens next; undefined when nothing does. */
  next(): { readonly at: Instant; readonly what: T } | undefined {
    return this.#entries.pop()
  }
}
