import { createStore } from 'zustand/vanilla'
import type { Plan } from '../../core/contract/plan.ts'
import type { ScenarioDocument } from '../../core/contract/scenario.ts'
import type { Instant } from '../../core/contract/time.ts'
import { momentAt } from '../../simulation/rehearsal/moment.ts'
import { keptPlays } from './kept-plays.ts'
import { scenariosOf } from './library.ts'
import { beginPlay, nextDeedAt, type Play, playUntil, withAnswer, withDeed, withTime } from './play.ts'
import { playFrom } from './play-from.ts'
import type { RecordedSource } from './recorded-source.ts'
import type { RehearsalAnswer } from './rehearsal-answer.ts'
import { namedBy, type RehearsalDocuments, rehearsalDocuments, scenarioOf } from './rehearsal-documents.ts'
import type { RehearsalActions, RehearsalParts, RehearsalState, RehearsalStore, Shown } from './rehearsal-state.ts'
import { calendarOfPlan, zonedText } from './zoned-text.ts'

const nothing = {
  play: null,
  past: [],
  shown: null,
  issues: [],
  error: null,
  notice: null,
  isBusy: false,
  index: 0,
  isPlaying: false,
} as const

/** How many steps can be taken back. */
const longestPast = 200

/** People and customers need a moment. */
const usualPaceMs = 600_000

/** The state of one rehearsal. What is shown is always the answer of the worker: nothing is played here. */
export function createRehearsalStore(parts: RehearsalParts): RehearsalStore {
  const { designer, library, player, language } = parts
  const workspace = () => designer.getState().history.present
  const write = (plan: Plan | null) => (at: Instant) => zonedText(calendarOfPlan(plan).zone, at)

  return createStore<RehearsalState & RehearsalActions>()((set, get) => {
    /** Asks; what failed is shown, and what another question overtook is nobody's business. */
    async function ask<T extends RehearsalAnswer>(question: () => Promise<T | null>): Promise<T | null> {
      set({ isBusy: true, error: null })
      try {
        const answer = await question()
        if (answer === null) return null
        set({ isBusy: false, issues: answer.ok ? [] : answer.issues })
        if (!answer.ok) set({ shown: null, isPlaying: false })
        return answer
      } catch (error) {
        set({ isBusy: false, error })
        return null
      }
    }

    const playScenario = (scenario: ScenarioDocument, { documents }: RehearsalDocuments) =>
      ask(() => player.ask<'play'>({ kind: 'play', documents, language, scenario }))

    /** Plays by hand; looks at the moment after what was seen before, and moves on from there. */
    async function run(play: Play, from: number): Promise<void> {
      const used = rehearsalDocuments(workspace(), library, namedByPlay(play))
      const scenario = scenarioOf(play, used, write(get().plan))
      set({ play })
      keptPlays.set(designer, { play, past: get().past })
      const answer = await playScenario(scenario, used)
      if (answer === null || !answer.ok) return
      const { plan, moments, endsAt, problems } = answer
      const last = moments.length - 1
      const index = parts.isStill() ? last : Math.min(Math.max(0, from), last)
      set({
        plan,
        shown: { plan, moments, endsAt, problems, scenario, recorded: null },
        index,
        isPlaying: index < last,
      })
    }

    const change = (next: (play: Play, shown: Shown | null) => Play): Promise<void> => {
      const { play, shown, past } = get()
      if (play === null) return Promise.resolve()
      const changed = next(play, shown)
      if (changed === play) return Promise.resolve()
      set({ past: [...past.slice(-longestPast + 1), play] })
      return run(changed, (shown?.moments.length ?? 1) - 1)
    }

    async function openScenario(key: string): Promise<void> {
      const known = scenariosOf(workspace(), library).find((one) => one.key === key)
      if (known === undefined) {
        set({ shown: null, isBusy: false })
        return
      }
      const scenario = known.document
      const used = rehearsalDocuments(workspace(), library, namedBy(scenario))
      const answer = await playScenario(scenario, used)
      if (answer === null || !answer.ok) return
      const { plan, moments, endsAt, problems } = answer
      const [first] = problems
      const index = first === undefined ? 0 : momentAt(moments, first.at)
      set({ plan, shown: { plan, moments, endsAt, problems, scenario, recorded: null }, index, isPlaying: false })
    }

    async function openCase(id: string): Promise<void> {
      const found = await fetchCase(id)
      if (found === null) return
      const used = rehearsalDocuments(workspace(), library)
      const published = rehearsalDocuments({ flow: workspace().flow, documents: {} }, library)
      const probe = beginPlay({ at: write(null)(parts.now()) })
      const { recorded, clocks, untilAt } = found
      const answer = await ask(() =>
        player.ask<'case'>({
          kind: 'case',
          documents: used.documents,
          language,
          draft: scenarioOf(probe, used, write(null)),
          published: published.documents.length === 0 ? null : scenarioOf(probe, published, write(null)),
          publishedDocuments: published.documents,
          recorded,
          clocks,
          untilAt,
        }),
      )
      if (answer === null || !answer.ok) return
      const { plan, rehearsed } = answer
      const moments = rehearsed.ok ? rehearsed.moments : []
      const shown = {
        plan,
        moments,
        endsAt: untilAt,
        problems: [],
        scenario: null,
        recorded: { source: found, rehearsed },
      }
      set({ plan, shown, index: 0, isPlaying: false })
    }

    /** The case that is asked for; null where it cannot be shown, or where something else was opened meanwhile. */
    async function fetchCase(id: string): Promise<RecordedSource | null> {
      const asked = get().source
      set({ isBusy: true, error: null, notice: null })
      try {
        const found = await parts.recorded(id)
        if (get().source !== asked) return null
        if (found?.recorded.flow === workspace().flow) return found
        set({ isBusy: false, shown: null, notice: found === null ? 'kept' : 'otherFlow' })
      } catch (error) {
        if (get().source === asked) set({ isBusy: false, error })
      }
      return null
    }

    /** Finds out the plan of the draft, by which the form of a sample case tells time. */
    async function probe(): Promise<void> {
      const used = rehearsalDocuments(workspace(), library)
      const scenario = scenarioOf(beginPlay({ at: write(null)(parts.now()) }), used, write(null))
      const answer = await playScenario(scenario, used)
      if (answer?.ok === true) set({ plan: answer.plan })
    }

    async function reopen(index: number): Promise<void> {
      const { source, play } = get()
      if (play !== null) {
        await run(play, index)
        set(({ shown }) => ({
          isPlaying: false,
          index: Math.min(index, Math.max(0, (shown?.moments.length ?? 1) - 1)),
        }))
      } else if (source.kind === 'scenario') await openScenario(source.key)
      else if (source.kind === 'case') await openCase(source.id)
      else await probe()
    }

    return {
      ...nothing,
      source: { kind: 'sample' },
      plan: null,
      speed: 1,
      paceMs: usualPaceMs,
      open(source) {
        const kept = source.kind === 'sample' ? keptPlays.get(designer) : undefined
        set({ ...nothing, ...kept, source })
        return reopen(Number.MAX_SAFE_INTEGER)
      },
      refresh: () => reopen(get().index),
      begin(intake) {
        set({ past: [] })
        return run(beginPlay(intake), 0)
      },
      deed: (deed) =>
        change((play, shown) =>
          withDeed(play, deed, nextDeedAt(play, shown?.moments ?? [], get().paceMs), write(get().plan)),
        ),
      passUntil: (at) => change((play) => withTime(play, at)),
      answer: (node, answer) => change((play) => withAnswer(play, node, answer)),
      async takeBack() {
        const { past, index } = get()
        const last = past.at(-1)
        if (last === undefined) return
        set({ past: past.slice(0, -1) })
        await run(last, index)
        const { shown } = get()
        if (shown !== null) set({ index: shown.moments.length - 1, isPlaying: false })
      },
      async playOn() {
        const { play, past, shown, index } = get()
        const moment = shown?.moments[index]
        if (shown === null || moment === undefined) return
        const next = play === null ? playFrom(shown, moment, write(shown.plan)) : playUntil(play, moment)
        if (next === null) return
        set({ past: play === null ? [] : [...past, play], source: { kind: 'sample' } })
        await run(next, index)
      },
      again() {
        keptPlays.delete(designer)
        set({ ...nothing, source: { kind: 'sample' } })
        void probe()
      },
      show(index) {
        const count = get().shown?.moments.length ?? 0
        set({ index: Math.max(0, Math.min(count - 1, index)) })
      },
      showAt(at) {
        const { shown } = get()
        if (shown !== null) set({ index: momentAt(shown.moments, at), isPlaying: false })
      },
      setPlaying: (isPlaying) => set({ isPlaying }),
      setSpeed: (speed) => set({ speed }),
      setPace: (paceMs) => set({ paceMs }),
    }
  })
}

function namedByPlay({ case: intake }: Play) {
  return Object.values(intake.calendars ?? {}).map((id): `calendar/${string}` => `calendar/${id}`)
}
