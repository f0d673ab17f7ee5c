import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { performStep } from '../../../activities/steps/perform-step.ts'
import type { StepAsk } from '../../../core/contract/activities.ts'
import type { ActStep } from '../../../core/contract/flow.ts'
import type { CaseFacts } from '../../../core/contract/state.ts'
import { addContent, getContents } from '../../../store/customers/contents.ts'
import { leaseJobs } from '../../../store/jobs/jobs.ts'
import { saveSecret } from '../../../store/settings/secrets.ts'
import { saveSetting } from '../../../store/settings/settings.ts'
import type { Store } from '../../../store/store.ts'
import { requestPlan } from '../../engine/documents.ts'
import { openScratchStore } from '../../store/scratch-store.ts'
import { seedCase, testParts } from '../parts.ts'

let store: Store

beforeAll(async () => {
  store = await openScratchStore()
})

afterAll(() => store.close())

const noPlan = async () => null

function askOf(caseId: string, step: ActStep, facts: CaseFacts = { 'customer.id': 'li', priority: 'high' }): StepAsk {
  return { caseId, number: 1, ref: 'r4', node: 'greet', step, at: 5_000, planHash: 'p', facts }
}

const jobsOf = async (caseId: string) => {
  const jobs = await leaseJobs(store, { limit: 100, leaseMs: 1, now: 2_000_000 })
  return jobs.filter((job) => job.caseId === caseId).map(({ payload }) => payload as object)
}

describe('a step of act', () => {
  it('replies once, in the language of the customer, and by mail where there is an address', async () => {
    const id = randomUUID()
    await seedCase(store, id)
    const { parts } = testParts(store)
    const ask = askOf(id, { do: 'reply', template: 'receipt' })

    const first = await performStep(parts, noPlan, ask)
    const again = await performStep(parts, noPlan, ask)

    expect([first, again]).toEqual([1, 2].map(() => ({ ok: true, contentId: `${id}.r4` })))
    const [content] = await getContents(store, id, [`${id}.r4`])
    expect(content).toMatchObject({ text: '李娜您好：发票错了，优先级 high', kind: 'reply', author: { kind: 'bot' } })
    expect(await jobsOf(id)).toEqual([
      {
        id: `${id}/r4`,
        kind: 'mail',
        at: 5_000,
        caseId: id,
        to: 'customer',
        template: 'receipt',
        contentId: `${id}.r4`,
      },
    ])
  })

  it('replies without mail, too: the words stand in the case', async () => {
    const id = randomUUID()
    await seedCase(store, id)
    const { parts } = testParts(store)

    const result = await performStep(
      { ...parts, hasMail: false },
      noPlan,
      askOf(id, { do: 'reply', template: 'receipt' }),
    )

    expect(result).toMatchObject({ ok: true })
    expect(await jobsOf(id)).toEqual([])
  })

  it.each<[string, ActStep, CaseFacts | undefined, string]>([
    ['a template that is not there', { do: 'reply', template: 'none' }, undefined, 'step.no-message'],
    ['a letter without a template', { do: 'send', template: 'none', to: 'customer' }, undefined, 'step.no-message'],
    ['a letter to nobody', { do: 'send', template: 'receipt', to: 'role:nobody' }, undefined, 'step.no-recipient'],
    ['an endpoint that is not there', { do: 'webhook', endpoint: 'none' }, undefined, 'step.no-endpoint'],
    ['a customer without a record', { do: 'lookup' }, { 'customer.id': 'stranger' }, 'step.no-customer'],
    ['no customer', { do: 'lookup' }, {}, 'step.no-customer'],
  ])('fails for good with %s', async (_what, step, facts, error) => {
    const id = randomUUID()
    await seedCase(store, id)

    expect(await performStep(testParts(store).parts, noPlan, askOf(id, step, facts))).toEqual({ ok: false, error })
  })

  it('does not promise a letter where no mail can be sent', async () => {
    const id = randomUUID()
    await seedCase(store, id)
    const { parts } = testParts(store)
    const ask = askOf(id, { do: 'send', template: 'receipt', to: 'customer' })

    expect(await performStep({ ...parts, hasMail: false }, noPlan, ask)).toEqual({ ok: false, error: 'step.no-mail' })
    expect(await performStep(parts, noPlan, ask)).toEqual({ ok: true })
    expect(await jobsOf(id)).toMatchObject([{ kind: 'mail', to: 'customer', contentId: null }])
  })

  it('calls an endpoint, signed, and without anything personal', async () => {
    const id = randomUUID()
    await seedCase(store, id)
    const { parts, outside } = testParts(store)
    const value = { id: 'ops', url: 'https://ops.example.test/hook' }
    await saveSetting(store, { kind: 'endpoints', id: 'ops', value, updatedAt: 1, updatedBy: null })
    await saveSecret(store, parts.secretKey, 'endpoints/ops', 'whsec_abc', 1)

    const result = await performStep(parts, noPlan, askOf(id, { do: 'webhook', endpoint: 'ops' }))

    expect(result).toEqual({ ok: true })
    expect(outside.calls).toMatchObject([{ url: value.url, secret: 'whsec_abc', id: `${id}/r4`, at: 1_000_000 }])
    expect(outside.calls[0]?.payload).toEqual({
      specversion: '1.0',
      id: `${id}/r4`,
      type: 'pledge.case.step',
      source: 'https://pledge.test',
      time: '1970-01-01T00:00:05.000Z',
      datacontenttype: 'application/json',
      data: { case: { id, number: 1 }, node: 'greet' },
    })
  })

  it('is tried again when a receiver fails, and not when it refuses for good', async () => {
    const id = randomUUID()
    const value = { id: 'ops', url: 'https://ops.example.test/hook' }
    await saveSetting(store, { kind: 'endpoints', id: 'ops', value, updatedAt: 1, updatedBy: null })
    const busy = testParts(store, { ok: false, status: 503, error: 'answered 503', isFinal: false })
    const gone = testParts(store, { ok: false, status: 410, error: 'answered 410', isFinal: true })
    const ask = askOf(id, { do: 'webhook', endpoint: 'ops' })

    await expect(performStep(busy.parts, noPlan, ask)).rejects.toThrow('answered 503')
    expect(await performStep(gone.parts, noPlan, ask)).toEqual({ ok: false, error: 'step.refused' })
  })

  it('looks up the class of a customer, and nothing personal', async () => {
    const id = randomUUID()
    await seedCase(store, id)

    const result = await performStep(testParts(store).parts, noPlan, askOf(id, { do: 'lookup' }))

    expect(result).toEqual({
      ok: true,
      facts: { 'customer.tier': 'gold', 'customer.region': 'east', 'customer.language': 'zh-CN' },
    })
  })

  it('classifies what the customer wrote, and leaves known facts alone', async () => {
    const id = randomUUID()
    await seedCase(store, id)
    const author = { kind: 'customer', id: 'li' } as const
    await addContent(store, {
      id: randomUUID(),
      caseId: id,
      kind: 'message',
      text: '多收了费用，请退款',
      author,
      createdAt: 1,
    })
    const plan = {
      ...requestPlan(),
      facts: [{ id: 'category', type: 'enum' as const, values: ['billing', 'delivery'] }],
    }
    const { parts } = testParts(store)

    const fresh = await performStep(parts, async () => plan, askOf(id, { do: 'classify' }, {}))
    const known = await performStep(parts, async () => plan, askOf(id, { do: 'classify' }, { category: 'delivery' }))

    expect(fresh).toEqual({ ok: true, facts: { category: 'billing' } })
    expect(known).toEqual({ ok: true, facts: {} })
  })
})
