import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  type Compared,
  firstShown,
  readCompared,
  sideBefore,
  writeCompared,
} from '../../../editor/versions/compared.ts'
import type { DocumentKey } from '../../../editor/workspace/workspace.ts'

const side = fc.oneof(fc.constant('draft' as const), fc.integer({ min: 1, max: 999 }))
const key = fc
  .tuple(fc.constantFrom('flow', 'policy', 'rules', 'calendar'), fc.stringMatching(/^[a-z0-9-]{1,64}$/))
  .map(([kind, id]) => `${kind}/${id}` as DocumentKey)

it('the address of a comparison leads back to it', () => {
  const compared = fc.oneof(
    key.map((one): Compared => ({ key: one, shown: null, against: null })),
    fc.record({ key, shown: side, against: fc.oneof(side, fc.constant('none' as const), fc.constant(null)) }),
  )
  fc.assert(
    fc.property(compared, (one) => {
      expect(readCompared(writeCompared(one))).toEqual(one)
    }),
  )
})

it.each([null, '', 'flow/', 'team/a', 'flow/A', 'flow/a@', 'flow/a@x', 'flow/a@1:y', '../flow/a'])(
  'what is no address of a comparison is none: %s',
  (at) => expect(readCompared(at)).toBeNull(),
)

it('first is shown what one would ask for: the draft where it differs, else what counts', () => {
  expect(firstShown([3, 2, 1], true)).toBe('draft')
  expect(firstShown([3, 2, 1], false)).toBe(3)
  expect(firstShown([], false)).toBeNull()
})

it('a version is held against the one before it, the draft against what it began from', () => {
  expect(sideBefore(3, [3, 2, 1], null)).toBe(2)
  expect(sideBefore(1, [3, 2, 1], null)).toBeNull()
  expect(sideBefore('draft', [3, 2, 1], 2)).toBe(2)
  expect(sideBefore('draft', [3, 2, 1], null)).toBe(3)
  expect(sideBefore('draft', [], null)).toBeNull()
})
