import { afterAll, beforeAll, expect, test } from 'vitest'
import { commitStep } from '../../../store/cases/commit-step.ts'
import { visits } from '../../../store/migrations/0009-visits.ts'
import { foldVisits, settleVisits } from '../../../store/operation/fold-visits.ts'
import type { Store } from '../../../store/store.ts'
import { breachedEvent, makeBreach, makeCommit, makeReading, morning } from '../make-commit.ts'
import { openScratchStore } from '../scratch-store.ts'

let store: Store
beforeAll(async () => {
  store = await openScratchStore()
})
afterAll(() => store.close())

const at = (minutes: number) => morning + minutes * 60_000

/** A case that goes through two stages, breaks a promise in the second, is closed and comes back. */
async function writeCase(id: string) {
  const breach = makeBreach('resolution', { breachedAt: at(15) })
  const entered = (node: string, minutes: number) => ({
    event: 'nodeEntered' as const,
    at: at(minutes),
    data: { node },
  })
  const left = (node: string, minutes: number, way: string) => ({
    event: 'nodeLeft' as const,
    at: at(minutes),
    data: { node, way },
  })
  const stage = (event: 'stageEntered' | 'stageLeft', name: string, minutes: number) => ({
    event,
    at: at(minutes),
    data: { stage: name },
  })
  const first = [
    stage('stageEntered', 'intake', 0),
    entered('ask', 0),
    left('ask', 10, 'next'),
    stage('stageLeft', 'intake', 10),
    stage('stageEntered', 'resolve', 10),
    entered('fix', 10),
  ]
  const rest = [
    breachedEvent(breach),
    left('fix', 40, 'solved'),
    { event: 'closed' as const, at: at(50), data: {} },
    { event: 'reopened' as const, at: at(90), data: {} },
    entered('fix', 90),
  ]
  await commitStep(store, makeCommit(id, { events: first, state: { at: at(10) }, clocks: [makeReading('resolution')] }))
  const missed = makeReading('resolution', { outcome: 'missed', breachedAt: at(15) })
  await commitStep(
    store,
    makeCommit(id, {
      previousSeq: first.length,
      events: rest,
      state: { at: at(90), serial: 1, breaches: [breach] },
      clocks: [missed],
    }),
  )
}

async function everything() {
  while ((await settleVisits(store, 1)) > 0);
  while ((await foldVisits(store, 1000)) > 0);
  return {
    visits: await store.query('select * from case_visits order by case_id, kind, seq'),
    tallies: await store.query(
      'select * from visit_tallies order by flow, span, day, kind, place, flow_version, bucket',
    ),
  }
}

test('an upgrade finds of older cases what would have been kept as they went', async () => {
  for (const id of ['one', 'two']) await writeCase(id)
  const kept = await everything()
  expect(kept.visits).toHaveLength(12)
  expect(kept.visits).toContainEqual(
    expect.objectContaining({ case_id: 'one', place: 'fix', left_at: at(40), way: 'solved', is_late: true }),
  )
  expect(kept.visits).toContainEqual(
    expect.objectContaining({ case_id: 'one', kind: 'stage', place: 'resolve', entered_at: at(90), left_at: null }),
  )

  await store.transaction(async (tx) => {
    for (const statement of [
      'drop table case_visits, visit_marks, visit_ends, visit_tallies cascade',
      'drop function mark_visits, keep_clock_ends cascade',
      'drop function note_visits, settle_visits, is_restoring, visit_bucket, fold_visit_ends',
      'alter table case_clocks drop column decided_at cascade',
      'drop index case_clocks_live',
    ]) {
      await tx.query(statement)
    }
    for (const statement of statementsOf(visits.sql)) await tx.query(statement)
  })

  expect(await everything()).toEqual(kept)
})

/** The statements of a migration one by one; a semicolon within a function ends none. */
function statementsOf(sql: string): readonly string[] {
  return sql
    .split(/(\$\$)/)
    .reduce<{ readonly parts: string[]; readonly isInside: boolean }>(
      ({ parts, isInside }, piece) => {
        if (piece === '$$') {
          parts[parts.length - 1] += piece
          return { parts, isInside: !isInside }
        }
        const [head = '', ...others] = isInside ? [piece] : piece.split(';\n')
        parts[parts.length - 1] += head
        return { parts: [...parts, ...others], isInside }
      },
      { parts: [''], isInside: false },
    )
    .parts.filter((statement) => statement.replace(/--.*\n/g, '').trim() !== '')
}
