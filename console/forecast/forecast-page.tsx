import { Select } from '@mantine/core'
import { useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useNames } from '../../look/language/use-names.ts'
import { useFlows, useTeams } from '../directory/directory.ts'
import { Page } from '../shell/page.tsx'
import { ArrivalsPart } from './arrivals-part.tsx'
import { CasesAtRiskPart } from './cases-at-risk-part.tsx'
import { CustomersPart } from './customers-part.tsx'
import classes from './forecast.module.css'
import type { ForecastSearch } from './forecast-search.ts'
import { StaffingPart } from './staffing-part.tsx'
import { useArrivals, useChangeForecast } from './use-forecast.ts'

/** Who will be late, what will come in, whether there are enough people for it, and who may leave; each with how good that is. */
export function ForecastPage() {
  const { t } = useTranslation('forecast')
  const search = useSearch({ from: '/forecast' })
  return (
    <Page title={t('title')}>
      <Filters search={search} />
      <div className={classes.parts}>
        <CasesAtRiskPart search={search} />
        <ArrivalsPart search={search} />
        <StaffingPart search={search} />
        <CustomersPart search={search} />
      </div>
    </Page>
  )
}

function Filters({ search }: { readonly search: ForecastSearch }) {
  const { t } = useTranslation(['forecast', 'cases'])
  const { flows } = useFlows()
  const { teams } = useTeams()
  const names = useNames()
  const change = useChangeForecast(search)
  const { data } = useArrivals(search)
  return (
    <div role="search" className={classes.filters} aria-label={t('cases:filter.label')}>
      <Select
        className={classes.filter}
        size="xs"
        aria-label={t('cases:filter.flow')}
        placeholder={t('cases:filter.anyFlow')}
        clearable
        searchable
        value={search.flow ?? null}
        data={flows.map((flow) => ({ value: flow.id, label: flow.shownName }))}
        onChange={(flow) => change({ flow: flow ?? undefined })}
      />
      <Select
        className={classes.filter}
        size="xs"
        aria-label={t('filter.channel')}
        placeholder={t('filter.anyChannel')}
        clearable
        searchable
        value={search.channel ?? null}
        data={(data?.channels ?? []).map((channel) => ({ value: channel, label: names.channel(channel) }))}
        onChange={(channel) => change({ channel: channel ?? undefined })}
      />
      <Select
        className={classes.filter}
        size="xs"
        aria-label={t('cases:filter.team')}
        placeholder={t('cases:filter.anyTeam')}
        clearable
        searchable
        value={search.team ?? null}
        data={teams.map((team) => ({ value: team.id, label: team.name }))}
        onChange={(team) => change({ team: team ?? undefined })}
      />
    </div>
  )
}
