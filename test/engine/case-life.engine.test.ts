import { WorkflowUpdateFailedError } from '@temporalio/client'
import { ApplicationFailure } from '@temporalio/common'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { requestPlan } from './documents.ts'
import { type Lab, newCaseId, openLab, stateOf } from './lab.ts'

let lab: Lab

beforeAll(async () => {
  lab = await openLab({ plans: [requestPlan()] })
})

afterAll(() => lab.close())

const codeOf = async (work: Promise<unknown>): Promise<string | null | undefined> => {
  try {
    await work
    return null
  } catch (error) {
    if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure) return error.cause.type
    throw error
  }
}

describe('the life of a case', () => {
  it('runs from intake to follow-up, and all of it can be read back', async () => {
    const id = newCaseId()
    const handle = await lab.start(id, {
      flow: 'request',
      facts: { amount: 5000 },
      customer: { id: 'li', name: 'Li Na', email: 'li@example.test' },
      subject: 'The invoice is wrong',
      message: 'I was charged twice.',
      channel: 'email',
    })

    await lab.command(id, { do: 'assign', agent: 'ann' })
    expect(await lab.row(id)).toMatchObject({ priority: 'high', team: 'frontline', assignee: 'ann', stage: 'resolve' })
    await lab.command(id, { do: 'reply', text: 'We are looking into it.' })
    await lab.command(id, { do: 'wait', reason: 'customer' })
    expect(await lab.row(id)).toMatchObject({ status: 'waiting', customerId: 'li', subject: 'The invoice is wrong' })
    await lab.command(id, { do: 'message', text: 'Here is the receipt.' })
    const resolved = await lab.command(id, { do: 'complete', node: 'work', outcome: 'solved' })
    const closed = await lab.command(id, { do: 'answer', score: 5 })

    expect(resolved).toMatchObject({ applied: true, isNew: true, phase: 'resolved', stage: 'follow-up' })
    expect(closed).toMatchObject({ phase: 'closed' })
    const row = await lab.row(id)
    expect(row).toMatchObject({ status: 'closed', seq: closed.seq, outcome: 'end' })
    expect(row?.state).toEqual(await stateOf(lab, id))
    const records = await lab.records(id)
    expect(records.map(({ seq }) => seq)).toEqual(records.map((_, index) => index + 1))
    expect(records.map(({ event }) => event)).toEqual(
      expect.arrayContaining([
        'caseCreated',
        'decided',
        'assigned',
        'reply',
        'waitStarted',
        'waitEnded',
        'resolved',
        'closed',
      ]),
    )
    await handle.terminate()
  })

  it('answers a command when what it did can be read back, rules included', async () => {
    const id = newCaseId()
    await lab.start(id, { flow: 'request', facts: { amount: 1 } })

    const { seq } = await lab.command(id, { do: 'note', text: 'x' })

    const row = await lab.row(id)
    expect(row?.seq).toBe(seq)
    expect((await lab.records(id)).map(({ event }) => event)).toContain('decided')
  })

  it('applies a command once, by whichever way and however often it arrives', async () => {
    const id = newCaseId()
    await lab.start(id, { flow: 'request' })
    const command = { do: 'note', text: 'once', commandId: 'c-1' }

    const first = await lab.command(id, command, 'c-1')
    const again = await lab.command(id, command, 'c-1')
    const other = await lab.command(id, command, 'another-update-id')
    await lab.signal(id, command)
    await lab.signal(id, command)
    await lab.command(id, { do: 'tag', add: ['after'] })

    expect([first.isNew, again.isNew, other.isNew]).toEqual([true, true, false])
    expect((await lab.records(id)).filter(({ event }) => event === 'note')).toHaveLength(1)
  })

  it('starts a case once', async () => {
    const id = newCaseId()
    const handle = await lab.start(id, { flow: 'request' })

    await expect(lab.start(id, { flow: 'request' })).rejects.toMatchObject({
      name: 'WorkflowExecutionAlreadyStartedError',
    })
    expect(await lab.gateway.start(id, { flow: 'request' })).toBe('exists')
    await lab.command(id, { do: 'cancel' })
    await handle.terminate()
    expect(await lab.gateway.start(id, { flow: 'request' })).toBe('exists')
  })

  it('refuses what it does not allow now, says what it does, and changes nothing', async () => {
    const id = newCaseId()
    await lab.start(id, { flow: 'request' })
    await lab.command(id, { do: 'note', text: 'x' })
    const before = await lab.row(id)

    const codes = [
      await codeOf(lab.command(id, { do: 'reopen' })),
      await codeOf(lab.command(id, { do: 'nonsense' })),
      await codeOf(lab.command(id, { nothing: 1 })),
      await codeOf(lab.command(id, { do: 'set', facts: { amount: 'much' } })),
      await codeOf(lab.command(id, JSON.parse('{"do":"set","facts":{"__proto__":1}}') as Record<string, unknown>)),
      await codeOf(lab.command(id, { do: 'complete', node: 'work', outcome: 'unheard-of' })),
    ]

    expect(codes).toEqual([
      'command.not-allowed',
      'command.unknown-word',
      'command.unreadable',
      'command.fact-type',
      'command.unknown-fact',
      'command.unknown-outcome',
    ])
    expect(await lab.row(id)).toEqual(before)
  })

  it('writes down what came by signal and could not be taken, and goes on', async () => {
    const id = newCaseId()
    await lab.start(id, { flow: 'request' })

    await lab.signal(id, { do: 'reopen', commandId: 'bad-1' })
    await lab.signal(id, { do: 'reopen', commandId: 'bad-1' })
    await lab.signal(id, { what: { is: 'this' } })
    const { phase } = await lab.command(id, { do: 'note', text: 'still here' })

    expect(phase).toBe('open')
    const rejected = (await lab.records(id)).filter(({ event }) => event === 'rejected')
    expect(rejected.map(({ data }) => data['code'])).toEqual(['command.not-allowed', 'command.unreadable'])
  })

  it('ends a case that cannot be one, with the reason', async () => {
    const unknown = await lab.start(newCaseId(), { flow: 'unheard-of' })
    const bad = await lab.start(newCaseId(), { flow: 'request', facts: { amount: 'much' } })
    const shapeless = await lab.start(newCaseId(), { facts: {} } as never)

    const reasons = await Promise.all(
      [unknown, bad, shapeless].map((handle) =>
        handle.result().then(
          () => 'none',
          (error: unknown) => (error as { cause?: { type?: string } }).cause?.type,
        ),
      ),
    )
    expect(reasons).toEqual(['start.unknown-flow', 'command.fact-type', 'start.no-flow'])
  })

  it('shows operators what they may look for', async () => {
    const id = newCaseId()
    const handle = await lab.start(id, { flow: 'request', facts: { amount: 5000 } })
    await lab.command(id, { do: 'wait', reason: 'customer' })

    const attributes = (await handle.describe()).typedSearchAttributes.getAll()
    const found = Object.fromEntries(attributes.map(({ key, value }) => [key.name, value]))
    expect(found).toMatchObject({
      PledgeStatus: 'waiting',
      PledgePriority: 'high',
      PledgeQueue: 'frontline',
      PledgeFlow: 'request@1',
      PledgeSla: 'onTime',
    })
    expect(found['PledgeNextDue']).toBeInstanceOf(Date)
  })

  it('keeps large payloads and plans out of its history', async () => {
    const id = newCaseId()
    const handle = await lab.start(id, { flow: 'request' })
    await lab.command(id, { do: 'note', text: 'y'.repeat(20_000) })
    const { events } = await handle.fetchHistory()

    const sizes = (events ?? []).map((event) => JSON.stringify(event).length)
    expect(Math.max(...sizes)).toBeLessThan(120_000)
    expect(JSON.stringify(events)).not.toContain('"outcomes"')
  })
})
