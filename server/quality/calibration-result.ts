import { agreementOf, type Marks } from '../../analysis/quality/agreement.ts'
import { biasOf } from '../../analysis/quality/auditor-bias.ts'
import type {
  CardAnswers,
  QualityCard,
  WireAuditorBias,
  WireCalibrationDetail,
} from '../../core/contract/wire-quality.ts'
import { criteriaOf, highestMark } from '../../core/quality/score-card.ts'
import type { CalibrationRow } from '../../store/quality/calibrations.ts'

/** What a closed calibration shows; null while it is open, so that nobody learns from another. Pure. */
export function calibrationResult(calibration: CalibrationRow): WireCalibrationDetail['result'] {
  const { state, reference, card, voices } = calibration
  if (state === 'open' || reference === null) return null
  const answers = voices.flatMap(({ auditor, answers: own }) => (own === null ? [] : [[auditor, own] as const]))
  const marks = answers.map(([, own]) => marksOf(card, own))
  const byCriterion = criteriaOf(card).map(({ id }, index) => {
    const one = marks.map((own) => [own[index] ?? null])
    return [id, agreementOf(one).percent] as const
  })
  return {
    answers: Object.fromEntries(answers),
    agreement: agreementOf(marks),
    reference,
    referenceScore: calibration.referenceScore,
    note: calibration.note,
    byCriterion: Object.fromEntries(byCriterion),
  }
}

/** How each auditor scores beside the references of closed calibrations, the strictest first. Pure. */
export function biasesOf(
  calibrations: readonly CalibrationRow[],
  nameOf: (id: string) => string,
): readonly WireAuditorBias[] {
  const differences = new Map<string, number[]>()
  for (const { referenceScore, voices } of calibrations) {
    for (const { auditor, score } of voices) {
      if (score === null || referenceScore === null) continue
      differences.set(auditor, [...(differences.get(auditor) ?? []), score - referenceScore])
    }
  }
  return [...differences]
    .map(([auditor, own]) => ({ auditor, name: nameOf(auditor), calibrations: own.length, ...biasOf(own, own.length) }))
    .sort((a, b) => (a.bias ?? 0) - (b.bias ?? 0) || (a.auditor < b.auditor ? -1 : 1))
}

function marksOf(card: QualityCard, answers: CardAnswers): Marks {
  return criteriaOf(card).map(({ id, scale }) => {
    const mark = answers[id]?.mark
    return typeof mark === 'number' ? mark / highestMark[scale] : null
  })
}
