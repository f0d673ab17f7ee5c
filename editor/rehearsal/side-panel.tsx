import { Tabs } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ClocksPanel } from './clocks-panel.tsx'
import { DeedsPanel } from './deeds-panel.tsx'
import { Differences } from './differences.tsx'
import { FactsPanel } from './facts-panel.tsx'
import { NowPanel } from './now-panel.tsx'
import { ProblemsFound } from './problems-found.tsx'
import classes from './rehearsal.module.css'
import { useRehearsal } from './rehearsal-parts.ts'
import { SampleForm } from './sample-form.tsx'
import { ScenarioDraft } from './scenario-draft.tsx'
import { Story } from './story.tsx'
import { useMoment } from './use-moment.ts'
import { VerdictPanel } from './verdict-panel.tsx'

/** What is said beside the canvas: where the case stands, what can be done, and why everything is as it is. */
export function SidePanel() {
  const { t } = useTranslation('designerRehearsal')
  const source = useRehearsal((state) => state.source)
  const play = useRehearsal((state) => state.play)
  const plan = useRehearsal((state) => state.plan)
  const isBusy = useRehearsal((state) => state.isBusy)
  const notice = useRehearsal((state) => state.notice)
  const recorded = useRehearsal(({ shown }) => shown?.recorded ?? null)
  const looked = useMoment()
  if (source.kind === 'sample' && play === null) return plan === null ? null : <SampleForm key={plan.id} plan={plan} />
  if (looked === null) {
    if (recorded !== null && !recorded.rehearsed.ok) {
      return <p className={classes.section}>{t(`recorded.${recorded.rehearsed.code}`)}</p>
    }
    if (isBusy) return <p className={classes.section}>{t('playing')}</p>
    return <p className={classes.section}>{t(notice === null ? 'sources.gone' : `recorded.${notice}`)}</p>
  }
  return (
    <div className={classes.side} aria-busy={isBusy}>
      <div className={classes.upper}>
        <NowPanel looked={looked} />
        {looked.shown.scenario !== null && play === null && <ProblemsFound looked={looked} />}
        {source.kind === 'scenario' && <ScenarioDraft key={source.key} id={source.key} />}
        {looked.shown.recorded !== null && <Differences looked={looked} recorded={looked.shown.recorded} />}
        <DeedsPanel looked={looked} />
      </div>
      <Tabs
        defaultValue="story"
        keepMounted={false}
        classNames={{ root: classes.lower ?? '', panel: classes.tab ?? '' }}
      >
        <Tabs.List aria-label={t('tabs.label')}>
          {(['story', 'facts', 'clocks', 'rules'] as const).map((tab) => (
            <Tabs.Tab key={tab} value={tab}>
              {t(`tabs.${tab}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel tabIndex={0} value="story">
          <Story looked={looked} />
        </Tabs.Panel>
        <Tabs.Panel tabIndex={0} value="facts">
          <FactsPanel looked={looked} />
        </Tabs.Panel>
        <Tabs.Panel tabIndex={0} value="clocks">
          <ClocksPanel looked={looked} />
        </Tabs.Panel>
        <Tabs.Panel tabIndex={0} value="rules">
          <VerdictPanel looked={looked} />
        </Tabs.Panel>
      </Tabs>
    </div>
  )
}
