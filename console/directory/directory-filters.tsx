import { useTranslation } from 'react-i18next'
import { FilterChoice } from '../../look/elements/filter-choice.tsx'
import { useFlows, useTeams } from './directory.ts'

interface DirectoryFilterProps {
  readonly className?: string | undefined
  readonly value: string | undefined
  /** Undefined takes the filter away. */
  readonly onChange: (id: string | undefined) => void
}

/** Narrows to one of the published flows. */
export function FlowFilter(props: DirectoryFilterProps) {
  const { t } = useTranslation('cases')
  const { flows } = useFlows()
  return (
    <FilterChoice
      label={t('filter.flow')}
      any={t('filter.anyFlow')}
      data={flows.map((flow) => ({ value: flow.id, label: flow.shownName }))}
      {...props}
    />
  )
}

interface TeamFilterProps extends DirectoryFilterProps {
  /** Offers what no team has as well, under this name, as `none`. */
  readonly none?: string
}

/** Narrows to one of the teams. */
export function TeamFilter({ none, ...props }: TeamFilterProps) {
  const { t } = useTranslation('cases')
  const { teams } = useTeams()
  const named = teams.map((team) => ({ value: team.id, label: team.name }))
  return (
    <FilterChoice
      label={t('filter.team')}
      any={t('filter.anyTeam')}
      data={none === undefined ? named : [...named, { value: 'none', label: none }]}
      {...props}
    />
  )
}
