import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { PublishDialog } from '../publish/publish-dialog.tsx'
import { useParts } from '../workspace/designer-parts.ts'
import { useDesignerSession } from '../workspace/designer-session.ts'
import { useJump } from '../workspace/use-jump.ts'

/** Publishes a calendar by itself, where the process does not use it; nothing for who may not publish. */
export function PublishCalendar({ id }: { readonly id: string }) {
  const { t } = useTranslation('designerCalendars')
  const { store, directory } = useParts()
  const { keeper, pledge, user, may, watch } = useDesignerSession()
  const [isOpen, dialog] = useDisclosure(false)
  const jump = useJump()
  if (keeper === null || !may.publish) return null
  return (
    <>
      <Button size="compact-xs" variant="default" w="fit-content" onClick={dialog.open}>
        {t('uses.publish')}
      </Button>
      {isOpen && (
        <PublishDialog
          parts={{ store, keeper, documents: pledge.documents, user, only: [`calendar/${id}`] }}
          watch={watch}
          onJump={jump}
          onClose={() => {
            dialog.close()
            directory.refresh?.()
          }}
        />
      )}
    </>
  )
}
