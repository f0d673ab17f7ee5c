import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { requestPlan } from './documents.ts'
import { type Lab, newCaseId, openLab } from './lab.ts'

/** 1.2 seconds of two minutes. */
const plan = requestPlan({ resolution: { amount: 2, unit: 'businessMinutes' }, warnAt: 1 })

let lab: Lab

beforeAll(async () => {
  lab = await openLab({ plans: [plan] })
})

afterAll(() => lab.close())

describe('the history of a case', () => {
  it('stays short: nine steps in at most 70 events, none of them larger than 8 kB', async () => {
    const id = newCaseId()
    const { id: flow, version, hash } = plan
    const handle = await lab.start(id, { flow, plan: { id: flow, version, hash }, number: 1, facts: { amount: 5000 } })

    await lab.command(id, { do: 'assign', agent: 'ann' })
    await lab.command(id, { do: 'reply', contentId: 'text-1' })
    await lab.command(id, { do: 'wait', reason: 'customer' })
    await lab.command(id, { do: 'resume' })
    await expect
      .poll(async () => (await lab.records(id)).map(({ event }) => event), { timeout: 20_000 })
      .toContain('warned')
    await lab.command(id, { do: 'complete', node: 'work', outcome: 'solved' })
    const { phase } = await lab.command(id, { do: 'answer', score: 5 })

    expect(phase).toBe('closed')
    const { events = [] } = await handle.fetchHistory()
    const counts = new Map<string, number>()
    for (const { eventType } of events ?? []) counts.set(String(eventType), (counts.get(String(eventType)) ?? 0) + 1)
    const shown = [...counts].map(([type, count]) => `${type}: ${count}`).join(', ')
    expect(events?.length, shown).toBeLessThanOrEqual(70)
    expect(Math.max(...(events ?? []).map((event) => JSON.stringify(event).length))).toBeLessThan(8_192)
    await handle.terminate()
  })
})
