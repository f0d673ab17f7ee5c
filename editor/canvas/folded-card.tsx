import { Handle, type NodeProps, Position } from '@xyflow/react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { Glyph } from '../../look/elements/glyph.tsx'
import { useLocalText } from '../../look/language/use-language.ts'
import classes from '../cards/card.module.css'
import { foldStage } from '../edits/stages.ts'
import { useDesigner, useParts, useView } from '../workspace/designer-parts.ts'
import { changeFlow } from '../workspace/workspace.ts'
import { stageOfItem } from './canvas-items.ts'

/** A folded stage: one narrow card for all of its steps, which unfolds at a click. */
export const FoldedCard = memo(({ id }: NodeProps) => {
  const { t } = useTranslation('designer')
  const local = useLocalText()
  const { store } = useParts()
  const stage = stageOfItem(id)
  const mayEdit = useDesigner((state) => state.mayEdit)
  const definition = useView(({ flow }) => flow.stages.find((one) => one.id === stage))
  const count = useView(({ flow }) => flow.nodes.filter((node) => node.stage === stage).length)
  if (definition === undefined) return null
  const name = local(definition.name, definition.id)
  return (
    <>
      <Handle type="target" position={Position.Left} id="in" className={classes.handle} />
      <button
        type="button"
        className={classes.folded}
        disabled={!mayEdit}
        aria-label={`${t('stage.unfold', { name })}, ${t('canvas.foldedSteps', { count })}`}
        onClick={() =>
          store
            .getState()
            .edit({ key: 'unfold', params: { name } }, (workspace) =>
              changeFlow(workspace, (flow) => foldStage(flow, definition.id, false)),
            )
        }
      >
        <Glyph name="right" size={12} />
        <span className={classes.foldedName}>{name}</span>
        <span className="figures">{count}</span>
      </button>
      <Handle type="source" position={Position.Right} id="out" className={classes.handle} />
    </>
  )
})
FoldedCard.displayName = 'FoldedCard'
