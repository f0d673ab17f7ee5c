import type { WireReasonReport } from '../../core/contract/wire-review.ts'
import type { BreachSearch } from './breach-search.ts'

/** The address of the breaches behind a bar, or behind a part of it: of its period, in any state of review. */
export function barLink(
  report: WireReasonReport,
  search: BreachSearch,
  filter: string | null,
  excluded: 'yes' | 'no' | null,
  group?: string,
) {
  const { view: _view, level: _level, by: _by, counting: _counting, weigh: _weigh, days: _days, ...narrowed } = search
  const { from, to } = report
  const part = group === undefined || report.by === null ? {} : groupFilter(report.by, group)
  const found: BreachSearch = {
    ...narrowed,
    review: 'all',
    from,
    to,
    ...(filter === null ? {} : { reason: filter }),
    ...(excluded === null ? {} : { excluded }),
    ...part,
  }
  return { to: '/breaches', search: found } as const
}

/** Nothing stands for an empty text in an address, so a group without a name leads to all of them. */
function groupFilter(by: 'team' | 'node' | 'flow', group: string): BreachSearch {
  if (group === '') return {}
  if (by === 'team') return { responsibleTeam: group }
  return by === 'node' ? { node: group } : { flow: group }
}
