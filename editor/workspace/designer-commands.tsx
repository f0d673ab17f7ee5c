import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { StageDefinition } from '../../core/contract/flow.ts'
import { type OfferedCommand, useOfferCommands } from '../../look/commands/offered-commands.ts'
import { useLocalText } from '../../look/language/use-language.ts'
import { foldStage } from '../edits/stages.ts'
import { exportKinds } from '../files/export-kinds.ts'
import { useFileActions } from '../files/use-file-actions.ts'
import { paletteKinds } from '../palette/dragged-kind.ts'
import { viewKinds } from '../views/designer-view.ts'
import { useViewKinds } from '../views/view-tabs.tsx'
import { views } from '../views/views.ts'
import { useDesigner, usePanels, useParts, useView } from './designer-parts.ts'
import { useDesignerSession } from './designer-session.ts'
import type { EditName, Step } from './history.ts'
import { tidyUp } from './tidy-up.ts'
import { useCommands } from './use-commands.ts'
import { useEditWords } from './use-edit-words.ts'
import { changeFlow, flowIn } from './workspace.ts'

/** Offers all that the designer can do in the command palette, with the keys for it. Shows nothing. */
export function DesignerCommands() {
  const changes = useChangeCommands()
  const looks = useLookCommands()
  const files = useFileCommands()
  useOfferCommands(useMemo(() => [...changes, ...looks, ...files], [changes, looks, files]))
  return null
}

/** What changes the process. Empty for who may only look. */
function useChangeCommands(): readonly OfferedCommand[] {
  const { t } = useTranslation('designer')
  const say = useEditWords()
  const commands = useCommands()
  const { store } = useParts()
  const mayEdit = useDesigner((state) => state.mayEdit)
  // Words, not steps: those of a drag follow each other at every frame and are called the same.
  const last = useDesigner(({ history }) => said(history.past.at(-1), say))
  const next = useDesigner(({ history }) => said(history.future.at(-1), say))
  const hasChoice = useDesigner(({ selection }) => selection.nodes.length === 1)
  return useMemo(() => {
    const history: OfferedCommand[] = [
      ...(last === null
        ? []
        : [
            {
              id: 'undo',
              text: t('bar.undoNamed', { what: last }),
              symbol: 'undo',
              keys: 'Ctrl + Z',
              run: commands.undo,
            } as const,
          ]),
      ...(next === null
        ? []
        : [
            {
              id: 'redo',
              text: t('bar.redoNamed', { what: next }),
              symbol: 'redo',
              keys: 'Ctrl + Y',
              run: commands.redo,
            } as const,
          ]),
    ]
    if (!mayEdit) return history
    const chosen: OfferedCommand[] = !hasChoice
      ? []
      : [
          { id: 'connect', text: t('keys.connect'), symbol: 'right', keys: 'C', run: () => commands.askToConnect() },
          { id: 'rename', text: t('keys.rename'), symbol: 'task', keys: 'F2', run: commands.startRename },
          {
            id: 'duplicate',
            text: t('inspector.duplicate'),
            symbol: 'copy',
            keys: 'Ctrl + D',
            run: commands.duplicate,
          },
          { id: 'remove', text: t('keys.remove'), symbol: 'trash', keys: 'Delete', run: commands.remove },
        ]
    return [
      ...history,
      ...chosen,
      { id: 'add', text: t('add.title'), symbol: 'plus', keys: '/', run: () => commands.askToAdd() },
      ...paletteKinds.map(
        (kind): OfferedCommand => ({
          id: `add ${kind}`,
          text: `${t('add.title')}: ${t(`kinds.${kind}`)}`,
          symbol: kind,
          run: () => void commands.add(kind),
        }),
      ),
      { id: 'all', text: t('keys.all'), symbol: 'process', keys: 'Ctrl + A', run: commands.selectAll },
      { id: 'tidy', text: t('bar.tidy'), symbol: 'tidy', run: () => void tidyUp(store) },
    ]
  }, [t, commands, store, mayEdit, last, next, hasChoice])
}

function said(step: Step | undefined, say: (name: EditName) => string): string | null {
  return step === undefined ? null : say(step.name)
}

/** What leads somewhere in the process: to a step, a view, a stage that is folded. */
function useLookCommands(): readonly OfferedCommand[] {
  const { t } = useTranslation('designer')
  const local = useLocalText()
  const commands = useCommands()
  const { store, panels } = useParts()
  // A new list each time: the same words are the same kinds.
  const key = useViewKinds().join(' ')
  const stages = useView((view) => view.flow.stages)
  const folded = useView((view) => view.drawing.lanes.flatMap((lane) => (lane.isFolded ? [lane.stage] : [])).join(' '))
  const stepCount = useView((view) => view.flow.nodes.length)
  const current = usePanels(({ view }) => view.kind)
  const mayEdit = useDesigner((state) => state.mayEdit)
  return useMemo(() => {
    const kinds = viewKinds.filter((kind) => key.split(' ').includes(kind))
    const fold = (stage: StageDefinition): OfferedCommand => {
      const name = local(stage.name, stage.id)
      const isNow = folded.split(' ').includes(stage.id)
      return {
        id: `fold ${stage.id}`,
        text: t(isNow ? 'stage.unfold' : 'stage.fold', { name }),
        symbol: isNow ? 'right' : 'left',
        run: () =>
          store
            .getState()
            .edit({ key: isNow ? 'unfold' : 'fold', params: { name } }, (workspace) =>
              changeFlow(workspace, (one) => foldStage(one, stage.id, !isNow)),
            ),
      }
    }
    const { nodes } = flowIn(store.getState().history.present)
    const isShown = ({ id }: StageDefinition) => stepCount > 0 && nodes.some((node) => node.stage === id)
    return [
      { id: 'find', text: t('bar.find'), symbol: 'find', keys: 'Ctrl + F', run: commands.find },
      ...kinds
        .filter((kind) => kind !== current)
        .map(
          (kind): OfferedCommand => ({
            id: `view ${kind}`,
            text: t(`views.${kind}`),
            symbol: kind === 'drawing' ? 'process' : (views[kind]?.symbol ?? 'process'),
            run: () => panels.getState().show(kind),
          }),
        ),
      { id: 'panel', text: t('bar.panel'), symbol: 'panel', run: () => panels.getState().toggleLeft() },
      { id: 'settings', text: t('bar.settings'), symbol: 'sliders', run: commands.clear },
      ...(mayEdit ? stages.filter(isShown).map(fold) : []),
    ]
  }, [t, local, commands, store, panels, key, stages, folded, stepCount, current, mayEdit])
}

/** What leads to files and to cases. */
function useFileCommands(): readonly OfferedCommand[] {
  const { t } = useTranslation(['designerFiles', 'designer'])
  const actions = useFileActions()
  const { panels } = useParts()
  const { keeper, may } = useDesignerSession()
  const mayEdit = useDesigner((state) => state.mayEdit)
  const canPublish = keeper !== null && may.publish
  return useMemo(() => {
    const words = {
      json: `${t('designerFiles:all')} (JSON)`,
      yaml: `${t('designerFiles:all')} (YAML)`,
      flow: t('designerFiles:alone'),
      bpmn: t('designerFiles:bpmn'),
      png: `${t('designerFiles:picture')} (PNG)`,
      svg: `${t('designerFiles:picture')} (SVG)`,
    } as const
    return [
      ...(canPublish
        ? [
            {
              id: 'publish',
              text: t('designer:publish.open'),
              symbol: 'up',
              run: () => panels.getState().ask({ kind: 'publish' }),
            } as const,
          ]
        : []),
      ...exportKinds.map(
        (kind): OfferedCommand => ({
          id: `save ${kind}`,
          text: `${t('designerFiles:export')}: ${words[kind]}`,
          symbol: 'file',
          run: () => actions.save(kind),
        }),
      ),
      { id: 'print', text: t('designerFiles:print'), symbol: 'file', keys: 'Ctrl + P', run: actions.print } as const,
      ...(mayEdit
        ? [{ id: 'bring', text: t('designerFiles:bring'), symbol: 'file', run: actions.bring } as const]
        : []),
    ]
  }, [t, actions, panels, canPublish, mayEdit])
}
