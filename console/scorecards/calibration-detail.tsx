import { Button, Skeleton, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CardAnswers, WireAgreement, WireCalibrationDetail } from '../../core/contract/wire-quality.ts'
import { criteriaOf, scoreCard } from '../../core/quality/score-card.ts'
import { Failure } from '../../look/elements/failure.tsx'
import { Notice } from '../../look/elements/notice.tsx'
import { Surface } from '../../look/elements/surface.tsx'
import { useLocalText } from '../../look/language/use-language.ts'
import { useNumberWords } from '../../look/numbers/use-number-words.ts'
import { useProblemText } from '../../look/problems/use-problem-text.ts'
import { usePledge } from '../api/pledge.ts'
import { queryKeys } from '../api/query-keys.ts'
import { useSession } from '../sign-in/use-session.ts'
import { CriterionField } from './criterion-field.tsx'
import { MarkWords } from './score-history.tsx'
import classes from './scorecards.module.css'
import { useQualityChange } from './use-audits.ts'

interface CalibrationDetailProps {
  readonly id: string
  readonly onBack: () => void
  readonly onScore: (audit: string) => void
}

/** One calibration: who has scored, and once it is closed what everybody marked and how far that agrees. */
export function CalibrationDetail({ id, onBack, onScore }: CalibrationDetailProps) {
  const { t } = useTranslation('scorecards')
  const pledge = usePledge()
  const calibration = useQuery({
    queryKey: queryKeys.quality('calibration', id),
    queryFn: ({ signal }) => pledge.quality.calibration(id, { signal }),
  })
  return (
    <div className={classes.stack}>
      <div>
        <Button variant="default" size="xs" onClick={onBack}>
          {t('back')}
        </Button>
      </div>
      {calibration.isError && <Failure error={calibration.error} onRetry={() => void calibration.refetch()} />}
      {calibration.isPending && <Skeleton height={240} />}
      {calibration.data !== undefined && <Body calibration={calibration.data} onScore={onScore} />}
    </div>
  )
}

interface BodyProps {
  readonly calibration: WireCalibrationDetail
  readonly onScore: (audit: string) => void
}

function Body({ calibration, onScore }: BodyProps) {
  const { t } = useTranslation('scorecards')
  const { user } = useSession()
  const [isClosing, setClosing] = useState(false)
  const { auditors, state, result } = calibration
  const own = auditors.find(({ id }) => id === user.id)
  const done = auditors.filter(({ isDone }) => isDone).length
  return (
    <Surface id="calibration" title={t('calibration.of', { number: calibration.case.number })}>
      <p>{t('calibration.done', { done, all: auditors.length })}</p>
      {result !== null && <Result calibration={calibration} result={result} />}
      {state === 'open' && (
        <>
          <p className={classes.minor}>{t('calibration.blind')}</p>
          <div className={classes.row}>
            {own?.audit != null && !own.isDone && (
              <Button onClick={() => own.audit !== null && onScore(own.audit)}>{t('calibration.mine')}</Button>
            )}
            {!isClosing && done > 1 && (
              <Button variant="default" onClick={() => setClosing(true)}>
                {t('calibration.discuss')} …
              </Button>
            )}
          </div>
          {isClosing && <CloseForm calibration={calibration} />}
        </>
      )}
    </Surface>
  )
}

function CloseForm({ calibration }: Pick<BodyProps, 'calibration'>) {
  const { t } = useTranslation('scorecards')
  const numbers = useNumberWords()
  const pledge = usePledge()
  const problemText = useProblemText()
  const [answers, setAnswers] = useState<CardAnswers>({})
  const [note, setNote] = useState('')
  const { score, missing } = scoreCard(calibration.fullCard, answers)
  const close = useQualityChange(
    () => pledge.quality.closeCalibration(calibration.id, { answers, note: note.trim() || null }),
    () => t('calibration.closed'),
  )
  return (
    <div className={classes.form}>
      <h3 className={classes.sectionName}>{t('calibration.reference')}</h3>
      <div>
        {criteriaOf(calibration.fullCard).map((criterion) => (
          <CriterionField
            key={criterion.id}
            criterion={criterion}
            answer={answers[criterion.id]}
            isChoosing={false}
            onChange={(change) =>
              setAnswers({
                ...answers,
                [criterion.id]: { ...(answers[criterion.id] ?? { mark: 'na' as const }), ...change },
              })
            }
          />
        ))}
      </div>
      <Textarea
        label={t('calibration.note')}
        autosize
        minRows={2}
        maxLength={10_000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {close.isError && <Notice kind="problem">{problemText(close.error)}</Notice>}
      <div className={classes.foot}>
        <span className={classes.score}>{score === null ? '–' : numbers.decimal(score)}</span>
        <span className={classes.minor}>
          {missing.length === 0 ? t('score.now') : t('score.left', { count: missing.length })}
        </span>
        <Button disabled={missing.length > 0} loading={close.isPending} onClick={() => close.mutate(undefined)}>
          {t('calibration.close')}
        </Button>
      </div>
    </div>
  )
}

interface ResultProps {
  readonly calibration: WireCalibrationDetail
  readonly result: NonNullable<WireCalibrationDetail['result']>
}

function Result({ calibration, result }: ResultProps) {
  const { t } = useTranslation('scorecards')
  const local = useLocalText()
  const numbers = useNumberWords()
  const voices = calibration.auditors.filter(({ id }) => Object.hasOwn(result.answers, id))
  return (
    <>
      <AgreementTiles agreement={result.agreement} />
      <div className={classes.scroll}>
        <table className={classes.table} aria-labelledby="calibration">
          <thead>
            <tr>
              <th scope="col">{t('calibration.criterion')}</th>
              <th scope="col">{t('calibration.reference')}</th>
              {voices.map(({ id, name }) => (
                <th key={id} scope="col">
                  {name}
                </th>
              ))}
              <th scope="col" className={classes.number}>
                {t('calibration.agree')}
              </th>
            </tr>
          </thead>
          <tbody>
            {criteriaOf(calibration.fullCard).map((criterion) => {
              const agree = result.byCriterion[criterion.id] ?? null
              return (
                <tr key={criterion.id}>
                  <th scope="row">{local(criterion.name, criterion.id)}</th>
                  <td>
                    <MarkWords criterion={criterion} mark={result.reference[criterion.id]?.mark} />
                  </td>
                  {voices.map(({ id }) => (
                    <td key={id}>
                      <MarkWords criterion={criterion} mark={result.answers[id]?.[criterion.id]?.mark} />
                    </td>
                  ))}
                  <td className={classes.number}>{agree === null ? '–' : numbers.wholeShare(agree)}</td>
                </tr>
              )
            })}
            <tr>
              <th scope="row">{t('audits.column.score')}</th>
              <td>{result.referenceScore === null ? '–' : numbers.decimal(result.referenceScore)}</td>
              {voices.map(({ id, score }) => (
                <td key={id}>{score === null ? '–' : numbers.decimal(score)}</td>
              ))}
              <td />
            </tr>
          </tbody>
        </table>
      </div>
      {result.note !== null && <p>{result.note}</p>}
    </>
  )
}

function AgreementTiles({ agreement }: { readonly agreement: WireAgreement }) {
  const { t } = useTranslation('scorecards')
  const numbers = useNumberWords()
  return (
    <div className={classes.totals}>
      {(['percent', 'kappa', 'icc'] as const).map((name) => {
        const value = agreement[name]
        return (
          <div key={name} className={classes.total}>
            <div className={classes.totalName}>{t(`calibration.${name}`)}</div>
            <div className={classes.totalValue}>
              {value === null
                ? t('calibration.none')
                : name === 'percent'
                  ? numbers.wholeShare(value)
                  : numbers.decimal(value)}
            </div>
            <div className={classes.minor}>{t(`calibration.${name}Help`)}</div>
          </div>
        )
      })}
    </div>
  )
}
