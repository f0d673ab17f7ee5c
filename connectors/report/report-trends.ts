import { fillTemplate } from '../mail/fill-template.ts'
import type { Trend } from './letter.ts'
import type { ReportTexts } from './report-words.ts'

/** How a count or a length went, in per cent of what it was; null where there was nothing. Pure. */
export function countTrend(
  now: number | null,
  before: number | null,
  isBetter: 'more' | 'less' | 'neither',
): Trend | null {
  if (now === null || before === null || before === 0) return null
  const change = (now - before) / before
  const text = `${change > 0 ? '+' : change < 0 ? '−' : '±'}${Math.abs(change * 100).toFixed(0)}%`
  const isEven = Math.abs(change) < 0.005 || isBetter === 'neither'
  return { text, kind: isEven ? 'even' : change > 0 === (isBetter === 'more') ? 'better' : 'worse' }
}

/** How a share went, in points; more is better. Pure. */
export function shareTrend(now: number | null, before: number | null, words: ReportTexts): Trend | null {
  if (now === null || before === null) return null
  const change = (now - before) * 100
  const sign = change > 0 ? '+' : change < 0 ? '−' : '±'
  const text = fillTemplate(words.points, { sign, value: Math.abs(change).toFixed(1) })
  return { text, kind: Math.abs(change) < 0.05 ? 'even' : change > 0 ? 'better' : 'worse' }
}
