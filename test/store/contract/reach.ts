import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Plan } from '../../../core/contract/plan.ts'
import type { CaseState } from '../../../core/contract/state.ts'
import { commitStep } from '../../../store/cases/commit-step.ts'
import { reserveCase } from '../../../store/cases/reserve-case.ts'
import { type Publication, publishVersions } from '../../../store/documents/publish-versions.ts'
import { casesToReach, endReach, enrolCases, markSent, settleSent } from '../../../store/documents/reach-cases.ts'
import { openPublications } from '../../../store/documents/reach-targets.ts'
import { countReach, getPublication, reachOf, refusedCases } from '../../../store/documents/read-publications.ts'
import { forgetOld } from '../../../store/retention.ts'
import type { Store } from '../../../store/store.ts'
import { makeCommit, morning } from '../make-commit.ts'
import { makePlan } from './documents.ts'

export function reachContract(open: () => Store): void {
  /** Publishes a plan of a flow, or a calendar. */
  const publish = async (
    documents: Publication['documents'],
    plans: readonly Plan[],
    running: 'stay' | 'migrate' = 'migrate',
    mapping: Publication['mapping'] = {},
  ): Promise<string> => {
    const id = randomUUID()
    const actor = { kind: 'person', id: 'ben' } as const
    await open().transaction((tx) =>
      publishVersions(tx, { id, at: morning, actor, note: null, running, mapping, documents }, async () => plans),
    )
    return id
  }
  const flow = (id: string, basedOn: number | null) =>
    ({ kind: 'flow', id, basedOn, hash: randomUUID(), document: { kind: 'flow', id } }) as const
  const calendar = (id: string, basedOn: number | null) =>
    ({ kind: 'calendar', id, basedOn, hash: randomUUID(), document: { kind: 'calendar', id } }) as const
  const begin = async (state: Partial<CaseState>, previousSeq = 0, events?: Parameters<typeof makeCommit>[1]) => {
    const id = state.id ?? randomUUID()
    await commitStep(open(), makeCommit(id, { ...events, state, previousSeq }))
    return id
  }
  const stateOf = async (publication: string) =>
    open().query<{ case_id: string; state: string }>(
      'select case_id, state from publication_cases where publication_id = $1 order by case_id',
      [publication],
    )
  const planStates = (id: string) => [1, 2].map((version) => ({ id, version, hash: `${id}-${version}` })) as [P, P]
  type P = { readonly id: string; readonly version: number; readonly hash: string }

  test('reach the cases of older plans of the flow, each once, and no others', async () => {
    const [store, id, other] = [open(), randomUUID(), randomUUID()]
    const [old, next] = planStates(id)
    await publish([flow(id, null)], [makePlan(id, 1, old.hash)], 'stay')
    const running = await begin({ plan: old })
    const finished = await begin({ plan: old, isFinished: true })
    const elsewhere = await begin({ plan: { ...old, id: other } })

    const publication = await publish([flow(id, 1)], [makePlan(id, 2, next.hash)], 'migrate', { [id]: { a: 'b' } })
    const young = await begin({ plan: next })
    const found = [await enrolCases(store, publication), await enrolCases(store, publication)]

    expect(found).toEqual([1, 0])
    expect(await casesToReach(store, publication, 10)).toEqual([
      expect.objectContaining({
        caseId: running,
        kind: 'plan',
        target: id,
        hash: next.hash,
        at: morning,
        mapping: { a: 'b' },
      }),
    ])
    expect([finished, elsewhere, young]).not.toContain((await stateOf(publication))[0]?.case_id)
    expect(await openPublications(store)).toContain(publication)
  })

  test('know who follows the plan, who could not, who is over and who is left', async () => {
    const [store, id] = [open(), randomUUID()]
    const [old, next] = planStates(id)
    await publish([flow(id, null)], [makePlan(id, 1, old.hash)], 'stay')
    const cases = await Promise.all(['1', '2', '3', '4', '5'].map((n) => begin({ id: `${id}.${n}`, plan: old })))
    const publication = await publish([flow(id, 1)], [makePlan(id, 2, next.hash)])
    await enrolCases(store, publication)
    const sent = cases.map((caseId, index) => ({
      caseId,
      kind: 'plan' as const,
      target: id,
      outcome: index === 4 ? ('over' as const) : ('sent' as const),
    }))
    await markSent(store, publication, sent, morning)

    const nodes = { from: 1, to: 2, hash: next.hash, nodes: ['fix'] }
    await begin({ id: `${id}.1`, plan: next }, 1)
    await begin({ id: `${id}.2`, plan: old }, 1, { events: [{ event: 'planRefused', data: nodes }] })
    await begin({ id: `${id}.3`, plan: old, isFinished: true }, 1)
    const left = await settleSent(store, publication, morning - 1)
    const progress = await reachOf(store, publication)
    const again = await settleSent(store, publication, morning + 1)

    expect([left, again]).toEqual([1, 1])
    expect(progress).toEqual([{ kind: 'plan', target: id, version: 2, reached: 1, refused: 1, over: 2, left: 1 }])
    expect(await refusedCases(store, publication, 10)).toMatchObject([{ caseId: `${id}.2`, nodes: ['fix'] }])
    expect((await casesToReach(store, publication, 10)).map(({ caseId }) => caseId)).toEqual([`${id}.4`])
    expect((await countReach(store)).left).toBeGreaterThanOrEqual(1)

    await endReach(store, publication, morning + 2)
    expect(await openPublications(store)).not.toContain(publication)
    expect(await getPublication(store, publication)).toMatchObject({
      state: 'done',
      endedAt: morning + 2,
      running: 'migrate',
    })
  })

  test('forget which cases they reached when they are long over, and still know how many those were', async () => {
    const [store, id] = [open(), randomUUID()]
    const [old, next] = planStates(id)
    await publish([flow(id, null)], [makePlan(id, 1, old.hash)], 'stay')
    const cases = await Promise.all(['1', '2', '3', '4'].map((n) => begin({ id: `${id}.${n}`, plan: old })))
    const publication = await publish([flow(id, 1)], [makePlan(id, 2, next.hash)])
    await enrolCases(store, publication)
    const outcomes = ['sent', 'sent', 'over', 'sent'] as const
    await markSent(
      store,
      publication,
      cases.map((caseId, index) => ({ caseId, kind: 'plan', target: id, outcome: outcomes[index] ?? 'sent' })),
      1,
    )
    const nodes = { from: 1, to: 2, hash: next.hash, nodes: ['fix'] }
    await begin({ id: `${id}.1`, plan: next }, 1)
    await begin({ id: `${id}.2`, plan: old }, 1, { events: [{ event: 'planRefused', data: nodes }] })
    await begin({ id: `${id}.4`, plan: next }, 1)
    await settleSent(store, publication, 0)

    await forgetOld(store, 3, 1000)
    const whileOpen = await stateOf(publication)
    await endReach(store, publication, 2)
    await forgetOld(store, 2, 1000)
    const whenYoung = await stateOf(publication)
    await forgetOld(store, 3, 3)
    const halfway = [(await stateOf(publication)).length, await reachOf(store, publication)]
    await forgetOld(store, 3, 3)

    const reach = [{ kind: 'plan', target: id, version: 2, reached: 2, refused: 1, over: 1, left: 0 }]
    expect([whileOpen.length, whenYoung.length]).toEqual([4, 4])
    expect(halfway).toEqual([1, reach])
    expect([await stateOf(publication), await reachOf(store, publication)]).toEqual([[], reach])
  })

  test('wait for cases that were accepted when they were made and have not begun, but not for ever', async () => {
    const [store, id] = [open(), randomUUID()]
    const [old, next] = planStates(id)
    await publish([flow(id, null)], [makePlan(id, 1, old.hash)], 'stay')
    await reserveCase(store, { id: `${id}.early`, flow: id, at: morning - 1_000 })
    await reserveCase(store, { id: `${id}.later`, flow: id, at: morning + 120_000 })
    const publication = await publish([flow(id, 1)], [makePlan(id, 2, next.hash)])

    const [waiting, givenUp] = [
      await settleSent(store, publication, morning - 600_000),
      await settleSent(store, publication, morning),
    ]
    await begin({ id: `${id}.early`, plan: old })
    const begun = [await enrolCases(store, publication), await settleSent(store, publication, morning - 600_000)]

    expect([waiting, givenUp]).toEqual([1, 0])
    expect(begun).toEqual([1, 1])
  })

  test('take no case back to a plan before the one it follows', async () => {
    const [store, id] = [open(), randomUUID()]
    const [old, next] = planStates(id)
    await publish([flow(id, null)], [makePlan(id, 1, old.hash)], 'stay')
    const publication = await publish([flow(id, 1)], [makePlan(id, 2, next.hash)])
    await publish([flow(id, 2)], [makePlan(id, 3, `${id}-3`)], 'stay')
    await begin({ plan: { id, version: 3, hash: `${id}-3` } })
    await publish([flow(id, 3)], [makePlan(id, 4, old.hash)], 'stay')
    await begin({ plan: { id, version: 4, hash: old.hash } })
    await begin({ plan: { ...old, place: 1_000_000_000 } })

    expect(await enrolCases(store, publication)).toBe(0)
  })

  test('bring a calendar to the cases whose plan or whose owners count by it, once there is a second version', async () => {
    const [store, id, name] = [open(), randomUUID(), randomUUID()]
    const counting = { ...makePlan(id, 1, `${id}-1`), calendars: { [name]: {} } } as unknown as Plan
    const first = await publish([flow(id, null), calendar(name, null)], [counting], 'stay')
    const byPlan = await begin({ plan: { id, version: 1, hash: `${id}-1` } })
    const byTeam = await begin({
      plan: { id: 'other', version: 1, hash: 'other' },
      ownerCalendars: { team: `${name}@1` },
    })
    await begin({
      plan: { id: 'other', version: 1, hash: 'other' },
      ownerCalendars: { team: `${name}x@1`, site: null },
    })

    const second = await publish([calendar(name, 1)], [], 'stay')
    await enrolCases(store, second)
    const found = await casesToReach(store, second, 10)
    await markSent(
      store,
      second,
      found.map((each) => ({ ...each, outcome: 'sent' })),
      morning,
    )

    expect(await getPublication(store, first)).toMatchObject({ state: null })
    expect(found.map(({ caseId }) => caseId).toSorted()).toEqual([byPlan, byTeam].toSorted())
    expect(found[0]).toMatchObject({ kind: 'calendar', target: name, version: 2, hash: null })
    expect(await reachOf(store, second)).toMatchObject([{ kind: 'calendar', reached: 2, left: 0 }])
  })
}
