import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ClockInstance } from '../../../core/contract/state.ts'
import { commitStep } from '../../../store/cases/commit-step.ts'
import { settleVisits } from '../../../store/operation/fold-visits.ts'
import { deriveEarlierFacts, settleFacts } from '../../../store/reports/settle-facts.ts'
import type { Store } from '../../../store/store.ts'
import { breachedEvent, makeBreach, makeCommit, makeReading, morning } from '../make-commit.ts'
import { openScratchStore } from '../scratch-store.ts'

let store: Store
beforeAll(async () => {
  store = await openScratchStore()
})
afterAll(() => store.close())

const at = (minutes: number) => morning + minutes * 60_000

/** A case that the front line hands to specialists, who break a promise; a customer who is not content. */
async function writeCase(id: string): Promise<void> {
  const breach = makeBreach('resolution', { breachedAt: at(30) })
  const assigned = (team: string, assignee: string | null, fromTeam: string | null, fromAssignee: string | null) => ({
    team,
    assignee,
    fromTeam,
    fromAssignee,
    isNewTeam: team !== fromTeam,
  })
  const span = (from: number, to: number) => ({
    fromAt: at(from),
    toAt: at(to),
    calendar: 'sh',
    openMs: at(to) - at(from),
  })
  const counted = {
    instance: 1,
    target: { amount: 1, unit: 'hours' },
    measuredFromAt: at(0),
    spans: [span(0, 31), span(35, 40)],
  } as unknown as ClockInstance
  const events = [
    {
      event: 'caseCreated',
      at: at(0),
      data: { facts: { priority: 'normal', category: 'quality', 'customer.tier': '4-star' } },
    },
    { event: 'assigned', at: at(1), data: assigned('frontline', 'zhang', null, null) },
    { event: 'nodeEntered', at: at(1), data: { node: 'solve' } },
    { event: 'reply', at: at(5), data: { by: 'person', public: true } },
    { event: 'nodeLeft', at: at(10), data: { node: 'solve', way: 'specialist' } },
    { event: 'assigned', at: at(10), data: assigned('specialists', 'li', 'frontline', 'zhang') },
    { event: 'nodeEntered', at: at(10), data: { node: 'expert' } },
    { event: 'factChanged', at: at(20), data: { fact: 'priority', is: 'high', was: 'normal' } },
    breachedEvent(breach),
    { event: 'waitStarted', at: at(31), data: { reason: 'customer' } },
    { event: 'waitEnded', at: at(35), data: { reason: 'customer' } },
    { event: 'resolved', at: at(40), data: {} },
    { event: 'nodeLeft', at: at(40), data: { node: 'expert', way: 'found' } },
    { event: 'surveyAnswered', at: at(50), data: { ask: 'csat', score: 3, node: 'survey', way: 'neutral' } },
    { event: 'closed', at: at(60), data: {} },
  ] as const
  await commitStep(
    store,
    makeCommit(id, {
      events,
      status: 'closed',
      state: {
        at: at(60),
        phase: 'closed',
        team: 'specialists',
        assignee: 'li',
        firstReplyAt: at(5),
        resolvedAt: at(40),
        closedAt: at(60),
        breaches: [breach],
        clocks: [{ id: 'resolution', activeSinceAt: null, pauses: [], instances: [counted] }],
      },
      clocks: [
        makeReading('resolution', {
          state: 'stopped',
          outcome: 'missed',
          startedAt: at(0),
          stoppedAt: at(40),
          elapsedMs: 36 * 60_000,
          breachedAt: at(30),
        }),
      ],
    }),
  )
}

const factsOf = (id: string) =>
  store.query(
    `select measure, key, at, value, is_late as late, is_excluded as excluded, team, priority, assignee
     from report_facts where case_id = $1 order by measure, at, key`,
    [id],
  )

const minutes = (count: number) => count * 60_000

async function settleAll(): Promise<void> {
  while ((await settleVisits(store, 100)) > 0);
  while ((await settleFacts(store, 100)).cases > 0);
}

test('a fact knows the team, the person and the priority of its instant, and what a review leaves out', async () => {
  await writeCase('one')
  expect((await settleFacts(store, 100)).cases, 'visits come first').toBe(0)
  await settleAll()

  const frontline = { team: 'frontline', priority: 'normal', assignee: 'zhang', late: false, excluded: false }
  const specialists = { team: 'specialists', priority: 'high', assignee: 'li', late: false, excluded: false }
  expect(await factsOf('one')).toEqual([
    { measure: 'clock', key: 'resolution', at: at(30), value: minutes(36), ...specialists, late: true },
    { measure: 'closed', key: '', at: at(60), value: minutes(60), ...specialists },
    { measure: 'closedHours', key: 'resolution', at: at(30), value: 0, ...specialists },
    { measure: 'firstReply', key: '', at: at(5), value: minutes(5), ...frontline },
    { measure: 'handover', key: 'specialists', at: at(10), value: null, ...frontline },
    { measure: 'held', key: 'frontline', at: at(10), value: minutes(9), ...frontline },
    { measure: 'held', key: 'specialists', at: at(40), value: minutes(30), ...specialists, late: true },
    { measure: 'node', key: 'solve', at: at(10), value: minutes(9), ...frontline },
    { measure: 'node', key: 'expert', at: at(40), value: minutes(30), ...specialists, late: true },
    { measure: 'opened', key: '', at: at(0), value: null, ...frontline, assignee: null },
    { measure: 'promiseUsed', key: 'resolution', at: at(30), value: 166_667, ...frontline, priority: 'high' },
    { measure: 'promiseUsed', key: 'resolution', at: at(30), value: 433_333, ...specialists, late: true },
    { measure: 'resolved', key: '', at: at(40), value: minutes(40), ...specialists, late: true },
    { measure: 'satisfaction', key: 'csat', at: at(50), value: 3, ...specialists, late: true },
    { measure: 'waited', key: 'customer', at: at(35), value: minutes(4), ...specialists },
  ])

  await store.query(`update case_breaches set exclusion = 'approved' where case_id = 'one'`)
  await settleAll()
  const excluded = (await factsOf('one')).filter((fact) => (fact as { excluded: boolean }).excluded)
  expect(excluded.map((fact) => (fact as { measure: string }).measure)).toEqual([
    'clock',
    'held',
    'node',
    'promiseUsed',
  ])

  await store.query(`update case_breaches set exclusion = 'none' where case_id = 'one'`)
  await settleAll()
  expect((await factsOf('one')).some((fact) => (fact as { excluded: boolean }).excluded)).toBe(false)
})

test('what is derived in portions from cases of before is what was kept as they went', async () => {
  await writeCase('two')
  await writeCase('three')
  await settleAll()
  const everything = () => store.query('select * from report_facts order by case_id, measure, key, seq')
  const kept = await everything()

  await store.query('select forget_facts()')
  expect(await everything()).toEqual([])
  while (await deriveEarlierFacts(store, 1));

  expect(await everything()).toEqual(kept)
})
