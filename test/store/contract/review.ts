import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Breach } from '../../../core/contract/state.ts'
import { countReasons } from '../../../store/breaches/count-reasons.ts'
import { replaySteps } from '../../../store/breaches/judgement.ts'
import { listBreaches } from '../../../store/breaches/list-breaches.ts'
import { readSteps } from '../../../store/breaches/read-steps.ts'
import { readReasons, usesOfReason } from '../../../store/breaches/reasons.ts'
import { decideExclusion, judgementOf, reviewBreach } from '../../../store/breaches/review-breach.ts'
import { readBacklog, readReviewRules, saveReviewRules } from '../../../store/breaches/review-rules.ts'
import { commitStep } from '../../../store/cases/commit-step.ts'
import { reserveCase } from '../../../store/cases/reserve-case.ts'
import { settleFacts } from '../../../store/reports/settle-facts.ts'
import { addAction, changeAction, listActions, noteReminder } from '../../../store/review/actions.ts'
import { readEffect } from '../../../store/review/effect.ts'
import {
  addRetrospective,
  changeRetrospective,
  getRetrospective,
  listRetrospectives,
  readLinks,
  unknownLinks,
} from '../../../store/review/retrospectives.ts'
import { saveSetting } from '../../../store/settings/settings.ts'
import type { Store } from '../../../store/store.ts'
import { breachedEvent, makeBreach, makeCommit, makeReading, morning } from '../make-commit.ts'

const hour = 3_600_000
const day = 24 * hour

export function reviewContract(open: () => Store): void {
  const ofCase = async (caseId: string) =>
    (await listBreaches(open(), { limit: 200, visibility: 'all', filters: { caseId } })).items

  /** A case of a flow of its own with these breaches; answers with their rows, newest first. */
  const breached = async (flow: string, ...breaches: Breach[]) => {
    const id = randomUUID()
    const measured = new Map(breaches.map((breach) => [`${breach.clock} ${breach.instance}`, breach]))
    const clocks = [...measured.values()].map(({ clock, instance, breachedAt }) =>
      makeReading(clock, { instance, breachedAt }),
    )
    const plan = { id: flow, version: 1, hash: 'plan-1' }
    await commitStep(open(), makeCommit(id, { state: { breaches, plan }, events: breaches.map(breachedEvent), clocks }))
    return ofCase(id)
  }
  const review = (id: string, change: object, by = 'ben') =>
    open().transaction((tx) => reviewBreach(tx, { id, by, at: morning + 1, ...change }))
  const decide = (id: string, isApproved: boolean, by: string, answer: string | null = null) =>
    open().transaction((tx) => decideExclusion(tx, { id, isApproved, answer, by, at: morning + 2 }))

  test('keeps every step for ever, and they come to what the breach says now', async () => {
    const [row] = await breached('kept-flow', makeBreach('resolution'))
    const { id } = row!
    await review(id, { judge: 'anna', judgeBy: morning + day })
    await review(id, { reason: 'understaffed', node: 'fix', team: 'experts', note: 'ill' })
    await review(id, { exclude: true, ground: 'power cut' })
    await decide(id, false, 'anna', 'we have a generator')
    await review(id, { exclude: true, ground: 'power cut of the whole town' })
    await decide(id, true, 'anna')

    const steps = await readSteps(open(), id)
    const [now] = await ofCase(row!.caseId)

    expect(steps.map(({ seq, kind, by }) => [seq, kind, by])).toEqual([
      [1, 'assigned', 'ben'],
      [2, 'reviewed', 'ben'],
      [3, 'proposed', 'ben'],
      [4, 'refused', 'anna'],
      [5, 'proposed', 'ben'],
      [6, 'approved', 'anna'],
    ])
    expect(steps[3]!.changes).toMatchObject({
      exclusion: { from: 'proposed', to: 'none' },
      answer: { from: null, to: 'we have a generator' },
    })
    expect(replaySteps(steps)).toEqual(judgementOf(now!))
    expect(now).toMatchObject({
      review: 'done',
      responsibleNode: 'fix',
      responsibleTeam: 'experts',
      exclusion: 'approved',
    })
    for (const change of ['update breach_steps set kind = kind', 'delete from breach_steps']) {
      await expect(open().query(change)).rejects.toThrow(/only ever added/)
    }
  })

  test('lets a review that somebody changed meanwhile leave no step', async () => {
    const [row] = await breached('raced-flow', makeBreach('resolution'))
    await review(row!.id, { reason: 'first' })

    await expect(review(row!.id, { reason: 'second', ifVersion: 1 })).rejects.toMatchObject({
      code: 'store.breach-changed',
    })

    expect(await readSteps(open(), row!.id)).toHaveLength(1)
  })

  test('knows when a late clock stopped, also when it goes on after a reopening', async () => {
    const [row] = await breached('stopping-flow', makeBreach('resolution'))
    const next = (previousSeq: number, state: 'running' | 'stopped', stoppedAt: number | null) => {
      const reading = makeReading('resolution', { state, stoppedAt, breachedAt: morning + hour, outcome: 'missed' })
      return commitStep(open(), makeCommit(row!.caseId, { previousSeq, clocks: [reading] }))
    }

    expect(row!.stoppedAt).toBeNull()
    await next(1, 'stopped', morning + 3 * hour)
    expect((await ofCase(row!.caseId))[0]!.stoppedAt).toBe(morning + 3 * hour)
    await next(2, 'running', null)
    expect((await ofCase(row!.caseId))[0]!.stoppedAt).toBeNull()
  })

  test('says in which step the case stood when it happened', async () => {
    const id = randomUUID()
    const breach = makeBreach('resolution')
    const events = [
      { event: 'nodeEntered' as const, at: morning, data: { node: 'sort' } },
      { event: 'nodeLeft' as const, at: morning + 10, data: { node: 'sort' } },
      { event: 'nodeEntered' as const, at: morning + 10, data: { node: 'fix' } },
      breachedEvent(breach),
      { event: 'nodeLeft' as const, at: morning + 2 * hour, data: { node: 'fix' } },
      { event: 'nodeEntered' as const, at: morning + 2 * hour, data: { node: 'thank' } },
    ]
    await commitStep(
      open(),
      makeCommit(id, { state: { breaches: [breach] }, events, clocks: [makeReading('resolution')] }),
    )
    await open().query('select settle_visits(1000)')

    expect(await ofCase(id)).toMatchObject([{ node: 'fix' }])
    const [found] = await ofCase(id)
    await review(found!.id, { node: 'sort' })
    const list = (node: string) =>
      listBreaches(open(), { limit: 9, visibility: 'all', filters: { caseId: id, node: [node] } })
    expect([(await list('sort')).items.length, (await list('fix')).items.length]).toEqual([1, 0])
  })

  test('lists by how far a review is, by reason with those below it, and worst first across pages', async () => {
    const flow = randomUUID()
    await saveReason(open(), { id: `${flow}-top`, name: 'Top' })
    await saveReason(open(), { id: `${flow}-kind`, name: 'Kind', parent: `${flow}-top` })
    const rows: Awaited<ReturnType<typeof breached>>[number][] = []
    for (let index = 0; index < 5; index++)
      rows.push(...(await breached(flow, makeBreach('resolution', { breachedAt: morning + index }))))
    await review(rows[0]!.id, { reason: `${flow}-top` })
    await review(rows[1]!.id, { reason: `${flow}-kind` })
    await review(rows[2]!.id, { reason: 'in my words' })
    await review(rows[3]!.id, { exclude: true })
    const list = async (filters: object, more: object = {}) =>
      (
        await listBreaches(open(), { limit: 9, visibility: 'all', filters: { flow: [flow], ...filters }, ...more })
      ).items.map(({ id }) => rows.findIndex((row) => row.id === id))

    expect(await list({ review: ['open'] })).toEqual([4])
    expect(await list({ review: ['proposed'] })).toEqual([3])
    expect(await list({ review: ['open', 'proposed'] })).toEqual([4, 3])
    expect(await list({ reason: [`${flow}-top`] })).toEqual([0])
    expect(await list({ reason: [`${flow}-top/*`] })).toEqual([1, 0])
    expect(await list({ reason: ['~own'] })).toEqual([2])
    expect(await list({ reason: ['~none'] })).toEqual([4, 3])
    expect(await list({}, { sort: 'oldest' })).toEqual([0, 1, 2, 3, 4])
    const worst = { sort: 'worst', visibility: 'all', filters: { flow: [flow] }, limit: 2 } as const
    const seen = []
    let cursor: string | null = null
    do {
      // What is late still gets later between two pages.
      const page: Awaited<ReturnType<typeof listBreaches>> = await listBreaches(open(), {
        ...worst,
        cursor,
        at: morning + day + seen.length,
      })
      seen.push(...page.items.map(({ id }) => rows.findIndex((row) => row.id === id)))
      cursor = page.nextCursor
    } while (cursor !== null)
    expect(seen).toEqual([0, 1, 2, 3, 4])
  })

  test('counts what waits longer than the rules allow, unless a breach has a date of its own', async () => {
    const before = await readBacklog(open(), { at: morning + day, judge: 'zoe', visibility: 'all' })
    const rules = await readReviewRules(open())
    const [one] = await breached('waiting-flow', makeBreach('resolution', { breachedAt: morning }))
    const [other] = await breached('waiting-flow', makeBreach('resolution', { breachedAt: morning }))
    await review(other!.id, { judge: 'zoe', judgeBy: morning + 5 * day })

    await saveReviewRules(open(), { judgeWithinMs: hour, by: 'ben', at: morning, ifVersion: rules.version })

    const after = await readBacklog(open(), { at: morning + day, judge: 'zoe', visibility: 'all' })
    expect([after.open - before.open, after.mine - before.mine]).toEqual([2, 1])
    const late = (id: string) =>
      listBreaches(open(), {
        limit: 9,
        visibility: 'all',
        filters: { caseId: id, isOverdue: { judgeWithinMs: hour, at: morning + day } },
      })
    expect((await late(one!.caseId)).items).toHaveLength(1)
    expect((await late(other!.caseId)).items).toHaveLength(0)
    await expect(
      saveReviewRules(open(), { judgeWithinMs: 1, by: 'ben', at: 1, ifVersion: rules.version }),
    ).rejects.toMatchObject({ code: 'store.changed-meanwhile' })
    await saveReviewRules(open(), { judgeWithinMs: rules.judgeWithinMs, by: 'ben', at: morning })
  })

  test('counts reasons with and without what is excluded, by team and step as reviewed', async () => {
    const flow = randomUUID()
    await saveReason(open(), { id: `${flow}-r`, name: 'R' })
    const rows = []
    for (let index = 0; index < 4; index++) rows.push(...(await breached(flow, makeBreach('resolution'))))
    await review(rows[0]!.id, { reason: `${flow}-r` })
    await review(rows[1]!.id, { reason: `${flow}-r`, team: 'experts', exclude: true })
    await decide(rows[1]!.id, true, 'anna')
    await review(rows[2]!.id, { reason: 'my words' })
    const at = morning + 3 * hour
    const late = 2 * hour

    const all = await countReasons(open(), { filters: { flow: [flow] }, visibility: 'all', by: null, at })
    const byTeam = await countReasons(open(), { filters: { flow: [flow] }, visibility: 'all', by: 'team', at })

    expect(all).toEqual([
      { reason: `${flow}-r`, group: '', count: 2, excluded: 1, lateMs: 2 * late, lateMsExcluded: late },
      { reason: '~own', group: '', count: 1, excluded: 0, lateMs: late, lateMsExcluded: 0 },
      { reason: null, group: '', count: 1, excluded: 0, lateMs: late, lateMsExcluded: 0 },
    ])
    expect(byTeam.filter(({ group }) => group === 'experts')).toMatchObject([
      { reason: `${flow}-r`, count: 1, excluded: 1 },
    ])
  })

  test('leaves a clock out of reports when all breaches of that measurement are excluded, and no sooner', async () => {
    const clock = randomUUID()
    const [other, first] = await breached(
      'counted-flow',
      makeBreach(clock),
      makeBreach(clock, { target: { amount: 2, unit: 'hours' }, targetMs: 2 * hour, breachedAt: morning + 2 * hour }),
    )
    const stopped = makeReading(clock, {
      state: 'stopped',
      outcome: 'missed',
      stoppedAt: morning + 3 * hour,
      breachedAt: morning + hour,
    })
    await commitStep(open(), makeCommit(first!.caseId, { previousSeq: 2, clocks: [stopped] }))
    const exclude = async (id: string) => {
      await review(id, { exclude: true })
      await decide(id, true, 'anna')
    }
    const facts = async () => {
      await open().query('select settle_visits(1000)')
      await settleFacts(open(), 1000)
      return open().query(
        `select is_late as late, is_excluded as excluded from report_facts where measure = 'clock' and key = $1`,
        [clock],
      )
    }

    await exclude(first!.id)
    expect(await facts()).toEqual([{ late: true, excluded: false }])
    await exclude(other!.id)
    expect(await facts()).toEqual([{ late: true, excluded: true }])
    await review(other!.id, { exclude: false })
    expect(await facts()).toEqual([{ late: true, excluded: false }])
  })

  test('shows reasons in order and knows whether one was ever given', async () => {
    const name = randomUUID().slice(0, 8)
    await saveReason(open(), { id: `${name}-b`, name: 'B', order: 2, side: 'customer' })
    await saveReason(open(), { id: `${name}-a`, name: 'A', order: 9, retired: true })
    await saveReason(open(), { id: `${name}-b2`, name: 'B2', parent: `${name}-b` })
    const [row] = await breached('used-flow', makeBreach('resolution'))
    await review(row!.id, { reason: `${name}-b2` })
    await review(row!.id, { reason: 'another' })

    const mine = (await readReasons(open())).filter(({ id }) => id.startsWith(name))

    expect(
      mine.map(({ id, side, isRetired, parent }) => [id.slice(9), side, isRetired, parent?.slice(9) ?? null]),
    ).toEqual([
      ['b', 'customer', false, null],
      ['b2', 'customer', false, 'b'],
      ['a', 'ours', true, null],
    ])
    const uses = (id: string) => open().transaction((tx) => usesOfReason(tx, id))
    expect(await uses(`${name}-b2`)).toEqual({ uses: 1, kinds: [] })
    expect(await uses(`${name}-b`)).toEqual({ uses: 0, kinds: [`${name}-b2`] })
  })

  test('follows a complaint to what was done, once reminded, and counts what that came to', async () => {
    const flow = randomUUID()
    const reason = `${flow}-r`
    await saveReason(open(), { id: reason, name: 'R' })
    const doneAt = morning + 10 * day
    const at = doneAt + 5 * day
    for (const daysBefore of [1, 2, 3, 4]) {
      const [row] = await breached(flow, makeBreach('resolution', { breachedAt: doneAt - daysBefore * day }))
      await review(row!.id, { reason })
    }
    const [later] = await breached(flow, makeBreach('resolution', { breachedAt: doneAt + day }))
    await review(later!.id, { reason })
    await breached(flow, makeBreach('resolution', { breachedAt: doneAt + 2 * day }))
    await reserveCase(open(), { id: later!.caseId, flow, at: morning, customerId: null })
    const content = { title: 'Too few', what: 'We were late', whys: ['a', 'b'], decisions: '', reason, flow }
    const id = randomUUID()
    const links = { breaches: [later!.id], cases: [later!.caseId] }
    const action = { what: 'Hire', owner: 'anna', dueAt: at - 1, state: 'open', result: null, document: null } as const
    const actionId = randomUUID()
    const change = { id: actionId, by: 'ben', at: doneAt }

    await open().transaction(async (tx) => {
      await addRetrospective(tx, { ...content, ...links }, { id, by: 'ben', at: morning })
      await addAction(tx, id, action, { id: actionId, by: 'ben', at: morning })
    })

    expect(await getRetrospective(open(), id, at, 'all')).toMatchObject({
      whys: ['a', 'b'],
      openActions: 1,
      lateActions: 1,
      version: 1,
    })
    expect(await readLinks(open(), id, 'all')).toMatchObject({
      breaches: [{ id: later!.id, reason }],
      cases: [{ caseId: later!.caseId }],
    })
    expect(
      (await listRetrospectives(open(), { limit: 9, at, visibility: 'all', caseId: later!.caseId })).items,
    ).toMatchObject([{ id }])
    expect(
      (await listRetrospectives(open(), { limit: 9, at, visibility: 'all', breach: later!.id })).items,
    ).toMatchObject([{ id }])
    const job = `reminder/${actionId}/${action.dueAt}/anna`
    expect(await open().query('select kind, available_at as "at" from jobs where id = $1', [job])).toEqual([
      { kind: 'reminder', at: action.dueAt },
    ])
    expect([await noteReminder(open(), actionId, at), await noteReminder(open(), actionId, at)]).toEqual([true, false])
    expect(
      (await listActions(open(), { limit: 9, visibility: 'all', owner: 'anna', lateAt: at })).items.map(
        (one) => one.id,
      ),
    ).toContain(actionId)

    const done = await open().transaction((tx) =>
      changeAction(tx, { ...action, state: 'done', result: 'two came' }, change),
    )
    expect(done).toMatchObject({ state: 'done', endedAt: doneAt, version: 2 })
    expect(await readEffect(open(), { reason, flow, doneAt, at })).toEqual({
      days: 5,
      before: { count: 4, excluded: 0, unjudged: 0 },
      after: { count: 1, excluded: 0, unjudged: 1 },
    })
    const rewrite = (ifVersion: number) =>
      open().transaction((tx) =>
        changeRetrospective(tx, { ...content, breaches: [], cases: [] }, { id, by: 'ben', at, ifVersion }),
      )
    expect(await rewrite(1)).toBe(true)
    await expect(rewrite(1)).rejects.toMatchObject({ code: 'store.changed-meanwhile' })
    expect(await readLinks(open(), id, 'all')).toEqual({ breaches: [], cases: [] })
    expect(await unknownLinks(open(), { breaches: [later!.id, 'none'], cases: ['no-case'] }, 'all')).toEqual({
      breaches: ['none'],
      cases: ['no-case'],
    })
  })
}

function saveReason(store: Store, reason: { readonly id: string; readonly [key: string]: unknown }) {
  return saveSetting(store, { kind: 'reasons', id: reason.id, value: reason, updatedAt: morning, updatedBy: null })
}
