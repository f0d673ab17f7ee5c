import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ProfileDocument } from '../../core/contract/profile.ts'
import type { BacktestAnswer, RehearsalProgress } from '../../core/contract/rehearsal.ts'
import type { DesignerStore } from '../workspace/designer-store.ts'
import { type Assumptions, firstAssumptions } from './assumptions.ts'
import type { SimulationPair } from './run-simulation.ts'

/** A simulation that was run; `number` counts them, so that people can name them. */
export interface SimulationRun extends SimulationPair {
  readonly number: number
  readonly at: number
  readonly assumptions: Assumptions
}

export interface BacktestRun {
  readonly since: string
  readonly at: number
  readonly answer: BacktestAnswer
}

/** What is under way, how far it is, and how it went wrong. */
export interface Work {
  readonly progress: RehearsalProgress | null
  readonly cancel: (() => void) | null
  readonly error: unknown
}

export interface SimulationState {
  readonly assumptions: Assumptions
  readonly history: { readonly cases: number; readonly profile: ProfileDocument } | null
  /** The newest first. */
  readonly runs: readonly SimulationRun[]
  readonly backtest: BacktestRun | null
  readonly simulating: Work
  readonly backtesting: Work
}

export type SimulationStore = StoreApi<SimulationState>

/** So many results stay to be compared with. */
export const keptRuns = 5

const idle: Work = { progress: null, cancel: null, error: null }

const stores = new WeakMap<DesignerStore, SimulationStore>()

/** What was tried in one designer: it stays while other views are looked at, and goes on running. */
export function simulationStoreOf(designer: DesignerStore): SimulationStore {
  const known = stores.get(designer)
  if (known !== undefined) return known
  const made = createStore<SimulationState>()(() => ({
    assumptions: firstAssumptions,
    history: null,
    runs: [],
    backtest: null,
    simulating: idle,
    backtesting: idle,
  }))
  stores.set(designer, made)
  return made
}

/**
 * Does a piece of work that tells how far it is and can be cancelled; what comes of it is taken over in the end. One at a time: as long
 * as one is under way, another is not begun.
 */
export async function work<T>(
  store: SimulationStore,
  name: 'simulating' | 'backtesting',
  run: (options: { signal: AbortSignal; onProgress: (progress: RehearsalProgress) => void }) => Promise<T>,
  take: (result: T, state: SimulationState) => Partial<SimulationState>,
): Promise<void> {
  if (store.getState()[name].cancel !== null) return
  const controller = new AbortController()
  const tell = (change: Partial<Work>) => store.setState((state) => ({ [name]: { ...state[name], ...change } }))
  tell({ progress: { done: 0, total: 0 }, cancel: () => controller.abort(), error: null })
  try {
    const result = await run({ signal: controller.signal, onProgress: (progress) => tell({ progress }) })
    store.setState((state) => ({ ...take(result, state), [name]: idle }))
  } catch (error) {
    store.setState({ [name]: controller.signal.aborted ? idle : { ...idle, error } })
  }
}

/** The runs with a new one on top; the oldest go. Pure. */
export function withRun(
  runs: readonly SimulationRun[],
  pair: SimulationPair,
  assumptions: Assumptions,
  at: number,
): readonly SimulationRun[] {
  const number = (runs[0]?.number ?? 0) + 1
  return [{ ...pair, number, at, assumptions }, ...runs].slice(0, keptRuns)
}
