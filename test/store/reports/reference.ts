import { Temporal } from 'temporal-polyfill'
import { openings } from '../../../core/calendar/openings.ts'
import type { CompiledCalendar } from '../../../core/contract/calendar.ts'
import type { CaseState } from '../../../core/contract/state.ts'
import type { ReportMeasure, ReportQuery } from '../../../core/contract/wire-reports.ts'
import type { Sql } from '../../../store/store.ts'

/** A fact as the slow reference finds it. */
export interface PlainFact {
  readonly caseId: string
  readonly measure: ReportMeasure
  readonly key: string
  readonly at: number
  readonly value: number | null
  readonly isLate: boolean
  readonly isExcluded: boolean
  readonly flow: string
  readonly team: string | null
  readonly tier: string | null
  readonly channel: string | null
  readonly priority: string | null
  readonly business: string | null
  readonly assignee: string | null
}

interface CaseRow {
  readonly id: string
  readonly flow: string
  readonly channel: string | null
  readonly team: string | null
  readonly assignee: string | null
  readonly priority: string | null
  readonly createdAt: number
  readonly firstReplyAt: number | null
  readonly resolvedAt: number | null
  readonly state: CaseState
  /** Of its plan; those that came to the case stand in its state. */
  readonly calendars: Readonly<Record<string, CompiledCalendar>> | null
}

interface RecordRow {
  readonly caseId: string
  readonly at: number
  readonly event: string
  readonly data: Readonly<Record<string, unknown>>
}

interface ClockRow {
  readonly caseId: string
  readonly clock: string
  readonly instance: number
  readonly outcome: string
  readonly decidedAt: number | null
  readonly stoppedAt: number | null
  readonly readAt: number
  readonly elapsedMs: number
  readonly targetMs: number | null
}

interface BreachRow {
  readonly caseId: string
  readonly clock: string
  readonly instance: number
  readonly breachedAt: number
  readonly isExcluded: boolean
}

/** Every fact of the cases of some flows, found by going through what happened to each of them, one after the other. */
export async function plainFacts(sql: Sql, flows: readonly string[]): Promise<readonly PlainFact[]> {
  const list = JSON.stringify(flows)
  const mine = 'select id from cases where flow in (select jsonb_array_elements_text($1::jsonb))'
  const cases = await sql.query<CaseRow>(
    `select id, flow, channel, team, assignee, priority, created_at as "createdAt", first_reply_at as "firstReplyAt",
       resolved_at as "resolvedAt", state, (select plan->'calendars' from plans where hash = plan_hash) as calendars
     from cases where id in (${mine})`,
    [list],
  )
  const records = await sql.query<RecordRow>(
    `select case_id as "caseId", at, event, data from case_records where case_id in (${mine}) order by case_id, seq`,
    [list],
  )
  const clocks = await sql.query<ClockRow>(
    `select case_id as "caseId", clock, instance, outcome, decided_at as "decidedAt", stopped_at as "stoppedAt", read_at as "readAt",
       elapsed_ms as "elapsedMs", target_ms as "targetMs"
     from case_clocks where case_id in (${mine})`,
    [list],
  )
  const breaches = await sql.query<BreachRow>(
    `select case_id as "caseId", clock, instance, breached_at as "breachedAt", exclusion = 'approved' as "isExcluded"
     from case_breaches where case_id in (${mine})`,
    [list],
  )
  const of = <T extends { readonly caseId: string }>(rows: readonly T[], id: string) =>
    rows.filter(({ caseId }) => caseId === id)
  return cases.flatMap((row) => factsOfCase(row, of(records, row.id), of(clocks, row.id), of(breaches, row.id)))
}

interface Told {
  readonly team?: string | null
  readonly assignee?: string | null
  readonly priority?: string | null
  readonly tier?: string | null
  readonly category?: string | null
  readonly business?: string | null
}

const text = (value: unknown): string | null =>
  value === null || value === undefined ? null : typeof value === 'string' ? value : JSON.stringify(value)

const factNames: Readonly<Record<string, keyof Told>> = {
  priority: 'priority',
  'customer.tier': 'tier',
  category: 'category',
  business: 'business',
}

function toldBy({ event, data }: RecordRow): Told | null {
  if (event === 'assigned') return { team: text(data['team']), assignee: text(data['assignee']) }
  if (event === 'caseCreated') {
    const facts = (data['facts'] ?? {}) as Readonly<Record<string, unknown>>
    return Object.fromEntries(Object.entries(factNames).map(([id, name]) => [name, text(facts[id])]))
  }
  const name = event === 'factChanged' ? factNames[String(data['fact'])] : undefined
  return name === undefined ? null : { [name]: text(data['is']) }
}

const isNewTeam = ({ event, data }: RecordRow) => event === 'assigned' && text(data['team']) !== text(data['fromTeam'])
const isHandover = (record: RecordRow) => isNewTeam(record) && text(record.data['fromTeam']) !== null

function factsOfCase(
  row: CaseRow,
  records: readonly RecordRow[],
  clocks: readonly ClockRow[],
  breaches: readonly BreachRow[],
): readonly PlainFact[] {
  const facts: PlainFact[] = []
  const firstTeam = text(records.find((record) => record.event === 'assigned')?.data['team'])
  const isTold = records.some((record) => toldBy(record) !== null)

  /** What the case was told apart by at an instant; a hand-over at that instant, and all after it, has not happened yet. */
  const standing = (at: number) => {
    let now: Told = {}
    for (const record of records) {
      const told = toldBy(record)
      if (told === null) continue
      if (record.at > at || (record.at === at && isHandover(record))) break
      now = { ...now, ...told }
    }
    return {
      flow: row.flow,
      channel: row.channel,
      team: isTold ? (now.team ?? firstTeam) : row.team,
      assignee: isTold ? (now.assignee ?? null) : row.assignee,
      priority: isTold ? (now.priority ?? null) : row.priority,
      tier: now.tier ?? null,
      business: now.category ?? now.business ?? null,
    }
  }

  const add = (
    measure: ReportMeasure,
    key: string,
    at: number,
    value: number | null,
    isLate = false,
    isExcluded = false,
  ) => facts.push({ caseId: row.id, measure, key, at, value, isLate, isExcluded, ...standing(at) })

  const isExcused = (isLate: boolean, from: number, to: number) => {
    const meanwhile = breaches.filter(({ breachedAt }) => breachedAt >= from && breachedAt <= to)
    return isLate && meanwhile.length > 0 && meanwhile.every(({ isExcluded }) => isExcluded)
  }

  add('opened', '', row.createdAt, null)
  if (row.firstReplyAt !== null) add('firstReply', '', row.firstReplyAt, row.firstReplyAt - row.createdAt)
  if (row.resolvedAt !== null) {
    const before = records.slice(
      0,
      records.findLastIndex(({ event }) => event === 'resolved'),
    )
    const isAgain = before.some((one) => one.event === 'waitStarted' || one.event === 'reopened' || isHandover(one))
    add('resolved', '', row.resolvedAt, row.resolvedAt - row.createdAt, isAgain)
  }

  for (const found of clocks) {
    const { clock, instance, outcome, decidedAt, elapsedMs } = found
    if (decidedAt === null) continue
    const own = breaches.filter((breach) => breach.clock === clock && breach.instance === instance)
    const isMissed = outcome === 'missed'
    const isExcluded = isMissed && own.length > 0 && own.every((breach) => breach.isExcluded)
    add('clock', clock, decidedAt, elapsedMs, isMissed, isExcluded)
    const state = row.state.clocks.find(({ id }) => id === clock)?.instances.find((one) => one.instance === instance)
    let closedMs = 0
    for (const span of state?.spans ?? []) if (span.toAt !== null) closedMs += span.toAt - span.fromAt - span.openMs
    add('closedHours', clock, decidedAt, closedMs)
    const decider = standing(decidedAt)
    for (const used of usedByTeams(row, records, found, standing)) {
      const isLate = isMissed && used.team === decider.team
      const assignee = used.team === decider.team ? decider.assignee : used.assignee
      facts.push({
        caseId: row.id,
        measure: 'promiseUsed',
        key: clock,
        at: decidedAt,
        value: used.value,
        isLate,
        isExcluded: isLate && isExcluded,
        ...decider,
        team: used.team,
        assignee,
      })
    }
  }

  const waits = new Map<string, number>()
  const standingIn: { node: string; at: number; isLate: boolean }[] = []
  let turn: { team: string; at: number; isLate: boolean } | null = null
  let team: string | null = null

  const leave = (place: { node: string; at: number; isLate: boolean }, at: number) =>
    add('node', place.node, at, at - place.at, place.isLate, isExcused(place.isLate, place.at, at))
  const endTurn = (at: number) => {
    if (turn !== null && at > turn.at) {
      add('held', turn.team, at, at - turn.at, turn.isLate, isExcused(turn.isLate, turn.at, at))
    }
    turn = null
  }

  for (const record of records) {
    const { event, at, data } = record
    if (event === 'closed' || event === 'cancelled') add(event, '', at, at - row.createdAt)
    if (event === 'reopened') add('reopened', '', at, null)
    if (event === 'escalated') add('escalation', text(data['clock']) ?? '', at, null)
    if (event === 'waitStarted') waits.set(String(data['reason']), at)
    if (event === 'waitEnded') {
      const since = waits.get(String(data['reason']))
      if (since !== undefined) add('waited', String(data['reason']), at, at - since)
    }
    if (isHandover(record)) add('handover', text(data['team']) ?? '', at, null)
    if (event === 'surveyAnswered' && ['csat', 'nps', 'scale10'].includes(String(data['ask']))) {
      const [ask, score] = [String(data['ask']), Number(data['score'])]
      add('satisfaction', ask === 'scale10' ? 'score' : ask, at, score, score <= (ask === 'csat' ? 3 : 6))
    }
    if (event === 'breached') {
      for (const place of standingIn) place.isLate = true
      if (turn !== null) (turn as { isLate: boolean }).isLate = true
    }
    if (event === 'nodeEntered') standingIn.push({ node: String(data['node']), at, isLate: false })
    if (event === 'nodeLeft') {
      const index = standingIn.findIndex(({ node }) => node === data['node'])
      const [place] = index === -1 ? [] : standingIn.splice(index, 1)
      if (place !== undefined) leave(place, at)
    }
    if (event === 'closed' || event === 'cancelled') for (const place of standingIn.splice(0)) leave(place, at)
    if (isNewTeam(record)) team = text(data['team'])
    if (isNewTeam(record) || event === 'reopened') {
      endTurn(at)
      if (team !== null) turn = { team, at, isLate: false }
    }
    if (event === 'resolved' || event === 'closed' || event === 'cancelled') endTurn(at)
  }
  return facts
}

interface Standing {
  readonly team: string | null
  readonly assignee: string | null
}

/**
 * What each team used of a promise: time is cut wherever anything happened, wherever the clock began or ceased to count and wherever an
 * opening begins or ends; each piece belongs to whom the case belonged to at its end.
 */
function usedByTeams(
  row: CaseRow,
  records: readonly RecordRow[],
  { clock, instance, decidedAt, stoppedAt, readAt, targetMs }: ClockRow,
  standing: (at: number) => Standing,
): readonly (Standing & { readonly value: number })[] {
  const measured = row.state.clocks.find(({ id }) => id === clock)?.instances.find((one) => one.instance === instance)
  const endAt = stoppedAt ?? readAt
  const spans = (measured?.spans ?? []).map((span) => ({ ...span, toAt: span.toAt ?? endAt }))
  const open = spans.flatMap(({ fromAt, toAt, calendar }) => {
    if (measured?.target.unit === 'hours') return [{ startAt: fromAt, endAt: toAt }]
    const found = row.calendars?.[calendar] ?? row.state.calendars[calendar]
    if (found === undefined) throw new Error(`no calendar ${calendar}`)
    return [...openings(found, fromAt, toAt)]
  })
  const fromAt = measured?.measuredFromAt ?? endAt
  const edges = [fromAt, endAt, ...records.map(({ at }) => at), ...open.flatMap((one) => [one.startAt, one.endAt])]
  const cuts = [...new Set(edges)].filter((at) => at >= fromAt && at <= endAt).sort((one, other) => one - other)
  const teams = new Map<string | null, { assignee: string | null; ms: number }>()
  for (const [index, upto] of cuts.entries()) {
    const since = cuts[index - 1]
    if (since === undefined) continue
    const { team, assignee } = standing(upto)
    const isOpen = open.some((one) => one.startAt <= since && upto <= one.endAt)
    teams.set(team, { assignee, ms: (teams.get(team)?.ms ?? 0) + (isOpen ? upto - since : 0) })
  }
  const decider = standing(decidedAt ?? endAt)
  if (!teams.has(decider.team)) teams.set(decider.team, { assignee: decider.assignee, ms: 0 })
  let usedMs = 0
  const share = (ms: number) => Math.floor((1e6 * ms) / (targetMs ?? Number.NaN) + 0.5)
  return [...teams].map(([team, { assignee, ms }]) => {
    usedMs += ms
    return { team, assignee, value: share(usedMs) - share(usedMs - ms) }
  })
}

/** What a line of the reference holds: the counts, and every value, in order. */
export interface PlainLine {
  readonly group: Readonly<Record<string, string>>
  readonly count: number
  readonly late: number
  readonly excluded: number
  readonly lateExcluded: number
  readonly values: readonly number[]
}

/** Counts facts as a query says, by looking at each of them. */
export function plainReport(facts: readonly PlainFact[], query: ReportQuery): readonly PlainLine[] {
  const { measure, key, from, to, zone, by = [], where = {} } = query
  const groups = new Map<string, PlainFact[]>()
  for (const fact of facts) {
    if (fact.measure !== measure || (key !== undefined && !key.includes(fact.key))) continue
    const local = Temporal.Instant.fromEpochMilliseconds(fact.at).toZonedDateTimeISO(zone)
    const date = local.toPlainDate().toString()
    if (date < from || date >= to) continue
    const isWithin = Object.entries(where).every(
      ([name, values]) => values?.includes(fact[name as 'team'] ?? '') ?? true,
    )
    if (!isWithin) continue
    const group = JSON.stringify(Object.fromEntries(by.map((name) => [name, groupOf(fact, name, local)])))
    groups.set(group, [...(groups.get(group) ?? []), fact])
  }
  return [...groups].map(([group, inIt]) => ({
    group: JSON.parse(group) as Record<string, string>,
    count: inIt.length,
    late: inIt.filter(({ isLate }) => isLate).length,
    excluded: inIt.filter(({ isExcluded }) => isExcluded).length,
    lateExcluded: inIt.filter(({ isLate, isExcluded }) => isLate && isExcluded).length,
    values: inIt.flatMap(({ value }) => (value === null ? [] : [value])).sort((one, other) => one - other),
  }))
}

function groupOf(fact: PlainFact, name: string, local: Temporal.ZonedDateTime): string {
  const date = local.toPlainDate()
  switch (name) {
    case 'hour':
      return `${date.toString()}T${String(local.hour).padStart(2, '0')}`
    case 'day':
      return date.toString()
    case 'week':
      return date.subtract({ days: date.dayOfWeek - 1 }).toString()
    case 'month':
      return date.with({ day: 1 }).toString()
    case 'quarter':
      return date.with({ day: 1, month: date.month - ((date.month - 1) % 3) }).toString()
    case 'year':
      return date.with({ day: 1, month: 1 }).toString()
    case 'hourOfWeek':
      return String((date.dayOfWeek - 1) * 24 + local.hour)
    default:
      return fact[name as 'key'] ?? ''
  }
}
