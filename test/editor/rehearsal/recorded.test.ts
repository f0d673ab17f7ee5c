import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readClocks } from '../../../core/clocks/read-clock.ts'
import type { CaseRecord } from '../../../core/contract/record.ts'
import type { WireCase } from '../../../core/contract/wire.ts'
import { emptyLibrary } from '../../../editor/rehearsal/library.ts'
import { beginPlay } from '../../../editor/rehearsal/play.ts'
import { playOfRecorded } from '../../../editor/rehearsal/play-of-recorded.ts'
import { recordedSource } from '../../../editor/rehearsal/recorded-source.ts'
import { answerRehearsal, type CaseAnswer } from '../../../editor/rehearsal/rehearsal-answer.ts'
import { rehearsalDocuments, scenarioOf } from '../../../editor/rehearsal/rehearsal-documents.ts'
import { changeFlow, documentIn, type Workspace, withDocument } from '../../../editor/workspace/workspace.ts'
import { wireClock } from '../../../server/wire/wire-clock.ts'
import { wireRecord } from '../../../server/wire/wire-record.ts'
import { casesAt, recordsUntil } from '../../../simulation/rehearsal/moment.ts'
import { templates } from '../edits/random-edits.ts'
import { choices, type Played, played, randomPlay, writeIn } from './random-play.ts'

const iso = (at: number) => new Date(at).toISOString()

/** A run as the API tells of it afterwards. */
function asRecorded({ moments, endsAt }: Played) {
  const last = moments.length - 1
  const [main] = casesAt(moments, last)
  if (main === undefined) throw new Error('nothing was played')
  // Live commands have ids.
  const records = moments.flatMap((moment, index) =>
    moment.case !== main.id
      ? []
      : moment.records.map((record) => (moment.cause === 'command' ? { ...record, commandId: `c-${index}` } : record)),
  )
  const wire = records.map((record) => wireRecord(record, { texts: new Map(), nameOf: () => undefined }))
  const clocks = readClocks(main.plan, main.state, endsAt).map((reading) => wireClock(reading))
  const item = { id: main.id, number: 7, flow: { id: main.plan.id }, updatedAt: iso(endsAt) } as WireCase
  return recordedSource(item, wire, clocks)
}

async function through(
  draft: Workspace,
  published: Workspace,
  run: Played,
): Promise<Extract<CaseAnswer, { ok: true }>> {
  const { recorded, clocks, untilAt } = asRecorded(run)
  const [used, known] = [rehearsalDocuments(draft, emptyLibrary), rehearsalDocuments(published, emptyLibrary)]
  const probe = beginPlay({ at: iso(0) })
  const answer = (await answerRehearsal({
    kind: 'case',
    documents: used.documents,
    language: 'en',
    draft: scenarioOf(probe, used, iso),
    published: scenarioOf(probe, known, iso),
    publishedDocuments: known.documents,
    recorded,
    clocks,
    untilAt,
  })) as CaseAnswer
  if (!answer.ok) throw new Error(JSON.stringify(answer.issues))
  return answer
}

const [complaint] = templates
const at = '2026-11-23T09:00:00+08:00'

/** An ordinary complaint, answered after twenty minutes and solved in the afternoon. */
async function ordinary(): Promise<Played> {
  const events = [
    { at: '2026-11-23T09:20:00+08:00', do: 'reply', by: 'person', public: true },
    { at: '2026-11-23T15:00:00+08:00', do: 'complete', node: 'solve', outcome: 'found', facts: { solution: 'so' } },
  ] as const
  const untilAt = Date.parse('2026-11-24T09:00:00+08:00')
  return played(complaint, {
    case: { at, channel: 'phone', facts: { category: 'delivery' } },
    events,
    answers: {},
    untilAt,
  })
}

describe('a real case played through a draft', () => {
  it('that changes nothing goes exactly as it went, whatever came to it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(0, 1), fc.nat(), choices, async (which, seed, picks) => {
        const workspace = templates[which]
        const { run } = await randomPlay(workspace, seed, picks)

        const { rehearsed } = await through(workspace, workspace, run)

        if (!rehearsed.ok) throw new Error(rehearsed.code)
        expect(rehearsed.refused).toBeNull()
        expect(rehearsed.differences).toEqual([])
        // Why a step failed, and that nobody can reopen the case any more, is not played again.
        const told = (all: readonly CaseRecord[]) =>
          all
            .filter(({ event }) => event !== 'finished')
            .map(({ at: then, event, data }) => ({ then, event, data: { ...data, error: undefined } }))
        expect(told(rehearsed.moments.flatMap(({ records }) => records))).toEqual(
          told(recordsUntil(run.moments, run.moments.length - 1, 'case')),
        )
      }),
      { numRuns: 4 },
    )
  })

  it('names the broken promise that a shorter target adds, and the other due time', async () => {
    const run = await ordinary()
    const policy = documentIn(complaint, 'policy', 'complaint-standard')
    if (policy === null) throw new Error('no policy')
    const stricter = withDocument(complaint, {
      ...policy,
      clocks: policy.clocks.map((clock) =>
        clock.metric === 'firstResponse'
          ? { ...clock, targets: [{ within: { amount: 10, unit: 'businessMinutes' as const } }] }
          : clock,
      ),
    })

    const { rehearsed } = await through(stricter, complaint, run)

    if (!rehearsed.ok) throw new Error(rehearsed.code)
    const clock = policy.clocks.find(({ metric }) => metric === 'firstResponse')?.id ?? ''
    const due = Date.parse('2026-11-23T09:10:00+08:00')
    expect(rehearsed.differences).toEqual([
      { kind: 'due', at: Date.parse(at), clock, instance: 1, was: Date.parse('2026-11-23T09:30:00+08:00'), is: due },
      { kind: 'breachAdded', at: due, clock, instance: 1 },
    ])
  })

  it('names the step at which it parts, and what could not be done any more', async () => {
    const run = await ordinary()
    const elsewhere = changeFlow(complaint, (flow) => ({
      ...flow,
      edges: flow.edges.map((edge) =>
        edge.from === 'assess' && edge.on === 'frontline' ? { ...edge, to: 'expert-solve' } : edge,
      ),
    }))

    const { rehearsed } = await through(elsewhere, complaint, run)

    if (!rehearsed.ok) throw new Error(rehearsed.code)
    expect(rehearsed.differences.find(({ kind }) => kind === 'way')).toMatchObject({
      from: 'assess',
      was: 'solve',
      is: 'expert-solve',
    })
    expect(rehearsed.refused).toMatchObject({ word: 'complete', problem: { code: 'command.node-not-open' } })
  })

  it('can be played on by hand: as a play it goes the same way', async () => {
    const run = await ordinary()
    const { rehearsed } = await through(complaint, complaint, run)
    if (!rehearsed.ok) throw new Error(rehearsed.code)

    const again = await played(complaint, playOfRecorded(rehearsed.inputs, run.endsAt, writeIn(run)))

    const data = ({ moments }: Played) => moments.flatMap(({ records }) => records.map((record) => record.data))
    expect(data(again)).toEqual(data(run))
  })
})
