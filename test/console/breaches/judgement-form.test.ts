import { assert, boolean, property, record, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changesOf, type JudgementFields, missingIn, noFields } from '../../../console/breaches/judgement-form.ts'
import { takeDigit } from '../../../console/breaches/use-reasons.ts'
import type { WireReason } from '../../../core/contract/wire-review.ts'

const fields = record({
  reason: string(),
  note: string(),
  node: string(),
  team: string(),
  exclude: boolean(),
  ground: string(),
})

describe('what is sent of a judgement', () => {
  it('is what was changed and nothing else', () => {
    const before: JudgementFields = { ...noFields, reason: 'a', note: 'words' }

    expect(changesOf(before, before)).toEqual({})
    expect(changesOf({ ...before, reason: 'b', note: ' ' }, before)).toEqual({ reason: 'b', note: null })
    expect(changesOf({ ...before, exclude: true, ground: ' why ' }, before)).toEqual({ exclude: true, ground: 'why' })
    expect(changesOf(before, { ...before, exclude: true, ground: 'why' })).toEqual({ exclude: false })
  })

  it('of any change names only fields that differ', () => {
    assert(
      property(fields, fields, (after, before) => {
        for (const name of ['reason', 'note', 'node', 'team'] as const) {
          expect(Object.hasOwn(changesOf(after, before), name)).toBe(after[name].trim() !== before[name].trim())
        }
        expect(Object.hasOwn(changesOf(after, before), 'exclude')).toBe(after.exclude !== before.exclude)
      }),
    )
  })

  it('lacks a reason, or the ground of a new proposal', () => {
    const judged = { ...noFields, reason: 'a' }

    expect(missingIn(noFields, noFields)).toBe('reason')
    expect(missingIn({ ...judged, exclude: true }, judged)).toBe('ground')
    expect(missingIn({ ...judged, exclude: true }, { ...judged, exclude: true })).toBeNull()
    expect(missingIn(judged, noFields)).toBeNull()
  })
})

describe('a digit', () => {
  const reason = (id: string, parent: string | null = null, isRetired = false): WireReason => ({
    id,
    name: id,
    parent,
    side: 'ours',
    isRetired,
  })
  const reasons = [
    reason('a'),
    reason('a1', 'a'),
    reason('a2', 'a', true),
    reason('a3', 'a'),
    reason('b', null, true),
    reason('c'),
  ]
  const begun = { reason: '', open: null }

  it('takes the reason of its place, then one of its kinds; what was retired has no place', () => {
    const top = takeDigit(reasons, begun, 1)

    expect(top).toEqual({ reason: 'a', open: 'a' })
    expect(takeDigit(reasons, top, 2)).toEqual({ reason: 'a3', open: null })
    expect(takeDigit(reasons, begun, 2)).toEqual({ reason: 'c', open: null })
  })

  it('0 stays with the reason itself, and one that stands for nothing changes nothing', () => {
    expect(takeDigit(reasons, { reason: 'a', open: 'a' }, 0)).toEqual({ reason: 'a', open: null })
    expect(takeDigit(reasons, begun, 9)).toEqual(begun)
  })
})
