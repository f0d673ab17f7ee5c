import { useContext } from 'react'
import { useStore } from 'zustand'
import type { FlowDocument } from '../../core/contract/flow.ts'
import { TickingClockContext } from '../../look/time/ticking-clock.ts'
import { isPledgeError } from '../../sdk/pledge-error.ts'
import { useParts } from '../workspace/designer-parts.ts'
import { useDesignerSession } from '../workspace/designer-session.ts'
import { keyOf } from '../workspace/workspace.ts'
import type { Assumptions } from './assumptions.ts'
import { runBacktest, runSimulation } from './run-simulation.ts'
import { type SimulationState, simulationStoreOf, withRun, work } from './simulation-store.ts'

/** A part of what was tried here; the component renders again when that part changes. */
export function useTried<T>(select: (state: SimulationState) => T): T {
  return useStore(simulationStoreOf(useParts().store), select)
}

/** How things are tried: on the server, with the documents as they stand now. */
export function useTrying() {
  const { store } = useParts()
  const { pledge, keeper } = useDesignerSession()
  const clock = useContext(TickingClockContext)
  const tried = simulationStoreOf(store)
  const present = () => store.getState().history.present

  const publishedFlow = () => {
    const { flow } = present()
    const document = keeper?.origins()[keyOf('flow', flow)]?.published?.document
    return document === undefined ? null : (document as FlowDocument)
  }

  return {
    assume: (change: Partial<Assumptions>) =>
      tried.setState(({ assumptions }) => ({ assumptions: { ...assumptions, ...change } })),
    /** What was so in the last weeks; of a flow that was never published, nothing. */
    learn: async () => {
      const { flow } = present()
      const found = await pledge.profile(flow).catch((error: unknown) => {
        if (isPledgeError(error) && error.status === 404) return null
        throw error
      })
      const history = found ?? { cases: 0, profile: { kind: 'profile' as const } }
      tried.setState({ history: { cases: history.cases, profile: history.profile } })
      return history.profile
    },
    simulate: () => {
      const { assumptions, history } = tried.getState()
      const question = {
        workspace: present(),
        published: publishedFlow(),
        assumptions,
        history: history?.profile ?? null,
      }
      return work(
        tried,
        'simulating',
        (options) => runSimulation(pledge.documents, question, options),
        (pair, { runs }) => ({ runs: withRun(runs, pair, assumptions, clock.now()) }),
      )
    },
    backtest: (since: string) =>
      work(
        tried,
        'backtesting',
        (options) => runBacktest(pledge.documents, present(), since, options),
        (answer) => ({ backtest: { since, at: clock.now(), answer } }),
      ),
  }
}
