import type { Condition, TestCondition } from '../../../core/contract/rules.ts'

/** How the parts of a group go together: all of them hold, at least one, or none. */
export const groupKinds = ['all', 'any', 'none'] as const

export type GroupKind = (typeof groupKinds)[number]

/** Where a condition stands below the root: steps such as `all 2`, `any 0` and `not`. */
export type ConditionPath = readonly (readonly ['all' | 'any', number] | 'not')[]

/** A part of a group: a question or another group, and where it stands. */
export interface GroupPart {
  readonly condition: Condition
  readonly path: ConditionPath
}

/** A condition read as a group; a single question is a group of one. */
export interface Group {
  readonly kind: GroupKind
  readonly parts: readonly GroupPart[]
}

/** How deep groups may lie in one another here; what was written elsewhere may be deeper. */
export const deepestGroup = 6

/** Whether a condition is a single question. */
export function isTest(condition: Condition): condition is TestCondition {
  return 'fact' in condition
}

/** Reads a condition as a group. `path` is where it stands. */
export function groupOf(condition: Condition, path: ConditionPath = []): Group {
  if (isTest(condition)) return { kind: 'all', parts: [{ condition, path }] }
  if ('all' in condition) return { kind: 'all', parts: partsOf(condition.all, 'all', path) }
  if ('any' in condition) return { kind: 'any', parts: partsOf(condition.any, 'any', path) }
  const inner = condition.not
  if ('any' in inner) return { kind: 'none', parts: partsOf(inner.any, 'any', [...path, 'not']) }
  return { kind: 'none', parts: [{ condition: inner, path: [...path, 'not'] }] }
}

/** Writes a group; a single question that has to hold stands for itself. Undefined for a group of nothing. */
export function conditionOf(kind: GroupKind, parts: readonly Condition[]): Condition | undefined {
  const [only] = parts
  if (only === undefined) return undefined
  if (kind === 'none') return parts.length === 1 && isTest(only) ? { not: only } : { not: { any: parts } }
  if (parts.length === 1 && isTest(only)) return only
  return kind === 'all' ? { all: parts } : { any: parts }
}

/** The condition at a path; undefined where there is none. */
export function conditionAt(root: Condition, path: ConditionPath): Condition | undefined {
  const [step, ...rest] = path
  if (step === undefined) return root
  const inner = innerOf(root, step)
  return inner === undefined ? undefined : conditionAt(inner, rest)
}

/**
 * The condition with another one at a path, or without it when that is undefined; groups that become empty by that go as well.
 * Undefined when nothing is left; the same condition when there is nothing at the path.
 */
export function withCondition(
  root: Condition,
  path: ConditionPath,
  next: Condition | undefined,
): Condition | undefined {
  const [step, ...rest] = path
  if (step === undefined) return next
  const inner = innerOf(root, step)
  if (inner === undefined) return root
  const changed = withCondition(inner, rest, next)
  if (changed === inner) return root
  if (step === 'not') return changed === undefined ? undefined : { not: changed }
  const [kind, index] = step
  const parts = ('all' in root ? root.all : 'any' in root ? root.any : []).toSpliced(
    index,
    1,
    ...(changed === undefined ? [] : [changed]),
  )
  if (parts.length === 0) return undefined
  return kind === 'all' ? { all: parts } : { any: parts }
}

function partsOf(parts: readonly Condition[], kind: 'all' | 'any', path: ConditionPath): readonly GroupPart[] {
  return parts.map((condition, index) => ({ condition, path: [...path, [kind, index] as const] }))
}

function innerOf(condition: Condition, step: ConditionPath[number]): Condition | undefined {
  if (step === 'not') return 'not' in condition ? condition.not : undefined
  const [kind, index] = step
  if (kind === 'all') return 'all' in condition ? condition.all[index] : undefined
  return 'any' in condition ? condition.any[index] : undefined
}
