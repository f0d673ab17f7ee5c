import { elapsed } from '../../core/calendar/elapsed.ts'
import type { CompiledCalendar } from '../../core/contract/calendar.ts'
import type { CaseHistory } from '../risk/case-history.ts'

const hourMs = 3_600_000
/** Work that comes later after its case than this is counted as coming then. */
export const mostLagHours = 72

/** What a team has to do, as its history tells. */
export interface TeamWork {
  readonly team: string
  /** How many pieces of work it was told from. */
  readonly pieces: number
  /** Working time of a piece: the time in which its people had work in hand, shared among the pieces. Several at once share the time. */
  readonly workMs: number
  /** The share of pieces that were the first work on their case. */
  readonly first: number
  /** For each flow: how many pieces a case brings, by the hours after it came in. */
  readonly perCase: Readonly<Record<string, readonly number[]>>
}

/** A piece of work: a step of a case that somebody of the team took in hand. */
interface Piece {
  readonly team: string
  /** When the step was there to be taken. */
  readonly cameAt: number
}

/** A stretch of time in which somebody had a case in hand. */
interface InHand {
  readonly team: string
  readonly assignee: string
  readonly fromAt: number
  readonly toAt: number
}

interface OwnWork {
  readonly pieces: Piece[]
  readonly inHand: InHand[]
  readonly lags: Map<string, number[]>
  first: number
}

/**
 * Tells from histories what work comes to each team, when after its case, and how long it takes. How long somebody works is not recorded:
 * it is taken as the open time in which they had at least one piece in hand, which is what their day has room for. `isTask` says which steps
 * people do. Pure.
 */
export function teamWork(
  cases: Iterable<CaseHistory>,
  isTask: (flow: string, node: string) => boolean,
  calendarOf: (team: string) => CompiledCalendar,
): readonly TeamWork[] {
  const flows = new Map<string, number>()
  const found = new Map<string, OwnWork>()
  const ownOf = (team: string) => {
    const own = found.get(team) ?? { pieces: [], inHand: [], lags: new Map<string, number[]>(), first: 0 }
    found.set(team, own)
    return own
  }
  for (const history of cases) {
    flows.set(history.flow, (flows.get(history.flow) ?? 0) + 1)
    const { pieces, inHand } = workOf(history, isTask)
    for (const each of inHand) ownOf(each.team).inHand.push(each)
    pieces.forEach((piece, place) => {
      const own = ownOf(piece.team)
      own.pieces.push(piece)
      if (place === 0) own.first++
      const lags = own.lags.get(history.flow) ?? Array.from({ length: mostLagHours + 1 }, () => 0)
      own.lags.set(history.flow, lags)
      const lag = Math.min(mostLagHours, Math.floor((piece.cameAt - history.createdAt) / hourMs))
      lags[lag] = (lags[lag] ?? 0) + 1
    })
  }
  return Array.from(found, ([team, { pieces, inHand, first, lags }]): TeamWork => {
    const perCase = Array.from(lags, ([flow, counts]) => {
      const all = flows.get(flow) ?? 1
      return [flow, counts.map((count) => Math.round((count / all) * 1e6) / 1e6)] as const
    })
    return {
      team,
      pieces: pieces.length,
      workMs: Math.round(busyMs(inHand, calendarOf(team)) / Math.max(1, pieces.length)),
      first: first / Math.max(1, pieces.length),
      perCase: Object.fromEntries(perCase),
    }
  })
}

/** Who had a case in hand and when, while it stood in a task and waited for nobody; each visit of a task is one piece for each team. */
function workOf({ flow, happenings }: CaseHistory, isTask: (flow: string, node: string) => boolean) {
  const pieces: Piece[] = []
  const inHand: InHand[] = []
  let team: string | null = null
  let assignee: string | null = null
  let cameAt: number | null = null
  let counted = new Set<string>()
  let waits = 0
  let fromAt: number | null = null
  const stop = (at: number) => {
    if (fromAt !== null && team !== null && assignee !== null && at > fromAt)
      inHand.push({ team, assignee, fromAt, toAt: at })
    fromAt = null
  }
  const go = (at: number) => {
    if (cameAt === null || team === null || assignee === null || waits > 0) return
    fromAt = at
    if (!counted.has(team)) pieces.push({ team, cameAt })
    counted.add(team)
  }
  for (const { event, at, ...each } of happenings) {
    stop(at)
    if (event === 'assigned') {
      team = each.team ?? null
      assignee = each.assignee ?? null
    } else if (event === 'nodeEntered' && isTask(flow, each.node ?? '')) {
      cameAt = at
      counted = new Set()
    } else if (event === 'nodeLeft' || event === 'resolved' || event === 'closed' || event === 'cancelled') {
      cameAt = null
    } else if (event === 'waitStarted') {
      waits++
    } else if (event === 'waitEnded') {
      waits = Math.max(0, waits - 1)
    }
    go(at)
  }
  return { pieces, inHand }
}

/** Open time in which people had at least one case in hand, over all of them. */
function busyMs(pieces: readonly InHand[], calendar: CompiledCalendar): number {
  const byPerson = new Map<string, InHand[]>()
  for (const piece of pieces) {
    const own = byPerson.get(piece.assignee)
    if (own === undefined) byPerson.set(piece.assignee, [piece])
    else own.push(piece)
  }
  let sum = 0
  for (const own of byPerson.values()) {
    own.sort((a, b) => a.fromAt - b.fromAt)
    let untilAt = 0
    for (const { fromAt, toAt } of own) {
      if (toAt <= untilAt) continue
      sum += elapsed(calendar, Math.max(fromAt, untilAt), toAt)
      untilAt = toAt
    }
  }
  return sum
}
