import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { alwaysOpen, nineStepDocuments } from '../../bench/nine-step/nine-step-plan.ts'
import type { NamedDocument } from '../../sdk/documents.ts'
import { newestPlan } from '../../store/documents/plans.ts'
import { type ChaosHouse, openChaosHouse, pause } from './chaos-house.ts'
import { judge } from './judge.ts'
import { type CaseLog, noteInEach, runTraffic } from './traffic.ts'

const isFull = process.env.CHAOS === 'full'
const seed = Number(process.env.CHAOS_SEED ?? Date.now() % 1_000_000)

type Kill = 'every worker' | 'a worker' | 'Temporal'

interface Size {
  readonly cases: number
  readonly callers: number
  readonly workers: number
  readonly kills: readonly Kill[]
  readonly longestPauseMs: number
}

/** How much of it: `npm test` runs the short form, `npm run test:chaos` the full one. */
const size: Size = isFull
  ? {
      cases: 1_000,
      callers: 40,
      workers: 2,
      kills: ['every worker', 'a worker', 'Temporal', 'every worker', 'a worker', 'Temporal', 'every worker'],
      longestPauseMs: 4_000,
    }
  : { cases: 40, callers: 10, workers: 1, kills: ['every worker', 'Temporal'], longestPauseMs: 1_500 }

const minuteMs = 60_000
const promised = { firstResponseMs: 6_000, resolutionMs: 12_000 }
const documents = nineStepDocuments({
  calendar: alwaysOpen,
  firstResponse: { amount: promised.firstResponseMs / minuteMs, unit: 'businessMinutes' },
  resolution: { amount: promised.resolutionMs / minuteMs, unit: 'businessMinutes' },
  warnAt: 50,
})

let house: ChaosHouse

beforeAll(async () => {
  house = await openChaosHouse(size.workers)
  await house.pledge.documents.publish(documents as readonly NamedDocument[])
}, 3 * minuteMs)

afterAll(() => house?.close(), minuteMs)

describe('chaos', () => {
  it(
    `${size.cases} cases lose and double nothing while workers and the Temporal server are killed (seed ${seed})`,
    async () => {
      const traffic = await trafficWithKills()
      const seenUntilAt = await untilIdle('the house is quiet', () => unfinished(traffic))
      const logs = await noteInEach(house.pledge, traffic)
      await untilIdle('what was kept has arrived', () => notArrived(logs))

      const plan = await newestPlan(house.store, 'nine-steps')
      const judgement = await judge(house.store, logs, { plan: plan!, promised, seenUntilAt })

      process.stderr.write(`chaos, seed ${seed}: ${summaryOf(logs)}, ${judgement.breaches} breaches\n`)
      expect(judgement.complaints).toEqual([])
      expect(judgement.cases).toBe(size.cases)
      expect(judgement.commands).toBeGreaterThan(size.cases)
      expect(judgement.breaches).toBeGreaterThan(size.cases / 10)
    },
    isFull ? 20 * minuteMs : 3 * minuteMs,
  )
})

/** The kills are spread by how many cases have begun, so that a slow machine is not killed more often than a fast one. */
async function trafficWithKills(): Promise<readonly CaseLog[]> {
  const { cases, callers, kills, longestPauseMs } = size
  let killed: Promise<void> = Promise.resolve()
  let next = 0
  const onCase = (begun: number): void => {
    if (next >= kills.length || begun < ((next + 1) * cases) / (kills.length + 1)) return
    const kill = kills[next]!
    next += 1
    killed = killed.then(() => perform(kill))
  }
  const logs = await runTraffic(house.pledge, { seed, cases, callers, longestPauseMs, onCase })
  await killed
  expect(next).toBe(kills.length)
  return logs
}

function perform(kill: Kill): Promise<void> {
  if (kill === 'Temporal') return house.killTemporal(2_000)
  return house.killWorkers(kill === 'a worker' ? 1 : size.workers, 3_000)
}

/** Waits until nothing is left, and answers when that was; fails with what is left when that lasts too long. */
async function untilIdle(name: string, left: () => Promise<string | null>): Promise<number> {
  const giveUpAt = Date.now() + (isFull ? 5 : 1) * minuteMs
  for (;;) {
    const now = Date.now()
    const rest = await left()
    if (rest === null) return now
    if (now > giveUpAt) throw new Error(`never came about: ${name}. ${rest}`)
    await pause(500)
  }
}

/** What is still under way: cases that have not begun, work in the inbox, deadlines that are near or have passed unseen. */
async function unfinished(logs: readonly CaseLog[]): Promise<string | null> {
  const count = async (sql: string): Promise<number> =>
    (await house.store.query<{ count: number }>(`select count(*) as count ${sql}`))[0]?.count ?? 0
  const missing = logs.filter(({ created }) => created.told !== 'unknown').length - (await count('from cases'))
  if (missing > 0) return `${missing} cases have not begun`
  const inbox = await count(`from inbox where state not in ('done', 'dead')`)
  if (inbox > 0) return `${inbox} things lie in the inbox`
  const near = await count(`from cases where not is_finished and next_deadline_at <= ${Date.now() + minuteMs}`)
  return near > 0 ? `${near} deadlines have passed unseen or come within a minute` : null
}

/** Commands that were kept (202) and that their case has neither applied nor rejected, with what the inbox says of them. */
async function notArrived(logs: readonly CaseLog[]): Promise<string | null> {
  const known = await house.store.query<{ id: string; ids: readonly string[] }>(
    `select id, state->'commandIds' as ids from cases`,
  )
  const arrived = new Map(known.map(({ id, ids }) => [id, new Set(ids)]))
  const inbox = await house.store.query<{ id: string; said: string }>(
    `select id, state || ' ' || coalesce(error, '') as said from inbox`,
  )
  const inInbox = new Map(inbox.map(({ id, said }) => [id, said]))
  const missed = logs.flatMap(({ id, commands }) =>
    commands
      .filter(({ told, what }) => told === 'kept' && !arrived.get(id)?.has(what.commandId))
      .map(({ what, sentAt, answeredAt }) => {
        const { do: word, commandId } = what
        return `${word} ${commandId}, ${sentAt}–${answeredAt}, inbox ${inInbox.get(`${id}/${commandId}`) ?? '-'}`
      }),
  )
  return missed.length === 0 ? null : missed.join('; ')
}

function summaryOf(logs: readonly CaseLog[]): string {
  const told = logs.flatMap(({ created, commands }) => [created.told, ...commands.map((asked) => asked.told)])
  const kinds = ['done', 'kept', 'refused', 'unknown'] as const
  return kinds.map((kind) => `${told.filter((one) => one === kind).length} ${kind}`).join(', ')
}
