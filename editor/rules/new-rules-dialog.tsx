import { Button, Group, Radio, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RulesDocument } from '../../core/contract/rules.ts'
import { useLanguage } from '../../look/language/use-language.ts'
import { Dialog } from '../dialogs/dialog.tsx'
import { freeId } from '../edits/new-id.ts'
import { newRules } from '../edits/new-node.ts'
import { idFrom } from '../inspector/id-from.ts'
import { useParts } from '../workspace/designer-parts.ts'
import { inStyle } from './edits/convert-rules.ts'
import { addRules, renameRules } from './edits/rule-sets.ts'
import { useCatalogue } from './use-catalogue.ts'

interface NewRulesDialogProps {
  readonly onClose: () => void
  readonly onMade: (id: string) => void
}

/** Asks what new rules are called and how they are written, and begins them with “otherwise”. */
export function NewRulesDialog({ onClose, onMade }: NewRulesDialogProps) {
  const { t } = useTranslation(['designerRules', 'shell'])
  const language = useLanguage()
  const { store, directory } = useParts()
  const { facts } = useCatalogue()
  const [name, setName] = useState('')
  const [style, setStyle] = useState<RulesDocument['style']>('list')
  const make = () => {
    const { history, edit } = store.getState()
    const { flow, documents } = history.present
    const here = Object.values(documents).flatMap(({ kind, id }) => (kind === 'rules' && id !== undefined ? [id] : []))
    const taken = new Set([...here, ...directory.rules.map(({ id }) => id)])
    const own = idFrom(name).replace(/^-+|-+$/g, '')
    const id = freeId(`${flow}-${own === '' ? 'rules' : own}`.slice(0, 64), taken)
    const begun = inStyle(newRules(id), style, facts[0]?.definition.id ?? 'channel')
    edit({ key: 'newRules', params: { name } }, (workspace) =>
      addRules(workspace, renameRules(withoutName(begun), name.trim(), language)),
    )
    onMade(id)
  }
  return (
    <Dialog onClose={onClose} title={t('fresh.title')} size="sm">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() !== '') make()
        }}
      >
        <Stack gap={12}>
          <TextInput
            data-autofocus
            label={t('fresh.name')}
            description={t('fresh.nameHelp')}
            value={name}
            maxLength={200}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Radio.Group
            label={t('fresh.style')}
            value={style}
            onChange={(chosen) => setStyle(chosen === 'table' ? 'table' : 'list')}
          >
            <Stack gap={6} mt={6}>
              <Radio value="list" label={t('head.sentences')} description={t('fresh.styleHelp.list')} />
              <Radio value="table" label={t('head.table')} description={t('fresh.styleHelp.table')} />
            </Stack>
          </Radio.Group>
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={onClose}>
              {t('fresh.cancel')}
            </Button>
            <Button type="submit" disabled={name.trim() === ''}>
              {t('fresh.create')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}

function withoutName(rules: RulesDocument): RulesDocument {
  const { name: _, ...rest } = rules
  return rest
}
