import type { KeyboardEvent, PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Glyph, type GlyphName } from '../../look/elements/glyph.tsx'
import { deedMarks, type MarkKind, nextOf } from './moment-marks.ts'
import classes from './time-line.module.css'

interface TrackProps {
  readonly marks: readonly MarkKind[]
  readonly index: number
  readonly text: string
  readonly ends: readonly [string, string]
  readonly onGo: (place: number) => void
  readonly onToggle: () => void
}

const symbols: Readonly<Partial<Record<MarkKind, GlyphName>>> = {
  wrong: 'alert',
  breach: 'late',
  warning: 'quarter',
  deed: 'person',
  decision: 'decide',
}

/** The slider over the moments: by keys, by a click, by dragging. */
export function TimeTrack({ marks, index, text, ends, onGo, onToggle }: TrackProps) {
  const { t } = useTranslation('designerRehearsal')
  const last = marks.length - 1
  const place = (at: number) => `${last === 0 ? 0 : (at / last) * 100}%`
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === ' ') {
      event.preventDefault()
      onToggle()
      return
    }
    const to = keyTarget(event.key, index, last, marks)
    if (to === null) return
    event.preventDefault()
    onGo(to)
  }
  const pointed = (event: PointerEvent<HTMLDivElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    if (width > 0) onGo(Math.round(Math.min(1, Math.max(0, (event.clientX - left) / width)) * last))
  }
  return (
    <div className={classes.trackRow}>
      <span className={classes.quiet}>{ends[0]}</span>
      <div
        className={classes.track}
        role="slider"
        tabIndex={0}
        aria-label={t('line.label')}
        aria-valuemin={1}
        aria-valuemax={marks.length}
        aria-valuenow={index + 1}
        aria-valuetext={text}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          pointed(event)
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) pointed(event)
        }}
      >
        <span className={classes.rail} />
        <span className={classes.passed} style={{ width: place(index) }} />
        {marks.map((kind, at) => {
          const symbol = symbols[kind]
          return (
            <span
              // biome-ignore lint/suspicious/noArrayIndexKey: moments are told apart by nothing but their place.
              key={at}
              className={classes.tick}
              data-kind={kind}
              data-ahead={at > index || undefined}
              style={{ left: place(at) }}
              title={t(`line.kinds.${kind}`)}
            >
              {symbol !== undefined && marks.length <= symbolsAtMost && <Glyph name={symbol} size={9} />}
            </span>
          )
        })}
        <span className={classes.knob} style={{ left: place(index) }} />
      </div>
      <span className={classes.quiet}>{ends[1]}</span>
    </div>
  )
}

/** From so many moments on, their marks are dots. */
const symbolsAtMost = 80

function keyTarget(key: string, index: number, last: number, marks: readonly MarkKind[]): number | null {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return Math.max(0, index - 1)
    case 'ArrowRight':
    case 'ArrowUp':
      return Math.min(last, index + 1)
    case 'Home':
      return 0
    case 'End':
      return last
    case 'PageDown':
      return nextOf(marks, index, deedMarks, 1) ?? last
    case 'PageUp':
      return nextOf(marks, index, deedMarks, -1) ?? 0
    default:
      return null
  }
}
