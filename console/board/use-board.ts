import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useContext, useEffect } from 'react'
import type { WireBoard } from '../../core/contract/wire-board.ts'
import { readerZone } from '../../look/time/instant-text.ts'
import { TickingClockContext } from '../../look/time/ticking-clock.ts'
import { usePledge } from '../api/pledge.ts'
import { queryKeys } from '../api/query-keys.ts'
import { refresh } from '../api/refresh.ts'
import { useLiveEvents } from '../shell/live-updates.tsx'
import { type BoardSearch, boardQuery } from './board-search.ts'

/** However much happens, the board is asked for again this seldom. */
const followEveryMs = 1500

/** What was kept is counted a moment after it happened: once it is quiet for so long, one more look has it. */
const settledAfterMs = 4000

/** Nothing tells of a day that began, or of a case that became late while no worker runs. */
const refreshEveryMs = 60_000

/** The board, kept true by what happens: events, due times that pass, and a look now and then. */
export function useBoard(search: BoardSearch, limit: number) {
  const pledge = usePledge()
  const query = boardQuery(search, readerZone(), limit)
  const board = useQuery({
    queryKey: queryKeys.board(query),
    queryFn: ({ signal }) => pledge.board.get(query, { signal }),
    placeholderData: (before) => before,
    refetchInterval: refreshEveryMs,
    refetchIntervalInBackground: search.wall === true,
  })
  useFollow()
  useDueTimes(board.data)
  return board
}

/** Asks again when something happened to a case, at once and then at most every so often. */
function useFollow(): void {
  const queries = useQueryClient()
  const onLiveEvents = useLiveEvents()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let settled: ReturnType<typeof setTimeout> | undefined
    let lastAt = 0
    const ask = () => {
      timer = undefined
      lastAt = Date.now()
      void refresh(queries, { queryKey: queryKeys.allBoards })
    }
    const stop = onLiveEvents((events) => {
      if (!events.some(({ type }) => type === 'case' || type === 'breach')) return
      timer ??= setTimeout(ask, Math.max(0, lastAt + followEveryMs - Date.now()))
      clearTimeout(settled)
      settled = setTimeout(ask, settledAfterMs)
    })
    return () => {
      stop()
      clearTimeout(timer)
      clearTimeout(settled)
    }
  }, [queries, onLiveEvents])
}

/** Asks again when what is due next becomes late, whether or not a worker notices. */
function useDueTimes(board: WireBoard | undefined): void {
  const queries = useQueryClient()
  const clock = useContext(TickingClockContext)
  const nextAt = board === undefined ? null : nextLateAt(board)
  useEffect(() => {
    if (nextAt === null) return
    const timer = setTimeout(
      () => void refresh(queries, { queryKey: queryKeys.allBoards }),
      Math.max(1000, nextAt - clock.now() + 250),
    )
    return () => clearTimeout(timer)
  }, [queries, clock, nextAt])
}

/** When the first of the listed cases becomes late; null when none will. Pure. */
export function nextLateAt({ dueNext }: Pick<WireBoard, 'dueNext'>): number | null {
  const instants = dueNext.flatMap(({ nextDue }) =>
    nextDue === null ? [] : [Date.parse(nextDue.breachesAt ?? nextDue.dueAt)],
  )
  return instants.length === 0 ? null : Math.min(...instants)
}
