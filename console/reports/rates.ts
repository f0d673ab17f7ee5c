import type { ReportBucket, ReportFigures, ReportLine, WireReport } from '../../core/contract/wire-reports.ts'

/** One figure divided by another; null where there is nothing to divide by. */
export function ratio(part: number | undefined, whole: number | undefined): number | null {
  return part === undefined || whole === undefined || whole === 0 ? null : part / whole
}

/** The part of its target that a value of `promiseUsed` stands for: 1 is all of it. */
export const usedShare = (millionths: number): number => millionths / 1e6

/** The line of a group; null where nothing happened in it. */
export function lineOf(
  report: WireReport | undefined,
  grouping: keyof ReportLine['group'],
  id: string,
): ReportLine | null {
  return report?.lines.find(({ group }) => group[grouping] === id) ?? null
}

/** A figure of each step of a trend, in their order; null where nothing happened. */
export function trendOf(
  report: WireReport | undefined,
  spans: readonly string[],
  span: keyof ReportLine['group'],
  value: (figures: ReportFigures) => number | null,
): readonly (number | null)[] {
  const byId = new Map(report?.lines.map((line) => [line.group[span], line]))
  return spans.map((id) => {
    const line = byId.get(id)
    return line === undefined ? null : value(line)
  })
}

/** What customers said on the scale of 0 to 10 (NPS). `nps` is in points, −100 to 100; null without answers. */
export interface Recommendation {
  readonly promoters: number
  readonly passives: number
  readonly detractors: number
  readonly nps: number | null
}

/** Promoters say 9 or 10, detractors at most 6 (Reichheld, The One Number You Need to Grow). */
export function recommendationOf(buckets: readonly ReportBucket[]): Recommendation {
  const sum = (from: number, to: number) =>
    buckets.reduce((all, bucket) => (bucket.from >= from && bucket.from <= to ? all + bucket.count : all), 0)
  const [detractors, passives, promoters] = [sum(0, 6), sum(7, 8), sum(9, 10)]
  const all = detractors + passives + promoters
  return { promoters, passives, detractors, nps: all === 0 ? null : ((promoters - detractors) / all) * 100 }
}
