import { useTranslation } from 'react-i18next'
import { useShallow } from 'zustand/react/shallow'
import { Notice } from '../../look/elements/notice.tsx'
import { usePendingCommands } from './pending-commands.ts'

/** Says what was given to the case and is kept, but not applied yet. */
export function PendingNotice({ caseId }: { readonly caseId: string }) {
  const { t } = useTranslation('case')
  const kept = usePendingCommands(useShallow((state) => state.pending.filter((command) => command.caseId === caseId)))
  if (kept.length === 0) return null
  return (
    <Notice kind="caution" title={t('kept')}>
      {kept.map((command) => (
        <div key={command.commandId}>{t('keptText', { what: t(`word.${command.word}`) })}</div>
      ))}
    </Notice>
  )
}
