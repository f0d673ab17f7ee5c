import { elapsedByTurn } from '../../core/clocks/elapsed-by-turn.ts'
import { countsPlainTime } from '../../core/clocks/measure.ts'
import type { CompiledCalendar } from '../../core/contract/calendar.ts'
import type { ClockInstance } from '../../core/contract/state.ts'
import type { Instant, Millis } from '../../core/contract/time.ts'
import type { Sql } from '../store.ts'
import { textArray } from './report-statement.ts'
import { type Assignment, type TeamTurn, teamTurns, turnAt } from './team-turns.ts'

/** What one team used of one promise; as `factsOfCases` takes it. */
export interface PromiseShare {
  readonly case_id: string
  readonly clock: string
  readonly instance: number
  readonly seq: number
  readonly at: Instant
  /** Millionths of the target; null where that is not known. */
  readonly value: number | null
  /** The promise was broken while the team had the case. */
  readonly is_late: boolean
  readonly team: string | null
  readonly assignee: string | null
}

/** A clock that was met or missed. `measured` is null where the case does not tell how it counted. */
interface DecidedClock {
  readonly caseId: string
  readonly clock: string
  readonly instance: number
  readonly decidedAt: Instant
  readonly isMissed: boolean
  readonly startedAt: Instant | null
  readonly endedAt: Instant
  readonly elapsedMs: Millis
  readonly targetMs: Millis | null
  readonly planHash: string
  readonly measured: Pick<ClockInstance, 'spans' | 'target' | 'measuredFromAt'> | null
}

/** Cases that went from one team to another, of those whose ids are in the array `ids`. */
const handedCases = (ids: string) =>
  `select distinct r.case_id from case_records r where r.case_id = any(${ids}) and r.event = 'assigned'
     and r.data->>'fromTeam' is not null and r.data->>'team' is distinct from r.data->>'fromTeam'`

/**
 * What each team used of the promises of those cases that went from one team to another; of others all was used by the one that has
 * them. Open time is counted by the calendars by which the clock counted: what the teams used adds up to what the clock counted.
 */
export async function promiseShares(sql: Sql, cases: readonly string[]): Promise<readonly PromiseShare[]> {
  const ids = textArray(cases)
  const assigned = await sql.query<Assignment & { readonly caseId: string }>(
    `select r.case_id as "caseId", r.at, r.data->>'team' as team, r.data->>'assignee' as assignee,
       r.data->>'fromTeam' is not null and r.data->>'team' is distinct from r.data->>'fromTeam' as "isHanding"
     from (${handedCases('$1::text[]')}) h join case_records r on r.case_id = h.case_id and r.event = 'assigned'
     order by r.case_id, r.seq`,
    [ids],
  )
  if (assigned.length === 0) return []
  const clocks = await sql.query<DecidedClock>(
    `select c.id as "caseId", k.clock, k.instance, k.decided_at as "decidedAt", k.outcome = 'missed' as "isMissed",
       k.started_at as "startedAt", coalesce(k.stopped_at, k.read_at) as "endedAt", k.elapsed_ms as "elapsedMs", k.target_ms as "targetMs",
       c.plan_hash as "planHash", (
         select jsonb_build_object('spans', i.value->'spans', 'target', i.value->'target', 'measuredFromAt', i.value->'measuredFromAt')
         from jsonb_array_elements(c.state->'clocks') s cross join lateral jsonb_array_elements(s.value->'instances') i
         where s.value->>'id' = k.clock and (i.value->>'instance')::integer = k.instance limit 1) as measured
     from cases c join case_clocks k on k.case_id = c.id
     where c.id = any($1::text[]) and k.decided_at is not null order by c.id, k.clock, k.instance`,
    [textArray([...new Set(assigned.map(({ caseId }) => caseId))])],
  )
  const calendars = await calendarsOf(sql, clocks)
  const byCase = new Map<string, Assignment[]>()
  for (const { caseId, ...one } of assigned) byCase.set(caseId, [...(byCase.get(caseId) ?? []), one])
  const turnsOf = new Map([...byCase].map(([id, own]) => [id, teamTurns(own)]))
  const numbers = new Map<string, number>()
  return clocks.flatMap((clock) =>
    sharesOf(clock, turnsOf.get(clock.caseId) ?? [], calendars).map((share): PromiseShare => {
      const place = `${clock.caseId} ${clock.clock}`
      const seq = (numbers.get(place) ?? 0) + 1
      numbers.set(place, seq)
      return {
        case_id: clock.caseId,
        clock: clock.clock,
        instance: clock.instance,
        at: clock.decidedAt,
        seq,
        ...share,
      }
    }),
  )
}

type Share = Pick<PromiseShare, 'team' | 'assignee' | 'value' | 'is_late'>

/** The teams that had the case while a clock counted, in their order, with what each of them used. */
function sharesOf(clock: DecidedClock, turns: readonly TeamTurn[], calendars: Calendars): readonly Share[] {
  const { decidedAt, endedAt, isMissed, measured } = clock
  const decider = turnAt(turns, decidedAt)
  const fromAt = measured?.measuredFromAt ?? clock.startedAt ?? decidedAt
  const within = turns.filter(
    (turn) => turn === decider || Math.max(turn.fromAt, fromAt) < Math.min(turn.toAt, endedAt),
  )
  const teams = [...new Set(within.map(({ team }) => team))]
  const counted = teams.length === 1 ? [clock.elapsedMs] : countedBy(teams, clock, turns, calendars)
  let soFar = 0
  return teams.map((team, index) => {
    const ms = counted?.[index] ?? null
    const before = partOf(soFar, clock.targetMs)
    soFar += ms ?? 0
    const upto = ms === null ? null : partOf(soFar, clock.targetMs)
    const last = within.findLast((turn) => turn.team === team)
    return {
      team,
      assignee: team === decider.team ? decider.assigneeAt(decidedAt) : (last?.assigneeAt(endedAt) ?? null),
      value: upto === null || before === null ? null : upto - before,
      is_late: isMissed && team === decider.team,
    }
  })
}

/** Millionths of the target, rounded; parts are taken from what was used so far, so that rounded ones add up as well. */
const partOf = (ms: Millis, targetMs: Millis | null): number | null =>
  targetMs === null || targetMs <= 0 ? null : Math.floor((1e6 * ms) / targetMs + 0.5)

/** What was counted while each team had the case; null where the case does not tell. */
function countedBy(
  teams: readonly (string | null)[],
  { caseId, planHash, endedAt, measured }: DecidedClock,
  turns: readonly TeamTurn[],
  calendars: Calendars,
): readonly Millis[] | null {
  if (measured === null) return null
  const calendarOf = (key: string) => calendars.get(`${planHash} ${key}`) ?? calendars.get(`${caseId} ${key}`)
  const isKnown =
    countsPlainTime(measured) || measured.spans.every(({ calendar }) => calendarOf(calendar) !== undefined)
  if (!isKnown) return null
  const cuts = turns.slice(1).map((turn) => turn.fromAt)
  const byTurn = elapsedByTurn(measured, cuts, endedAt, (key) => calendarOf(key) as CompiledCalendar)
  return teams.map((team) => byTurn.reduce((sum, ms, index) => (turns[index]?.team === team ? sum + ms : sum), 0))
}

/** By `<hash of the plan> <key>`, or by `<id of the case> <key>` for those that came to the case after its plan. */
type Calendars = ReadonlyMap<string, CompiledCalendar>

async function calendarsOf(sql: Sql, clocks: readonly DecidedClock[]): Promise<Calendars> {
  const wanted = new Map(
    clocks.flatMap(({ caseId, planHash, measured }) =>
      (measured?.spans ?? []).map(({ calendar: key }) => [`${caseId} ${key}`, { caseId, planHash, key }] as const),
    ),
  )
  const planned = await sql.query<Found>(
    `select k.place, p.plan->'calendars'->k.key as calendar
     from jsonb_to_recordset($1::jsonb) as k(place text, hash text, key text) join plans p on p.hash = k.hash`,
    [
      JSON.stringify(
        distinct([...wanted.values()].map(({ planHash: hash, key }) => ({ place: `${hash} ${key}`, hash, key }))),
      ),
    ],
  )
  const found = new Map(
    planned.flatMap(({ place, calendar }) => (calendar === null ? [] : [[place, calendar] as const])),
  )
  const others = [...wanted].filter(([, { planHash, key }]) => !found.has(`${planHash} ${key}`))
  if (others.length === 0) return found
  const own = await sql.query<Found>(
    `select k.place, c.state->'calendars'->k.key as calendar
     from jsonb_to_recordset($1::jsonb) as k(place text, id text, key text) join cases c on c.id = k.id`,
    [JSON.stringify(others.map(([place, { caseId: id, key }]) => ({ place, id, key })))],
  )
  for (const { place, calendar } of own) if (calendar !== null) found.set(place, calendar)
  return found
}

interface Found {
  readonly place: string
  readonly calendar: CompiledCalendar | null
}

const distinct = <T extends { readonly place: string }>(items: readonly T[]): readonly T[] => [
  ...new Map(items.map((item) => [item.place, item])).values(),
]
