import { Button, Group, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RulesTable } from '../../../core/contract/rules.ts'
import { useLanguage, useLocalText } from '../../../look/language/use-language.ts'
import { Dialog } from '../../dialogs/dialog.tsx'
import { renameRow } from '../edits/table-edits.ts'
import { useRulesEdit } from '../use-rules-edit.ts'

interface RenameRowDialogProps {
  readonly table: RulesTable
  readonly at: number
  readonly onClose: () => void
}

/** What a row is called, for whoever reads why a case went its way. */
export function RenameRowDialog({ table, at, onClose }: RenameRowDialogProps) {
  const { t } = useTranslation(['designerRules', 'shell'])
  const local = useLocalText()
  const language = useLanguage()
  const edit = useRulesEdit<'table'>(table)
  const [text, setText] = useState(local(table.rows[at]?.name, ''))
  const label = t('grid.rowName', { number: at + 1 })
  return (
    <Dialog onClose={onClose} title={label} size="sm">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          edit({ key: 'renameRule' }, (now) => renameRow(now, at, text.trim(), language))
          onClose()
        }}
      >
        <TextInput
          data-autofocus
          aria-label={label}
          value={text}
          maxLength={200}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Group justify="flex-end" mt={12}>
          <Button type="submit">{t('grid.apply')}</Button>
        </Group>
      </form>
    </Dialog>
  )
}
