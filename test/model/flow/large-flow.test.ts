import { describe, expect, test } from 'vitest'
import { checkDocument } from '../../../model/validate/check-document.ts'

const longId = (prefix: string, index: number) => `${prefix}${index}`.padEnd(64, 'x')
const nodes = Array.from({ length: 2000 }, (_, index) =>
  index === 0
    ? { id: longId('n', index), kind: 'start', stage: 's' }
    : { id: longId('n', index), kind: 'task', stage: 's', outcomes: ['a'] },
)
const flow = { kind: 'flow', id: 'large', stages: [{ id: 's' }], nodes }

describe('the largest flow', () => {
  test('of nothing but unknown names is refused with 200 issues and a count, errors first', () => {
    const edges = Array.from({ length: 10_000 }, (_, index) => ({
      from: longId('m', index),
      to: longId('q', index),
      on: 'b',
    }))
    const issues = checkDocument('flow', { ...flow, edges })

    expect(issues).toHaveLength(201)
    expect(issues.slice(0, 200).every((issue) => issue.severity === 'error')).toBe(true)
    expect(issues.at(-1)?.code).toBe('document.more-issues')
  }, 10_000)

  test('of splits and joins in a row finds the split of each join', () => {
    const kinds = nodes.map(({ id }, index) => {
      if (index === 0) return { id, kind: 'start', stage: 's' }
      if (index === 1999) return { id, kind: 'end', stage: 's', does: 'close' }
      return index % 2 === 1 ? { id, kind: 'split', stage: 's' } : { id, kind: 'join', stage: 's', waitsFor: 'all' }
    })
    const edges = kinds.slice(0, -1).flatMap((node, index) => {
      const edge = { from: node.id, to: kinds[index + 1]?.id, on: 'next' }
      return node.kind === 'split' && index < 1998 ? [edge, { ...edge, on: 'other' }] : [edge]
    })
    const issues = checkDocument('flow', { ...flow, nodes: kinds, edges })

    expect(issues.map(({ code }) => code)).toEqual([])
  }, 10_000)
})
