import { Button, Group, Select, Stack, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Issue } from '../../core/contract/issue.ts'
import { Notice } from '../../look/elements/notice.tsx'
import { useLanguage } from '../../look/language/use-language.ts'
import type { BpmnImportChoice } from '../../model/bpmn/import-bpmn.ts'
import { makeIssue } from '../../model/document/issue.ts'
import { messageOf } from '../../model/words/message.ts'
import { Dialog } from '../dialogs/dialog.tsx'
import { withFirstLayout } from '../layout/tidy.ts'
import { ChangeList } from '../publish/change-list.tsx'
import { useParts } from '../workspace/designer-parts.ts'
import { useDesignerSession } from '../workspace/designer-session.ts'
import { type EditedDocument, flowIn } from '../workspace/workspace.ts'
import { type BpmnContent, type Incoming, readIncoming } from './read-incoming.ts'
import { changesOf, keysBeside, takenIn } from './take-in.ts'
import { textOfFile } from './text-of-file.ts'

interface BringDialogProps {
  readonly file: File
  readonly onClose: () => void
}

/** Shows what a file would change before it is taken in: one step that can be undone. */
export function BringDialog({ file, onClose }: BringDialogProps) {
  const { t } = useTranslation(['designerFiles', 'shell'])
  const { store } = useParts()
  const [choice, setChoice] = useState<BpmnImportChoice>({})
  const incoming = useIncoming(file, choice)
  const take = (documents: readonly EditedDocument[]) => {
    store
      .getState()
      .edit({ key: 'importFile', params: { name: file.name } }, (workspace) => takenIn(workspace, documents))
    // The first step comes into sight: what was seen before is not there any more.
    const [first] = flowIn(store.getState().history.present).nodes
    store.getState().select({ nodes: first === undefined ? [] : [first.id] })
    onClose()
  }
  return (
    <Dialog onClose={onClose} size="lg" title={t('designerFiles:import.title', { file: file.name })}>
      {incoming === null ? (
        <p role="status">{t('designerFiles:import.reading')}</p>
      ) : (
        <Offer incoming={incoming} choice={choice} onChoice={setChoice} onTake={take} onClose={onClose} />
      )}
    </Dialog>
  )
}

/** What the file holds, read again whenever something else is chosen about it; the server's own of the same documents is here by then. */
function useIncoming(file: File, choice: BpmnImportChoice): Incoming | null {
  const { store } = useParts()
  const { keeper } = useDesignerSession()
  const [incoming, setIncoming] = useState<Incoming | null>(null)
  useEffect(() => {
    let isLeft = false
    const read = async () => {
      const found = await readIncoming(file.name, await textOfFile(file), choice)
      const { present } = store.getState().history
      for (const key of keysBeside(present, found.documents)) await keeper?.open(key)
      const documents = await Promise.all(
        found.documents.map(async (document) => (document.kind === 'flow' ? withFirstLayout(document) : document)),
      )
      return { ...found, documents }
    }
    setIncoming(null)
    read().then(
      (found) => !isLeft && setIncoming(found),
      (error: unknown) => {
        const detail = error instanceof Error ? error.message : String(error)
        if (!isLeft) setIncoming({ documents: [], issues: [makeIssue('cli.unexpected', '', { detail })], bpmn: null })
      },
    )
    return () => {
      isLeft = true
    }
  }, [file, choice, store, keeper])
  return incoming
}

interface OfferProps {
  readonly incoming: Incoming
  readonly choice: BpmnImportChoice
  readonly onChoice: (choice: BpmnImportChoice) => void
  readonly onTake: (documents: readonly EditedDocument[]) => void
  readonly onClose: () => void
}

function Offer({ incoming, choice, onChoice, onTake, onClose }: OfferProps) {
  const { t } = useTranslation('designerFiles')
  const { store } = useParts()
  const { documents, issues, bpmn } = incoming
  const { present } = store.getState().history
  const changes = changesOf(present, takenIn(present, documents))
  return (
    <Stack gap="sm">
      {bpmn !== null && (bpmn.hasLanes || bpmn.processes.length > 1) && (
        <BpmnChoices content={bpmn} choice={choice} onChoice={onChoice} />
      )}
      {documents.length === 0 ? (
        <Notice kind="problem" title={t('import.unreadable')}>
          <IssueList issues={issues} />
        </Notice>
      ) : (
        issues.length > 0 && (
          <Notice kind="caution" title={t('import.notes')}>
            <IssueList issues={issues} />
          </Notice>
        )
      )}
      {changes.length > 0 && <ChangeList changed={changes} />}
      {documents.length > 0 && (
        <Text size="sm" c="dimmed">
          {t(changes.length === 0 ? 'import.nothing' : 'import.undo')}
        </Text>
      )}
      <Group justify="flex-end" gap="xs">
        <Button size="xs" variant="default" onClick={onClose}>
          {t('import.cancel')}
        </Button>
        <Button size="xs" data-autofocus disabled={changes.length === 0} onClick={() => onTake(documents)}>
          {t('import.take')}
        </Button>
      </Group>
    </Stack>
  )
}

const laneChoices = ['auto', 'stages', 'teams'] as const

function BpmnChoices({
  content: { processes, hasLanes },
  choice,
  onChoice,
}: Pick<OfferProps, 'choice' | 'onChoice'> & { readonly content: BpmnContent }) {
  const { t } = useTranslation('designerFiles')
  const { lanes, ...others } = choice
  const chooseLanes = (wanted: string | null) => {
    onChoice(wanted === 'stages' || wanted === 'teams' ? { ...others, lanes: wanted } : others)
  }
  return (
    <Group gap="sm" grow>
      {hasLanes && (
        <Select
          size="xs"
          label={t('import.lanes')}
          allowDeselect={false}
          value={lanes ?? 'auto'}
          data={laneChoices.map((value) => ({ value, label: t(`import.lanesAre.${value}`) }))}
          onChange={chooseLanes}
        />
      )}
      {processes.length > 1 && (
        <Select
          size="xs"
          label={t('import.process')}
          clearable
          value={choice.process ?? null}
          data={processes.map(({ id, name }) => ({ value: id, label: name || id }))}
          onChange={(process) => onChoice({ ...(lanes && { lanes }), ...(process !== null && { process }) })}
        />
      )}
    </Group>
  )
}

const shownAtMost = 30

/** What weighs most is read first. */
const weight = { error: 0, warning: 1, info: 2 } as const

function IssueList({ issues }: { readonly issues: readonly Issue[] }) {
  const { t } = useTranslation('designerFiles')
  const language = useLanguage()
  const ordered = [...issues].sort((a, b) => weight[a.severity] - weight[b.severity])
  const sentences = [...new Set(ordered.map(({ code, params }) => messageOf(code, params, language)))]
  return (
    <ul style={{ margin: 0, paddingInlineStart: 18 }}>
      {sentences.slice(0, shownAtMost).map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
      {sentences.length > shownAtMost && <li>{t('import.more', { count: sentences.length - shownAtMost })}</li>}
    </ul>
  )
}
