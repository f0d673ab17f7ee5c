import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocalText } from '../../look/language/use-language.ts'
import { useCardWords } from '../cards/use-card-words.ts'
import { draggedKind, paletteKinds } from '../palette/dragged-kind.ts'
import { usePanels, useParts, useView } from '../workspace/designer-parts.ts'
import type { DesignerDialog } from '../workspace/panels-store.ts'
import { useCommands } from '../workspace/use-commands.ts'
import { ChoiceList } from './choice-list.tsx'
import { ConnectDialog } from './connect-dialog.tsx'

const BringDialog = lazy(async () => ({ default: (await import('../files/bring-dialog.tsx')).BringDialog }))
const PrintSheet = lazy(async () => ({ default: (await import('../files/print-sheet.tsx')).PrintSheet }))

/** Whatever is asked over the canvas. Publishing asks by itself. */
export function DesignerDialogs() {
  const { store, panels } = useParts()
  const dialog = usePanels((state) => state.dialog)
  /** What was chosen before has the focus again, unless something else takes it. */
  const close = () => {
    panels.getState().ask(null)
    const [chosen] = store.getState().selection.nodes
    if (chosen !== undefined) panels.getState().focusOn(chosen)
  }
  if (dialog === null || dialog.kind === 'publish') return null
  if (dialog.kind === 'find') return <FindDialog onClose={close} />
  if (dialog.kind === 'connect')
    return <ConnectDialog key={dialog.node} node={dialog.node} way={dialog.way} onClose={close} />
  if (dialog.kind === 'bring' || dialog.kind === 'print')
    return (
      <Suspense fallback={null}>
        {dialog.kind === 'print' ? <PrintSheet onDone={close} /> : <BringDialog file={dialog.file} onClose={close} />}
      </Suspense>
    )
  return <AddDialog dialog={dialog} onClose={close} />
}

function AddDialog({
  dialog,
  onClose,
}: {
  readonly dialog: Extract<DesignerDialog, { kind: 'add' }>
  readonly onClose: () => void
}) {
  const { t } = useTranslation('designer')
  const words = useCardWords()
  const commands = useCommands()
  const after = useView((view) => view.cards.get(dialog.after?.node ?? '')?.node)
  const edge = useView((view) => view.linkOf.get(dialog.edge ?? '')?.edge)
  const from = useView((view) => view.cards.get(edge?.from ?? '')?.node)
  const to = useView((view) => view.cards.get(edge?.to ?? '')?.node)
  const title =
    after !== undefined
      ? t('add.titleAfter', { name: words.title(after) })
      : from !== undefined && to !== undefined
        ? t('add.titleEdge', { from: words.title(from), to: words.title(to) })
        : t('add.title')
  const hasStart = useView((view) => view.flow.nodes.some((node) => node.kind === 'start'))
  // One intake is usual; where there is none, it comes first.
  const kinds =
    !hasStart && after === undefined && edge === undefined
      ? paletteKinds
      : paletteKinds.filter((kind) => kind !== 'start')
  return (
    <ChoiceList
      title={title}
      label={t('add.field')}
      none={t('add.none')}
      choices={kinds.map((kind) => ({
        id: kind,
        name: t(`kinds.${kind}`),
        about: t(`kindHelp.${kind}`),
        symbol: kind,
      }))}
      onClose={onClose}
      onChoose={(id) => {
        const kind = draggedKind(id)
        onClose()
        if (kind !== null && kind !== 'note') commands.add(kind, { after: dialog.after, edge: dialog.edge })
      }}
    />
  )
}

function FindDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('designer')
  const local = useLocalText()
  const words = useCardWords()
  const commands = useCommands()
  const cards = useView((view) => view.cards)
  const stages = useView((view) => view.flow.stages)
  const stageName = (id: string) => local(stages.find((stage) => stage.id === id)?.name, id)
  return (
    <ChoiceList
      title={t('find.title')}
      label={t('find.field')}
      none={t('find.none')}
      choices={[...cards.values()].map(({ node }) => ({
        id: node.id,
        name: words.title(node),
        about: `${stageName(node.stage)} · ${words.what(node)}`,
        symbol: node.kind,
      }))}
      onClose={onClose}
      onChoose={(id) => {
        onClose()
        commands.show(id)
      }}
    />
  )
}
