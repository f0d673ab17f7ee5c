import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CalendarDocument } from '../../../core/contract/calendar.ts'
import type { FlowDocument } from '../../../core/contract/flow.ts'
import {
  beginHistory,
  endGroup,
  type History,
  longestPast,
  perform,
  redo,
  undo,
} from '../../../editor/workspace/history.ts'
import {
  changeFlow,
  type DocumentKey,
  flowIn,
  keyOf,
  type Workspace,
  withDocument,
} from '../../../editor/workspace/workspace.ts'

const flow: FlowDocument = { kind: 'flow', id: 'f', stages: [], nodes: [], edges: [] }
const start: Workspace = withDocument({ flow: 'f', documents: {} }, flow)
const calendar = (id: string, timeZone: string): CalendarDocument => ({ kind: 'calendar', id, timeZone, hours: {} })

const changes = fc.oneof(
  fc.record({ do: fc.constant('name' as const), to: fc.string(), group: fc.constantFrom(undefined, 'typing') }),
  fc.record({
    do: fc.constant('put' as const),
    id: fc.constantFrom('a', 'b'),
    zone: fc.constantFrom('UTC', 'Asia/Tokyo'),
  }),
  fc.record({ do: fc.constant('drop' as const), id: fc.constantFrom('a', 'b') }),
  fc.record({ do: fc.constant('same' as const) }),
)

function without(workspace: Workspace, key: DocumentKey): Workspace {
  if (!Object.hasOwn(workspace.documents, key)) return workspace
  const { [key]: _dropped, ...documents } = workspace.documents
  return { ...workspace, documents }
}

function apply(workspace: Workspace, change: typeof changes extends fc.Arbitrary<infer T> ? T : never): Workspace {
  switch (change.do) {
    case 'name':
      return changeFlow(workspace, (old) => ({ ...old, name: change.to }))
    case 'put':
      return withDocument(workspace, calendar(change.id, change.zone))
    case 'drop':
      return without(workspace, keyOf('calendar', change.id))
    case 'same':
      return workspace
  }
}

function all(history: History, one: (history: History) => History): History {
  const next = one(history)
  return next === history ? history : all(next, one)
}

const keyOfChange = { name: 'rename', put: 'paste', drop: 'cut', same: 'tidy' } as const

describe('a history', () => {
  it('undoes everything to the very documents it began with, and redoes everything to those it ended with', () => {
    fc.assert(
      fc.property(fc.array(changes, { maxLength: 40 }), (list) => {
        const end = list.reduce(
          (history, change) =>
            perform(
              history,
              { key: keyOfChange[change.do] },
              apply(history.present, change),
              'group' in change ? change.group : null,
            ),
          beginHistory(start),
        )
        const undone = all(end, undo)
        const redone = all(undone, redo)

        expect(Object.keys(undone.present.documents)).toEqual(['flow/f'])
        expect(flowIn(undone.present)).toBe(flow)
        expect(redone.present).toEqual(end.present)
        expect(undone.past).toEqual([])
      }),
    )
  })

  it('takes the letters of a name as one step, until the field is left', () => {
    const type = (history: History, name: string) =>
      perform(
        history,
        { key: 'rename' },
        changeFlow(history.present, (old) => ({ ...old, name })),
        'name of f',
      )
    const typed = type(type(beginHistory(start), 'A'), 'Ab')
    const left = type(endGroup(typed), 'Abc')

    expect(typed.past).toHaveLength(1)
    expect(flowIn(undo(typed).present)).toBe(flow)
    expect(left.past).toHaveLength(2)
    expect(flowIn(undo(left).present).name).toBe('Ab')
  })

  it('forgets what could be redone when something else is done, and no step for what changes nothing', () => {
    const named = perform(
      beginHistory(start),
      { key: 'connect' },
      changeFlow(start, (old) => ({ ...old, name: 'A' })),
    )
    const back = undo(named)
    const other = perform(
      back,
      { key: 'cut' },
      changeFlow(back.present, (old) => ({ ...old, name: 'B' })),
    )

    expect(other.future).toEqual([])
    expect(perform(other, { key: 'paste' }, other.present)).toBe(other)
  })

  it('keeps so many steps and no more', () => {
    let history = beginHistory(start)
    for (let index = 0; index < longestPast + 20; index++) {
      history = perform(
        history,
        { key: 'rename' },
        changeFlow(history.present, (old) => ({ ...old, name: `${index}` })),
      )
    }

    expect(history.past).toHaveLength(longestPast)
  })
})
