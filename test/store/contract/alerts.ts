import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { judgeAlert } from '../../../activities/watch-alerts.ts'
import type { AlertMeasure, AlertRule } from '../../../core/contract/alerts.ts'
import { alertsToJudge, deleteAlert, getAlert, listAlerts, saveAlert } from '../../../store/alerts/alerts.ts'
import {
  acknowledgeEpisode,
  addNotices,
  endNotice,
  isNoticeOpen,
  listEpisodes,
  noticesOf,
  testsOf,
} from '../../../store/alerts/episodes.ts'
import { measureAlert } from '../../../store/alerts/measure-alert.ts'
import { commitStep } from '../../../store/cases/commit-step.ts'
import { settleVisits } from '../../../store/operation/fold-visits.ts'
import type { Store } from '../../../store/store.ts'
import { makeCommit, morning } from '../make-commit.ts'

const minute = 60_000
const hour = 60 * minute

const recipients: AlertRule['recipients'] = [
  { kind: 'mail', id: 'r1', address: 'ops@example.test', language: 'en' },
  { kind: 'endpoint', id: 'r2', endpoint: 'ops' },
]

function ruleOf(parts: Partial<AlertRule> = {}): AlertRule {
  return {
    name: 'Too many late',
    isOn: true,
    measure: 'late',
    scope: {},
    is: 'above',
    threshold: 0,
    minimumSample: 0,
    holdMinutes: 0,
    calmMinutes: 0,
    remindMinutes: null,
    calendar: null,
    zone: 'UTC',
    recipients,
    ...parts,
  }
}

export function alertsContract(open: () => Store): void {
  const save = (id: string, rule: AlertRule, more: { readonly ifVersion?: number | null } = {}) =>
    open().transaction((tx) => saveAlert(tx, { id, rule, by: 'li', at: morning, ...more }))

  /** An open case that is late from an instant on. */
  const lateCase = async (
    flow: string,
    dueAt: number,
    status: 'open' | 'closed' = 'open',
    previousSeq = 0,
    id: string = randomUUID(),
  ) => {
    await commitStep(
      open(),
      makeCommit(id, {
        previousSeq,
        status,
        nextDue: status === 'open' ? { clock: 'resolution', dueAt, breachesAt: dueAt } : null,
        state: {
          plan: { id: flow, version: 1, hash: 'plan-1' },
          createdAt: dueAt - hour,
          serial: previousSeq,
          phase: status,
        },
        events: previousSeq === 0 ? [{ event: 'nodeEntered', data: { node: 'fix' } }] : [{ event: 'closed' }],
      }),
    )
    return id
  }

  const judgeAt = (id: string, at: number) =>
    judgeAlert(
      {
        store: open(),
        now: () => at,
        visibilityOf: async () => 'all',
        compileCalendar: () => {
          throw new Error('no calendar is published')
        },
      },
      id,
      at - 1,
    )

  test('keeps alerts in versions, and refuses who saw another one', async () => {
    const id = randomUUID()
    const first = await save(id, ruleOf(), { ifVersion: null })
    const second = await save(id, ruleOf({ name: 'Far too many' }), { ifVersion: 1 })

    expect([first.version, second.version, second.rule.name]).toEqual([1, 2, 'Far too many'])
    await expect(save(id, ruleOf(), { ifVersion: 1 })).rejects.toMatchObject({ code: 'store.changed-meanwhile' })
    await expect(save(id, ruleOf(), { ifVersion: null })).rejects.toMatchObject({ code: 'store.changed-meanwhile' })
    expect((await listAlerts(open())).map((alert) => alert.id)).toContain(id)
    expect(await open().transaction((tx) => deleteAlert(tx, id, morning))).toBe(true)
    expect(await open().transaction((tx) => deleteAlert(tx, id, morning))).toBe(false)
    expect(await getAlert(open(), id)).toBeNull()
  })

  test('begins, tells each recipient by one job, and is over, each once however often it is looked at', async () => {
    const [id, flow] = [randomUUID(), randomUUID()]
    await save(id, ruleOf({ scope: { flow: [flow] } }))
    const caseId = await lateCase(flow, morning)

    await judgeAt(id, morning - minute)
    expect(await getAlert(open(), id)).toMatchObject({ value: 0, episode: null })
    await judgeAt(id, morning + minute)
    await judgeAt(id, morning + 2 * minute)
    const lasting = await getAlert(open(), id)
    await lateCase(flow, morning, 'closed', 1, caseId)
    await judgeAt(id, morning + 3 * minute)
    await judgeAt(id, morning + 4 * minute)

    expect(lasting).toMatchObject({ value: 1, state: { activeSince: morning + minute } })
    const { items } = await listEpisodes(open(), { visibility: 'all', limit: 10, alert: id })
    expect(items).toMatchObject([{ beganAt: morning + minute, overAt: morning + 3 * minute, value: 1, worst: 1 }])
    const notices = await noticesOf(
      open(),
      items.map((episode) => episode.id),
    )
    expect(notices.map(({ notice, recipient }) => `${notice} ${recipient.id}`)).toEqual([
      'began r1',
      'began r2',
      'over r1',
      'over r2',
    ])
    const jobs = await open().query<{ id: string; payload: object }>(
      `select id, payload from jobs where kind = 'alert' and payload->>'alert' = $1 order by id`,
      [id],
    )
    expect(jobs.map((job) => job.id)).toEqual(notices.map((notice) => notice.id).toSorted())
    expect(JSON.stringify(jobs)).not.toContain('ops@example.test')
  })

  test('is looked at by one worker, however many come at the same time', async () => {
    const [id, flow] = [randomUUID(), randomUUID()]
    await save(id, ruleOf({ scope: { flow: [flow] } }))
    await lateCase(flow, morning)

    await Promise.all(Array.from({ length: 6 }, () => judgeAt(id, morning + minute)))

    const { items } = await listEpisodes(open(), { visibility: 'all', limit: 10, alert: id })
    expect(items).toHaveLength(1)
    expect(
      await noticesOf(
        open(),
        items.map((episode) => episode.id),
      ),
    ).toHaveLength(2)
    expect(await alertsToJudge(open(), morning)).not.toContain(id)
    expect(await alertsToJudge(open(), morning + minute)).toContain(id)
  })

  test('says nothing when it could not write down that it did', async () => {
    const [id, flow] = [randomUUID(), randomUUID()]
    const rule = ruleOf({ scope: { flow: [flow] } })
    await save(id, rule)
    const told = { notice: 'began' as const, value: 1, since: morning, at: morning }

    await expect(
      open().transaction(async (tx) => {
        await addNotices(tx, { id, rule, episode: null }, told)
        throw new Error('the power went')
      }),
    ).rejects.toThrow('the power went')

    expect(await open().query('select id from jobs where id like $1', [`alert.${id}.%`])).toEqual([])
  })

  test('begins anew when it looks at something else, or is turned off, and what lasted is over without a word', async () => {
    const [id, flow] = [randomUUID(), randomUUID()]
    const rule = ruleOf({ scope: { flow: [flow] } })
    await save(id, rule)
    await lateCase(flow, morning)
    await judgeAt(id, morning + minute)

    const renamed = await save(id, { ...rule, name: 'Late', recipients: [] })
    const off = await save(id, { ...rule, isOn: false })

    expect(renamed.episode).not.toBeNull()
    expect([off.episode, off.state.activeSince, off.judgedAt]).toEqual([null, null, null])
    const { items } = await listEpisodes(open(), { visibility: 'all', limit: 10, alert: id })
    expect(items).toMatchObject([{ overAt: morning }])
    expect(await alertsToJudge(open(), morning + hour)).not.toContain(id)
  })

  test('remembers who has seen it, what was sent and what was not, page by page', async () => {
    const [id, flow] = [randomUUID(), randomUUID()]
    const rule = ruleOf({ scope: { flow: [flow] } })
    await save(id, rule)
    let caseId = ''
    for (const turn of [0, 1, 2]) {
      caseId = await lateCase(flow, morning)
      await judgeAt(id, morning + (2 * turn + 1) * minute)
      await lateCase(flow, morning, 'closed', 1, caseId)
      await judgeAt(id, morning + (2 * turn + 2) * minute)
    }

    const first = await listEpisodes(open(), { visibility: 'all', limit: 2, alert: id })
    const rest = await listEpisodes(open(), { visibility: 'all', limit: 2, alert: id, cursor: first.nextCursor })
    const [newest] = first.items
    const seen = await acknowledgeEpisode(open(), newest?.id ?? '', { by: 'li', at: morning + hour, visibility: 'all' })
    const again = await acknowledgeEpisode(open(), newest?.id ?? '', {
      by: 'wang',
      at: morning + 2 * hour,
      visibility: 'all',
    })
    const [began] = await noticesOf(open(), [newest?.id ?? ''])
    await endNotice(open(), began?.id ?? '', { error: 'ECONNREFUSED' })
    const failed = await isNoticeOpen(open(), began?.id ?? '')
    await endNotice(open(), began?.id ?? '', { sentAt: morning + hour })

    expect([first.items.length, rest.items.length, rest.nextCursor]).toEqual([2, 1, null])
    expect(new Set([...first.items, ...rest.items].map((episode) => episode.id)).size).toBe(3)
    expect([seen?.acknowledgedBy, again?.acknowledgedBy, again?.acknowledgedAt]).toEqual(['li', 'li', morning + hour])
    expect(await acknowledgeEpisode(open(), 'nobody', { by: 'li', at: 1, visibility: 'all' })).toBeNull()
    expect([failed, await isNoticeOpen(open(), began?.id ?? '')]).toEqual([true, false])
    expect((await noticesOf(open(), [newest?.id ?? '']))[0]).toMatchObject({ sentAt: morning + hour, error: null })
    expect(await testsOf(open(), id, 5)).toEqual([])
  })

  describe('measures', () => {
    const flow = randomUUID()
    const at = morning + 6 * hour
    const fact = (measure: string, seq: number, when: number, isLate: boolean) =>
      open().query(
        `insert into report_facts (case_id, measure, key, seq, at, is_late, is_excluded, flow, tier, channel)
         values ($1, $2, 'k', $3, $4, $5, false, $1, 'gold', 'phone')`,
        [flow, measure, seq, when, isLate],
      )

    test.each<[AlertMeasure, Partial<AlertRule>, number | null]>([
      ['late', {}, 2],
      ['dueSoon', {}, 0],
      ['dueSoon', { withinMinutes: 180 }, 1],
      ['waiting', {}, 0],
      ['unassigned', {}, 3],
      ['unassignedMinutes', {}, 7 * 60],
      ['standing', { node: 'fix' }, 3],
      ['standing', { node: 'tell' }, 0],
      ['compliance', {}, 75],
      ['compliance', { hours: 2 }, 66.67],
      ['compliance', { hours: 2, minimumSample: 4 }, null],
      ['compliance', { scope: { flow: [flow], tier: ['silver'] } }, null],
      ['breaches', {}, 1],
      ['breaches', { hours: 1, scope: { flow: [flow], channel: ['phone'] } }, 0],
      ['arrivals', { hours: 1 }, 1],
      ['arrivals', {}, 2],
    ])('%s with %j', async (measure, parts, expected) => {
      const store = open()
      const [known] = await store.query('select 1 as one from cases where flow = $1 limit 1', [flow])
      if (known === undefined) {
        await lateCase(flow, morning)
        await lateCase(flow, at)
        await lateCase(flow, at + 2 * hour)
        await settleVisits(store, 1000)
        const decided: readonly (readonly [number, boolean])[] = [
          [morning - 20 * hour, true],
          [morning + hour, false],
          [at - 90 * minute, true],
          [at - 30 * minute, false],
          [at, false],
        ]
        for (const [seq, [when, isLate]] of decided.entries()) await fact('clock', seq, when, isLate)
        for (const [seq, when] of [morning - 20 * hour, morning, at - minute].entries())
          await fact('opened', seq, when, false)
      }

      expect(await measureAlert(store, ruleOf({ measure, scope: { flow: [flow] }, ...parts }), at, 'all')).toBe(
        expected,
      )
    })
  })
}
