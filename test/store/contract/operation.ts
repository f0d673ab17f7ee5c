import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RecordName, RecordValue } from '../../../core/contract/record.ts'
import { commitStep } from '../../../store/cases/commit-step.ts'
import { listCases } from '../../../store/cases/list-cases.ts'
import { foldVisits, settleVisits } from '../../../store/operation/fold-visits.ts'
import { readOperation } from '../../../store/operation/read-operation.ts'
import type { Store } from '../../../store/store.ts'
import { breachedEvent, makeBreach, makeCommit, makeReading, morning } from '../make-commit.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** What a case does next; the numbers choose a node, a branch and a time. */
type Move =
  | { readonly kind: 'go'; readonly branch: number; readonly to: number; readonly afterMs: number }
  | { readonly kind: 'fork'; readonly to: number; readonly afterMs: number }
  | { readonly kind: 'breach'; readonly afterMs: number }
  | { readonly kind: 'close'; readonly to: number; readonly afterMs: number }
  | { readonly kind: 'reopen'; readonly to: number; readonly afterMs: number }

const nodes = ['ask', 'sort', 'fix', 'tell'] as const
const stageOf = { ask: 'intake', sort: 'intake', fix: 'resolve', tell: 'follow-up' } as const
type Node = (typeof nodes)[number]

interface Visit {
  readonly kind: 'node' | 'stage'
  readonly place: string
  readonly enteredAt: number
  leftAt: number | null
  isLate: boolean
}

interface Written {
  readonly id: string
  readonly version: number
  readonly isLate: boolean
  readonly visits: readonly Visit[]
  readonly clock: { readonly outcome: 'pending' | 'met' | 'missed'; readonly at: number | null }
}

type Told = { readonly event: RecordName; readonly at: number; readonly data: Record<string, RecordValue> }

/** A case as core would tell it, and beside that its visits, kept as plainly as can be. */
class Life {
  readonly told: Told[] = []
  readonly visits: Visit[] = []
  readonly breaches: number[] = []
  branches: Node[] = []
  stage = ''
  isOver = false
  at = morning

  constructor() {
    this.enter('ask')
  }

  do(move: Move): void {
    this.at += move.afterMs
    if (move.kind === 'breach') this.breach()
    else if (move.kind === 'reopen') this.reopen(nodes[move.to % nodes.length] ?? 'ask')
    else if (this.isOver) return
    else if (move.kind === 'close') this.close()
    else if (move.kind === 'fork') this.enter(nodes[move.to % nodes.length] ?? 'ask')
    else {
      const [from] = this.branches.splice(move.branch % this.branches.length, 1)
      if (from !== undefined) this.leave('node', from, { way: 'next' })
      this.enter(nodes[move.to % nodes.length] ?? 'ask')
    }
  }

  private tell(event: RecordName, data: Told['data']): void {
    this.told.push({ event, at: this.at, data })
  }

  private leave(kind: 'node' | 'stage', place: string, more: Told['data'] = {}): void {
    this.tell(kind === 'node' ? 'nodeLeft' : 'stageLeft', { [kind]: place, ...more })
    const visit = this.visits.find((one) => one.kind === kind && one.place === place && one.leftAt === null)
    if (visit !== undefined) visit.leftAt = this.at
  }

  private begin(kind: 'node' | 'stage', place: string): void {
    this.visits.push({ kind, place, enteredAt: this.at, leftAt: null, isLate: false })
  }

  private enter(node: Node): void {
    const stage = stageOf[node]
    if (stage !== this.stage) {
      if (this.stage !== '') this.leave('stage', this.stage)
      this.stage = stage
      this.tell('stageEntered', { stage })
      this.begin('stage', stage)
    } else if (this.isOver) {
      this.begin('stage', stage)
    }
    this.isOver = false
    this.branches.push(node)
    this.tell('nodeEntered', { node })
    this.begin('node', node)
  }

  private close(): void {
    this.branches = []
    this.isOver = true
    this.tell('closed', {})
    for (const visit of this.visits) visit.leftAt ??= this.at
  }

  private reopen(to: Node): void {
    for (const node of this.branches) this.leave('node', node)
    this.branches = []
    this.tell('reopened', {})
    this.enter(to)
  }

  private breach(): void {
    this.breaches.push(this.at)
    this.told.push({ ...breachedEvent(this.madeBreach(this.at)), at: this.at })
    for (const visit of this.visits) {
      if (visit.enteredAt <= this.at && (visit.leftAt === null || visit.leftAt > this.at)) visit.isLate = true
    }
    // What comes at the instant of a breach comes before it.
    this.at += 1
  }

  madeBreach(at: number) {
    return makeBreach('resolution', { instance: this.breaches.indexOf(at) + 1, breachedAt: at })
  }
}

const afterMs = fc.oneof(fc.nat(900), fc.nat(3 * hourMs), fc.nat(4 * dayMs))
const moves: fc.Arbitrary<readonly Move[]> = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({ kind: fc.constant('go' as const), branch: fc.nat(3), to: fc.nat(3), afterMs }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('fork' as const), to: fc.nat(3), afterMs }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('breach' as const), afterMs }) },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constantFrom('close' as const, 'reopen' as const),
        to: fc.nat(3),
        afterMs,
      }) as fc.Arbitrary<Move>,
    },
  ),
  { maxLength: 10 },
)

const given = fc.record({
  lives: fc.array(
    fc.record({
      moves,
      version: fc.integer({ min: 1, max: 2 }),
      cut: fc.nat(10),
      outcome: fc.constantFrom('pending', 'met', 'missed'),
    }),
    { minLength: 1, maxLength: 6 },
  ),
  fromMs: fc.integer({ min: -dayMs, max: 12 * dayMs }),
  lengthMs: fc.integer({ min: 1, max: 25 * dayMs }),
  isFolded: fc.boolean(),
})

type Given = typeof given extends fc.Arbitrary<infer T> ? T : never

/** Writes a case in two commits. */
async function write(store: Store, flow: string, index: number, life: Given['lives'][number]): Promise<Written> {
  const { version, outcome } = life
  const id = `${flow}.${index}`
  const lived = new Life()
  let cutAt = 0
  for (const [place, move] of life.moves.entries()) {
    lived.do(move)
    if (place === life.cut) cutAt = lived.told.length
  }
  const decidedAt = outcome === 'pending' ? null : lived.at
  const reading = makeReading('resolution', {
    state: outcome === 'met' ? 'stopped' : 'running',
    outcome,
    stoppedAt: outcome === 'met' ? decidedAt : null,
    breachedAt: outcome === 'missed' ? decidedAt : null,
    breachesAt: lived.at + hourMs,
  })
  const plan = { id: flow, version, hash: flow }
  const nextDue = index % 2 === 0 ? { clock: 'resolution', dueAt: lived.at, breachesAt: lived.at } : null
  const parts = { status: lived.isOver ? ('closed' as const) : ('open' as const), nextDue }
  const state = { plan, at: lived.at, stage: lived.stage }
  const [first, rest] = [lived.told.slice(0, cutAt), lived.told.slice(cutAt)]
  const breaches = lived.breaches.map((at) => lived.madeBreach(at))
  if (first.length > 0) {
    await commitStep(store, makeCommit(id, { ...parts, clocks: [makeReading('resolution')], state, events: first }))
  }
  await commitStep(
    store,
    makeCommit(id, {
      ...parts,
      previousSeq: first.length,
      clocks: [reading],
      state: { ...state, serial: 1, breaches },
      events: rest,
    }),
  )
  return {
    id,
    version,
    isLate: nextDue !== null,
    visits: lived.visits,
    clock: { outcome, at: decidedAt },
  }
}

function shareOf(took: readonly number[], share: number): number | null {
  const inOrder = took.toSorted((one, other) => one - other)
  return inOrder[Math.max(1, Math.ceil(share * inOrder.length)) - 1] ?? null
}

/** Within half a bucket; less than a second counts as nothing. */
function expectTime(found: number | null, expected: number | null, what: string): void {
  if (expected === null || expected < 1000) expect(found, what).toBe(expected === null ? null : 0)
  else expect(Math.abs((found ?? 0) - expected) / expected, what).toBeLessThan(0.026)
}

export function operationContract(open: () => Store): void {
  test('who stands where, for how long, and how late, is what a slow look at every visit says', async () => {
    const store = open()
    await fc.assert(
      fc.asyncProperty(given, async ({ lives, fromMs, lengthMs, isFolded }) => {
        const flow = randomUUID()
        const written: Written[] = []
        for (const [index, life] of lives.entries()) written.push(await write(store, flow, index, life))
        await settleVisits(store, 1_000_000)
        if (isFolded) await foldVisits(store, 1_000_000)
        const [from, to, at] = [morning + fromMs, morning + fromMs + lengthMs, morning + 99 * dayMs]

        for (const version of [null, 1, 2]) {
          const found = await readOperation(store, { flow, version, from, to, at })
          const counted = written.filter((one) => version === null || one.version === version)
          for (const kind of ['node', 'stage'] as const) {
            const figures = kind === 'node' ? found.nodes : found.stages
            for (const place of kind === 'node' ? nodes : new Set(Object.values(stageOf))) {
              const all = counted.flatMap(({ visits, ...one }) =>
                visits
                  .filter((visit) => visit.kind === kind && visit.place === place)
                  .map((visit) => ({ ...one, visit })),
              )
              const live = all.filter(({ visit }) => visit.leftAt === null)
              const ended = all.filter(
                ({ visit }) => visit.leftAt !== null && visit.leftAt >= from && visit.leftAt < to,
              )
              const took = ended.map(({ visit }) => (visit.leftAt ?? 0) - visit.enteredAt)
              const one = figures.get(place)
              const what = `${kind} ${place} of ${version}`
              expect(one?.cases ?? 0, what).toBe(live.length)
              expect(one?.late ?? 0, what).toBe(live.filter(({ isLate }) => isLate).length)
              expect(one?.visits ?? 0, what).toBe(ended.length)
              expect(one?.lateVisits ?? 0, what).toBe(ended.filter(({ visit }) => visit.isLate).length)
              expect(one?.oldest?.enteredAt ?? null, what).toBe(
                live.length === 0 ? null : Math.min(...live.map(({ visit }) => visit.enteredAt)),
              )
              expectTime(one?.medianMs ?? null, shareOf(took, 0.5), what)
              expectTime(one?.p90Ms ?? null, shareOf(took, 0.9), what)
            }
          }
          const clocks = counted.map(({ clock }) => clock)
          const inWindow = clocks.filter((clock) => clock.at !== null && clock.at >= from && clock.at < to)
          const clock = found.clocks.get('resolution')
          expect(clock?.met ?? 0).toBe(inWindow.filter(({ outcome }) => outcome === 'met').length)
          expect(clock?.missed ?? 0).toBe(inWindow.filter(({ outcome }) => outcome === 'missed').length)
          expect(clock?.running ?? 0).toBe(clocks.filter(({ outcome }) => outcome !== 'met').length)
          expect(clock?.late ?? 0).toBe(clocks.filter(({ outcome }) => outcome !== 'met').length)
          const standing = counted.filter(({ visits }) => visits.some(({ leftAt }) => leftAt === null))
          expect([found.cases, found.late]).toEqual([standing.length, standing.filter(({ isLate }) => isLate).length])
        }
      }),
      { numRuns: 40 },
    )
  })

  test('cases are found by the node in which they stand', async () => {
    const store = open()
    const flow = randomUUID()
    const go = (to: number) => ({ kind: 'go' as const, branch: 0, to, afterMs: 1000 })
    const lives = [[go(2)], [go(2), go(3)], [{ kind: 'fork' as const, to: 2, afterMs: 1000 }]]
    for (const [index, list] of lives.entries()) {
      await write(store, flow, index, { moves: list, version: 1, cut: 0, outcome: 'pending' })
    }
    await settleVisits(store, 1_000_000)
    const standingIn = async (node: readonly string[]) => {
      const page = await listCases(store, { limit: 9, at: morning, visibility: 'all', filters: { flow: [flow], node } })
      return page.items.map(({ id }) => Number(id.split('.')[1])).sort((a, b) => a - b)
    }

    expect(await standingIn(['fix'])).toEqual([0, 2])
    expect(await standingIn(['ask'])).toEqual([2])
    expect(await standingIn(['tell', 'ask'])).toEqual([1, 2])
    expect(await standingIn([])).toEqual([])
  })

  test('a clock that a reopened case takes up again gives back what it had come to', async () => {
    const store = open()
    const flow = randomUUID()
    const plan = { id: flow, version: 1, hash: flow }
    const commit = (previousSeq: number, outcome: 'met' | 'pending' | 'missed', at: number) =>
      commitStep(
        store,
        makeCommit(`${flow}.0`, {
          previousSeq,
          state: { plan, at, serial: previousSeq },
          clocks: [
            makeReading('resolution', {
              outcome,
              state: outcome === 'met' ? 'stopped' : 'running',
              stoppedAt: outcome === 'met' ? at : null,
              breachedAt: outcome === 'missed' ? at : null,
            }),
          ],
        }),
      )
    const counted = async () => {
      const found = await readOperation(store, { flow, version: null, from: 0, to: morning + 99 * dayMs, at: morning })
      const { met, missed } = found.clocks.get('resolution') ?? { met: null, missed: null }
      return [met, missed]
    }

    await commit(0, 'met', morning)
    expect(await counted()).toEqual([1, 0])
    await foldVisits(store, 1_000_000)
    await commit(1, 'pending', morning + dayMs)
    expect(await counted()).toEqual([0, 0])
    await commit(2, 'missed', morning + 2 * dayMs)
    await foldVisits(store, 1_000_000)
    expect(await counted()).toEqual([0, 1])
  })
}
