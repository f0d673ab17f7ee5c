import { fillTemplate } from '../../connectors/mail/fill-template.ts'
import { gatherReport } from '../../connectors/report/gather-report.ts'
import { reportHtml } from '../../connectors/report/report-html.ts'
import { reportTexts } from '../../connectors/report/report-words.ts'
import type { Instant } from '../../core/contract/time.ts'
import type { ReportRhythm, ReportScheduleInput } from '../../core/contract/wire-delivery.ts'
import type { WireReport } from '../../core/contract/wire-reports.ts'
import { nextSending, type RhythmGround } from '../../core/delivery/next-sending.ts'
import { reportDates } from '../../core/delivery/report-dates.ts'
import { rhythmGround } from '../../store/delivery/rhythm-ground.ts'
import type { Store } from '../../store/store.ts'
import type { Visibility } from '../../store/visibility.ts'
import type { PlanCache } from '../cases/plan-cache.ts'
import { namedReport } from '../reports/named-report.ts'

export interface PreviewParts {
  readonly store: Store
  readonly plans: PlanCache
  readonly publicUrl: string
  readonly now: () => Instant
}

export interface ReportPreview {
  readonly subject: string
  readonly html: string
  readonly nextAts: readonly Instant[]
}

const shownTimes = 3

/** The mail as it would be if the report were due now and kept by whoever sees that much. Whether persons may be told apart is for the caller to ask first. */
export async function previewReport(
  { store, plans, publicUrl, now }: PreviewParts,
  { name, report, rhythm, language }: Pick<ReportScheduleInput, 'name' | 'report' | 'rhythm' | 'language'>,
  visibility: Visibility,
): Promise<ReportPreview> {
  const ground = await rhythmGround(store, rhythm)
  const { dates, before } = reportDates(report.period, ground, now())
  const frame = { name, report, language, zone: rhythm.zone, dates, before, publicUrl }
  const letter = await gatherReport(frame, (query): Promise<WireReport> => namedReport(store, plans, query, visibility))
  return {
    subject: fillTemplate(reportTexts(language).subject, { name, period: letter.period }),
    html: reportHtml(letter, null),
    nextAts: nextTimes(rhythm, ground, now()),
  }
}

function nextTimes(rhythm: ReportRhythm, ground: RhythmGround, now: Instant): readonly Instant[] {
  const found: Instant[] = []
  let at: Instant | null = now
  while (found.length < shownTimes) {
    at = nextSending(rhythm, ground, at)
    if (at === null) break
    found.push(at)
  }
  return found
}
