import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { usePanels, useParts } from '../workspace/designer-parts.ts'
import { BacktestPanel } from './backtest-panel.tsx'
import classes from './simulation.module.css'
import { SimulationPanel } from './simulation-panel.tsx'

/** The draft tried with many cases at once: with ones that are made up, or with those that were. */
export function SimulationView() {
  const { t } = useTranslation('designerSimulation')
  const { panels } = useParts()
  const isRecorded = usePanels(({ view }) => view.at === 'recorded')
  return (
    <div className={classes.view}>
      <div className={classes.head}>
        <SegmentedControl
          size="xs"
          aria-label={t('source.label')}
          value={isRecorded ? 'recorded' : 'made'}
          data={[
            { value: 'made', label: t('source.made') },
            { value: 'recorded', label: t('source.recorded') },
          ]}
          onChange={(value) => panels.getState().show('simulation', value === 'recorded' ? 'recorded' : null)}
        />
        <span className={classes.quiet}>{t(isRecorded ? 'source.recordedHelp' : 'source.madeHelp')}</span>
      </div>
      <div className={classes.body}>{isRecorded ? <BacktestPanel /> : <SimulationPanel />}</div>
    </div>
  )
}
