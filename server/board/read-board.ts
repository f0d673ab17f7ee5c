import type { WireBoard, WireBoardCase, WireBoardPlace, WireKept } from '../../core/contract/wire-board.ts'
import { complianceOf } from '../../simulation/compliance.ts'
import { type DayTimes, dayTimes } from '../../store/board/day-times.ts'
import type { LiveScope } from '../../store/board/live-scope.ts'
import {
  countLive,
  firstOf,
  type HourOfDay,
  keptByHour,
  type LiveCounts,
  type LivePlace,
  livePlaces,
  waitsOf,
} from '../../store/board/read-board.ts'
import type { CaseSummaryRow } from '../../store/cases/case-row.ts'
import { type CaseFilters, casesOf, listCases } from '../../store/cases/list-cases.ts'
import type { CaseParts } from '../cases/case-parts.ts'
import { wireCases } from '../cases/read-cases.ts'
import { wireInstant, wireInstantOrNull } from '../wire/wire-instant.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const mostPlaces = 20

/** What a board is asked for; an empty text among the teams stands for cases without one. */
export interface BoardAsk {
  readonly scope: LiveScope
  readonly zone: string
  readonly startMinutes: number
  readonly withinMs: number
  readonly limit: number
}

type BoardParts = Pick<CaseParts, 'store' | 'plans' | 'config' | 'now'>

/** The board as it is now. Everything is judged at one instant, so that figures and lists agree. */
export async function readBoard(parts: BoardParts, ask: BoardAsk): Promise<WireBoard> {
  const { store, now } = parts
  const { scope, zone, startMinutes, withinMs } = ask
  const at = now()
  const times = await dayTimes(store, at, zone, startMinutes)
  const dueBefore = at + withinMs
  const [counts, lists, hours, places] = await Promise.all([
    countLive(store, scope, { at, since: times.since, dueBefore }),
    readLists(parts, ask, at),
    keptByHour(store, scope, times),
    livePlaces(store, scope, at, mostPlaces),
  ])
  return {
    asOf: wireInstant(at),
    since: wireInstant(times.since),
    withinMs,
    counts: wireCounts(counts),
    ...lists,
    compliance: wireCompliance(hours, times),
    places: await wirePlaces(parts, places),
  }
}

function wireCounts({ oldestUnassignedAt, ...counts }: LiveCounts): WireBoard['counts'] {
  return { ...counts, oldestUnassignedAt: wireInstantOrNull(oldestUnassignedAt) }
}

async function readLists(
  parts: BoardParts,
  { scope, withinMs, limit }: BoardAsk,
  at: number,
): Promise<Pick<WireBoard, 'late' | 'dueNext' | 'waiting' | 'unassigned'>> {
  const { store } = parts
  const queue = { limit, at, visibility: scope.visibility }
  const { flow, team } = scope
  const filters: CaseFilters = {
    status: ['open', 'waiting'],
    ...(flow === undefined ? {} : { flow }),
    ...(team === undefined ? {} : { team: team.includes('') ? null : team }),
  }
  const [late, dueNext, ...firstIds] = await Promise.all([
    listCases(store, { ...queue, filters: { ...filters, isLate: true } }),
    listCases(store, { ...queue, filters: { ...filters, isLate: false, dueBefore: at + withinMs } }),
    firstOf(store, scope, 'waiting', limit),
    firstOf(store, scope, 'unassigned', limit),
  ])
  const [waiting, unassigned] = await Promise.all(firstIds.map((ids) => casesOf(store, ids, at)))
  const lists = { late: late.items, dueNext: dueNext.items, waiting: waiting ?? [], unassigned: unassigned ?? [] }
  const wire = await boardCases(parts, Object.values(lists).flat())
  const named = (rows: readonly CaseSummaryRow[]) => rows.flatMap(({ id }) => wire.get(id) ?? [])
  return {
    late: named(lists.late),
    dueNext: named(lists.dueNext),
    waiting: named(lists.waiting),
    unassigned: named(lists.unassigned),
  }
}

/** Each case once, however many lists it stands in. */
async function boardCases(
  parts: BoardParts,
  rows: readonly CaseSummaryRow[],
): Promise<ReadonlyMap<string, WireBoardCase>> {
  const different = [...new Map(rows.map((row) => [row.id, row])).values()]
  const ids = different.map(({ id }) => id)
  const [wire, waits] = await Promise.all([wireCases(parts, different), waitsOf(parts.store, ids)])
  return new Map(
    wire.map((item) => {
      const wait = waits.get(item.id)
      const wired =
        wait === undefined
          ? null
          : { reason: wait.reason, since: wireInstant(wait.sinceAt), until: wireInstantOrNull(wait.untilAt) }
      return [item.id, { ...item, wait: wired }]
    }),
  )
}

/** Sums of what was decided, with every hour of the day, also those in which nothing was. Pure. */
export function wireCompliance(hours: readonly HourOfDay[], { since, at }: DayTimes): WireBoard['compliance'] {
  const sumOf = (day: HourOfDay['day']) => kept(hours.filter((one) => one.day === day))
  const count = Math.floor((at - since) / hourMs) + 1
  return {
    ...sumOf('today'),
    yesterday: sumOf('yesterday'),
    weekBefore: sumOf('weekBefore'),
    hours: Array.from({ length: count }, (_, hour) => ({
      ...kept(hours.filter((one) => one.day === 'today' && one.hour === hour)),
      from: wireInstant(since + hour * hourMs),
    })),
  }
}

function kept(hours: readonly Pick<HourOfDay, 'met' | 'missed'>[]): WireKept {
  const met = hours.reduce((sum, hour) => sum + hour.met, 0)
  const missed = hours.reduce((sum, hour) => sum + hour.missed, 0)
  return { met, missed, compliance: complianceOf(met, missed) }
}

async function wirePlaces({ plans }: BoardParts, places: readonly LivePlace[]): Promise<readonly WireBoardPlace[]> {
  const planOf = await plans.getAll(places.map(({ oldest }) => oldest.planHash))
  return places.map(({ flow, node, cases, late, oldest }) => {
    const plan = planOf.get(oldest.planHash)
    return {
      flow,
      flowName: plan?.name ?? flow,
      node,
      name: plan?.nodes[node]?.name ?? node,
      cases,
      late,
      oldest: { id: oldest.id, number: oldest.number, enteredAt: wireInstant(oldest.enteredAt) },
    }
  })
}
