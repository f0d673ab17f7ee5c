import { Button, Group, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TeamSetting } from '../../core/contract/settings.ts'
import { useLanguage } from '../../look/language/use-language.ts'
import { Dialog } from '../dialogs/dialog.tsx'
import { freeId } from '../edits/new-id.ts'
import { idFrom } from '../inspector/id-from.ts'

interface AddTeamDialogProps {
  readonly taken: ReadonlySet<string>
  readonly onAdd: (team: TeamSetting) => void
  readonly onClose: () => void
}

/** Asks what a new team is called. */
export function AddTeamDialog({ taken, onAdd, onClose }: AddTeamDialogProps) {
  const { t } = useTranslation(['designerTeams', 'shell'])
  const language = useLanguage()
  const [name, setName] = useState('')
  const [isMissing, setMissing] = useState(false)
  const add = () => {
    const called = name.trim()
    if (called === '') return setMissing(true)
    const wish = idFrom(called).replace(/^-+|-+$/g, '')
    onAdd({ id: freeId(wish === '' ? 'team' : wish, taken), name: { [language]: called }, members: [] })
    onClose()
  }
  return (
    <Dialog onClose={onClose} title={t('add.title')}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          add()
        }}
      >
        <Stack gap="sm">
          <TextInput
            data-autofocus
            label={t('add.name')}
            value={name}
            maxLength={200}
            error={isMissing && name.trim() === '' ? t('add.nameMissing') : undefined}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('add.cancel')}
            </Button>
            <Button type="submit">{t('add.submit')}</Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
