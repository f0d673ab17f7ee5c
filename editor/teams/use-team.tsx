import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { TeamSetting } from '../../core/contract/settings.ts'
import { useLocalText } from '../../look/language/use-language.ts'
import { useProblemText } from '../../look/problems/use-problem-text.ts'
import { useParts } from '../workspace/designer-parts.ts'
import { useDesignerSession } from '../workspace/designer-session.ts'
import { pledgeProblem } from '../workspace/pledge-problem.ts'
import { createSettingSaver, withUndone } from './save-setting.ts'
import type { Kept, SettingsState } from './use-settings.ts'

/** Says what was done, and offers to take it back. */
export function useUndoNotice() {
  const { t } = useTranslation('designerTeams')
  return (text: string, undo: () => void) => {
    const id = `team ${text} ${Math.random()}`
    notifications.show({
      id,
      autoClose: 10_000,
      message: (
        <Group justify="space-between" wrap="nowrap">
          <Text size="sm">{text}</Text>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              notifications.hide(id)
              undo()
            }}
          >
            {t('save.undo')}
          </Button>
        </Group>
      ),
    })
  }
}

/** Lets the rest of the designer know that the teams are others now. */
export function useTeamsChanged(): () => void {
  const { directory } = useParts()
  const { watch } = useDesignerSession()
  return () => {
    directory.refresh?.()
    void watch.refresh()
  }
}

/** A team that can be changed; what is changed is saved at once, and can be undone. */
export function useTeam(kept: Kept<TeamSetting>, put: SettingsState<TeamSetting>['put']) {
  const { t } = useTranslation('designerTeams')
  const { pledge } = useDesignerSession()
  const local = useLocalText()
  const notice = useUndoNotice()
  const changed = useTeamsChanged()
  const onSaved = useRef((_before: TeamSetting, _after: Kept<TeamSetting>) => {})
  const first = useRef(kept)
  const saver = useMemo(
    () =>
      createSettingSaver<TeamSetting>({
        settings: pledge.settings,
        kind: 'teams',
        kept: first.current,
        onSaved: (before, after) => onSaved.current(before, after),
      }),
    [pledge],
  )
  useEffect(() => {
    onSaved.current = (before, after) => {
      put(after.setting.id, after)
      changed()
      const undo = () => void saver.change((now) => withUndone(now, before, after.setting))
      notice(t('save.saved', { name: local(after.setting.name, after.setting.id) }), undo)
    }
  })
  return { saver, ...useStore(saver.state) }
}

/** Adding and removing teams, each of which can be taken back. */
export function useTeamList(put: SettingsState<TeamSetting>['put']) {
  const { t } = useTranslation('designerTeams')
  const { pledge } = useDesignerSession()
  const { panels } = useParts()
  const local = useLocalText()
  const notice = useUndoNotice()
  const changed = useTeamsChanged()
  const problemText = useProblemText()
  const failed = (error: unknown) =>
    notifications.show({ color: 'red', message: `${t('save.failed')} ${problemText(pledgeProblem(error))}` })

  const create = async (team: TeamSetting, isUndo = false): Promise<void> => {
    const { id, ...data } = team
    try {
      const { version } = await pledge.settings.put('teams', id, data, { ifVersion: 0 })
      const kept = { setting: team, version }
      put(id, kept)
      changed()
      panels.getState().show('teams', id)
      if (!isUndo) notice(t('save.created', { name: local(team.name, id) }), () => void remove(kept, true))
    } catch (error) {
      failed(error)
    }
  }
  const remove = async ({ setting, version }: Kept<TeamSetting>, isUndo = false): Promise<void> => {
    const { id, name } = setting
    try {
      await pledge.settings.remove('teams', id, { ifVersion: version })
      put(id, null)
      changed()
      panels.getState().show('teams')
      if (!isUndo) notice(t('save.removed', { name: local(name, id) }), () => void create(setting, true))
    } catch (error) {
      failed(error)
    }
  }
  return { create, remove }
}
