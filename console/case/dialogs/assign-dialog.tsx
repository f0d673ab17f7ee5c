import { Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePeople, useTeams } from '../../directory/directory.ts'
import { useDraft } from '../../drafts/use-draft.ts'
import { useCaseCommand } from '../use-case-command.ts'
import { CaseDialogFrame, type CaseDialogProps } from './case-dialog.tsx'
import { isChoice } from './is-choice.ts'

interface Choice {
  readonly team: string
  readonly agent: string
}

const nobody = '-'

/** Hands the case to a team, a person, or both. People of the chosen team come first. */
export function AssignDialog({ item, address, onClose }: CaseDialogProps) {
  const { t } = useTranslation('case')
  const command = useCaseCommand(address)
  const { teams } = useTeams()
  const { people } = usePeople()
  const draft = useDraft<Choice>(`${item.id}.assign`, { team: '', agent: '' }, isChoice('team', 'agent'))
  const [isMissing, setMissing] = useState(false)
  const { team, agent } = draft.value

  const wantedTeam = team === '' ? item.team : team
  const inTeam = people.filter((person) => wantedTeam !== null && person.teams.includes(wantedTeam))
  const colleagues = [...inTeam, ...people.filter((person) => !inTeam.includes(person))]

  const submit = async () => {
    const isEmpty = team === '' && agent === ''
    setMissing(isEmpty)
    if (isEmpty) return
    const body = {
      do: 'assign',
      commandId: draft.sendingId(),
      ...(team === '' ? {} : { team }),
      ...(agent === '' ? {} : { agent: agent === nobody ? null : agent }),
    } as const
    if (!(await command.run(body))) return
    draft.clear()
    onClose()
  }

  return (
    <CaseDialogFrame
      title={t('assign.title')}
      submit={t('assign.submit')}
      command={command}
      onSubmit={submit}
      onClose={onClose}
    >
      <Select
        label={t('assign.team')}
        placeholder={t('assign.keepTeam')}
        data-autofocus
        clearable
        searchable
        value={team === '' ? null : team}
        error={isMissing ? t('assign.missing') : undefined}
        data={teams.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(value) => draft.change({ team: value ?? '', agent })}
      />
      <Select
        label={t('assign.person')}
        clearable
        searchable
        value={agent === '' ? null : agent}
        data={[
          { value: nobody, label: t('assign.nobody') },
          ...colleagues.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(value) => draft.change({ team, agent: value ?? '' })}
      />
    </CaseDialogFrame>
  )
}
