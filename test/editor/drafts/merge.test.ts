import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSame, mergeDocuments } from '../../../editor/drafts/merge.ts'

const value = fc.constantFrom<unknown>(undefined, 1, 'a', [1, 2], { en: 'x' })
const entry = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), name: value, size: value })
const document = fc.record({
  kind: fc.constant('policy'),
  title: value,
  clocks: fc.uniqueArray(entry, { selector: ({ id }) => id, maxLength: 4 }),
})

describe('bringing two sides of a document together', () => {
  it('takes all of a side when the other one changed nothing, and asks nothing', () => {
    fc.assert(
      fc.property(document, document, (base, changed) => {
        expect(mergeDocuments({ base, mine: changed, theirs: base })).toEqual({ document: changed, collisions: [] })
        expect(mergeDocuments({ base, mine: base, theirs: changed })).toEqual({ document: changed, collisions: [] })
      }),
    )
  })

  it('asks the same, whoever is asked', () => {
    fc.assert(
      fc.property(document, document, document, (base, mine, theirs) => {
        const paths = (sides: Parameters<typeof mergeDocuments>[0]) =>
          mergeDocuments(sides)
            .collisions.map(({ path }) => path.join('/'))
            .sort()

        expect(paths({ base, mine, theirs })).toEqual(paths({ base, mine: theirs, theirs: mine }))
      }),
    )
  })

  it('loses no change: whatever a side changed is in the result, or is asked about', () => {
    fc.assert(
      fc.property(document, document, document, (base, mine, theirs) => {
        const merged = mergeDocuments({ base, mine, theirs })
        const asked = new Set(merged.collisions.map(({ path }) => path.join('/')))
        const clocks = (side: typeof base) => new Map(side.clocks.map((clock) => [clock.id, clock]))
        const result = clocks(merged.document as typeof base)
        for (const side of [mine, theirs]) {
          for (const [id, clock] of clocks(side)) {
            if (isSame(clocks(base).get(id), clock) || asked.has(`clocks/${id}`)) continue
            for (const field of ['name', 'size'] as const) {
              const isChanged = !isSame(clocks(base).get(id)?.[field], clock[field])
              if (!isChanged || asked.has(`clocks/${id}/${field}`)) continue
              expect(result.get(id)?.[field]).toEqual(clock[field])
            }
          }
        }
      }),
    )
  })

  it('keeps the order that one side gave a list, with what the other one added behind what it stood behind', () => {
    const list = (...ids: string[]) => ({ kind: 'flow', stages: ids.map((id) => ({ id })) })
    const merged = mergeDocuments({
      base: list('a', 'b', 'c'),
      mine: list('c', 'a', 'b'),
      theirs: list('a', 'new', 'b', 'c'),
    })

    expect(merged).toEqual({ document: list('c', 'a', 'new', 'b'), collisions: [] })
  })

  it('asks about a whole table when the columns of one side are others', () => {
    const table = (inputs: string[], cell: string) => ({
      kind: 'rules',
      style: 'table',
      inputs: inputs.map((fact) => ({ fact })),
      rows: [{ id: 'r', if: [cell] }],
    })
    const merged = mergeDocuments({
      base: table(['a'], '-'),
      mine: table(['b'], '-'),
      theirs: table(['a'], 'x'),
    })

    expect(merged.collisions.map(({ path }) => path)).toEqual([[]])
  })

  it('never keeps an edge without its node: the node comes back, or the edge goes', () => {
    const base = { kind: 'flow', nodes: [{ id: 'a' }, { id: 'b' }], edges: [] }
    const mine = { ...base, nodes: [{ id: 'a' }] }
    const theirs = { ...base, edges: [{ from: 'a', on: 'next', to: 'b' }] }
    const sides = { base, mine, theirs }

    expect(mergeDocuments(sides).collisions.map(({ path }) => path)).toEqual([['nodes', 'b']])
    expect(mergeDocuments(sides, () => 'mine').document).toEqual(mine)
    expect(mergeDocuments(sides, () => 'theirs').document).toEqual(theirs)
  })

  it('brings together days of a calendar that were set on two sides, and asks about one that both set', () => {
    const base = {
      kind: 'calendar',
      holidays: [{ date: '2026-01-01' }],
      exceptions: [{ date: '2026-02-14', hours: [] }],
    }
    const mine = {
      ...base,
      holidays: [{ date: '2026-01-01', name: 'New Year' }, { date: '2026-12-25' }],
      exceptions: [{ date: '2026-02-14', hours: ['09:00-12:00'] }],
    }
    const theirs = {
      ...base,
      holidays: [{ date: '2026-01-01' }, { date: '2026-05-01' }],
      exceptions: [{ date: '2026-02-14', like: 'mon' }],
    }
    const { document, collisions } = mergeDocuments({ base, mine, theirs }, () => 'theirs')

    expect(collisions.map(({ path }) => path)).toEqual([['exceptions', '2026-02-14']])
    expect(document).toEqual({
      ...theirs,
      holidays: [{ date: '2026-01-01', name: 'New Year' }, { date: '2026-05-01' }, { date: '2026-12-25' }],
    })
  })
})
