import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { commitStep } from '../../../store/cases/commit-step.ts'
import type { Store } from '../../../store/store.ts'
import { appendEvents, eventsAfter, newestEventId } from '../../../store/stream/stream-events.ts'
import { deferred } from '../deferred.ts'
import { makeCommit, morning } from '../make-commit.ts'

const document = {
  at: morning,
  type: 'document',
  caseId: null,
  number: null,
  flow: null,
  team: null,
  assignee: null,
  data: {},
} as const

export function streamContract(open: () => Store): void {
  test('tells what happened after an id, in order, with what a list needs to move a case', async () => {
    const store = open()
    const start = await newestEventId(store)
    const id = randomUUID()
    await commitStep(
      store,
      makeCommit(id, {
        events: [
          { event: 'caseCreated' },
          { event: 'warned', at: morning + 5, data: { clock: 'resolution', percent: 75 } },
        ],
      }),
    )
    await store.transaction((tx) => appendEvents(tx, [document]))

    const events = await eventsAfter(store, start, 10)

    expect(events.map(({ type }) => type)).toEqual(['warning', 'case', 'document'])
    expect(events[0]).toMatchObject({ caseId: id, at: morning + 5, data: { clock: 'resolution', percent: 75 } })
    expect(events[1]).toMatchObject({
      caseId: id,
      team: 'frontline',
      data: { state: 'open', stage: 'intake', seq: 2, events: ['caseCreated', 'warned'] },
    })
    expect(await eventsAfter(store, events[0]!.id, 1)).toEqual([events[1]])
    expect(await eventsAfter(store, await newestEventId(store), 10)).toEqual([])
  })

  test('is noticed by whoever listens, with the id of the newest event', async () => {
    const store = open()
    const heard = deferred()
    let payload = ''
    const stop = await store.listen('pledge_stream', (text) => {
      payload = text
      heard.resolve()
    })

    await commitStep(store, makeCommit(randomUUID()))
    await heard.promise
    await stop()

    expect(payload).toBe(String(await newestEventId(store)))
  })

  test('shows a person the cases of their teams, their own, and what is published', async () => {
    const store = open()
    const start = await newestEventId(store)
    await commitStep(store, makeCommit(randomUUID(), { state: { team: 'a' } }))
    await commitStep(store, makeCommit(randomUUID(), { state: { team: 'b', assignee: 'anna' } }))
    await commitStep(store, makeCommit(randomUUID(), { state: { team: null } }))
    await store.transaction((tx) => appendEvents(tx, [document]))

    const teamsSeen = async (teams: string[], assignee: string | null) =>
      (await eventsAfter(store, start, 10, { teams, assignee })).map(({ type, team }) => team ?? type)

    expect(await teamsSeen(['a'], 'anna')).toEqual(['a', 'b', 'document'])
    expect(await teamsSeen([], null)).toEqual(['document'])
  })

  test('leaves no gap for a reader who goes on from the last id, while many write', async () => {
    const store = open()
    const start = await newestEventId(store)
    const ids = Array.from({ length: 60 }, () => randomUUID())
    const seen: string[] = []
    let isWriting = true
    const reading = (async () => {
      for (let last = start; ; ) {
        const wasWriting = isWriting
        const events = await eventsAfter(store, last, 7)
        seen.push(...events.flatMap(({ caseId }) => caseId ?? []))
        last = events.at(-1)?.id ?? last
        if (events.length === 0 && !wasWriting) return
      }
    })()

    await Promise.all(ids.map((id) => commitStep(store, makeCommit(id))))
    isWriting = false
    await reading

    expect(seen.toSorted()).toEqual(ids.toSorted())
  })
}
