import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { performJob } from '../../../activities/jobs/perform-job.ts'
import type { Command } from '../../../core/contract/command.ts'
import { commitOf } from '../../../core/project/commit-of.ts'
import { step } from '../../../core/step/step.ts'
import { commitStep } from '../../../store/cases/commit-step.ts'
import { addContent } from '../../../store/customers/contents.ts'
import { saveCustomer } from '../../../store/customers/customers.ts'
import { publishVersions } from '../../../store/documents/publish-versions.ts'
import type { LeasedJob } from '../../../store/jobs/jobs.ts'
import { addUser } from '../../../store/people/users.ts'
import { saveSetting } from '../../../store/settings/settings.ts'
import type { Store } from '../../../store/store.ts'
import { requestPlan } from '../../engine/documents.ts'
import { openScratchStore } from '../../store/scratch-store.ts'
import { seedCase, testParts } from '../parts.ts'

const plan = requestPlan()
let store: Store

beforeAll(async () => {
  store = await openScratchStore()
  const person = { passwordHash: null, createdAt: 1 }
  await addUser(store, {
    ...person,
    id: 'u-ann',
    login: 'ann',
    name: 'Ann',
    email: 'ann@desk.test',
    language: 'en',
    roles: ['manager'],
    teams: [],
    isActive: true,
  })
  await addUser(store, {
    ...person,
    id: 'u-bo',
    login: 'bo',
    name: 'Bo',
    email: 'bo@desk.test',
    language: 'zh-CN',
    roles: ['agent'],
    teams: ['frontline'],
    isActive: true,
  })
  await addUser(store, {
    ...person,
    id: 'u-old',
    login: 'old',
    name: 'Old',
    email: 'old@desk.test',
    language: 'en',
    roles: ['manager'],
    teams: ['frontline'],
    isActive: false,
  })
  await addUser(store, {
    ...person,
    id: 'u-mute',
    login: 'mute',
    name: 'Mute',
    email: null,
    language: 'en',
    roles: ['manager'],
    teams: [],
    isActive: true,
  })
  const documents = [{ kind: 'flow', id: plan.id, basedOn: null, hash: plan.hash, document: {} }] as const
  const publication = {
    id: randomUUID(),
    at: 1,
    actor: { kind: 'system' },
    note: null,
    running: 'stay',
    documents,
  } as const
  await store.transaction((tx) => publishVersions(tx, publication, async () => [plan]))
})

afterAll(() => store.close())

/** A case with a row, of the team `frontline`. */
async function liveCase(): Promise<string> {
  const id = randomUUID()
  const { number } = await seedCase(store, id)
  const create = {
    kind: 'create',
    at: 10,
    actor: { kind: 'system' },
    intake: { id, facts: { 'customer.id': 'li' }, team: 'frontline', assignee: 'u-bo' },
    behaviour: 1,
  } as const
  const [state, commands] = step(plan, null, create)
  await commitStep(store, commitOf(plan, null, state, commands, number))
  return id
}

function leased(caseId: string | null, payload: object): LeasedJob {
  return { id: 'job', kind: 'notify', caseId, payload: payload as LeasedJob['payload'], attempt: 1, createdAt: 1 }
}

const notify = (to: string, message: string | null = null): Extract<Command, { kind: 'notify' }> => ({
  kind: 'notify',
  id: 'job-1',
  at: 1,
  to,
  message,
  clock: 'resolution',
  instance: 1,
})

describe('a job', () => {
  it.each([
    ['role:manager', ['ann@desk.test']],
    ['team', ['bo@desk.test']],
    ['assignee', ['bo@desk.test']],
    ['ann', ['ann@desk.test']],
    ['customer', ['li@example.test']],
    ['boss@elsewhere.test', ['boss@elsewhere.test']],
    ['role:unheard-of', []],
  ])('notifies %s', async (to, expected) => {
    const { parts, outside } = testParts(store)

    await performJob(parts, leased(await liveCase(), notify(to)))

    expect(outside.mails.map((mail) => mail.to)).toEqual(expected)
  })

  it('writes to each in their language, with a template or without', async () => {
    const { parts, outside } = testParts(store)
    const id = await liveCase()

    await performJob(parts, leased(id, notify('team')))
    await performJob(parts, leased(id, notify('role:manager', 'receipt')))

    const [built, written] = outside.mails
    expect(built?.subject).toMatch(/工单 #\d+ 需要关注：resolution/)
    expect(built?.text).toContain(`https://pledge.test/cases/${id}`)
    expect(written?.text).toBe('Dear 李娜, 发票错了')
    expect(built?.id).toBe('job-1.0')
  })

  it('is done at once where no mail is sent: the app shows it', async () => {
    const { parts, outside } = testParts(store)

    await performJob({ ...parts, mailer: null }, leased(await liveCase(), notify('team')))

    expect(outside.mails).toEqual([])
  })

  it('sends the words that were stored, and none that were erased since', async () => {
    const { parts, outside } = testParts(store)
    const id = await liveCase()
    const contentId = randomUUID()
    await addContent(store, {
      id: contentId,
      caseId: id,
      kind: 'reply',
      text: '已收到',
      author: { kind: 'bot' },
      createdAt: 1,
    })
    const mail = { id: 'm-1', kind: 'mail', caseId: id, to: 'customer', template: 'receipt', contentId }

    await performJob(parts, leased(id, mail))
    await store.query('update contents set text = null, erased_at = 2 where id = $1', [contentId])

    expect(outside.mails).toMatchObject([{ to: 'li@example.test', text: '已收到', id: 'm-1.0' }])
    await expect(performJob(parts, leased(id, mail))).rejects.toMatchObject({ name: 'HopelessWork' })
  })

  it('sends the answer of a person in their own words, and to nobody without an address', async () => {
    const { parts, outside } = testParts(store)
    const id = await liveCase()
    const contentId = randomUUID()
    await addContent(store, {
      id: contentId,
      caseId: id,
      kind: 'reply',
      text: '马上改好',
      author: { kind: 'person' },
      createdAt: 1,
    })
    const mail = { id: `${id}/reply/4`, kind: 'mail', caseId: id, to: 'customer', template: null, contentId }

    await performJob(parts, leased(id, mail))
    await saveCustomer(store, 'li', { email: null }, 2)
    await performJob(parts, leased(id, mail))
    await saveCustomer(store, 'li', { email: 'li@example.test' }, 3)

    expect(outside.mails).toMatchObject([{ to: 'li@example.test', text: '马上改好', id: `${id}/reply/4.0` }])
    expect(outside.mails[0]?.subject).toMatch(/^#\d+ 发票错了$/)
  })

  it('tells an endpoint that a clock escalated, and gives up only when that is useless', async () => {
    const id = await liveCase()
    const job = { kind: 'webhook', id: 'w-1', at: 5, endpoint: 'ops', clock: 'resolution', instance: 2 }
    const fine = testParts(store)
    await expect(performJob(fine.parts, leased(id, { ...job, endpoint: 'none' }))).rejects.toMatchObject({
      code: 'step.no-endpoint',
    })
    const value = { id: 'ops', url: 'https://ops.example.test/' }
    await saveSetting(store, { kind: 'endpoints', id: 'ops', value, updatedAt: 1, updatedBy: null })
    const busy = testParts(store, { ok: false, status: 500, error: 'answered 500', isFinal: false })
    const gone = testParts(store, { ok: false, status: 410, error: 'answered 410', isFinal: true })

    await performJob(fine.parts, leased(id, job))

    expect(fine.outside.calls[0]).toMatchObject({
      id: 'w-1',
      payload: {
        type: 'pledge.clock.escalated',
        data: { case: { id, flow: 'request' }, clock: 'resolution', instance: 2 },
      },
    })
    await expect(performJob(busy.parts, leased(id, job))).rejects.toThrow('answered 500')
    await expect(performJob(gone.parts, leased(id, job))).rejects.toMatchObject({ name: 'HopelessWork' })
  })

  it('asks the customer by mail where there is a template, and is content where there is none', async () => {
    const { parts, outside } = testParts(store)
    const id = await liveCase()
    const job = { kind: 'survey', id: 's-1', at: 5, node: 'ask', ask: 'csat' }

    await performJob(parts, leased(id, job))
    const value = { id: 'survey', body: { en: 'How was it?', 'zh-CN': '您满意吗？' } }
    await saveSetting(store, { kind: 'messages', id: 'survey', value, updatedAt: 1, updatedBy: null })
    await performJob(parts, leased(id, job))

    expect(outside.mails).toMatchObject([{ to: 'li@example.test', text: '您满意吗？' }])
  })

  it('starts another case once, linked, and a child with the case that waits for it', async () => {
    const { parts, outside } = testParts(store)
    const id = await liveCase()
    const job = {
      kind: 'startCase',
      id: `${id}.r9`,
      at: 77,
      flow: 'request',
      facts: { amount: 3 },
      ref: 'r9',
      as: 'child',
    }
    const escalation = { ...job, id: `${id}.f1`, ref: null, as: 'escalation' }

    await performJob(parts, leased(id, job))
    await performJob(parts, leased(id, job))
    await performJob(parts, leased(id, escalation))

    const [first, second, third] = outside.started
    expect(first).toEqual(second)
    expect(first).toMatchObject({
      id: `${id}.r9`,
      start: {
        flow: 'request',
        at: 77,
        plan: { hash: plan.hash },
        parent: { case: id, ref: 'r9' },
        links: [{ to: id, as: 'parent' }],
      },
    })
    expect(third?.start.parent).toBeUndefined()
    expect(third?.start.links).toEqual([{ to: id, as: 'cause' }])
  })

  it('waits for a flow that is not published yet', async () => {
    const { parts } = testParts(store)
    const job = { kind: 'startCase', id: randomUUID(), at: 1, flow: 'later', facts: {}, ref: null, as: 'escalation' }

    await expect(performJob(parts, leased(await liveCase(), job))).rejects.toMatchObject({
      code: 'start.unknown-flow',
      name: 'ProblemError',
    })
  })
})
