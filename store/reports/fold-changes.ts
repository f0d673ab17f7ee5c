import { reportMeasures } from '../../core/contract/wire-reports.ts'
import { alone } from '../alone.ts'
import type { Store, Transaction } from '../store.ts'
import {
  bucketOf,
  civilTime,
  dimensionName,
  hourOfWeek,
  type Tallied,
  type TalliedDimension,
  type TallySpan,
  tallied,
  talliedDimensions,
  thirdOfMonth,
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
  const [waits] = await tx.query('select 1 from report_changes limit 1')
  if (waits === undefined) return 0
  await tx.query(`select set_config('jit', 'off', true)`)
  const [done] = await tx.query<{ count: number }>(
    `with source as materialized (delete from report_changes returning *), ${tallyLines(plans[tx.kind], 'z.filled_from <= s.at')}, written as (
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
     ), ${tallyLines(plans[tx.kind], 'z.id = $1')}
     ${writing}`,
    [zone, fromAt, toAt, `{${reportMeasures.join(',')}}`],
  )
}

/** In the order of `report_tallies`' arrays: the columns of a slot, and what they add up. */
const slotSums = ['counts', 'lates'] as const
const hourSums = ['excludeds', 'late_excludeds', 'valueds', 'totals'] as const

/** The columns by which some tallies group and others do not. */
const groupColumns = ['day', 'third', 'month', 'hour', ...talliedDimensions] as const

const startColumns: ReadonlySet<string> = new Set(['day', 'third', 'month'])

/** What each kind of tally groups by, beside its dimensions. */
const spanColumns: Readonly<Record<TallySpan, { readonly grouped: readonly string[]; readonly slot: string }>> = {
  day: { grouped: ['day'], slot: 'bucket' },
  third: { grouped: ['third'], slot: 'bucket' },
  month: { grouped: ['month'], slot: 'bucket' },
  hours: { grouped: ['month', 'hour'], slot: 'hour' },
  thirdHours: { grouped: ['third', 'hour'], slot: 'hour' },
}

interface TallyKind {
  readonly span: TallySpan
  readonly names: readonly TalliedDimension[]
  /** What it is grouped by, the slot included. */
  readonly grouped: readonly string[]
  /** The number by which SQL's `grouping` tells it from others. */
  readonly kind: number
}

interface TallyPlan {
  readonly kinds: readonly TallyKind[]
  /** The columns by which at least one of them groups. */
  readonly columns: readonly string[]
  /** The first date of a line, in SQL. */
  readonly start: string
}

function planOf(known: Tallied): TallyPlan {
  const shapes = (Object.keys(spanColumns) as TallySpan[]).flatMap((span) =>
    known[span].map((names) => {
      const { grouped, slot } = spanColumns[span]
      return { span, names, grouped: [...new Set([...grouped, slot, ...names])] }
    }),
  )
  const columns = groupColumns.filter((column) => shapes.some(({ grouped }) => grouped.includes(column)))
  const kinds = shapes.map((kind) => ({
    ...kind,
    kind: columns.reduce((bits, column) => bits * 2 + (kind.grouped.includes(column) ? 0 : 1), 0),
  }))
  return { kinds, columns, start: `coalesce(${columns.filter((column) => startColumns.has(column)).join(', ')})` }
}

const plans = { postgres: planOf(tallied.postgres), pglite: planOf(tallied.pglite) } as const

/**
 * From a `source` of facts with signs: `lines`, one for each tally of each zone that lets it in; and beside those of a key and a flow
 * the line of all keys and flows, whose own are empty.
 */
function tallyLines({ kinds, columns, start }: TallyPlan, isCounted: string): string {
  const dimensions = talliedDimensions.map((name) => `coalesce(s.${name}, '') as ${name}`)
  const shown = `array_remove(array[${talliedDimensions.join(', ')}], null)`
  const sets = kinds.map(({ grouped }) => `(${grouped.join(', ')})`)
  const named = kinds.map(({ kind, span, names }) => `(${kind}, '${span}', '${dimensionName(names)}')`)
  const filled = `filter (where slot is not null and (n <> 0 or late <> 0))`
  const hours = `filter (where is_hours and (n <> 0 or late <> 0))`
  return `
series as materialized (
  -- A number for what every line is told apart by: grouping goes by it some thirty times, and by texts much slower.
  select row_number() over ()::integer as id, d.* from (
    select measure, key, flow from source union select measure, '', '' from source) d
), placed as (
  select z.id as zone, s.sign, r.id as series, ${dimensions.join(', ')}, s.is_late, s.is_excluded, s.value,
    ${bucketOf('s')} as bucket, l.at::date as day, ${thirdOfMonth('l.at')} as third,
    date_trunc('month', l.at)::date as month, ${hourOfWeek('l.at')} as hour
  from source s join series r on r.measure = s.measure and r.key = s.key and r.flow = s.flow
  join report_zones z on ${isCounted} cross join lateral (select ${civilTime('s.at', 'z.name')} as at) l
), cells as materialized (
  select zone, series, grouping(${columns.join(', ')}) as kind, ${start} as start, hour is not null as is_hours,
    (${shown})[1] as value, (${shown})[2] as other, coalesce(hour, bucket) as slot, sum(sign) as n,
    coalesce(sum(sign) filter (where is_late), 0) as late, coalesce(sum(sign) filter (where is_excluded), 0) as excluded,
    coalesce(sum(sign) filter (where is_late and is_excluded), 0) as late_excluded,
    coalesce(sum(sign) filter (where value is not null), 0) as valued, coalesce(sum(sign * value), 0) as total
  from placed group by zone, series, grouping sets (${sets.join(', ')})
), every as (
  select * from cells
  union all
  select c.zone, w.id, c.kind, c.start, c.is_hours, c.value, c.other, c.slot, sum(c.n), sum(c.late), sum(c.excluded),
    sum(c.late_excluded), sum(c.valued), sum(c.total)
  from cells c join series r on r.id = c.series join series w on w.measure = r.measure and w.flow = ''
  group by c.zone, w.id, c.kind, c.start, c.is_hours, c.value, c.other, c.slot
), summed as (
  -- In the order of the slots, so that no array has to be sorted by itself.
  select zone, series, kind, start, value, other, sum(n)::integer as count, sum(late)::integer as late,
    sum(excluded)::integer as excluded, sum(late_excluded)::integer as late_excluded, sum(valued)::integer as valued,
    sum(total) as total,
    coalesce(array_agg(slot) ${filled}, '{}') as slots, coalesce(array_agg(n::integer) ${filled}, '{}') as counts,
    coalesce(array_agg(late::integer) ${filled}, '{}') as lates,
    array_agg(excluded::integer) ${hours} as excludeds, array_agg(late_excluded::integer) ${hours} as late_excludeds,
    array_agg(valued::integer) ${hours} as valueds, array_agg(total) ${hours} as totals
  from (select * from every order by zone, series, kind, start, value, other, slot) n
  group by zone, series, kind, start, value, other
), lines as (
  select s.zone, k.span, k.dimension, r.measure, s.start, r.key, r.flow, coalesce(s.value, '') as value, coalesce(s.other, '') as other,
    s.count, s.late, s.excluded, s.late_excluded, s.valued, s.total,
    s.slots, s.counts, s.lates, s.excludeds, s.late_excludeds, s.valueds, s.totals
  from summed s join series r on r.id = s.series
  join (values ${named.join(', ')}) k(kind, span, dimension) on k.kind = s.kind
)`
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
      ${hourSums.map((name) => `array_agg(m.${name} order by m.slot) filter (where t.span in ('hours', 'thirdHours'))`).join(', ')}
    from (
      select u.slot, ${allSlots.map((name) => `sum(u.${name})${name === 'totals' ? '' : '::integer'} as ${name}`).join(', ')}
      from (select * from ${unnested('t')} as a(slot, ${allSlots.join(', ')})
        union all select * from ${unnested('excluded')} as b(slot, ${allSlots.join(', ')})) u
      group by u.slot having sum(u.counts) <> 0 or sum(u.lates) <> 0) m)`
