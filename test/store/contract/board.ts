import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayTimes } from '../../../store/board/day-times.ts'
import type { LiveScope } from '../../../store/board/live-scope.ts'
import { countLive, firstOf, keptByHour, livePlaces, waitsOf } from '../../../store/board/read-board.ts'
import { commitStep } from '../../../store/cases/commit-step.ts'
import { casesOf, listCases } from '../../../store/cases/list-cases.ts'
import { saveCustomer } from '../../../store/customers/customers.ts'
import { settleVisits } from '../../../store/operation/fold-visits.ts'
import type { Store } from '../../../store/store.ts'
import { makeCommit, morning } from '../make-commit.ts'

const minute = 60_000
const hour = 60 * minute
const at = morning + 12 * hour
const since = morning + 8 * hour
const dueBefore = at + hour

const life = fc.record({
  status: fc.constantFrom('open', 'waiting', 'resolved', 'closed'),
  team: fc.constantFrom('frontline', 'specialists', null),
  assignee: fc.constantFrom('wang', null),
  channel: fc.constantFrom('phone', 'email'),
  tier: fc.constantFrom('gold', 'silver', null),
  due: fc.option(fc.integer({ min: 0, max: 900 }), { nil: null }),
  closedMinutes: fc.constantFrom(0, 0, 120),
  createdMinutes: fc.integer({ min: -600, max: 0 }),
})

type Life = typeof life extends fc.Arbitrary<infer T> ? T : never

/** What the slow look thinks of a case. */
function judged({ status, due, closedMinutes }: Life) {
  const isOpen = status === 'open' || status === 'waiting'
  const dueAt = due === null ? null : morning + due * minute + hour
  const breachesAt = dueAt === null ? null : dueAt + closedMinutes * minute
  const isLate = isOpen && breachesAt !== null && breachesAt <= at
  return {
    isOpen,
    isLate,
    isLateSince: isLate && breachesAt >= since,
    isDueSoon: isOpen && !isLate && dueAt !== null && dueAt < dueBefore,
  }
}

async function write(store: Store, flow: string, index: number, one: Life): Promise<string> {
  const id = `${flow}.${String(index).padStart(2, '0')}`
  const customerId = one.tier === null ? null : `${flow}.${one.tier}`
  if (customerId !== null) await saveCustomer(store, customerId, { tier: one.tier }, morning)
  const dueAt = one.due === null ? null : morning + one.due * minute + hour
  await commitStep(
    store,
    makeCommit(id, {
      status: one.status,
      customerId,
      nextDue: dueAt === null ? null : { clock: 'resolution', dueAt, breachesAt: dueAt + one.closedMinutes * minute },
      state: {
        plan: { id: flow, version: 1, hash: 'plan-1' },
        team: one.team,
        assignee: one.assignee,
        channel: one.channel,
        createdAt: morning + one.createdMinutes * minute,
        phase: one.status === 'waiting' ? 'open' : one.status,
        waits: one.status === 'waiting' ? [{ reason: 'customer', sinceAt: morning, untilAt: null }] : [],
      },
      events: [{ event: 'nodeEntered', data: { node: one.assignee === null ? 'sort' : 'fix' } }],
    }),
  )
  return id
}

const scopes: readonly { readonly scope: Omit<LiveScope, 'flow'>; readonly fits: (one: Life) => boolean }[] = [
  { scope: { visibility: 'all' }, fits: () => true },
  { scope: { team: ['frontline'], visibility: 'all' }, fits: ({ team }) => team === 'frontline' },
  {
    scope: { team: ['', 'frontline'], channel: ['phone'], visibility: 'all' },
    fits: ({ team, channel }) => team !== 'specialists' && channel === 'phone',
  },
  { scope: { tier: ['gold'], visibility: 'all' }, fits: ({ tier }) => tier === 'gold' },
  { scope: { tier: [''], visibility: 'all' }, fits: ({ tier }) => tier === null },
  {
    scope: { visibility: { teams: ['specialists'], assignee: 'wang' } },
    fits: ({ team, assignee }) => team === 'specialists' || assignee === 'wang',
  },
]

export function boardContract(open: () => Store): void {
  test('counts what a slow look at every case counts, and lists those cases', async () => {
    const store = open()
    await fc.assert(
      fc.asyncProperty(fc.array(life, { minLength: 1, maxLength: 8 }), async (lives) => {
        const flow = randomUUID()
        const ids: string[] = []
        for (const [index, one] of lives.entries()) ids.push(await write(store, flow, index, one))
        await settleVisits(store, 1000)

        for (const { scope, fits } of scopes) {
          const within = { ...scope, flow: [flow] }
          const seen = lives.map((one, index) => ({ ...one, ...judged(one), id: ids[index] ?? '' })).filter(fits)
          const live = seen.filter(({ isOpen }) => isOpen)
          const free = live.filter(({ assignee }) => assignee === null)
          const firsts = (some: typeof live) =>
            some
              .toSorted((one, other) => one.createdMinutes - other.createdMinutes || (one.id < other.id ? -1 : 1))
              .map(({ id }) => id)

          expect(await countLive(store, within, { at, since, dueBefore })).toEqual({
            open: live.length,
            late: live.filter(({ isLate }) => isLate).length,
            lateSince: live.filter(({ isLateSince }) => isLateSince).length,
            dueSoon: live.filter(({ isDueSoon }) => isDueSoon).length,
            waiting: live.filter(({ status }) => status === 'waiting').length,
            unassigned: free.length,
            oldestUnassignedAt:
              free.length === 0
                ? null
                : morning + Math.min(...free.map(({ createdMinutes }) => createdMinutes)) * minute,
          })
          expect(await firstOf(store, within, 'unassigned', 50)).toEqual(firsts(free))
          const waiting = await firstOf(store, within, 'waiting', 50)
          expect(waiting).toEqual(firsts(live.filter(({ status }) => status === 'waiting')))
          expect([...(await waitsOf(store, waiting)).keys()].sort()).toEqual(waiting.toSorted())
          const places = await livePlaces(store, within, at, 20)
          expect(Object.fromEntries(places.map(({ node, cases, late }) => [node, [cases, late]]))).toEqual(
            Object.fromEntries(
              [['sort', free] as const, ['fix', live.filter(({ assignee }) => assignee !== null)] as const].flatMap(
                ([node, some]) =>
                  some.length === 0 ? [] : [[node, [some.length, some.filter(({ isLate }) => isLate).length]]],
              ),
            ),
          )
        }
      }),
      { numRuns: 12 },
    )
  })

  test('finds the late ones and those that are due next through the queue', async () => {
    const store = open()
    const flow = randomUUID()
    const base = { status: 'open', team: null, assignee: null, channel: 'phone', tier: null } as const
    const shapes: readonly Life[] = [60, 30, 650, 690, 800].map((due) => ({
      ...base,
      due,
      closedMinutes: 0,
      createdMinutes: 0,
    }))
    const ids: string[] = []
    for (const [index, one] of shapes.entries()) ids.push(await write(store, flow, index, one))
    const list = async (filters: object) =>
      (await listCases(store, { limit: 10, at, visibility: 'all', filters: { flow: [flow], ...filters } })).items.map(
        ({ id }) => ids.indexOf(id),
      )

    expect(await list({ status: ['open', 'waiting'], isLate: true })).toEqual([1, 0, 2])
    expect(await list({ status: ['open', 'waiting'], isLate: false, dueBefore })).toEqual([3])
    expect((await casesOf(store, [ids[2] ?? '', 'nobody', ids[0] ?? ''], at)).map(({ id }) => ids.indexOf(id))).toEqual(
      [2, 0],
    )
  })

  describe('a day', () => {
    test.each([
      ['Asia/Shanghai', '2026-11-23T10:00:00+08:00', 0, '2026-11-23T00:00:00+08:00', '2026-11-16T10:00:00+08:00'],
      ['America/New_York', '2026-11-03T10:00:00-05:00', 540, '2026-11-03T09:00:00-05:00', '2026-10-27T10:00:00-04:00'],
      ['America/New_York', '2026-11-03T08:00:00-05:00', 540, '2026-11-02T09:00:00-05:00', '2026-10-27T08:00:00-04:00'],
      ['UTC', '2026-11-03T00:00:00Z', 0, '2026-11-03T00:00:00Z', '2026-10-27T00:00:00Z'],
    ])('in %s at %s began by its own clock', async (zone, instant, start, sinceText, weekBefore) => {
      const times = await dayTimes(open(), Date.parse(instant), zone, start)

      expect([times.since, times.weekBeforeAt]).toEqual([Date.parse(sinceText), Date.parse(weekBefore)])
      expect(times.at - times.since).toBe(times.yesterdayAt - times.yesterdaySince)
    })
  })

  test('counts promises hour by hour, today and on two days before', async () => {
    const store = open()
    const flow = randomUUID()
    const times = await dayTimes(store, at, 'UTC', 0)
    const decided: readonly (readonly [number, boolean, string | null])[] = [
      [times.since, false, 'frontline'],
      [times.since + 30 * minute, true, 'frontline'],
      [times.since + 3 * hour, false, null],
      [times.since - 1, true, 'frontline'],
      [times.yesterdaySince, true, 'frontline'],
      [times.yesterdayAt + 1, true, 'frontline'],
      [times.weekBeforeAt, false, null],
    ]
    for (const [index, [decidedAt, isLate, team]] of decided.entries()) {
      await store.query(
        `insert into report_facts (case_id, measure, key, seq, at, value, is_late, is_excluded, flow, team)
         values ($1, 'clock', 'resolution', $2, $3, 1, $4, false, $5, $6)`,
        [flow, index, decidedAt, isLate, flow, team],
      )
    }

    const found = await keptByHour(store, { flow: [flow], visibility: 'all' }, times)
    const without = await keptByHour(store, { flow: [flow], team: [''], visibility: 'all' }, times)

    expect(found).toEqual([
      { day: 'today', hour: 0, met: 1, missed: 1 },
      { day: 'today', hour: 3, met: 1, missed: 0 },
      { day: 'weekBefore', hour: 13, met: 1, missed: 0 },
      { day: 'yesterday', hour: 0, met: 0, missed: 1 },
    ])
    expect(without.map(({ day, met }) => [day, met])).toEqual([
      ['today', 1],
      ['weekBefore', 1],
    ])
  })
}
