import type { WireCase } from '../../core/contract/wire.ts'
import type { WireBoard, WireBoardCase } from '../../core/contract/wire-board.ts'
import { hour, iso, minute } from './sample-data.ts'

/** The board over the cases of a mock, as the server would see it; what was kept today is made up. */
export function sampleBoard(cases: readonly WireCase[], now: number, query: URLSearchParams): WireBoard {
  const withinMs = Number(query.get('within') ?? 60) * minute
  const since = now - 5 * hour
  const live = cases
    .filter(({ state }) => state === 'open' || state === 'waiting')
    .filter(({ team }) => query.get('team') === null || team === query.get('team'))
    .toSorted((one, other) => (one.nextDue?.dueAt ?? '9').localeCompare(other.nextDue?.dueAt ?? '9'))
  const breachOf = ({ nextDue }: WireCase) =>
    nextDue === null ? Number.POSITIVE_INFINITY : Date.parse(nextDue.breachesAt ?? nextDue.dueAt)
  const late = live.filter((item) => breachOf(item) <= now)
  const dueNext = live.filter((item) => breachOf(item) > now && breachOf(item) < now + withinMs)
  const waiting = live.filter(({ state }) => state === 'waiting')
  const unassigned = live.filter(({ assignee }) => assignee === null)
  const first = (items: readonly WireCase[]) => items.slice(0, Number(query.get('limit') ?? 10)).map(boardCase)
  const hours = [0.9, 0.95, null, 0.92, 0.97, 0.93]
  return {
    asOf: iso(now),
    since: iso(since),
    withinMs,
    counts: {
      open: live.length,
      late: late.length,
      lateSince: late.filter((item) => breachOf(item) >= since).length,
      dueSoon: dueNext.length,
      waiting: waiting.length,
      unassigned: unassigned.length,
      oldestUnassignedAt: unassigned[0]?.createdAt ?? null,
    },
    late: first(late),
    dueNext: first(dueNext),
    waiting: first(waiting),
    unassigned: first(unassigned),
    compliance: {
      met: 135,
      missed: 10,
      compliance: 0.931,
      yesterday: { met: 170, missed: 10, compliance: 0.9444 },
      weekBefore: { met: 0, missed: 0, compliance: null },
      hours: hours.map((compliance, index) => ({
        from: iso(since + index * hour),
        met: compliance === null ? 0 : 27,
        missed: compliance === null ? 0 : 2,
        compliance,
      })),
    },
    places: [
      {
        flow: 'complaint',
        flowName: { en: 'Complaint', 'zh-CN': '投诉处理' },
        node: 'sort',
        name: { en: 'Sort', 'zh-CN': '分拣' },
        cases: 4,
        late: 1,
        oldest: { id: 'case-1042', number: 1042, enteredAt: iso(now - 3 * hour) },
      },
    ],
  }
}

function boardCase(item: WireCase): WireBoardCase {
  const [wait] = item.waits
  return {
    ...item,
    wait: wait === undefined ? null : { reason: wait.reason, since: wait.since, until: wait.until },
  }
}
