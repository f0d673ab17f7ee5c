import { Button, SegmentedControl } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LocalText } from '../../core/contract/language.ts'
import type { BacktestAnswer, BacktestReading } from '../../core/contract/rehearsal.ts'
import { Empty } from '../../look/elements/empty.tsx'
import { useLocalText } from '../../look/language/use-language.ts'
import { useParts } from '../workspace/designer-parts.ts'
import { PageLink } from '../workspace/page-link.tsx'
import { type ChangedCase, changedCases } from './result-rows.ts'
import classes from './simulation.module.css'

const pageSize = 50

const shownKinds = ['all', 'worse', 'better'] as const

/** The cases that would have gone otherwise, each with why; then those that could not be replayed. */
export function BacktestCases({ answer }: { readonly answer: BacktestAnswer }) {
  const { t } = useTranslation('designerSimulation')
  const [shown, setShown] = useState<(typeof shownKinds)[number]>('all')
  const [most, setMost] = useState(pageSize)
  const cases = useMemo(() => changedCases(answer), [answer])
  const fitting = cases.filter(({ lateMore }) => shown === 'all' || (shown === 'worse' ? lateMore > 0 : lateMore < 0))
  if (answer.cases === 0) return <Empty title={t('recorded.noCases')} text={t('recorded.noCasesText')} />
  return (
    <div className={classes.tables}>
      {cases.length === 0 && <Empty title={t('recorded.nothingChanges')} text={t('recorded.nothingChangesText')} />}
      {cases.length > 0 && (
        <div className={classes.tools}>
          <SegmentedControl
            size="xs"
            aria-label={t('recorded.shown.label')}
            value={shown}
            data={shownKinds.map((value) => ({ value, label: t(`recorded.shown.${value}`) }))}
            onChange={(value) => {
              setShown(shownKinds.find((one) => one === value) ?? 'all')
              setMost(pageSize)
            }}
          />
          <span className={classes.quiet} aria-live="polite">
            {t('recorded.count', { count: fitting.length })}
          </span>
        </div>
      )}
      <ul className={classes.cases} aria-label={t('recorded.list')}>
        {fitting.slice(0, most).map((one) => (
          <ChangedCaseItem key={one.case} changed={one} names={namesOf(answer)} />
        ))}
      </ul>
      {fitting.length > most && (
        <Button size="xs" variant="default" onClick={() => setMost(most + pageSize)}>
          {t('recorded.more')}
        </Button>
      )}
      {answer.changedCases > cases.length && (
        <p className={classes.quiet}>{t('recorded.onlyFirst', { shown: cases.length, count: answer.changedCases })}</p>
      )}
      <NotReplayed answer={answer} />
    </div>
  )
}

type Names = (clock: string) => LocalText | undefined

function namesOf({ before, after }: BacktestAnswer): Names {
  return (clock) => (after.clocks[clock] ?? before.clocks[clock])?.name
}

function ChangedCaseItem({ changed, names }: { readonly changed: ChangedCase; readonly names: Names }) {
  const { t } = useTranslation('designerSimulation')
  const local = useLocalText()
  const { panels } = useParts()
  const outcome = (reading: BacktestReading | null) => t(`outcome.${reading?.outcome ?? 'absent'}`)
  return (
    <li className={classes.case}>
      <div className={classes.row}>
        <PageLink to={`/cases/${encodeURIComponent(changed.case)}`} className={classes.link}>
          {t('recorded.case', { number: changed.number })}
        </PageLink>
        <Button
          size="compact-xs"
          variant="subtle"
          aria-label={t('recorded.rehearseCase', { number: changed.number })}
          onClick={() => panels.getState().show('rehearsal', `case:${changed.case}`)}
        >
          {t('recorded.rehearse')}
        </Button>
      </div>
      {changed.changes.map(({ clock, instance, before, after, why }) => (
        <div key={`${clock} ${instance}`} className={classes.change}>
          <span>
            {t('recorded.change', {
              clock: local(names(clock), clock),
              before: outcome(before),
              after: outcome(after),
            })}
          </span>
          <ul className={classes.why}>
            {why.map(({ message }) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </div>
      ))}
    </li>
  )
}

function NotReplayed({ answer: { notReplayed, notReplayedCount } }: { readonly answer: BacktestAnswer }) {
  const { t } = useTranslation('designerSimulation')
  const [most, setMost] = useState(pageSize)
  if (notReplayedCount === 0) return null
  return (
    <details className={classes.details}>
      <summary>{t('recorded.notReplayed', { count: notReplayedCount })}</summary>
      <ul className={classes.cases}>
        {notReplayed.slice(0, most).map(({ case: id, number, why }) => (
          <li key={id} className={classes.case}>
            <PageLink to={`/cases/${encodeURIComponent(id)}`} className={classes.link}>
              {t('recorded.case', { number })}
            </PageLink>{' '}
            <span className={classes.quiet}>{why.message}</span>
          </li>
        ))}
      </ul>
      {notReplayed.length > most && (
        <Button size="xs" variant="default" onClick={() => setMost(most + pageSize)}>
          {t('recorded.more')}
        </Button>
      )}
    </details>
  )
}
