import { VisuallyHidden } from '@mantine/core'
import { Handle, type NodeProps, Position } from '@xyflow/react'
import { type CSSProperties, memo, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Glyph } from '../../look/elements/glyph.tsx'
import classes from '../cards/card.module.css'
import { entryOffset, wayOffset } from '../cards/card-size.ts'
import type { Card } from '../cards/flow-view.ts'
import { useCardWords } from '../cards/use-card-words.ts'
import { useDesigner, usePanels, useParts, useView } from '../workspace/designer-parts.ts'
import { useCommands } from '../workspace/use-commands.ts'
import { flowIn } from '../workspace/workspace.ts'
import { useCardMark } from './overlay.ts'
import { RenameField } from './rename-field.tsx'
import { useSeverity } from './severity.ts'

/** A step on the canvas. It listens to its own slice alone, so that moving one card renders one card. */
export const NodeCard = memo(({ id }: NodeProps) => {
  const card = useView((view) => view.cards.get(id))
  return card === undefined ? null : <CardFace card={card} />
})
NodeCard.displayName = 'NodeCard'

function CardFace({ card }: { readonly card: Card }) {
  const { t } = useTranslation('designer')
  const words = useCardWords()
  const severity = useSeverity(card.node.id)
  const mark = useCardMark(card.node.id)
  const { node, ways } = card
  const isSelected = useDesigner(({ selection }) => selection.nodes.includes(node.id))
  // One card takes the focus when one comes by Tab: a chosen one, else the first.
  const isEntry = useDesigner(({ selection, history }) =>
    selection.nodes.length === 0 ? flowIn(history.present).nodes[0] === node : isSelected,
  )
  const isRenaming = usePanels(({ renaming }) => renaming === node.id)
  const mayEdit = useDesigner((state) => state.mayEdit)
  const commands = useCommands()
  const main = useFocusWhenAsked(node.id)
  const title = words.title(node)
  const promise = words.promise(card)
  const what = words.what(node)
  const single = ways.length === 1 ? ways[0] : undefined

  return (
    <div
      className={classes.card}
      data-selected={isSelected || undefined}
      data-severity={severity ?? undefined}
      data-open-way={ways.some((way) => way.isNeeded && way.to === null) || undefined}
      data-change={mark?.change}
      data-token={mark?.hasToken || undefined}
      data-passed={mark?.isPassed || undefined}
      style={mark?.heat === undefined ? undefined : heatStyle(mark.heat)}
    >
      {node.kind !== 'start' && (
        <Handle
          type="target"
          position={Position.Left}
          id="in"
          className={classes.handle}
          style={{ top: entryOffset }}
        />
      )}
      <button
        ref={main}
        type="button"
        className={classes.main}
        data-card={node.id}
        tabIndex={isEntry ? 0 : -1}
        aria-pressed={isSelected}
        title={[title, what, promise].filter(Boolean).join('\n')}
        onDoubleClick={() => commands.startRename()}
      >
        <span className={classes.symbol} data-kind={node.kind}>
          <Glyph name={node.kind} size={15} />
        </span>
        <span className={classes.texts}>
          <VisuallyHidden>{`${words.kind(node)} `}</VisuallyHidden>
          <span className={classes.title}>{title}</span> <span className={classes.line}>{what}</span>{' '}
          {promise !== '' && <span className={`${classes.line} ${classes.promise}`}>{promise}</span>}
        </span>
      </button>
      {mark?.badge !== undefined && (
        <span className={classes.badge} data-tone={mark.badge.tone} title={mark.badge.title}>
          {mark.badge.text}
        </span>
      )}
      {isRenaming && <RenameField node={node} />}
      {mayEdit && node.kind !== 'end' && ways.length < 2 && (
        <PlusButton
          className={classes.headPlus}
          label={t('card.addAfter', { name: title })}
          onClick={() => commands.askToAdd(single ? { node: node.id, way: single.id } : undefined)}
          onBefore={() => commands.show(node.id)}
        />
      )}
      {ways.length < 2
        ? node.kind !== 'end' && (
            <Handle
              type="source"
              position={Position.Right}
              id={single?.id ?? 'new'}
              className={classes.handle}
              data-open={single?.to === null || undefined}
              style={{ top: wayOffset(0, 1) }}
            />
          )
        : null}
      {ways.length > 1 && (
        <ul className={classes.ways}>
          {ways.map((way) => (
            <li key={way.id} className={classes.way} data-open={(way.isNeeded && way.to === null) || undefined}>
              <span className={classes.wayName} title={way.to === null ? t('card.openWay') : undefined}>
                {words.wayName(way.id, way.name)}
              </span>
              {mayEdit && way.to === null && (
                <PlusButton
                  className=""
                  label={t('card.addOnWay', { way: words.wayName(way.id, way.name) })}
                  onClick={() => commands.askToAdd({ node: node.id, way: way.id })}
                />
              )}
              <Handle
                type="source"
                position={Position.Right}
                id={way.id}
                className={classes.handle}
                data-open={way.to === null || undefined}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** From the plain ground to the ground of what is late, on which quiet words would be too faint. */
function heatStyle(heat: number): CSSProperties {
  const share = Math.round(Math.min(1, Math.max(0, heat)) * 35)
  return {
    background: `color-mix(in srgb, var(--late) ${share}%, var(--surface))`,
    '--ink-soft': 'var(--ink)',
  } as CSSProperties
}

function PlusButton({
  label,
  className,
  onClick,
  onBefore,
}: {
  readonly label: string
  readonly className: string | undefined
  readonly onClick: () => void
  readonly onBefore?: () => void
}) {
  return (
    <button
      type="button"
      tabIndex={-1}
      className={`${classes.plus} ${className ?? ''} nodrag nopan`}
      aria-label={label}
      title={label}
      onClick={(event) => {
        event.stopPropagation()
        onBefore?.()
        onClick()
      }}
    >
      <Glyph name="plus" size={10} />
    </button>
  )
}

/** The main button of a card, which gets the focus when the card is walked to or added. */
function useFocusWhenAsked(id: string) {
  const ref = useRef<HTMLButtonElement>(null)
  const turn = usePanels(({ focus }) => (focus?.id === id && focus.surface === 'canvas' ? focus.turn : 0))
  const { panels } = useParts()
  useEffect(() => {
    if (turn > 0 && panels.getState().dialog === null) ref.current?.focus({ preventScroll: true })
  }, [turn, panels])
  return ref
}
