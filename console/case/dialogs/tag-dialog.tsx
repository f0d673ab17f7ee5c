import { TagsInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useDraft } from '../../drafts/use-draft.ts'
import { useCaseCommand } from '../use-case-command.ts'
import { CaseDialogFrame, type CaseDialogProps } from './case-dialog.tsx'

/** Changes the tags of a case. */
export function TagDialog({ item, address, onClose }: CaseDialogProps) {
  const { t } = useTranslation('case')
  const command = useCaseCommand(address)
  const draft = useDraft<readonly string[]>(`${item.id}.tag`, item.tags, isTexts)

  const submit = async () => {
    const add = draft.value.filter((tag) => !item.tags.includes(tag))
    const remove = item.tags.filter((tag) => !draft.value.includes(tag))
    const isChanged = add.length > 0 || remove.length > 0
    if (isChanged && !(await command.run({ do: 'tag', commandId: draft.sendingId(), add, remove }))) return
    draft.clear()
    onClose()
  }

  return (
    <CaseDialogFrame
      title={t('tag.title')}
      submit={t('tag.submit')}
      command={command}
      onSubmit={submit}
      onClose={onClose}
    >
      <TagsInput
        data-autofocus
        label={t('tag.label')}
        description={t('tag.help')}
        maxTags={50}
        value={[...draft.value]}
        onChange={draft.change}
      />
    </CaseDialogFrame>
  )
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}
