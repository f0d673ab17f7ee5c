import { useTranslation } from 'react-i18next'
import type { WireFactor, WireFactors } from '../../core/contract/wire-diagnosis.ts'
import { Empty } from '../../look/elements/empty.tsx'
import { Notice } from '../../look/elements/notice.tsx'
import { Surface } from '../../look/elements/surface.tsx'
import { useNumberWords } from '../../look/numbers/use-number-words.ts'
import type { FactorsQuery } from '../../sdk/diagnosis.ts'
import { usePledge } from '../api/pledge.ts'
import classes from './diagnosis.module.css'
import { FactorRow } from './factor-row.tsx'
import { StudyFrame } from './study-frame.tsx'
import { useStudy } from './use-study.ts'

/** What distinguishes late cases from punctual ones: ranked, with how strong and how sure it is. */
export function FactorsPart({ query }: { readonly query: FactorsQuery }) {
  const pledge = usePledge()
  const study = useStudy('factors', query, (asked: FactorsQuery, options) => pledge.diagnosis.factors(asked, options))
  return <StudyFrame study={study}>{(answer) => <FactorsAnswer query={query} answer={answer} />}</StudyFrame>
}

function FactorsAnswer({ query, answer }: { readonly query: FactorsQuery; readonly answer: WireFactors }) {
  const { t } = useTranslation('diagnosis')
  const numbers = useNumberWords()
  const { verdict, found, sampled, late, factors, course } = answer
  const about = t('about', {
    count: found,
    found: numbers.count(found),
    sampled: numbers.count(sampled),
    late: numbers.count(late),
  })
  if (verdict !== 'found') {
    const which = verdict === 'nothing' ? 'nothing' : 'tooFew'
    return (
      <>
        <p className={classes.about}>{about}</p>
        <Empty title={t(`${which}.title`)} text={t(`${which}.text`)} />
      </>
    )
  }
  const most = Math.max(2, ...[...factors, ...course].map(({ ratio }) => ratio.high))
  return (
    <>
      <p className={classes.about}>{about}</p>
      <Notice kind="info" title={t('notCause.title')}>
        {t('notCause.text')}
      </Notice>
      <div className={classes.parts}>
        <Surface id="factors" title={t('factors.title')}>
          <FactorList query={query} answer={answer} factors={factors} most={most} />
        </Surface>
        {course.length > 0 && (
          <Surface id="course" title={t('factors.course')}>
            <p className={classes.help}>{t('factors.courseHelp')}</p>
            <FactorList query={query} answer={answer} factors={course} most={most} />
          </Surface>
        )}
      </div>
    </>
  )
}

interface FactorListProps {
  readonly query: FactorsQuery
  readonly answer: WireFactors
  readonly factors: readonly WireFactor[]
  readonly most: number
}

function FactorList({ query, answer, factors, most }: FactorListProps) {
  const { t } = useTranslation('diagnosis')
  if (factors.length === 0) return <p className={classes.help}>{t('factors.none')}</p>
  return (
    <ol className={classes.factors}>
      {factors.map((factor) => (
        <FactorRow
          key={factor.conditions.map(({ column, level }) => `${column}=${level}`).join('&')}
          query={query}
          answer={answer}
          factor={factor}
          most={most}
        />
      ))}
    </ol>
  )
}
