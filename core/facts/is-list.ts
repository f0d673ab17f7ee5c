import type { Scalar } from '../contract/facts.ts'

/** Whether a value of a fact, or a right side, is a list. Unlike `Array.isArray` it does not make `any` of what is in a read-only one. */
export function isList(value: unknown): value is readonly Scalar[] {
  return Array.isArray(value)
}
