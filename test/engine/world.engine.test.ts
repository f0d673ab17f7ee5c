import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dispatchJobs } from '../../activities/dispatch-jobs.ts'
import type { WorkLoop } from '../../activities/work-loop.ts'
import type { Plan } from '../../core/contract/plan.ts'
import { compile } from '../../model/plan/compile.ts'
import { getContents } from '../../store/customers/contents.ts'
import { publishVersions } from '../../store/documents/publish-versions.ts'
import { saveSetting } from '../../store/settings/settings.ts'
import { alwaysOpenDocument, requestPlan } from './documents.ts'
import { type Lab, newCaseId, openLab } from './lab.ts'
import { ownWaysPlan } from './own-ways.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** One task; its clock counts by the calendar of the team, and half of it over, another case is started. */
function teamPlan(): Plan {
  const versioned = (document: unknown) => ({ document, version: 1 })
  const compiled = compile(
    {
      flow: versioned({
        kind: 'flow',
        id: 'team-work',
        stages: [{ id: 'work' }],
        policy: 'team-promise',
        facts: [{ id: 'amount', type: 'number' }],
        nodes: [
          { id: 'start', kind: 'start', stage: 'work' },
          {
            id: 'do',
            kind: 'task',
            stage: 'work',
            queue: { team: 'night' },
            outcomes: [{ id: 'done', resolves: true }],
          },
          { id: 'end', kind: 'end', stage: 'work', does: 'close' },
        ],
        edges: [
          { from: 'start', to: 'do', on: 'next' },
          { from: 'do', to: 'end', on: 'done' },
        ],
      }),
      policies: [
        versioned({
          kind: 'policy',
          id: 'team-promise',
          clocks: [
            {
              id: 'turn',
              metric: 'resolution',
              calendar: { by: 'team', else: 'always' },
              targets: [{ within: { amount: 0.04, unit: 'businessMinutes' } }],
              escalations: [
                { at: { percent: 50 }, do: [{ action: 'startFlow', flow: 'request', facts: { amount: 'amount' } }] },
              ],
            },
          ],
        }),
      ],
      calendars: [versioned(alwaysOpenDocument)],
      rules: [],
    },
    { version: 1, hash: sha256 },
  )
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues))
  return compiled.plan
}

let lab: Lab
let dispatcher: WorkLoop

beforeAll(async () => {
  lab = await openLab({
    plans: [ownWaysPlan(), teamPlan(), requestPlan()],
    parts: { postWebhook: async () => ({ ok: false, status: 410, error: 'answered 410', isFinal: true }) },
  })
  const document = { ...alwaysOpenDocument, id: 'night-shift' }
  const documents = [{ kind: 'calendar', id: 'night-shift', basedOn: null, hash: 'n', document }] as const
  const publication = {
    id: randomUUID(),
    at: 2,
    actor: { kind: 'system' },
    note: null,
    running: 'stay',
    documents,
  } as const
  await lab.store.transaction((tx) => publishVersions(tx, publication, async () => []))
  const settings = [
    { kind: 'teams', id: 'night', value: { id: 'night', calendar: 'night-shift' } },
    { kind: 'messages', id: 'receipt', value: { id: 'receipt', body: 'We have it: {{subject}}' } },
    { kind: 'endpoints', id: 'ops', value: { id: 'ops', url: 'https://ops.example.test/' } },
  ] as const
  for (const setting of settings) await saveSetting(lab.store, { ...setting, updatedAt: 1, updatedBy: null })
  dispatcher = await dispatchJobs(
    { ...lab.parts, gateway: lab.gateway, mailer: null },
    { restMs: 100, onError: () => undefined, onDead: () => undefined },
  )
})

afterAll(async () => {
  await dispatcher?.stop()
  await lab.close()
})

describe('what a case asks of the world', () => {
  it('is done, comes back, and leads on: words are read, a reply is written, a refusal takes its own way', async () => {
    const id = newCaseId()
    await lab.start(id, { flow: 'own-ways', bot: true, subject: 'My invoice', message: 'I was charged twice.' })

    const waiting = await lab.rowWhen(id, ({ state }) => state.tokens[0]?.node === 'engineer')
    await lab.command(id, { do: 'external', name: 'engineer.dispatched' })

    expect(waiting.state.facts).toMatchObject({ category: 'billing' })
    expect(await lab.row(id)).toMatchObject({ status: 'closed', outcome: 'done' })
    const records = await lab.records(id)
    const performed = records
      .filter(({ event }) => event === 'performed')
      .map(({ data }) => [data['do'], data['ok'], data['error']])
    expect(performed).toEqual([
      ['classify', true, null],
      ['reply', true, null],
      ['lookup', false, 'step.no-customer'],
      ['webhook', false, 'step.refused'],
    ])
    const reply = records.find(({ event }) => event === 'reply')
    const contentId = reply?.data['contentId']
    const [content] = await getContents(lab.store, id, typeof contentId === 'string' ? [contentId] : [])
    expect(content?.text).toBe('We have it: My invoice')
  })

  it('counts by the calendar of the team that has the case, as soon as it is there', async () => {
    const id = newCaseId()
    await lab.start(id, { flow: 'team-work', facts: { amount: 12 } })

    const row = await lab.rowWhen(id, ({ state }) => Object.keys(state.calendars).length > 0)

    expect(Object.keys(row.state.calendars)).toEqual(['night-shift@1'])
    expect(row.state.ownerCalendars).toMatchObject({ team: 'night-shift@1' })
    expect(row.state.clocks[0]?.instances[0]?.calendar).toBe('night-shift@1')
  })

  it('starts another case when a clock says so, once, linked to it', async () => {
    const id = newCaseId()
    await lab.start(id, { flow: 'team-work', facts: { amount: 5_000 } })
    const { state } = await lab.rowWhen(id, (row) => row.state.links.length > 0)
    const other = state.links[0]?.to ?? ''

    const row = await lab.rowWhen(other, () => true)

    expect(row).toMatchObject({ flow: 'request', priority: 'high' })
    expect(row.state.links).toEqual([{ to: id, as: 'cause' }])
    expect(state.links).toEqual([{ to: other, as: 'escalation' }])
  })
})
