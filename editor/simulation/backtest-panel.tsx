import { Button, SegmentedControl, Select } from '@mantine/core'
import { useContext, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Empty } from '../../look/elements/empty.tsx'
import { TickingClockContext } from '../../look/time/ticking-clock.ts'
import { SplitView } from '../views/split-view.tsx'
import { BacktestCases } from './backtest-cases.tsx'
import { BacktestPicture } from './backtest-picture.tsx'
import { lateIn } from './result-rows.ts'
import { ClockBars, LateHeadline } from './result-summary.tsx'
import classes from './simulation.module.css'
import { useTried, useTrying } from './use-simulation.ts'
import { MendFirst, useErrorCount, WorkState } from './work-state.tsx'

const periods = [7, 30, 90, 365] as const
const dayMs = 86_400_000

/** Recorded cases under the draft: what would have been late, and which cases would have gone otherwise. */
export function BacktestPanel() {
  const { t } = useTranslation('designerSimulation')
  const clock = useContext(TickingClockContext)
  const [layout, setLayout] = useState<'picture' | 'table'>('table')
  const [days, setDays] = useState<(typeof periods)[number]>(30)
  const work = useTried(({ backtesting }) => backtesting)
  const run = useTried(({ backtest }) => backtest)
  const { backtest } = useTrying()
  const errors = useErrorCount()
  const start = () => void backtest(new Date(clock.now() - days * dayMs).toISOString())
  return (
    <SplitView
      list={
        <form
          className={classes.form}
          onSubmit={(event) => {
            event.preventDefault()
            if (work.cancel === null && errors === 0) start()
          }}
        >
          <Select
            size="xs"
            label={t('recorded.period')}
            allowDeselect={false}
            value={String(days)}
            data={periods.map((value) => ({ value: String(value), label: t(`recorded.${value}`) }))}
            onChange={(value) => setDays(periods.find((one) => String(one) === value) ?? 30)}
          />
          <Button size="xs" type="submit" disabled={work.cancel !== null || errors > 0}>
            {t('recorded.run')}
          </Button>
          <MendFirst count={errors} />
        </form>
      }
      side={
        run === null ? undefined : (
          <div className={classes.panel}>
            <LateHeadline before={lateIn(run.answer.before)} after={lateIn(run.answer.after)} />
            <p className={classes.changes}>
              {run.answer.changedCases > 0 && t('recorded.changes', { count: run.answer.changedCases })}
            </p>
            <h3 className={classes.subtitle}>{t('clocks')}</h3>
            <ClockBars before={run.answer.before.clocks} after={run.answer.after.clocks} />
            <p className={classes.quiet}>
              {t('recorded.looked', { count: run.answer.cases, replayed: run.answer.replayed })}
            </p>
          </div>
        )
      }
    >
      <div className={classes.results}>
        <WorkState work={work} onRetry={start} />
        {run === null ? (
          work.cancel === null && <Empty title={t('recorded.emptyTitle')} text={t('recorded.emptyText')} />
        ) : (
          <>
            <SegmentedControl
              size="xs"
              aria-label={t('layout.label')}
              value={layout}
              data={[
                { value: 'table', label: t('layout.table') },
                { value: 'picture', label: t('layout.picture') },
              ]}
              onChange={(value) => setLayout(value === 'picture' ? 'picture' : 'table')}
            />
            {layout === 'picture' ? <BacktestPicture answer={run.answer} /> : <BacktestCases answer={run.answer} />}
          </>
        )}
      </div>
    </SplitView>
  )
}
