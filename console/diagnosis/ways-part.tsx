import { useTranslation } from 'react-i18next'
import type { WireVariants } from '../../core/contract/wire-diagnosis.ts'
import { Empty } from '../../look/elements/empty.tsx'
import { Surface } from '../../look/elements/surface.tsx'
import { useLocalText } from '../../look/language/use-language.ts'
import { useNumberWords } from '../../look/numbers/use-number-words.ts'
import type { VariantsQuery } from '../../sdk/diagnosis.ts'
import { usePledge } from '../api/pledge.ts'
import classes from './diagnosis.module.css'
import { ProcessHeat } from './process-heat.tsx'
import { StepTable } from './step-table.tsx'
import { StudyFrame } from './study-frame.tsx'
import { useLengthWords } from './use-length-words.ts'
import { useStudy } from './use-study.ts'
import { VariantRow } from './variant-row.tsx'

/** Where the time of a process goes, where cases come back, and which ways they take. */
export function WaysPart({ query }: { readonly query: VariantsQuery }) {
  const pledge = usePledge()
  const study = useStudy('ways', query, (asked: VariantsQuery, options) => pledge.diagnosis.variants(asked, options))
  return <StudyFrame study={study}>{(answer) => <WaysAnswer answer={answer} />}</StudyFrame>
}

function WaysAnswer({ answer }: { readonly answer: WireVariants }) {
  const { t } = useTranslation('diagnosis')
  const numbers = useNumberWords()
  const { found, sampled, late } = answer
  if (sampled === 0) return <Empty title={t('ways.none.title')} text={t('ways.none.text')} />
  return (
    <>
      <p className={classes.about}>
        {t('aboutWays', {
          count: found,
          found: numbers.count(found),
          sampled: numbers.count(sampled),
          late: numbers.count(late),
        })}{' '}
        {t('ways.help')}
      </p>
      <div className={classes.parts}>
        <Surface id="picture" title={t('ways.picture')}>
          <ProcessHeat answer={answer} />
        </Surface>
        <Surface id="steps" title={t('ways.steps')}>
          <StepTable flow={answer.flow} steps={answer.steps} />
        </Surface>
        <Surface id="loops" title={t('ways.loops')}>
          <Loops answer={answer} />
        </Surface>
        <Surface id="variants" title={t('ways.variants')}>
          <Variants answer={answer} />
        </Surface>
      </div>
    </>
  )
}

function Loops({ answer: { loops, names } }: { readonly answer: WireVariants }) {
  const { t } = useTranslation('diagnosis')
  const local = useLocalText()
  const numbers = useNumberWords()
  const length = useLengthWords()
  if (loops.length === 0) return <p className={classes.help}>{t('ways.noLoops')}</p>
  return (
    <>
      <p className={classes.help}>{t('ways.loopsHelp')}</p>
      <ul className={classes.loops}>
        {loops.map(({ from, to, times, cases, medianMs, share }) => (
          <li key={`${from} ${to}`}>
            <strong>{t('ways.loop', { from: local(names[from], from), to: local(names[to], to) })}</strong>
            <span className="figures">
              {t('ways.loopText', {
                count: cases,
                times: numbers.count(times),
                cases: numbers.count(cases),
                median: length(medianMs),
                share: numbers.share(share),
              })}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

function Variants({ answer }: { readonly answer: WireVariants }) {
  const { t } = useTranslation('diagnosis')
  const numbers = useNumberWords()
  const { variants, rest, conformance, names } = answer
  return (
    <>
      <p className={classes.help}>
        {t('ways.variantsHelp', { share: numbers.wholeShare(Math.round((conformance ?? 0) * 100) / 100) })}
      </p>
      <ol className={classes.variants}>
        {variants.map((variant, place) => (
          <VariantRow key={variant.path.join(' ')} variant={variant} names={names} isUsual={place === 0} />
        ))}
      </ol>
      {rest !== null && (
        <p className={classes.help}>
          {t('ways.rest', {
            count: rest.variants,
            variants: numbers.count(rest.variants),
            cases: numbers.count(rest.cases),
            late: numbers.count(rest.late),
          })}
        </p>
      )}
    </>
  )
}
