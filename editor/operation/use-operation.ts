import { useCallback, useContext, useEffect, useState } from 'react'
import type { WireOperation } from '../../core/contract/wire-operation.ts'
import { TickingClockContext } from '../../look/time/ticking-clock.ts'
import { useDesignerSession } from '../workspace/designer-session.ts'
import { useSurroundings } from '../workspace/surroundings.ts'
import { type WindowDays, windowStart } from './operation-window.ts'
import { watchOperation } from './watch-operation.ts'

interface OperationState {
  /** Null until they are there; those of before while others are asked for. */
  readonly figures: WireOperation | null
  readonly error: unknown
  readonly isLoading: boolean
  readonly retry: () => void
}

/** The figures of a flow, which follow what happens. */
export function useOperation(flow: string, days: WindowDays, version: number | null): OperationState {
  const { pledge } = useDesignerSession()
  const { onEvents } = useSurroundings()
  const clock = useContext(TickingClockContext)
  const asked = `${flow} ${days} ${version ?? ''}`
  const [state, setState] = useState<{
    readonly asked: string
    readonly figures: WireOperation | null
    readonly error: unknown
  }>({ asked: '', figures: null, error: null })
  const [turn, setTurn] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` asks for the same once more.
  useEffect(
    () =>
      watchOperation({
        flow,
        load: (signal) => {
          const from = new Date(windowStart(clock.now(), days)).toISOString()
          return pledge.operation(flow, { from, ...(version === null ? {} : { version }) }, { signal })
        },
        onEvents,
        onFigures: (figures) => setState({ asked, figures, error: null }),
        onError: (error) => setState(({ figures }) => ({ asked, figures, error })),
      }),
    [pledge, onEvents, clock, flow, days, version, asked, turn],
  )

  const retry = useCallback(() => setTurn((last) => last + 1), [])
  return { figures: state.figures, error: state.error, isLoading: state.asked !== asked, retry }
}
