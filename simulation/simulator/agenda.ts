import TinyQueue from 'tinyqueue'
import type { Instant } from '../../core/contract/time.ts'

interface Entry<T> {
  readonly at: Instant
  readonly isDeadline: boolean
  readonly order: number
  readonly what: T
}

function isBefore(a: Entry<unknown>, b: Entry<unknown>): boolean {
  if (a.at !== b.at) return a.at < b.at
  return a.isDeadline === b.isDeadline ? a.order < b.order : b.isDeadline
}

/**
 * What is still to happen, in order of time. At one instant what somebody does comes before deadlines, as everywhere in Pledge; then
 * what was written down first.
 */
export class Agenda<T> {
  readonly #entries = new TinyQueue<Entry<T>>([], (a, b) => (isBefore(a, b) ? -1 : 1))
  #order = 0

  add(at: Instant, what: T, isDeadline = false): void {
    this.#entries.push({ at, isDeadline, order: this.#order++, what })
  }

  /** Takes out what happens next; undefined when nothing does. */
  next(): { readonly at: Instant; readonly what: T } | undefined {
    return this.#entries.pop()
  }
}
