import { Button, Group } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Failure } from '../../look/elements/failure.tsx'
import type { DraftKeeper } from '../drafts/keep-drafts.ts'
import { PublishDialog } from '../publish/publish-dialog.tsx'
import { useDesigner, useParts } from '../workspace/designer-parts.ts'
import { useDesignerSession } from '../workspace/designer-session.ts'
import { pledgeProblem } from '../workspace/pledge-problem.ts'
import { useJump } from '../workspace/use-jump.ts'
import { keyOf } from '../workspace/workspace.ts'
import classes from './rehearsal.module.css'
import { useRehearsalParts, useScenarios } from './rehearsal-parts.ts'

/** What can be done with a scenario that is one's own draft: publish it for everybody, or throw it away. */
export function ScenarioDraft({ id }: { readonly id: string }) {
  const { keeper, may } = useDesignerSession()
  const isDraft = useScenarios(({ scenarios }) => scenarios.some(({ key, origin }) => key === id && origin === 'draft'))
  if (keeper === null || !isDraft) return null
  return (
    <Group gap={6} className={classes.section}>
      {may.publish && <PublishScenario id={id} keeper={keeper} />}
      <DiscardScenario id={id} />
    </Group>
  )
}

function PublishScenario({ id, keeper }: { readonly id: string; readonly keeper: DraftKeeper }) {
  const { t } = useTranslation('designerRehearsal')
  const { store } = useParts()
  const { pledge, user, watch } = useDesignerSession()
  const { reload } = useRehearsalParts()
  const [isOpen, dialog] = useDisclosure(false)
  const [error, setError] = useState<unknown>(null)
  const jump = useJump()
  const key = keyOf('scenario', id)
  const open = () => {
    setError(null)
    keeper.open(key).then(dialog.open, setError)
  }
  return (
    <>
      <Button size="xs" variant="light" onClick={open}>
        {t('draft.publish')}
      </Button>
      {error !== null && <Failure error={pledgeProblem(error)} />}
      {isOpen && (
        <PublishDialog
          parts={{ store, keeper, documents: pledge.documents, user, only: [key] }}
          watch={watch}
          onJump={jump}
          onClose={() => {
            dialog.close()
            reload()
          }}
        />
      )}
    </>
  )
}

/** Throws a draft away; one that was kept just now is undone instead, as everything that was edited here. */
function DiscardScenario({ id }: { readonly id: string }) {
  const { t } = useTranslation('designerRehearsal')
  const { pledge } = useDesignerSession()
  const { panels } = useParts()
  const { reload } = useRehearsalParts()
  const isHere = useDesigner(({ history }) => Object.hasOwn(history.present.documents, keyOf('scenario', id)))
  const [isAsked, asked] = useDisclosure(false)
  const [error, setError] = useState<unknown>(null)
  if (isHere) return null
  const discard = () => {
    setError(null)
    pledge.documents.discardDraft('scenario', id).then(() => {
      panels.getState().show('rehearsal')
      reload()
    }, setError)
  }
  return (
    <>
      <Button size="xs" variant="default" onClick={isAsked ? discard : asked.open}>
        {isAsked ? t('draft.discardSure') : t('draft.discard')}
      </Button>
      {isAsked && (
        <Button size="xs" variant="subtle" onClick={asked.close}>
          {t('draft.keep')}
        </Button>
      )}
      {error !== null && <Failure error={pledgeProblem(error)} />}
    </>
  )
}
