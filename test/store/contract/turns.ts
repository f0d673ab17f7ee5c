import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import type { CaseEvent } from '../../../core/contract/event.ts'
import { commitTurns } from '../../../store/cases/commit-turns.ts'
import { getCase } from '../../../store/cases/get-case.ts'
import type { Store } from '../../../store/store.ts'
import { makeCommit, morning } from '../make-commit.ts'

const note = (commandId: string): CaseEvent => ({
  kind: 'command',
  at: morning,
  actor: { kind: 'person', id: 'ann' },
  command: { do: 'note', contentId: commandId },
  commandId,
})

/** One turn of a case. */
function turnOf(caseId: string, turn: number, commandIds: readonly string[], previousSeq = turn - 1) {
  return { turn, commit: makeCommit(caseId, { previousSeq }), events: commandIds.map(note) }
}

/** What every database does with turns of cases. */
export function turnsContract(open: () => Store): void {
  it('writes turns in their order, and the same turn again changes nothing', async () => {
    const id = randomUUID()

    const first = await commitTurns(open(), [turnOf(id, 1, ['a'])])
    const second = await commitTurns(open(), [turnOf(id, 2, ['b'])])
    const again = await commitTurns(open(), [turnOf(id, 2, ['b'])])

    expect([first, second, again].map(([found]) => found?.verdict)).toEqual(['written', 'written', 'repeated'])
    expect(await getCase(open(), id, morning, 'all')).toMatchObject({ seq: 2 })
  })

  it('says what has happened instead when a turn of that number was written from other events', async () => {
    const id = randomUUID()
    await commitTurns(open(), [turnOf(id, 1, ['a', 'b'])])

    const [found] = await commitTurns(open(), [turnOf(id, 1, ['c'])])

    expect(found).toEqual({ caseId: id, verdict: 'diverged', rowTurn: 1, events: [note('a'), note('b')] })
    expect(await getCase(open(), id, morning, 'all')).toMatchObject({ seq: 1 })
  })

  it('refuses a turn that comes too late or too early', async () => {
    const id = randomUUID()
    await commitTurns(open(), [turnOf(id, 1, ['a'])])
    await commitTurns(open(), [turnOf(id, 2, ['b'])])

    const late = await commitTurns(open(), [turnOf(id, 1, ['a'])])
    const early = await commitTurns(open(), [turnOf(id, 4, ['d'])])

    expect([...late, ...early].map(({ verdict, rowTurn }) => [verdict, rowTurn])).toEqual([
      ['stale', 2],
      ['ahead', 2],
    ])
  })

  it('writes those of many cases at once, each whole or not at all', async () => {
    const ids = Array.from({ length: 5 }, () => randomUUID())
    const [, second, third] = ids as [string, string, string, string, string]
    await commitTurns(open(), [turnOf(second, 1, ['x'])])

    const found = await commitTurns(
      open(),
      ids.map((id) => turnOf(id, id === third ? 7 : 1, [`first of ${id}`])),
    )

    expect(found.map(({ caseId }) => caseId)).toEqual(ids)
    expect(found.map(({ verdict }) => verdict)).toEqual(['written', 'diverged', 'ahead', 'written', 'written'])
    expect(await getCase(open(), third, morning, 'all')).toBeNull()
  })

  it('lets one of two that write the same turn at once be the first', async () => {
    const id = randomUUID()

    const found = await Promise.all([
      commitTurns(open(), [turnOf(id, 1, ['a'])]),
      commitTurns(open(), [turnOf(id, 1, ['a'])]),
    ])

    expect(await getCase(open(), id, morning, 'all')).toMatchObject({ seq: 1 })
    expect(found.flat().every(({ verdict }) => verdict === 'written' || verdict === 'repeated')).toBe(true)
  })

  it('counts a turn in which nothing changed', async () => {
    const id = randomUUID()
    const first = turnOf(id, 1, ['a'])
    await commitTurns(open(), [first])
    const nothing = { turn: 2, commit: { ...first.commit, previousSeq: 1, records: [], jobs: [] }, events: [] }

    const [found] = await commitTurns(open(), [nothing])
    const [next] = await commitTurns(open(), [turnOf(id, 3, ['c'], 1)])

    expect([found?.verdict, next?.verdict]).toEqual(['written', 'written'])
  })
}
