import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Command } from '../../../core/contract/command.ts'
import { commitOf, statusOf } from '../../../core/project/commit-of.ts'
import { listBreaches } from '../../../store/breaches/list-breaches.ts'
import { commitStep } from '../../../store/cases/commit-step.ts'
import { differencesFromFold, foldRecords } from '../../../store/cases/fold-records.ts'
import { getCase } from '../../../store/cases/get-case.ts'
import { listClocks } from '../../../store/cases/list-clocks.ts'
import { allRecords } from '../../../store/cases/list-records.ts'
import { settleVisits } from '../../../store/operation/fold-visits.ts'
import type { Store } from '../../../store/store.ts'
import { CaseDriver } from '../../core/case-driver.ts'
import { clockWith, planWith } from '../../core/plan-fixture.ts'
import { openScratchStore } from '../scratch-store.ts'

let store: Store
beforeAll(async () => {
  store = await openScratchStore()
})
afterAll(() => store.close())

const hours = (amount: number) => ({ amount, unit: 'hours' }) as const

/** Clocks that breach soon, one of which hands the case on because of it. */
const plan = planWith([
  clockWith({
    warnAt: [50],
    targets: [
      { when: [{ fact: 'priority', oneOf: ['urgent'] }], within: hours(3) },
      { when: [], within: hours(9) },
    ],
    escalations: [
      {
        at: { percent: 100 },
        do: [
          { action: 'assign', team: 'experts' },
          { action: 'notify', to: ['role:manager'] },
        ],
      },
    ],
  }),
  clockWith({ id: 'nextResponse', metric: 'nextResponse', repeats: true, targets: [{ when: [], within: hours(2) }] }),
])

const inputs: readonly Record<string, unknown>[] = [
  { do: 'reply' },
  { do: 'message' },
  { do: 'set', facts: { priority: 'urgent' } },
  { do: 'set', facts: { priority: 'low', team: 'night' } },
  { do: 'assign', team: 'frontline', agent: 'anna' },
  { do: 'assign', team: 'frontline' },
  { do: 'wait', reason: 'customer' },
  { do: 'resume' },
  { do: 'tag', add: ['vip'] },
  { do: 'complete', node: 'work', outcome: 'solved' },
  { do: 'reopen' },
  { do: 'resolve' },
  { do: 'close' },
]

interface Act {
  readonly afterMs: number
  readonly input: Record<string, unknown>
  /** Whether what happened so far is written before the next one. */
  readonly isCommitted: boolean
}

const acts: fc.Arbitrary<Act[]> = fc.array(
  fc.record({ afterMs: fc.nat(5 * 3_600_000), input: fc.constantFrom(...inputs), isCommitted: fc.boolean() }),
  { minLength: 1, maxLength: 12 },
)

/** Plays a case and writes it in commits of one or more steps, each of which arrives twice. */
async function playAndWrite(given: readonly Act[]) {
  const id = randomUUID()
  const startAt = Date.parse('2026-11-23T15:00:00Z')
  const driver = new CaseDriver(plan, new Date(startAt).toISOString(), { id, team: 'frontline' })
  const number = nextNumber++
  let written: CaseDriver['state'] | null = null
  let pending: readonly Command[] = driver.commands.splice(0)
  let now = startAt
  for (const [index, { afterMs, input, isCommitted }] of given.entries()) {
    now += afterMs
    try {
      driver.do(new Date(now).toISOString(), input)
    } catch (error) {
      if (!(error as Error).message.startsWith('command.')) throw error
    }
    pending = [...pending, ...driver.commands.splice(0)]
    if (!isCommitted && index < given.length - 1) continue
    const commit = commitOf(plan, written, driver.state, mergeRecords(pending), number)
    expect(await commitStep(store, commit)).toBe(!isDeepStrictEqual(driver.state, written))
    expect(await commitStep(store, commit)).toBe(false)
    written = driver.state
    pending = []
  }
  return { id, state: driver.state }
}

/** A host that takes several steps before it writes passes on all that they recorded as one. */
function mergeRecords(commands: readonly Command[]): readonly Command[] {
  const records = commands.flatMap((command) => (command.kind === 'record' ? command.records : []))
  return [{ kind: 'record', records }, ...commands.filter(({ kind }) => kind !== 'record')]
}

let nextNumber = 1

test('the rows of a case equal its state, its timeline and each other, however its steps were grouped and repeated', async () => {
  await fc.assert(
    fc.asyncProperty(acts, async (given) => {
      const { id, state } = await playAndWrite(given)

      const row = await getCase(store, id, 0, 'all')
      const records = await allRecords(store, id)
      const { items: breaches } = await listBreaches(store, { limit: 200, visibility: 'all', filters: { caseId: id } })

      expect(row?.state).toEqual(state)
      expect(row).toMatchObject({ seq: state.seq, status: statusOf(state), team: state.team, assignee: state.assignee })
      expect(differencesFromFold(state, records)).toEqual([])
      expect(row?.breachCount).toBe(breaches.length)
      expect((await listClocks(store, id)).map((clock) => `${clock.id} ${clock.instance}`)).toEqual(
        state.clocks.flatMap((clock) => clock.instances.map(({ instance }) => `${clock.id} ${instance}`)).toSorted(),
      )
      await settleVisits(store)
      const standing = await store.query<{ place: string; enteredAt: number }>(
        `select place, entered_at as "enteredAt" from case_visits
         where case_id = $1 and kind = 'node' and left_at is null order by place, entered_at`,
        [id],
      )
      expect(standing).toEqual(state.tokens.map(({ node, enteredAt }) => ({ place: node, enteredAt })))
      for (const breach of breaches) {
        const seq = records.find(
          ({ event, data, at }) =>
            event === 'breached' &&
            at === breach.breachedAt &&
            data.clock === breach.clock &&
            data.instance === breach.instance &&
            data.targetMs === breach.targetMs,
        )?.seq
        const { team, assignee } = foldRecords(records.slice(0, seq))
        expect({ team: breach.team, assignee: breach.assignee }).toEqual({ team, assignee })
      }
    }),
    { numRuns: 60 },
  )
}, 120_000)
