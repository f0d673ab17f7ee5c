import { Button, Select, Skeleton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { WireScorecardLine } from '../../core/contract/wire-scorecards.ts'
import { Empty } from '../../look/elements/empty.tsx'
import { Failure } from '../../look/elements/failure.tsx'
import { useTeams } from '../directory/directory.ts'
import { useCan, useSession } from '../sign-in/use-session.ts'
import { CardView } from './card-view.tsx'
import type { ScorecardSearch } from './scorecard-search.ts'
import classes from './scorecards.module.css'
import { SubjectTable } from './subject-table.tsx'
import { useScorecardLines } from './use-scorecards.ts'

interface ViewProps {
  readonly search: ScorecardSearch
  readonly go: (next: ScorecardSearch) => void
}

/** One's own scorecard. */
export function MineView({ search, go }: ViewProps) {
  const { t } = useTranslation('scorecards')
  const { user } = useSession()
  const can = useCan()
  return (
    <CardView subject={{ kind: 'person', id: user.id }} search={search} go={go}>
      {can('reports.read') && (
        <Button variant="default" onClick={() => go({ ...search, view: 'team' })}>
          {t('empty.teams')}
        </Button>
      )}
    </CardView>
  )
}

/** The people or the teams of a quarter, by name; one of them when it is chosen. */
export function SubjectsView({ kind, search, go }: ViewProps & { readonly kind: WireScorecardLine['kind'] }) {
  const { t } = useTranslation('scorecards')
  const { id, figure: _figure, ...rest } = search
  if (id === undefined) return <SubjectList kind={kind} search={search} go={go} />
  return (
    <>
      <Button variant="default" size="xs" mb="sm" onClick={() => go(rest)}>
        {t('back')}
      </Button>
      <CardView subject={{ kind, id }} search={search} go={go} />
    </>
  )
}

function SubjectList({ kind, search, go }: ViewProps & { readonly kind: WireScorecardLine['kind'] }) {
  const { t } = useTranslation('scorecards')
  const { teams } = useTeams()
  const lines = useScorecardLines(kind, search.quarter, kind === 'person' ? search.team : undefined)
  const { team: _team, ...rest } = search
  return (
    <>
      {kind === 'person' && (
        <div className={classes.bar}>
          <Select
            size="xs"
            aria-label={t('filterTeam')}
            placeholder={t('anyTeam')}
            clearable
            value={search.team ?? null}
            data={teams.map((team) => ({ value: team.id, label: team.name }))}
            onChange={(team) => go(team === null ? rest : { ...rest, team })}
          />
        </div>
      )}
      {lines.isError && <Failure error={lines.error} onRetry={() => void lines.refetch()} />}
      {lines.isPending && <Skeleton height={240} />}
      {lines.data?.items.length === 0 && <Empty title={t('empty.title')} text={t('empty.text')} />}
      {lines.data !== undefined && lines.data.items.length > 0 && (
        <SubjectTable kind={kind} lines={lines.data.items} onOpen={(id) => go({ ...search, id })} />
      )}
    </>
  )
}
