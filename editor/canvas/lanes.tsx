import { Menu, UnstyledButton } from '@mantine/core'
import { useViewport } from '@xyflow/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Glyph } from '../../look/elements/glyph.tsx'
import { useLanguage, useLocalText } from '../../look/language/use-language.ts'
import { renameStage } from '../edits/rename.ts'
import { foldStage, moveStage, removeStage } from '../edits/stages.ts'
import type { Lane } from '../layout/drawing.ts'
import { useDesigner, useParts, useView } from '../workspace/designer-parts.ts'
import { changeFlow } from '../workspace/workspace.ts'
import classes from './canvas.module.css'

/** The stages as columns behind the cards, from top to bottom of what is seen. */
export function LaneGround() {
  const lanes = useView((view) => view.drawing.lanes)
  const { x, zoom } = useViewport()
  return (
    <div className={classes.ground} aria-hidden="true">
      {lanes.map((lane, index) => (
        <div
          key={lane.stage}
          className={classes.lane}
          data-odd={index % 2 === 1 || undefined}
          style={{ left: lane.left * zoom + x, width: (lane.right - lane.left) * zoom }}
        />
      ))}
    </div>
  )
}

/** The names of the stages along the upper edge of the canvas, wherever one looks. */
export function LaneHeaders() {
  const lanes = useView((view) => view.drawing.lanes)
  const { x, zoom } = useViewport()
  return (
    <div className={classes.headers}>
      {lanes.map((lane, index) => (
        <div
          key={lane.stage}
          className={classes.header}
          style={{ left: lane.left * zoom + x, width: (lane.right - lane.left) * zoom }}
        >
          <LaneHeader lane={lane} index={index} />
        </div>
      ))}
    </div>
  )
}

function LaneHeader({ lane, index }: { readonly lane: Lane; readonly index: number }) {
  const { t } = useTranslation('designer')
  const local = useLocalText()
  const language = useLanguage()
  const { store } = useParts()
  const mayEdit = useDesigner((state) => state.mayEdit)
  const stage = useView(({ flow }) => flow.stages[index])
  const count = useView(({ flow }) => flow.stages.length)
  const hasSteps = useView(({ flow }) => flow.nodes.some((node) => node.stage === lane.stage))
  const [isRenaming, setRenaming] = useState(false)
  if (stage === undefined) return null
  const name = local(stage.name, stage.id)
  const { edit } = store.getState()

  const rename = (text: string) => {
    setRenaming(false)
    const next = text.trim()
    if (next === '' || next === name) return
    edit({ key: 'rename', params: { name } }, (workspace) =>
      changeFlow(workspace, (flow) => renameStage(flow, stage.id, next, language)),
    )
  }
  const fold = () =>
    edit({ key: lane.isFolded ? 'unfold' : 'fold', params: { name } }, (workspace) =>
      changeFlow(workspace, (flow) => foldStage(flow, stage.id, !lane.isFolded)),
    )
  const move = (to: number) =>
    edit({ key: 'moveStage', params: { name } }, (workspace) =>
      changeFlow(workspace, (flow) => moveStage(flow, stage.id, to)),
    )

  if (isRenaming)
    return (
      <input
        // biome-ignore lint/a11y/noAutofocus: it stands where the person just asked to type.
        autoFocus
        className={classes.headerField}
        aria-label={t('stage.rename', { name })}
        defaultValue={name}
        maxLength={200}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={(event) => rename(event.currentTarget.value)}
        onKeyDown={(event) => {
          event.stopPropagation()
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) rename(event.currentTarget.value)
          if (event.key === 'Escape') setRenaming(false)
        }}
      />
    )
  if (!mayEdit) return <span className={classes.headerName}>{lane.isFolded ? '' : name}</span>
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <UnstyledButton
          className={classes.headerButton}
          aria-label={t('stage.menu', { name })}
          title={name}
          onDoubleClick={() => setRenaming(true)}
        >
          <span className={classes.headerName}>{lane.isFolded ? '' : name}</span>
          <Glyph name="down" size={10} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => setRenaming(true)}>{t('stage.renameWord')}</Menu.Item>
        {hasSteps && <Menu.Item onClick={fold}>{t(lane.isFolded ? 'stage.unfold' : 'stage.fold', { name })}</Menu.Item>}
        <Menu.Item disabled={index === 0} onClick={() => move(index - 1)}>
          {t('stage.before')}
        </Menu.Item>
        <Menu.Item disabled={index === count - 1} onClick={() => move(index + 1)}>
          {t('stage.after')}
        </Menu.Item>
        <Menu.Item
          disabled={count === 1}
          onClick={() =>
            edit({ key: 'removeStage', params: { name } }, (workspace) =>
              changeFlow(workspace, (flow) => removeStage(flow, stage.id)),
            )
          }
        >
          {t('stage.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
