import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Language } from '../../core/contract/language.ts'
import type { DesignerStore } from '../workspace/designer-store.ts'
import type { Player } from './ask-player.ts'
import { type KnownScenario, type Library, scenariosOf } from './library.ts'
import type { ScenarioVerdict } from './rehearsal-answer.ts'
import { namedBy, rehearsalDocuments } from './rehearsal-documents.ts'

/** The scenarios of the flow, and what became of each with the draft as it is. */
export interface ScenariosState {
  readonly scenarios: readonly KnownScenario[]
  readonly verdicts: ReadonlyMap<string, ScenarioVerdict>
  /** Whether what is shown is not the answer to the newest draft yet. */
  readonly isRunning: boolean
  /** They could not be played at all. */
  readonly hasFailed: boolean
}

export interface ScenariosWatch {
  readonly state: StoreApi<ScenariosState>
  stop(): void
}

/** How long the draft rests before everything is played again. */
const restMs = 250

/** Plays all scenarios of a flow whenever its documents change. What was being played for an older draft is given up. */
export function watchScenarios(
  store: DesignerStore,
  parts: { readonly library: Library; readonly player: Player; readonly language: Language },
): ScenariosWatch {
  const { library, player, language } = parts
  const present = () => store.getState().history.present
  const state = createStore<ScenariosState>()(() => ({
    scenarios: scenariosOf(present(), library),
    verdicts: new Map(),
    isRunning: true,
    hasFailed: false,
  }))
  let timer: ReturnType<typeof setTimeout> | undefined

  const run = async () => {
    const workspace = present()
    const scenarios = scenariosOf(workspace, library)
    state.setState({ scenarios, isRunning: scenarios.length > 0 })
    if (scenarios.length === 0) return
    const named = scenarios.flatMap(({ document }) => namedBy(document))
    const { documents } = rehearsalDocuments(workspace, library, named)
    const questions = scenarios.map(({ key, document }) => ({ key, scenario: document }))
    try {
      const answer = await player.ask<'check'>({ kind: 'check', documents, language, scenarios: questions })
      if (answer === null) return
      const verdicts = new Map(answer.verdicts.map((verdict) => [verdict.key, verdict]))
      state.setState({ verdicts, isRunning: present() !== workspace, hasFailed: false })
    } catch {
      // The worker broke, which the browser has told already; whoever looks is told, too.
      state.setState({ isRunning: false, hasFailed: true })
    }
  }
  const unsubscribe = store.subscribe(({ history }, before) => {
    if (history.present === before.history.present) return
    state.setState({ isRunning: true })
    clearTimeout(timer)
    timer = setTimeout(() => void run(), restMs)
  })
  void run()

  return {
    state,
    stop() {
      clearTimeout(timer)
      unsubscribe()
      player.stop()
    },
  }
}
