import { reportMeasures } from '../../core/contract/wire-reports.ts'
import { alone } from '../alone.ts'
import type { Store, Transaction } from '../store.ts'
import {
  bucketOf,
  civilTime,
  hourOfWeek,
  type TalliedDimension,
  type TallySpan,
  tallied,
  talliedDimensions,
} from './tally-shape.ts'

/**
 * Adds what changed in the facts since the last time to the tallies; answers how many changes there were. Nothing that is read
 * changes by it. Whoever comes while another one does that does nothing.
 */
export async function foldChanges(store: Pick<Store, 'transaction'>): Promise<number> {
  return (await alone(store, 'facts', foldAll)) ?? 0
}

/** As `foldChanges`, in a transaction whose caller holds the lock. */
export async function foldAll(tx: Transaction): Promise<number> {
  await tx.query(`select set_config('jit', 'off', true)`)
  const [done] = await tx.query<{ count: number }>(
    `with source as materialized (delete from report_changes returning *), ${tallyLines('z.filled_from <= s.at')}, written as (
       ${writing}
     ) select count(*) as count from source`,
  )
  return done?.count ?? 0
}

/** Counts all facts of a stretch of time in the tallies of one zone, which has none of it yet. The caller holds the lock. */
export async function tallyFacts(tx: Transaction, zone: number, fromAt: number, toAt: number): Promise<void> {
  // A month of a large service has millions of facts: sorting them on disk takes longer than counting them in memory.
  await tx.query(`select set_config('jit', 'off', true), set_config('work_mem', '128MB', true)`)
  await tx.query(
    `with source as (
       select 1 as sign, f.* from report_facts f where f.measure = any($4::text[]) and f.at >= $2 and f.at < $3
     ), ${tallyLines('z.id = $1')}
     ${writing}`,
    [zone, fromAt, toAt, `{${reportMeasures.join(',')}}`],
  )
}

/** In the order of `report_tallies`' arrays: the columns of a slot, and what they add up. */
const slotSums = ['counts', 'lates'] as const
const hourSums = ['excludeds', 'late_excludeds', 'valueds', 'totals'] as const

/** From a `source` of facts with signs: `lines`, one for each tally of each zone that lets it in. Linear in the facts. */
function tallyLines(isCounted: string): string {
  const dimensions = talliedDimensions.map((name) => `coalesce(s.${name}, '') as ${name}`)
  const shown = (array: readonly string[]) => `array_remove(array[${array.join(', ')}], null)`
  const names = shown(talliedDimensions.map((name) => `case when ${name} is not null then '${name}' end`))
  const filled = `filter (where slot is not null and (n <> 0 or late <> 0))`
  const hours = `filter (where span = 'hours' and (n <> 0 or late <> 0))`
  return `
placed as (
  select z.id as zone, s.sign, s.measure, s.key, s.flow, ${dimensions.join(', ')}, s.is_late, s.is_excluded, s.value,
    ${bucketOf('s')} as bucket, l.at::date as day, date_trunc('month', l.at)::date as month, ${hourOfWeek('l.at')} as hour
  from source s join report_zones z on ${isCounted} cross join lateral (select ${civilTime('s.at', 'z.name')} as at) l
), cells as (
  select zone, measure, key, flow, ${talliedDimensions.join(', ')}, day, month, bucket, hour, sum(sign) as n,
    sum(sign) filter (where is_late) as late, sum(sign) filter (where is_excluded) as excluded,
    sum(sign) filter (where is_late and is_excluded) as late_excluded, sum(sign) filter (where value is not null) as valued,
    sum(sign * value) as total
  from placed
  group by zone, measure, key, flow, grouping sets (${groupingSets().join(', ')})
), named as (
  select zone, case when hour is not null then 'hours' when day is not null then 'day' else 'month' end as span,
    array_to_string(${names}, '+') as dimension, measure, coalesce(day, month) as start, key, flow,
    ${shown(talliedDimensions)} as dimension_values, coalesce(hour, bucket) as slot, n, coalesce(late, 0) as late,
    coalesce(excluded, 0) as excluded, coalesce(late_excluded, 0) as late_excluded, coalesce(valued, 0) as valued,
    coalesce(total, 0) as total
  from cells
), lines as (
  select zone, span, dimension, measure, start, key, flow, coalesce(dimension_values[1], '') as value,
    coalesce(dimension_values[2], '') as other, sum(n)::integer as count, sum(late)::integer as late,
    sum(excluded)::integer as excluded, sum(late_excluded)::integer as late_excluded, sum(valued)::integer as valued,
    sum(total) as total,
    coalesce(array_agg(slot order by slot) ${filled}, '{}') as slots, coalesce(array_agg(n::integer order by slot) ${filled}, '{}') as counts,
    coalesce(array_agg(late::integer order by slot) ${filled}, '{}') as lates,
    array_agg(excluded::integer order by slot) ${hours} as excludeds, array_agg(late_excluded::integer order by slot) ${hours} as late_excludeds,
    array_agg(valued::integer order by slot) ${hours} as valueds, array_agg(total order by slot) ${hours} as totals
  from named group by zone, span, dimension, measure, start, key, flow, dimension_values
)`
}

function groupingSets(): readonly string[] {
  const columns: Readonly<Record<TallySpan, readonly string[]>> = {
    day: ['day', 'bucket'],
    month: ['month', 'bucket'],
    hours: ['month', 'hour'],
  }
  return (Object.keys(columns) as TallySpan[]).flatMap((span) =>
    tallied[span].map((names: readonly TalliedDimension[]) => `(${[...columns[span], ...names].join(', ')})`),
  )
}

const merged = (names: readonly string[]) => names.map((name) => `${name} = t.${name} + excluded.${name}`).join(', ')
const allSlots = [...slotSums, ...hourSums]
const unnested = (row: string) => `unnest(${['slots', ...allSlots].map((name) => `${row}.${name}`).join(', ')})`

/** Adds the lines to the tallies, slot by slot. */
const writing = `
insert into report_tallies as t (zone, span, dimension, measure, start, key, flow, value, other, count, late, excluded,
  late_excluded, valued, total, slots, counts, lates, excludeds, late_excludeds, valueds, totals)
select * from lines
on conflict (zone, span, dimension, measure, start, key, flow, value, other) do update set
  ${merged(['count', 'late', 'excluded', 'late_excluded', 'valued', 'total'])},
  (slots, ${allSlots.join(', ')}) = (
    select coalesce(array_agg(m.slot order by m.slot), '{}'),
      ${slotSums.map((name) => `coalesce(array_agg(m.${name} order by m.slot), '{}')`).join(', ')},
      ${hourSums.map((name) => `array_agg(m.${name} order by m.slot) filter (where t.span = 'hours')`).join(', ')}
    from (
      select u.slot, ${allSlots.map((name) => `sum(u.${name})${name === 'totals' ? '' : '::integer'} as ${name}`).join(', ')}
      from (select * from ${unnested('t')} as a(slot, ${allSlots.join(', ')})
        union all select * from ${unnested('excluded')} as b(slot, ${allSlots.join(', ')})) u
      group by u.slot having sum(u.counts) <> 0 or sum(u.lates) <> 0) m)`
