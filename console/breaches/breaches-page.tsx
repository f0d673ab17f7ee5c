import { Tabs } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useActiveTabInSight } from '../../look/elements/use-active-tab-in-sight.ts'
import { ActionList } from '../review/action-list.tsx'
import { RetrospectiveList } from '../review/retrospective-list.tsx'
import { Page } from '../shell/page.tsx'
import { BacklogLine } from './backlog-line.tsx'
import { type BreachSearch, breachViews } from './breach-search.ts'
import { ReasonsView } from './reasons-view.tsx'
import { ReviewDesk } from './review-desk.tsx'

/** Broken promises: judging them, why they were broken, what was learned of it, and what is done about it. */
export function BreachesPage() {
  const { t } = useTranslation('breaches')
  const search: BreachSearch = useSearch({ from: '/breaches' })
  const navigate = useNavigate({ from: '/breaches' })
  const view = search.view ?? 'desk'
  const tabs = useActiveTabInSight(view)
  return (
    <Page title={t('title')}>
      <BacklogLine />
      <Tabs
        value={view}
        keepMounted={false}
        onChange={(next) => {
          const chosen = breachViews.find((known) => known === next)
          if (chosen !== undefined) void navigate({ search: chosen === 'desk' ? {} : { view: chosen } })
        }}
      >
        <Tabs.List ref={tabs} aria-label={t('view.label')} mb="sm">
          {breachViews.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`view.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="desk">
          <ReviewDesk search={search} />
        </Tabs.Panel>
        <Tabs.Panel value="reasons">
          <ReasonsView search={search} />
        </Tabs.Panel>
        <Tabs.Panel value="retrospectives">
          <RetrospectiveList />
        </Tabs.Panel>
        <Tabs.Panel value="actions">
          <ActionList search={search} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}
