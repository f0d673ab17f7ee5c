import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ScenarioDocument } from '../../../core/contract/scenario.ts'
import { emptyLibrary } from '../../../editor/rehearsal/library.ts'
import { playUntil } from '../../../editor/rehearsal/play.ts'
import { answerRehearsal, type PlayAnswer } from '../../../editor/rehearsal/rehearsal-answer.ts'
import { rehearsalDocuments, scenarioOf } from '../../../editor/rehearsal/rehearsal-documents.ts'
import { readDocument } from '../../../editor/workspace/read-document.ts'
import { expectablesOf } from '../../../simulation/rehearsal/expectable.ts'
import { templates } from '../edits/random-edits.ts'
import { choices, played, randomPlay, writeIn } from './random-play.ts'

const numRuns = 4

describe('a rehearsal that is kept as a scenario', () => {
  it('plays to the same trace, moment by moment, and every line that it may expect holds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(0, 1), fc.nat(), choices, async (which, seed, picks) => {
        const workspace = templates[which]
        const { play, run } = await randomPlay(workspace, seed, picks)
        const write = writeIn(run)
        const expectables = expectablesOf(run.moments, run.endsAt, write)
        const parts = rehearsalDocuments(workspace, emptyLibrary)
        const saved = scenarioOf(play, parts, write, {
          id: 'kept',
          name: 'Kept',
          expect: expectables.map(({ line }) => line),
        })

        // As it comes back from the server or from a file.
        const document = readDocument('scenario', JSON.parse(JSON.stringify(saved))) as ScenarioDocument
        const again = (await answerRehearsal({
          kind: 'play',
          documents: parts.documents,
          language: 'en',
          scenario: document,
        })) as PlayAnswer

        if (!again.ok) throw new Error(JSON.stringify(again.issues))
        expect(again.problems.filter(({ kind }) => kind === 'line')).toEqual([])
        expect(again.problems).toEqual(run.problems)
        expect(again.moments).toEqual(run.moments)
        expect(again.endsAt).toBe(run.endsAt)
        expect(expectables.length).toBeGreaterThanOrEqual(3)
      }),
      { numRuns },
    )
  })

  it('goes on from any moment: what had happened by then happens again, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(0, 1), fc.nat(), choices, fc.nat(), async (which, seed, picks, where) => {
        const workspace = templates[which]
        const { play, run } = await randomPlay(workspace, seed, picks)
        const index = where % run.moments.length
        const moment = run.moments[index]
        if (moment === undefined) throw new Error('no moment')

        const before = await played(workspace, playUntil(play, moment))

        expect(before.moments.slice(0, index + 1)).toEqual(run.moments.slice(0, index + 1))
        expect(before.moments.every(({ at }) => at <= moment.at)).toBe(true)
      }),
      { numRuns },
    )
  })
})
