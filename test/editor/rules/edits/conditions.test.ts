import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Condition } from '../../../../core/contract/rules.ts'
import {
  type ConditionPath,
  conditionAt,
  conditionOf,
  groupKinds,
  groupOf,
  isTest,
  withCondition,
} from '../../../../editor/rules/edits/conditions.ts'
import { checkShape } from '../../../../model/document/check-shape.ts'
import { rulesSchema } from '../../../../model/rules/rules-schema.ts'
import { condition, test } from '../any-rules.ts'

function testPaths(root: Condition, path: ConditionPath = []): readonly ConditionPath[] {
  return groupOf(root, path).parts.flatMap((part) =>
    isTest(part.condition) ? [part.path] : testPaths(part.condition, part.path),
  )
}

const isSound = (one: Condition) =>
  checkShape(rulesSchema, {
    kind: 'rules',
    id: 'r',
    style: 'list',
    hit: 'first',
    rules: [{ id: 'a', if: one, then: {} }],
  }).ok

it('every question can be reached, replaced in its place and put back', () => {
  fc.assert(
    fc.property(condition, test, fc.nat(), (root, other, at) => {
      const paths = testPaths(root)
      const path = paths[at % paths.length] ?? []
      const before = conditionAt(root, path)
      const changed = withCondition(root, path, other)

      expect(before !== undefined && isTest(before)).toBe(true)
      expect(changed && conditionAt(changed, path)).toEqual(other)
      expect(changed && withCondition(changed, path, before)).toEqual(root)
    }),
  )
})

it('taking questions out one after the other leaves sound conditions, and nothing in the end', () => {
  fc.assert(
    fc.property(condition, fc.infiniteStream(fc.nat()), (root, order) => {
      let left: Condition | undefined = root
      while (left !== undefined) {
        expect(isSound(left)).toBe(true)
        const paths = testPaths(left)
        left = withCondition(left, paths[order.next().value % paths.length] ?? [], undefined)
      }
    }),
    { numRuns: 50 },
  )
})

it('a group is read as it was written', () => {
  fc.assert(
    fc.property(fc.constantFrom(...groupKinds), fc.array(test, { minLength: 2, maxLength: 4 }), (kind, parts) => {
      const group = groupOf(conditionOf(kind, parts) as Condition)

      expect(group.kind).toBe(kind)
      expect(group.parts.map((part) => part.condition)).toEqual(parts)
    }),
  )
  expect(conditionOf('all', [])).toBeUndefined()
})

it('what is not there stays as it is', () => {
  const one: Condition = { fact: 'a', op: 'present' }
  expect(withCondition(one, [['all', 3]], undefined)).toBe(one)
  expect(withCondition({ all: [one] }, [['any', 0]], undefined)).toEqual({ all: [one] })
  expect(conditionAt({ not: one }, [['all', 0]])).toBeUndefined()
})
