import { BaseEdge, type EdgeProps, getBezierPath, getSmoothStepPath } from '@xyflow/react'
import { memo, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { Glyph } from '../../look/elements/glyph.tsx'
import cardClasses from '../cards/card.module.css'
import { useCardWords } from '../cards/use-card-words.ts'
import { useDesigner, useParts, useView } from '../workspace/designer-parts.ts'
import classes from './canvas.module.css'
import { useLabelLayer } from './label-layer.ts'
import { useWayMark, type WayMark } from './overlay.ts'

/** A way between two cards. Its name stands on it when it has one of its own, when it is chosen or pointed at, and where the case changes hands. */
export const WayEdge = memo((props: EdgeProps) => {
  const { id, selected = false, markerEnd } = props
  const [isPointedAt, setPointedAt] = useState(false)
  const link = useView((view) => view.linkOf.get(id))
  const mark = useWayMark(id)
  const [path, labelX, labelY] = pathOf(props)
  const isHandOver = link?.handOverTo != null
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing at a way only shows more of it; the outline says the same to everybody.
    <g onMouseEnter={() => setPointedAt(true)} onMouseLeave={() => setPointedAt(false)}>
      <BaseEdge
        path={path}
        className={classes.way ?? ''}
        data-selected={selected || undefined}
        data-hand-over={isHandOver || undefined}
        data-change={mark?.change}
        data-passed={mark?.isPassed || undefined}
        data-now={mark?.isNow || undefined}
        interactionWidth={18}
        {...(markerEnd === undefined ? {} : { markerEnd })}
      />
      {mark?.isNow === true && (
        <circle key={path} r={7} className={classes.token} style={{ offsetPath: `path("${path}")` }} />
      )}
      {link !== undefined &&
        (link.saysHandOver || link.isNamed || selected || isPointedAt || mark?.badge !== undefined) && (
          <WayLabel id={id} x={labelX} y={labelY} isActive={selected || isPointedAt} badge={mark?.badge} />
        )}
    </g>
  )
})
WayEdge.displayName = 'WayEdge'

/** Forward ways are curves; those that lead back run around the cards. */
function pathOf(props: EdgeProps): [path: string, labelX: number, labelY: number] {
  const { sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition } = props
  const ends = { sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition }
  const [path, x, y] =
    targetX > sourceX
      ? getBezierPath({ ...ends, curvature: 0.35 })
      : getSmoothStepPath({ ...ends, borderRadius: 12, offset: 24 })
  return [path, x, y]
}

function WayLabel({
  id,
  x,
  y,
  isActive,
  badge,
}: {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly isActive: boolean
  readonly badge: WayMark['badge']
}) {
  const { t } = useTranslation('designer')
  const words = useCardWords()
  const { panels } = useParts()
  const mayEdit = useDesigner((state) => state.mayEdit)
  const link = useView((view) => view.linkOf.get(id))
  const way = useView((view) => {
    const edge = view.linkOf.get(id)?.edge
    return view.cards.get(edge?.from ?? '')?.ways.find((one) => one.id === edge?.on)
  })
  const layer = useLabelLayer()
  if (link === undefined || layer === null) return null
  const name = isActive || link.isNamed ? words.wayName(link.edge.on, link.name ?? way?.name ?? null) : null
  return createPortal(
    <div
      className={`${classes.wayLabel} nodrag nopan`}
      style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
    >
      {link.handOverTo !== null && (link.saysHandOver || isActive) && (
        <span className={classes.handOver} title={t('card.handOverHelp', { team: words.team(link.handOverTo) })}>
          {t('card.handOver', { team: words.team(link.handOverTo) })}
        </span>
      )}
      {name !== null && <span className={classes.wayName}>{name}</span>}
      {badge !== undefined && (
        <span className={cardClasses.badge} data-tone={badge.tone} title={badge.title}>
          {badge.text}
        </span>
      )}
      {isActive && mayEdit && (
        <button
          type="button"
          tabIndex={-1}
          className={cardClasses.plus}
          aria-label={t('card.addOnEdge')}
          title={t('card.addOnEdge')}
          onClick={() => panels.getState().ask({ kind: 'add', edge: id })}
        >
          <Glyph name="plus" size={10} />
        </button>
      )}
    </div>,
    layer,
  )
}
