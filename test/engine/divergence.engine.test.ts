import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseTurn } from '../../core/contract/commit.ts'
import type { CaseEvent } from '../../core/contract/event.ts'
import type { CaseState } from '../../core/contract/state.ts'
import { commitOf } from '../../core/project/commit-of.ts'
import { step } from '../../core/step/step.ts'
import { requestPlan } from './documents.ts'
import { type Lab, newCaseId, openLab, stateOf } from './lab.ts'

/*
 * A worker may write a turn and die before Temporal knows what led to it. The next one comes with other events for the
 * same turn and has to take over what happened. Here the store gets such a turn under the worker's hands.
 */

const plan = requestPlan()
const written = new Map<string, CaseState>()
/** What a worker that died did, by case: written just before the given turn. */
const ghosts = new Map<string, { readonly turn: number; readonly events: readonly CaseEvent[] }>()

let lab: Lab

beforeAll(async () => {
  lab = await openLab({
    plans: [plan],
    activities: (real) => ({
      ...real,
      async commitStep(turn) {
        const { caseId } = turn.commit
        const ghost = ghosts.get(caseId)
        if (ghost?.turn === turn.turn) {
          ghosts.delete(caseId)
          await real.commitStep(ghostTurn(turn, ghost.events))
        }
        const answer = await real.commitStep(turn)
        if (answer.kind === 'written') written.set(caseId, turn.commit.state)
        return answer
      },
    }),
  })
})

afterAll(() => lab.close())

function ghostTurn({ turn, commit }: CaseTurn, events: readonly CaseEvent[]): CaseTurn {
  const base = written.get(commit.caseId) ?? null
  let state = base
  const commands = []
  for (const event of events) {
    const [next, more] = step(plan, state, event)
    state = next
    commands.push(...more)
  }
  if (state === null) throw new Error('a ghost did nothing')
  return { turn, commit: commitOf(plan, base, state, commands, commit.number), events }
}

const noteOf = (commandId: string): CaseEvent => ({
  kind: 'command',
  at: Date.now(),
  actor: { kind: 'person', id: 'ghost' },
  command: { do: 'note', contentId: 'ghostly' },
  commandId,
})

const notes = async (id: string): Promise<readonly unknown[]> =>
  (
    await lab.store.query<{ command_id: string }>(
      `select command_id from case_records where case_id = $1 and event = 'note' order by seq`,
      [id],
    )
  ).map(({ command_id }) => command_id)

describe('a case whose worker died between the store and Temporal', () => {
  it('takes over what was written, and does what it had in hand after it', async () => {
    const id = newCaseId()
    await lab.start(id, { flow: 'request' })
    await lab.command(id, { do: 'note', text: '1', commandId: 'one' })
    ghosts.set(id, { turn: 3, events: [noteOf('of-the-ghost')] })

    const answer = await lab.command(id, { do: 'note', text: '2', commandId: 'two' })
    const last = await lab.command(id, { do: 'note', text: '3', commandId: 'three' })

    expect(answer).toMatchObject({ applied: true, isNew: true })
    expect(await notes(id)).toEqual(['one', 'of-the-ghost', 'two', 'three'])
    const row = await lab.row(id)
    expect(row?.seq).toBe(last.seq)
    expect(row?.state).toEqual(await stateOf(lab, id))
  })

  it('does not do again what the dead worker did with the same command', async () => {
    const id = newCaseId()
    await lab.start(id, { flow: 'request' })
    await lab.command(id, { do: 'note', text: '1', commandId: 'one' })
    ghosts.set(id, { turn: 3, events: [noteOf('other'), noteOf('two')] })

    const answer = await lab.command(id, { do: 'note', text: '2', commandId: 'two' })

    expect(answer).toMatchObject({ applied: true, isNew: false })
    expect(await notes(id)).toEqual(['one', 'other', 'two'])
    expect((await lab.row(id))?.state).toEqual(await stateOf(lab, id))
  })

  it('judges anew what it had in hand', async () => {
    const id = newCaseId()
    await lab.start(id, { flow: 'request' })
    await lab.command(id, { do: 'note', text: '1' })
    ghosts.set(id, {
      turn: 3,
      events: [{ ...noteOf('cancelled'), command: { do: 'cancel' } } as CaseEvent],
    })

    await expect(lab.command(id, { do: 'reply', text: 'hello' })).rejects.toMatchObject({
      cause: { type: 'command.not-allowed' },
    })

    expect(await lab.row(id)).toMatchObject({ status: 'cancelled' })
    expect((await lab.row(id))?.state).toEqual(await stateOf(lab, id))
  })

  it('forgets no command that it answered before, not even one that changed nothing', async () => {
    const id = newCaseId()
    await lab.start(id, { flow: 'request' })
    await lab.command(id, { do: 'wait', reason: 'customer', commandId: 'first' })
    const again = await lab.command(id, { do: 'wait', reason: 'customer', commandId: 'again' })
    expect(again).toMatchObject({ applied: true, isNew: true })
    expect((await lab.row(id))?.state.commandIds).toContain('again')
    ghosts.set(id, { turn: 4, events: [noteOf('of-the-ghost')] })

    await lab.command(id, { do: 'note', text: '2', commandId: 'two' })

    expect(await notes(id)).toEqual(['of-the-ghost', 'two'])
    expect((await lab.row(id))?.state.commandIds).toEqual(['first', 'again', 'of-the-ghost', 'two'])
  })

  it('learns by a poke what it was never told, and keeps its deadlines', async () => {
    const id = newCaseId()
    await lab.start(id, { flow: 'request' })
    await lab.command(id, { do: 'note', text: '1' })
    const raised = { ...noteOf('raised'), command: { do: 'set', facts: { amount: 9 } } } as CaseEvent
    ghosts.set(id, { turn: 3, events: [raised] })

    await lab.gateway.signal(id, { kind: 'poke' })

    const row = await lab.rowWhen(id, ({ state }) => state.facts['amount'] === 9)
    await expect.poll(() => stateOf(lab, id)).toEqual(row.state)
    const { historyLength } = await lab.client.workflow.getHandle(`case/${id}`).describe()
    expect(historyLength).toBeLessThan(60)
  })

  it('begins as the dead worker began it', async () => {
    const id = newCaseId()
    const at = Date.now() - 5_000
    const create: CaseEvent = {
      kind: 'create',
      at,
      actor: { kind: 'system', id: 'ghost' },
      intake: { id, facts: { amount: 7 } },
      behaviour: 1,
    }
    ghosts.set(id, { turn: 1, events: [create] })

    const { id: flow, version, hash } = plan
    await lab.start(id, { flow: 'request', plan: { id: flow, version, hash }, number: 4711, facts: { amount: 8 } })
    await lab.command(id, { do: 'note', text: 'x' })

    expect(await lab.row(id)).toMatchObject({ createdAt: at })
    expect((await lab.row(id))?.state).toEqual(await stateOf(lab, id))
  })
})
