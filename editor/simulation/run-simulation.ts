import type { FlowDocument } from '../../core/contract/flow.ts'
import type { ProfileDocument } from '../../core/contract/profile.ts'
import type { BacktestAnswer, RehearsalProgress, SimulationAnswer } from '../../core/contract/rehearsal.ts'
import type { Documents } from '../../sdk/documents.ts'
import { flowIn, type Workspace } from '../workspace/workspace.ts'
import { type Assumptions, profileFor } from './assumptions.ts'

/** The draft and, where there is one, what is published, tried with the same cases. */
export interface SimulationPair {
  readonly draft: SimulationAnswer
  readonly published: SimulationAnswer | null
}

interface RunOptions {
  readonly signal: AbortSignal
  readonly onProgress: (progress: RehearsalProgress) => void
}

export interface SimulationQuestion {
  readonly workspace: Workspace
  readonly published: FlowDocument | null
  readonly assumptions: Assumptions
  readonly history: ProfileDocument | null
}

/** Tries the draft and then what is published, with the same assumptions and the same chance. Rejects as `Documents.simulate` does. */
export async function runSimulation(
  documents: Pick<Documents, 'simulate'>,
  { workspace, published, assumptions, history }: SimulationQuestion,
  { signal, onProgress }: RunOptions,
): Promise<SimulationPair> {
  const flow = flowIn(workspace)
  const { cases, seed } = assumptions
  const parts = published === null ? 1 : 2
  const tell = (part: number) => (progress: RehearsalProgress) =>
    onProgress({ done: part * cases + Math.min(cases, progress.done), total: parts * cases })
  const draft = await documents.simulate(
    {
      flow,
      documents: changedBeside(workspace),
      cases,
      seed,
      profile: profileFor(flow, assumptions, history),
    },
    { signal, onProgress: tell(0) },
  )
  if (published === null) return { draft, published: null }
  const profile = profileFor(published, assumptions, history)
  const other = await documents.simulate({ flow: flow.id, cases, seed, profile }, { signal, onProgress: tell(1) })
  return { draft, published: other }
}

/** Replays the cases that began at `since` or later under the draft. Rejects as `Documents.backtest` does. */
export function runBacktest(
  documents: Pick<Documents, 'backtest'>,
  workspace: Workspace,
  since: string,
  options: RunOptions,
): Promise<BacktestAnswer> {
  return documents.backtest({ documents: [flowIn(workspace), ...changedBeside(workspace)], since }, options)
}

/** What the flow uses, as it stands in the designer; scenarios are no part of it. */
function changedBeside({ flow, documents }: Workspace): readonly object[] {
  return Object.values(documents).filter(({ kind, id }) => kind !== 'scenario' && !(kind === 'flow' && id === flow))
}
