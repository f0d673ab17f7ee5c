import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { currentBehaviour } from '../../core/behaviours.ts'
import { caseWorkflowId } from '../../core/contract/temporal.ts'
import { foldRecords } from '../../store/cases/fold-records.ts'
import { longestHistory } from '../../workflows/longest-history.ts'
import { requestPlan } from './documents.ts'
import { type Lab, newCaseId, openLab, stateOf } from './lab.ts'

let lab: Lab

beforeAll(async () => {
  lab = await openLab({
    plans: [
      requestPlan({ reopenWithin: { amount: 1, unit: 'minutes' }, resolution: { amount: 2, unit: 'businessHours' } }),
    ],
  })
})

afterAll(() => lab.close())

describe('a long life', () => {
  it('goes on as new with all it knows, and no command is applied twice across runs', async () => {
    const id = newCaseId()
    const first = await lab.start(id, { flow: 'request', facts: { amount: 5000 } })
    const firstRun = (await first.describe()).runId
    let sent = 0
    const isNewRun = async () => (await lab.client.workflow.getHandle(caseWorkflowId(id)).describe()).runId !== firstRun
    while (sent < longestHistory / 4 && !(sent % 10 === 0 && (await isNewRun()))) {
      await lab.command(id, { do: 'note', text: String(sent), commandId: `note-${sent}` })
      sent += 1
    }

    expect(await isNewRun()).toBe(true)
    const repeated = await lab.command(id, { do: 'note', text: '0', commandId: `note-${sent - 1}` })
    expect(repeated.isNew).toBe(false)
    const notes = (await lab.records(id)).filter(({ event }) => event === 'note')
    expect(notes).toHaveLength(sent)
    const row = await lab.row(id)
    expect(row?.state).toEqual(await stateOf(lab, id))
    expect(row).toMatchObject({ priority: 'high', team: 'frontline' })
    expect(row?.state.behaviour).toBe(currentBehaviour)
    const { historyLength, typedSearchAttributes } = await lab.client.workflow.getHandle(caseWorkflowId(id)).describe()
    expect(historyLength).toBeLessThan(longestHistory)
    expect(typedSearchAttributes.getAll().find(({ key }) => key.name === 'PledgePriority')?.value).toBe('high')
  }, 240_000)

  it('takes many commands at once, each once, and its row equals an independent fold of its timeline', async () => {
    const id = newCaseId()
    await lab.start(id, { flow: 'request' })

    await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        index % 3 === 0
          ? lab.signal(id, { do: 'tag', add: [`tag-${index}`], commandId: `c-${index}` })
          : lab.command(id, { do: 'note', text: 'x', commandId: `c-${index}` }).catch((error: unknown) => {
              // More than ten updates at a time is more than Temporal takes of one workflow, and one that meets the worker in the
              // middle of a task is given back; callers send those again.
              if (!/limit|exceeded|in.?flight|wasn't processed/i.test(String((error as Error).cause ?? error)))
                throw error
            }),
      ),
    )

    const { seq } = await lab.command(id, { do: 'set', facts: { amount: 3 } })
    // A signal that the server accepted while the workflow was at work may come after an update that was sent later.
    const row = await lab.rowWhen(id, (found) => found.seq >= seq && found.tags.length >= 20)
    expect(row.tags).toHaveLength(20)
    const records = await lab.records(id)
    const ids = (
      await lab.store.query<{ id: string }>(
        'select command_id as id from case_records where case_id = $1 and command_id is not null',
        [id],
      )
    ).map((found) => found.id)
    expect(ids.length).toBe(new Set(ids).size)
    const fold = foldRecords(records)
    expect(fold).toMatchObject({ phase: row.phase, stage: row.stage, team: row.team, assignee: row.assignee })
  })

  it('completes when the time to reopen is over', async () => {
    const id = newCaseId()
    const handle = await lab.start(id, { flow: 'request', at: Date.now() - 120_000 })
    await lab.command(id, { do: 'cancel', at: Date.now() - 119_000 })

    expect(await handle.result()).toEqual({ phase: 'cancelled', outcome: null })
    expect(await lab.row(id)).toMatchObject({ isFinished: true, status: 'cancelled' })
  })
})
