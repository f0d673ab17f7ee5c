import fc from 'fast-check'
import { nextDeadline } from '../../../core/step/next-deadline.ts'
import { emptyLibrary } from '../../../editor/rehearsal/library.ts'
import { allowedWords, openSteps, scoresOf, waitReasons } from '../../../editor/rehearsal/open-steps.ts'
import {
  beginPlay,
  type Deed,
  nextDeedAt,
  type Play,
  withAnswer,
  withDeed,
  withTime,
} from '../../../editor/rehearsal/play.ts'
import { answerRehearsal, type PlayAnswer } from '../../../editor/rehearsal/rehearsal-answer.ts'
import { rehearsalDocuments, scenarioOf } from '../../../editor/rehearsal/rehearsal-documents.ts'
import { drawnSample } from '../../../editor/rehearsal/sample-intake.ts'
import { zonedText } from '../../../editor/rehearsal/zoned-text.ts'
import type { Workspace } from '../../../editor/workspace/workspace.ts'
import { casesAt, type StandingCase } from '../../../simulation/rehearsal/moment.ts'

export type Played = Extract<PlayAnswer, { ok: true }>

const hourMs = 3_600_000
const beginsAt = Date.parse('2026-11-23T09:00:00+08:00')

/** Instants as an owner in Shanghai writes them. */
export const writeIn = (played: Played) => (at: number) => {
  const [calendar] = Object.values(played.plan.calendars)
  return calendar === undefined ? new Date(at).toISOString() : zonedText(calendar.zone, at)
}

/** What a person at the rehearsal picks: which of the things that can be done, by number. */
export const choices = fc.array(fc.nat({ max: 1000 }), { minLength: 1, maxLength: 9 })

/** A play, played as the worker plays it; what cannot be played fails the test. */
export async function played(
  workspace: Workspace,
  play: Play,
  expect?: Parameters<typeof scenarioOf>[3],
): Promise<Played> {
  const parts = rehearsalDocuments(workspace, emptyLibrary)
  const scenario = scenarioOf(play, parts, (at) => new Date(at).toISOString(), expect)
  const answer = (await answerRehearsal({
    kind: 'play',
    documents: parts.documents,
    language: 'en',
    scenario,
  })) as PlayAnswer
  if (!answer.ok) throw new Error(JSON.stringify(answer.issues))
  return answer
}

/** Begins a case by chance and does one thing after the other, whatever is possible then. */
export async function randomPlay(
  workspace: Workspace,
  seed: number,
  picks: readonly number[],
): Promise<{ readonly play: Play; readonly run: Played }> {
  const at = new Date(beginsAt).toISOString()
  const first = await played(workspace, beginPlay({ at }))
  const { facts, channel } = drawnSample(first.plan, seed)
  const write = writeIn(first)
  let play = beginPlay({ at: write(beginsAt), facts, ...(channel !== null && { channel }) })
  let run = await played(workspace, play)
  for (const pick of picks) {
    const cases = casesAt(run.moments, run.moments.length - 1)
    const [main] = cases
    if (main === undefined) break
    play = doOne(play, run, cases, main, pick, write)
    run = await played(workspace, play)
  }
  return { play, run }
}

function doOne(
  play: Play,
  run: Played,
  cases: readonly StandingCase[],
  main: StandingCase,
  pick: number,
  write: (at: number) => string,
): Play {
  const at = nextDeedAt(play, run.moments)
  const due = nextDeadline(main.plan, main.state)
  const acts = Object.values(main.plan.nodes).filter(({ kind }) => kind === 'act')
  const act = acts[pick % Math.max(1, acts.length)]
  const all: readonly (() => Play)[] = [
    ...deeds(cases, main).map((deed) => () => withDeed(play, deed, at, write)),
    () => withTime(play, play.untilAt + hourMs),
    ...(due === null ? [] : [() => withTime(play, due.at)]),
    ...(act === undefined ? [] : [() => withAnswer(play, act.id, pick % 2 === 0 ? { fail: true } : null)]),
  ]
  return (all[pick % all.length] as () => Play)()
}

function deeds(cases: readonly StandingCase[], main: StandingCase): readonly Deed[] {
  const steps = openSteps(cases).flatMap(({ node, address, of }): Deed[] => {
    if (node.kind === 'survey') return scoresOf(node).map((score) => ({ do: 'answer', node: address, score }))
    if (node.kind !== 'task') return []
    const facts = Object.fromEntries(
      node.form.flatMap((field) => {
        const fact = of.plan.facts.find(({ id }) => id === (typeof field === 'string' ? field : field.fact))
        return fact?.type === 'text' ? [[fact.id, 'so'] as const] : []
      }),
    )
    return node.outcomes.map(({ id }) => ({ do: 'complete', node: address, outcome: id, facts }))
  })
  const words = allowedWords(main)
  const others: readonly Deed[] = [
    { do: 'message' },
    { do: 'reply', by: 'person', public: true },
    { do: 'wait', reason: waitReasons(main)[0] ?? 'customer' },
    { do: 'resume' },
    { do: 'resolve' },
    { do: 'reopen' },
    { do: 'cancel' },
    { do: 'assign', team: 'specialists' },
    { do: 'set', facts: { priority: 'urgent' } },
  ]
  return [...steps, ...others.filter((deed) => words.has(deed.do as never))]
}
