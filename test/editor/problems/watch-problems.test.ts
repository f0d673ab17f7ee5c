import { describe, expect, it, vi } from 'vitest'
import type { FlowDocument } from '../../../core/contract/flow.ts'
import { renameFlow } from '../../../editor/edits/rename.ts'
import type { CheckRequest } from '../../../editor/problems/check-worker.ts'
import { type CheckPort, watchProblems } from '../../../editor/problems/watch-problems.ts'
import { createDesignerStore } from '../../../editor/workspace/designer-store.ts'
import { changeFlow, withDocument } from '../../../editor/workspace/workspace.ts'
import { PledgeError } from '../../../sdk/pledge-error.ts'

const flow: FlowDocument = { kind: 'flow', id: 'f', stages: [{ id: 's' }], nodes: [], edges: [] }

/** A worker whose answers are given by hand. */
function portByHand() {
  const asked: CheckRequest[] = []
  const port: CheckPort = {
    postMessage: (request: CheckRequest) => void asked.push(request),
    onmessage: null,
    terminate: vi.fn(),
  }
  const answer = () => port.onmessage?.call(port as Worker, new MessageEvent('message', { data: { problems: [] } }))
  return { asked, port, answer }
}

function watched(known: () => Promise<never>, from?: Promise<void>) {
  const store = createDesignerStore(withDocument({ flow: 'f', documents: {} }, flow), { mayEdit: true })
  const hand = portByHand()
  const watch = watchProblems(store, {
    known,
    language: 'en',
    startWorker: () => hand.port,
    ...(from && { from }),
  })
  const rename = (name: string) =>
    store.getState().edit({ key: 'rename' }, (workspace) => changeFlow(workspace, (old) => renameFlow(old, name, 'en')))
  return { ...hand, store, watch, rename }
}

const never = () => new Promise<never>(() => undefined)

describe('watching for problems', () => {
  it('asks one thing at a time, then about all that changed meanwhile, and only about that', () => {
    const { asked, answer, rename, watch, store } = watched(never)
    expect(asked).toHaveLength(1)
    rename('A')
    rename('B')
    expect(asked).toHaveLength(1)
    expect(watch.state.getState().isChecking).toBe(true)
    answer()

    expect(asked.map(({ changes }) => Object.keys(changes))).toEqual([['flow/f'], ['flow/f']])
    expect(asked[1]?.changes['flow/f']).toBe(store.getState().history.present.documents['flow/f'])
    answer()
    expect(watch.state.getState()).toEqual({
      problems: [],
      checked: store.getState().history.present,
      isChecking: false,
    })
    watch.stop()
  })

  it('begins when it may, with all that changed until then, and never once it was stopped', async () => {
    let begin = () => {}
    const from = new Promise<void>((resolve) => {
      begin = resolve
    })
    const late = watched(never, from)
    const left = watched(never, from)
    late.rename('A')
    left.watch.stop()
    expect(late.asked).toEqual([])
    begin()
    await from

    expect(late.asked.map(({ changes }) => changes['flow/f'])).toMatchObject([{ name: { en: 'A' } }])
    expect(left.asked).toEqual([])
    late.watch.stop()
  })

  it('goes on without what is published when that is refused, and speaks the language it is told', async () => {
    const { asked, answer, watch } = watched(() => Promise.reject(new PledgeError(403, 'http.not-permitted', 'no')))
    answer()
    await Promise.resolve()
    watch.speak('zh-CN')

    expect(asked.map(({ language, known }) => [language, known])).toEqual([
      ['en', undefined],
      ['zh-CN', undefined],
    ])
    expect(asked[1]?.changes).toEqual({})
    watch.stop()
  })
})
