import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../look/elements/notice.tsx'
import type { RehearsalProblem } from '../../simulation/rehearsal/rehearse-scenario.ts'
import classes from './rehearsal.module.css'
import { useRehearsalActions } from './rehearsal-parts.ts'
import { useExpectationWords } from './use-expectation-words.ts'
import type { LookedAt } from './use-moment.ts'

/** Where a scenario and what happened do not agree: what was expected, what happened instead, and why. */
export function ProblemsFound({ looked }: { readonly looked: LookedAt }) {
  const { t } = useTranslation('designerRehearsal')
  const { problems } = looked.shown
  if (problems.length === 0) {
    return (
      <div className={classes.section}>
        <Notice kind="info">{t('wrong.fine')}</Notice>
      </div>
    )
  }
  return (
    <section className={classes.section} aria-label={t('wrong.title', { count: problems.length })}>
      <h2 className={classes.heading}>{t('wrong.title', { count: problems.length })}</h2>
      <ul className={classes.problems}>
        {problems.map((problem) => (
          <li key={`${problem.kind} ${problem.index}`}>
            <ProblemFound problem={problem} looked={looked} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function ProblemFound({ problem, looked }: { readonly problem: RehearsalProblem; readonly looked: LookedAt }) {
  const { t } = useTranslation('designerRehearsal')
  const actions = useRehearsalActions()
  const words = useExpectationWords(looked.main.plan)
  const { kind, expect, actual, why = [], at } = problem
  const told = kind === 'line' ? words.difference(expect, actual) : null
  return (
    <>
      {told === null ? (
        <div>
          {kind === 'run' ? t('wrong.run') : t('wrong.event', { what: words.event(expect) })} {String(actual)}
        </div>
      ) : (
        <>
          <strong>{told.title}</strong>
          <dl className={classes.difference}>
            <div>
              <dt>{t('wrong.expected')}</dt>
              <dd>{told.expected}</dd>
            </div>
            <div>
              <dt>{t('wrong.actual')}</dt>
              <dd>{told.actual}</dd>
            </div>
          </dl>
        </>
      )}
      {why.length > 0 && (
        <details className={classes.quiet}>
          <summary>{t('wrong.why')}</summary>
          <ul>
            {why.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </details>
      )}
      <Button size="compact-xs" variant="light" mt={4} onClick={() => actions.showAt(at)}>
        {t('wrong.show')}
      </Button>
    </>
  )
}
