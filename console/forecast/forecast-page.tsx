import { useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { FilterChoice } from '../../look/elements/filter-choice.tsx'
import { useNames } from '../../look/language/use-names.ts'
import { FlowFilter, TeamFilter } from '../directory/directory-filters.tsx'
import { Page } from '../shell/page.tsx'
import { useSeesAllTeams } from '../sign-in/use-session.ts'
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
  const seesAllTeams = useSeesAllTeams()
  return (
    <Page title={t('title')}>
      <Filters search={search} />
      <div className={classes.parts}>
        <CasesAtRiskPart search={search} />
        {seesAllTeams && <ArrivalsPart search={search} />}
        <StaffingPart search={search} />
        {seesAllTeams && <CustomersPart search={search} />}
      </div>
    </Page>
  )
}

function Filters({ search }: { readonly search: ForecastSearch }) {
  const { t } = useTranslation(['forecast', 'cases'])
  const names = useNames()
  const change = useChangeForecast(search)
  const seesAllTeams = useSeesAllTeams()
  const { data } = useArrivals(search)
  const channels = data?.channels ?? (search.channel === undefined ? [] : [search.channel])
  return (
    <div role="search" className={classes.filters} aria-label={t('cases:filter.label')}>
      <FlowFilter className={classes.filter} value={search.flow} onChange={(flow) => change({ flow })} />
      {(seesAllTeams || search.channel !== undefined) && (
        <FilterChoice
          className={classes.filter}
          label={t('filter.channel')}
          any={t('filter.anyChannel')}
          value={search.channel}
          data={channels.map((channel) => ({ value: channel, label: names.channel(channel) }))}
          onChange={(channel) => change({ channel })}
        />
      )}
      <TeamFilter className={classes.filter} value={search.team} onChange={(team) => change({ team })} />
    </div>
  )
}
