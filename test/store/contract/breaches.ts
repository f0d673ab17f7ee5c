import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Breach } from '../../../core/contract/state.ts'
import { getBreach, listBreaches } from '../../../store/breaches/list-breaches.ts'
import { approveExclusion, decideExclusion, reviewBreach } from '../../../store/breaches/review-breach.ts'
import { commitStep } from '../../../store/cases/commit-step.ts'
import type { Store } from '../../../store/store.ts'
import { breachedEvent, makeBreach, makeCommit, makeReading, morning } from '../make-commit.ts'

export function breachesContract(open: () => Store): void {
  const ofCase = async (caseId: string) =>
    (await listBreaches(open(), { limit: 200, visibility: 'all', filters: { caseId } })).items

  /** A case with these breaches, recorded in its first step. */
  const breached = async (...breaches: Breach[]) => {
    const id = randomUUID()
    const clocks = [...new Set(breaches.map(({ clock }) => clock))].map((clock) =>
      makeReading(clock, { name: { en: `The ${clock}` } }),
    )
    await commitStep(open(), makeCommit(id, { state: { breaches }, events: breaches.map(breachedEvent), clocks }))
    return id
  }

  test('are recorded once for each clock, instance and target', async () => {
    const breaches = [
      makeBreach('resolution'),
      makeBreach('resolution', {
        target: { amount: 2, unit: 'hours' },
        targetMs: 7_200_000,
        breachedAt: morning + 9_000_000,
      }),
      makeBreach('resolution', { instance: 2, breachedAt: morning + 9_500_000 }),
      makeBreach('firstResponse', { breachedAt: morning + 9_900_000 }),
    ]
    const id = await breached(...breaches)
    await commitStep(open(), makeCommit(id, { previousSeq: 4, state: { breaches, at: morning + 1e7 } }))

    const found = await ofCase(id)

    expect(found.map(({ clock, instance, target }) => `${clock} ${instance} ${target}`)).toEqual([
      'firstResponse 1 1 hours',
      'resolution 2 1 hours',
      'resolution 1 2 hours',
      'resolution 1 1 hours',
    ])
    expect(found[0]).toMatchObject({
      clockName: { en: 'The firstResponse' },
      exclusion: 'none',
      policyVersion: 1,
      reason: null,
    })
  })

  test('that come twice for one target are the first of them', async () => {
    const first = makeBreach('resolution')
    const id = await breached(first, { ...first, breachedAt: first.breachedAt + 9, contested: true })

    expect(await ofCase(id)).toMatchObject([{ breachedAt: first.breachedAt, contested: true }])
  })

  test('keep what was recorded; only that they are contested may be learned later, once', async () => {
    const breach = makeBreach('resolution')
    const id = await breached(breach)
    const contested = { ...breach, contested: true, dueAt: 1, breachedAt: 2, targetMs: 3 }

    await commitStep(open(), makeCommit(id, { previousSeq: 1, state: { breaches: [contested], at: morning + 9e6 } }))
    await commitStep(open(), makeCommit(id, { previousSeq: 2, state: { breaches: [breach], at: morning + 9e6 } }))

    const [row] = await ofCase(id)
    expect(row).toMatchObject({
      contested: true,
      dueAt: breach.dueAt,
      breachedAt: breach.breachedAt,
      targetMs: breach.targetMs,
    })
    const told = await open().query(
      `select data->'contested' as contested from stream_events where case_id = $1 and type = 'breach' order by id`,
      [id],
    )
    expect(told).toEqual([{ contested: false }, { contested: true }])
  })

  test('belong to whom the case belonged to at that instant, not to whom it was handed because of them', async () => {
    const id = randomUUID()
    const breach = makeBreach('resolution')
    await commitStep(
      open(),
      makeCommit(id, {
        state: { breaches: [breach], team: 'experts', assignee: null },
        events: [
          breachedEvent(breach),
          { event: 'assigned', data: { team: 'experts', assignee: null, fromTeam: 'frontline', fromAssignee: 'anna' } },
        ],
      }),
    )

    expect(await ofCase(id)).toMatchObject([{ team: 'frontline', assignee: 'anna' }])
  })

  test('come newest first, page by page, by filter and as far as they may be seen', async () => {
    const clock = randomUUID()
    const ids = []
    for (let index = 0; index < 5; index++)
      ids.push(await breached(makeBreach(clock, { breachedAt: morning + Math.floor(index / 2) })))
    const ask = { visibility: 'all', filters: { clock: [clock] } } as const

    const first = await listBreaches(open(), { ...ask, limit: 3 })
    const second = await listBreaches(open(), { ...ask, limit: 3, cursor: first.nextCursor })

    const found = [...first.items, ...second.items]
    expect(new Set(found.map(({ caseId }) => caseId))).toEqual(new Set(ids))
    expect(found.map(({ breachedAt }) => breachedAt - morning)).toEqual([2, 1, 1, 0, 0])
    const late = await listBreaches(open(), {
      limit: 9,
      visibility: 'all',
      filters: { clock: [clock], from: morning + 1, before: morning + 2 },
    })
    expect(late.items).toHaveLength(2)
    const hidden = await listBreaches(open(), { ...ask, limit: 9, visibility: { teams: ['other'], assignee: null } })
    expect(hidden.items).toEqual([])
    expect(await getBreach(open(), found[0]!.id, { teams: ['other'], assignee: null })).toBeNull()
    expect(await getBreach(open(), found[0]!.id, { teams: ['frontline'], assignee: null })).toEqual(found[0])
  })

  test('are reviewed with a reason and a note, and a review that somebody changed meanwhile is refused', async () => {
    const [row] = await ofCase(await breached(makeBreach('resolution')))
    const { id } = row!
    const review = (change: object) =>
      open().transaction((tx) => reviewBreach(tx, { id, by: 'ben', at: morning, ...change }))

    const first = await review({ reason: 'supplier', note: 'Part was late', ifVersion: 1 })
    const second = await review({ note: null })

    expect(first).toMatchObject({
      reason: 'supplier',
      note: 'Part was late',
      reviewedBy: 'ben',
      reviewedAt: morning,
      version: 2,
    })
    expect(second).toMatchObject({ reason: 'supplier', note: null, version: 3 })
    await expect(review({ reason: 'x', ifVersion: 2 })).rejects.toMatchObject({ code: 'store.breach-changed' })
    expect(await open().transaction((tx) => reviewBreach(tx, { id: 'none', by: 'ben', at: morning }))).toBeNull()
  })

  test('are excluded only when another person than who proposed it agrees', async () => {
    const [row] = await ofCase(await breached(makeBreach('resolution')))
    const { id } = row!
    const review = (exclude: boolean) =>
      open().transaction((tx) => reviewBreach(tx, { id, exclude, by: 'ben', at: morning }))
    const approve = (by: string) => open().transaction((tx) => approveExclusion(tx, { id, by, at: morning + 1 }))

    await expect(approve('anna')).rejects.toMatchObject({ code: 'store.breach-not-proposed' })
    expect(await review(true)).toMatchObject({ exclusion: 'proposed', proposedBy: 'ben' })
    await expect(approve('ben')).rejects.toMatchObject({ code: 'store.breach-same-person' })
    expect(await approve('anna')).toMatchObject({ exclusion: 'approved', decidedBy: 'anna', decidedAt: morning + 1 })
    expect(await review(true)).toMatchObject({ exclusion: 'approved', proposedBy: 'ben' })
    expect(await review(false)).toMatchObject({ exclusion: 'none', proposedBy: null, decidedBy: null })
    await review(true)
    const refused = await open().transaction((tx) =>
      decideExclusion(tx, { id, isApproved: false, by: 'anna', at: morning }),
    )
    expect(refused).toMatchObject({ exclusion: 'none', decidedBy: 'anna' })
  })
}
