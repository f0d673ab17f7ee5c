import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeActivities } from '../../activities/make-activities.ts'
import type { CaseCommand } from '../../core/contract/case-command.ts'
import type { CaseTurn } from '../../core/contract/commit.ts'
import type { CaseEvent } from '../../core/contract/event.ts'
import { commitOf } from '../../core/project/commit-of.ts'
import { step } from '../../core/step/step.ts'
import { leaseJobs } from '../../store/jobs/jobs.ts'
import type { Store } from '../../store/store.ts'
import { requestPlan } from '../engine/documents.ts'
import { openScratchStore } from '../store/scratch-store.ts'
import { testParts } from './parts.ts'

const plan = requestPlan()
let store: Store

beforeAll(async () => {
  store = await openScratchStore()
})

afterAll(() => store.close())

let number = 0

function turnOf(caseId: string, command: CaseCommand, customer: string | null): CaseTurn {
  const create: CaseEvent = {
    kind: 'create',
    at: 10,
    actor: { kind: 'system' },
    intake: { id: caseId, facts: customer === null ? {} : { 'customer.id': customer } },
    behaviour: 1,
  }
  const [created, first] = step(plan, null, create)
  const told: CaseEvent = { kind: 'command', at: 20, actor: { kind: 'person', id: 'ann' }, command, commandId: 'c-1' }
  const [state, second] = step(plan, created, told)
  number += 1
  return { turn: 1, commit: commitOf(plan, null, state, [...first, ...second], number), events: [create, told] }
}

async function lettersAfter(caseId: string, command: CaseCommand, customer: string | null = 'li', hasMail = true) {
  const { commitStep } = makeActivities({ ...testParts(store).parts, hasMail })
  const turn = turnOf(caseId, command, customer)
  await commitStep(turn)
  await commitStep(turn)
  const leased = await leaseJobs(store, { limit: 50, now: 1_000, leaseMs: 1 })
  return leased.filter((job) => job.caseId === caseId).map(({ payload }) => payload)
}

const answer = { do: 'reply', contentId: 'words' } as const

describe('an answer to the customer', () => {
  it('brings its letter along, once however often it is written', async () => {
    expect(await lettersAfter('mail-1', answer)).toMatchObject([
      { kind: 'mail', at: 20, caseId: 'mail-1', to: 'customer', template: null, contentId: 'words' },
    ])
  })

  it.each([
    ['among colleagues', { ...answer, public: false }, 'li', true],
    ['of a bot, which sends its own', { ...answer, by: 'bot' }, 'li', true],
    ['without words', { do: 'reply' }, 'li', true],
    ['to nobody known', answer, null, true],
    ['where no mail server is set up', answer, 'li', false],
  ] as const)('%s brings none', async (name, command, customer, hasMail) => {
    expect(await lettersAfter(`mail-${name.length}`, command, customer, hasMail)).toEqual([])
  })
})
