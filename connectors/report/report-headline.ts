import type { ReportFigures } from '../../core/contract/wire-reports.ts'
import { fillTemplate } from '../mail/fill-template.ts'
import type { ReportAnswers } from './compose-report.ts'
import type { HeadlineFigure } from './letter.ts'
import type { ReportQuestion } from './report-questions.ts'
import { countTrend, shareTrend } from './report-trends.ts'
import { countText, durationText, type ReportTexts, shareText } from './report-words.ts'

/** The large figures of a service report, each with what it was before. Pure. */
export function headlineOf(answers: ReportAnswers, words: ReportTexts): readonly HeadlineFigure[] {
  const { headline } = words
  const pair = (question: ReportQuestion) => {
    const found = answers.get(question)
    return found === undefined ? null : { now: found.now.total, before: found.before.total }
  }
  const counted = (
    question: ReportQuestion,
    label: string,
    isBetter: 'more' | 'less' | 'neither',
  ): HeadlineFigure[] => {
    const found = pair(question)
    if (found === null) return []
    const { now, before } = found
    return [
      {
        label,
        value: countText(now.count),
        note: null,
        before: said(countText(before.count)),
        trend: countTrend(now.count, before.count, isBetter),
      },
    ]
  }
  const shared = (question: ReportQuestion, label: string, note: (now: ReportFigures) => string): HeadlineFigure[] => {
    const found = pair(question)
    if (found === null) return []
    const { now, before } = found
    return [
      {
        label,
        value: shareText(now.compliance),
        note: note(now),
        before: said(shareText(before.compliance)),
        trend: shareTrend(now.compliance, before.compliance, words),
      },
    ]
  }
  const said = (value: string) => fillTemplate(words.before, { value })
  const broken = pair('byClock')
  const answered = pair('firstReply')
  return [
    ...counted('opened', headline.opened, 'neither'),
    ...shared('byClock', headline.kept, ({ count }) => fillTemplate(words.ofDecided, { count: countText(count) })),
    ...(broken === null
      ? []
      : [
          {
            label: headline.broken,
            value: countText(broken.now.late),
            note:
              broken.now.lateExcluded === 0
                ? null
                : fillTemplate(words.excludedNote, { count: countText(broken.now.lateExcluded) }),
            before: said(countText(broken.before.late)),
            trend: countTrend(broken.now.late, broken.before.late, 'less'),
          },
        ]),
    ...(answered === null
      ? []
      : [
          {
            label: headline.firstReply,
            value: durationText(answered.now.median, words),
            note: null,
            before: said(durationText(answered.before.median, words)),
            trend: countTrend(answered.now.median, answered.before.median, 'less'),
          },
        ]),
    ...counted('resolved', headline.resolved, 'more'),
    ...shared('resolved', headline.firstContact, ({ count }) =>
      fillTemplate(words.ofDecided, { count: countText(count) }),
    ),
    ...counted('reopened', headline.reopened, 'less'),
    ...counted('escalation', headline.escalation, 'less'),
    ...shared('satisfaction', headline.satisfied, ({ count }) =>
      fillTemplate(words.answers, { count: countText(count) }),
    ),
  ]
}
