import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { remindOwner } from '../../../activities/jobs/remind-owner.ts'
import { addUser } from '../../../store/people/users.ts'
import { addAction, changeAction, getAction } from '../../../store/review/actions.ts'
import { addRetrospective } from '../../../store/review/retrospectives.ts'
import type { Store } from '../../../store/store.ts'
import { openScratchStore } from '../../store/scratch-store.ts'
import { testParts } from '../parts.ts'

const dueAt = 900_000

let store: Store
beforeAll(async () => {
  store = await openScratchStore()
  const user = { passwordHash: null, roles: ['agent'], teams: [], isActive: true, createdAt: 1 }
  await addUser(store, { ...user, id: 'anna', login: 'anna', name: 'Anna', email: 'anna@x.test', language: 'en' })
  await addUser(store, { ...user, id: 'bo', login: 'bo', name: '博', email: 'bo@x.test', language: 'zh-CN' })
}, 240_000)
afterAll(() => store.close())

/** An action that is due; answers with the job that was planned for it, and how to change it. */
async function dueAction(owner: string) {
  const id = randomUUID()
  const retrospective = randomUUID()
  const content = { what: 'Hire two people', owner, dueAt, state: 'open', result: null, document: null } as const
  const about = { what: '', whys: [], decisions: '', reason: null, flow: null, breaches: [], cases: [] }
  await store.transaction(async (tx) => {
    await addRetrospective(tx, { title: 'Too late', ...about }, { id: retrospective, by: 'ben', at: 1 })
    await addAction(tx, retrospective, content, { id, by: 'ben', at: 1 })
  })
  const job = { id: `reminder/${id}/${dueAt}/${owner}`, kind: 'reminder', at: dueAt, action: id, owner } as const
  const change = (more: object) =>
    store.transaction((tx) => changeAction(tx, { ...content, ...more }, { id, by: 'ben', at: 2 }))
  return { id, retrospective, job, change }
}

it('writes to whoever has it, once, in their language, with the way there', async () => {
  const { parts, outside } = testParts(store)
  const { id, retrospective, job } = await dueAction('anna')
  const chinese = await dueAction('bo')

  for (const one of [job, job, chinese.job]) await remindOwner(parts, one)

  expect(outside.mails).toMatchObject([
    { to: 'anna@x.test', subject: 'Due now: Hire two people', id: job.id },
    { to: 'bo@x.test', subject: '改进措施已到期：Hire two people' },
  ])
  expect(outside.mails[0]?.text).toContain(`https://pledge.test/retrospectives/${retrospective}`)
  expect((await getAction(store, id))?.remindedAt).toBe(1_000_000)
})

it.each([
  ['done', { state: 'done' }],
  ['dropped', { state: 'dropped' }],
  ['put off', { dueAt: dueAt + 1 }],
  ['handed on', { owner: 'bo' }],
] as const)('says nothing of an action that was %s since', async (_what, more) => {
  const { parts, outside } = testParts(store)
  const { job, change } = await dueAction('anna')
  await change(more)

  await remindOwner(parts, job)

  expect(outside.mails).toEqual([])
})

it('plans another reminder when it is due at another time, or another’s', async () => {
  const { id, change } = await dueAction('anna')
  await change({ dueAt: dueAt + 1, owner: 'bo' })

  const planned = await store.query<{ id: string }>(`select id from jobs where id like $1 order by id`, [
    `reminder/${id}/%`,
  ])

  expect(planned.map((job) => job.id)).toEqual([`reminder/${id}/${dueAt}/anna`, `reminder/${id}/${dueAt + 1}/bo`])
})
