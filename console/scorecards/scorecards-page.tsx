import { Tabs } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useActiveTabInSight } from '../../look/elements/use-active-tab-in-sight.ts'
import { Page } from '../shell/page.tsx'
import { useCan, useSeesAllTeams } from '../sign-in/use-session.ts'
import { AuditPanel } from './audit-panel.tsx'
import { AuditsView } from './audits-view.tsx'
import { CalibrationView } from './calibration-view.tsx'
import { MineView, SubjectsView } from './card-views.tsx'
import { CardsView } from './cards-view.tsx'
import { QuarterSelect } from './quarter-select.tsx'
import { RulesView } from './rules-view.tsx'
import type { ScorecardSearch, ScorecardView } from './scorecard-search.ts'
import classes from './scorecards.module.css'
import { WeightsView } from './weights-view.tsx'

/** How people and teams fare by quarter, and the audits that are part of it: one's own for everybody, the rest as rights say. */
export function ScorecardsPage() {
  const { t } = useTranslation('scorecards')
  const search = useSearch({ from: '/scorecards' })
  const navigate = useNavigate({ from: '/scorecards' })
  const views = useViews()
  const view = views.find((one) => one === search.view) ?? 'mine'
  const tabs = useActiveTabInSight(view)
  const go = (next: ScorecardSearch) => void navigate({ search: next })
  const hasQuarter = view === 'mine' || view === 'team' || view === 'people'
  if (search.audit !== undefined) return <AuditPanel id={search.audit} onBack={() => go(withoutAudit(search))} />
  return (
    <Page
      title={t('title')}
      aside={
        hasQuarter && <QuarterSelect value={search.quarter} onChange={(quarter) => go(withQuarter(search, quarter))} />
      }
    >
      <Tabs
        value={view}
        onChange={(next) => go({ ...quarterIn(search), view: views.find((one) => one === next) ?? 'mine' })}
        keepMounted={false}
      >
        <Tabs.List ref={tabs} aria-label={t('views')} className={classes.bar}>
          {views.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`view.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={view}>
          <ViewBody view={view} search={search} go={go} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}

interface ViewProps {
  readonly view: ScorecardView
  readonly search: ScorecardSearch
  readonly go: (next: ScorecardSearch) => void
}

function ViewBody({ view, search, go }: ViewProps) {
  switch (view) {
    case 'mine':
      return <MineView search={search} go={go} />
    case 'team':
    case 'people':
      return <SubjectsView kind={view === 'team' ? 'team' : 'person'} search={search} go={go} />
    case 'audits':
      return <AuditsView search={search} go={go} />
    case 'cards':
      return <CardsAndRules />
    case 'calibration':
      return <CalibrationView search={search} go={go} />
    case 'weights':
      return <WeightsView />
  }
}

/** Cards, and for who sees every team the rules by which cases of all are drawn. */
function CardsAndRules() {
  const seesAllTeams = useSeesAllTeams()
  return (
    <div className={classes.stack}>
      <CardsView />
      {seesAllTeams && <RulesView />}
    </div>
  )
}

/** The views that who is signed in may look at. */
function useViews(): readonly ScorecardView[] {
  const can = useCan()
  const seesAllTeams = useSeesAllTeams()
  return [
    'mine',
    ...(can('reports.read') ? (['team'] as const) : []),
    ...(can('people.read') ? (['people'] as const) : []),
    'audits',
    ...(can('quality.audit') ? (['cards'] as const) : []),
    ...(can('quality.audit') && seesAllTeams ? (['calibration'] as const) : []),
    ...(can('scorecards.manage') ? (['weights'] as const) : []),
  ]
}

function quarterIn({ quarter }: ScorecardSearch): ScorecardSearch {
  return quarter === undefined ? {} : { quarter }
}

function withQuarter(
  { quarter: _quarter, figure: _figure, ...rest }: ScorecardSearch,
  quarter: string,
): ScorecardSearch {
  return { ...rest, quarter }
}

function withoutAudit({ audit: _audit, ...rest }: ScorecardSearch): ScorecardSearch {
  return rest
}
