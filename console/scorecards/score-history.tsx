import { useTranslation } from 'react-i18next'
import type {
  CardCriterion,
  CriterionAnswer,
  WireAuditDetail,
  WireAuditScore,
} from '../../core/contract/wire-quality.ts'
import { highestMark } from '../../core/quality/score-card.ts'
import { useLocalText } from '../../look/language/use-language.ts'
import { useNumberWords } from '../../look/numbers/use-number-words.ts'
import { TimePhrase } from '../../look/time/time-text.tsx'
import { EvidenceLinks } from './criterion-field.tsx'
import classes from './scorecards.module.css'

/** The marks that count, and every score there was before. */
export function ScoreHistory({ audit }: { readonly audit: WireAuditDetail }) {
  const { t } = useTranslation('scorecards')
  const newest = audit.scores.at(-1)
  if (newest === undefined) return <p className={classes.minor}>{t('audits.state.open')}</p>
  return (
    <>
      <Marks audit={audit} score={newest} />
      {newest.comment !== null && <p>{newest.comment}</p>}
      <h3 className={classes.sectionName}>{t('score.history')}</h3>
      <ol className={classes.records}>
        {audit.scores.map((score) => (
          <HistoryLine key={score.version} score={score} />
        ))}
      </ol>
    </>
  )
}

function Marks({ audit, score }: { readonly audit: WireAuditDetail; readonly score: WireAuditScore }) {
  const { t } = useTranslation('scorecards')
  const local = useLocalText()
  return audit.fullCard.sections.map((section) => (
    <div key={section.id}>
      <h3 className={classes.sectionName}>{local(section.name, section.id)}</h3>
      <table className={classes.table} aria-label={local(section.name, section.id)}>
        <tbody>
          {section.criteria.map((criterion) => {
            const answer = score.answers[criterion.id]
            return (
              <tr key={criterion.id}>
                <th scope="row">
                  {local(criterion.name, criterion.id)}
                  {criterion.isFatal === true && <> · {t('audits.fatal')}</>}
                </th>
                <td>
                  {answer?.comment}
                  <span className={classes.tools}>
                    <EvidenceLinks evidence={answer?.evidence ?? []} />
                  </span>
                </td>
                <td className={classes.number}>
                  <MarkWords criterion={criterion} mark={answer?.mark} />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  ))
}

interface MarkWordsProps {
  readonly criterion: Pick<CardCriterion, 'scale'>
  readonly mark: CriterionAnswer['mark'] | undefined
}

/** A mark in words: yes, no, points of how many, or that it does not apply. */
export function MarkWords({ criterion, mark }: MarkWordsProps) {
  const { t } = useTranslation('scorecards')
  if (mark === undefined) return '–'
  if (mark === 'na') return t('score.marks.na')
  if (criterion.scale === 'yesNo') return t(mark === 1 ? 'score.marks.yes' : 'score.marks.no')
  return `${mark} / ${highestMark.points}`
}

function HistoryLine({ score }: { readonly score: WireAuditScore }) {
  const { t } = useTranslation('scorecards')
  const numbers = useNumberWords()
  return (
    <li>
      <strong className="figures">{score.score === null ? t('score.noScore') : numbers.decimal(score.score)}</strong>{' '}
      {t('score.version', { version: score.version })}
      <div className={classes.minor}>
        <TimePhrase at={Date.parse(score.at)} phrase={(when) => t('score.by', { name: score.byName, when })} />
        {score.reason !== null && <>: {score.reason}</>}
      </div>
    </li>
  )
}
