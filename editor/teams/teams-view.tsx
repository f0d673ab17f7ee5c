import { Button, Skeleton, Text } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TeamSetting } from '../../core/contract/settings.ts'
import { Empty } from '../../look/elements/empty.tsx'
import { Failure } from '../../look/elements/failure.tsx'
import { Notice } from '../../look/elements/notice.tsx'
import { useLanguage, useLocalText } from '../../look/language/use-language.ts'
import { useProblemText } from '../../look/problems/use-problem-text.ts'
import { isPledgeError } from '../../sdk/pledge-error.ts'
import { SplitView } from '../views/split-view.tsx'
import { useDesigner, usePanels } from '../workspace/designer-parts.ts'
import { useDesignerSession } from '../workspace/designer-session.ts'
import { pledgeProblem } from '../workspace/pledge-problem.ts'
import { AddTeamDialog } from './add-team-dialog.tsx'
import { TeamCoverage } from './team-coverage.tsx'
import { TeamForm } from './team-form.tsx'
import { TeamList } from './team-list.tsx'
import { teamsNamed } from './team-uses.ts'
import { TeamUsesPanel } from './team-uses-panel.tsx'
import classes from './teams-view.module.css'
import { type Kept, type SettingsState, useSettings } from './use-settings.ts'
import { useTeam, useTeamList } from './use-team.tsx'

const noUses = { nodes: [], clocks: [], rules: [] }

/** The teams to which steps hand cases: who belongs to them, when they work, and whether that fits what is promised. */
export function TeamsView() {
  const { t } = useTranslation('designerTeams')
  const teams = useSettings('teams')
  if (teams.items === null) {
    if (teams.error === null) return <Skeleton m={12} height={240} width="auto" />
    if (isPledgeError(teams.error) && teams.error.status === 403)
      return <Empty title={t('forbidden')} text={t('lookOnly')} />
    return <Failure error={pledgeProblem(teams.error)} onRetry={() => void teams.reload()} />
  }
  return <KnownTeams teams={teams} items={teams.items} />
}

interface KnownTeamsProps {
  readonly teams: SettingsState<TeamSetting>
  readonly items: readonly Kept<TeamSetting>[]
}

function KnownTeams({ teams, items }: KnownTeamsProps) {
  const { t } = useTranslation('designerTeams')
  const language = useLanguage()
  const { may } = useDesignerSession()
  const present = useDesigner(({ history }) => history.present)
  const wanted = usePanels(({ view }) => view.at)
  const [isAdding, setAdding] = useState(false)
  const { create, remove } = useTeamList(teams.put)
  const named = useMemo(() => teamsNamed(present), [present])
  const missing = [...named.keys()].filter((id) => !items.some(({ setting }) => setting.id === id))
  const current = wanted ?? items.find(({ setting }) => named.has(setting.id))?.setting.id ?? items[0]?.setting.id
  const shown = items.find(({ setting }) => setting.id === current)
  const add = may.settings ? <Button onClick={() => setAdding(true)}>{t('list.add')}</Button> : null
  return (
    <>
      <SplitView
        list={
          <TeamList
            items={items.map(({ setting }) => setting)}
            isUsed={(id) => named.has(id)}
            missing={missing}
            current={current ?? null}
            onAdd={() => setAdding(true)}
            onCreate={(id) => void create({ id, name: { [language]: wordsOf(id) }, members: [] })}
          />
        }
        {...(shown === undefined ? {} : { side: <TeamUsesPanel uses={named.get(shown.setting.id) ?? noUses} /> })}
      >
        {shown !== undefined ? (
          <OpenTeam
            key={shown.setting.id}
            kept={shown}
            put={teams.put}
            known={[...new Set(items.flatMap(({ setting }) => setting.members ?? []))]}
            onRemove={(kept) => void remove(kept)}
          />
        ) : (
          <Empty title={current === undefined ? t('none.title') : t('gone', { name: current })} text={t('none.text')}>
            {add}
          </Empty>
        )}
      </SplitView>
      {isAdding && (
        <AddTeamDialog
          taken={new Set([...items.map(({ setting }) => setting.id), ...missing])}
          onAdd={(team) => void create(team)}
          onClose={() => setAdding(false)}
        />
      )}
    </>
  )
}

/** What a team that has only an id would be called: `complaint-desk` is the complaint desk. */
function wordsOf(id: string): string {
  const words = id.replaceAll('-', ' ').trim()
  return words === '' ? id : words.charAt(0).toUpperCase() + words.slice(1)
}

interface OpenTeamProps {
  readonly kept: Kept<TeamSetting>
  readonly put: SettingsState<TeamSetting>['put']
  readonly known: readonly string[]
  readonly onRemove: (kept: Kept<TeamSetting>) => void
}

function OpenTeam({ kept, put, known, onRemove }: OpenTeamProps) {
  const { t } = useTranslation('designerTeams')
  const { may } = useDesignerSession()
  const local = useLocalText()
  const problemText = useProblemText()
  const [now] = useState(() => Date.now())
  const { saver, setting, save } = useTeam(kept, put)
  const name = local(setting.name, setting.id)
  return (
    <div className={classes.middle}>
      <header className={classes.head}>
        <h2 className={classes.heading}>{name}</h2>
        <span role="status" className={classes.quiet}>
          {save.kind === 'saving' ? t('save.saving') : ''}
        </span>
      </header>
      <Text size="sm" c="dimmed">
        {t(may.settings ? 'save.atOnce' : 'lookOnly')}
      </Text>
      {save.kind === 'conflict' && (
        <Notice kind="problem" title={t(save.theirs === null ? 'save.goneMeanwhile' : 'save.conflict')}>
          <Button size="compact-sm" variant="default" onClick={() => void saver.takeMine()}>
            {t('save.mine')}
          </Button>{' '}
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              const { theirs } = save
              saver.takeTheirs()
              put(setting.id, theirs)
            }}
          >
            {t('save.theirs')}
          </Button>
        </Notice>
      )}
      {save.kind === 'failed' && (
        <Notice kind="problem" title={t('save.failed')}>
          {problemText(pledgeProblem(save.error))}{' '}
          <Button size="compact-sm" variant="default" onClick={() => void saver.retry()}>
            {t('save.retry')}
          </Button>
        </Notice>
      )}
      <TeamForm
        team={setting}
        known={known}
        isOff={!may.settings}
        onChange={(change) => void saver.change(change)}
        onRemove={() => onRemove(kept)}
      />
      <TeamCoverage team={name} calendar={setting.calendar} now={now} />
    </div>
  )
}
