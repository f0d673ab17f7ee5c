import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClockDefinition, EscalationAt } from '../../core/contract/policy.ts'
import { Glyph } from '../../look/elements/glyph.tsx'
import { moveRung, type Rung, removeRung } from '../edits/rungs.ts'
import { focusAfter } from '../views/focus-after.ts'
import { useDesigner, useParts } from '../workspace/designer-parts.ts'
import classes from './clocks.module.css'
import { atOf, type LadderScale, nudged, type PlacedRung, percentX, xOf } from './ladder.ts'
import type { ClockEdit } from './use-clock-edit.ts'
import { useClockWords } from './use-clock-words.ts'

interface RungButtonProps {
  readonly placed: PlacedRung
  readonly top: number
  readonly scale: LadderScale
  readonly widthOf: () => number
  readonly instant: string | undefined
  readonly clock: ClockDefinition
  readonly edit: ClockEdit
  readonly isChosen: boolean
  /** By which the focus finds it again. */
  readonly rungName: string
  readonly onChoose: (rung: Rung | null) => void
}

/** One warning or escalation on the time line: it can be opened, dragged, moved by keys and taken away. */
export function RungButton({
  placed,
  top,
  scale,
  widthOf,
  instant,
  clock,
  edit,
  isChosen,
  rungName,
  onChoose,
}: RungButtonProps) {
  const { t } = useTranslation('designerClocks')
  const words = useClockWords()
  const mayEdit = useDesigner((state) => state.mayEdit)
  const { rung, at } = placed
  const x = xOf(at, scale)
  // To the side on which there is more room.
  const isLeft = x > 0.4
  const what = rung.kind === 'warning' ? t('ladder.warning') : words.actions(clock.escalations?.[rung.index]?.do ?? [])
  const rungTitle = [
    `${words.at(at)} · ${what}`,
    ...(instant === undefined ? [] : [t('ladder.inExample', { when: instant })]),
  ].join('\n')
  const move = useRungMove({ placed, scale, clock, edit, onChoose, widthOf })
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : null
    if (by !== null && mayEdit) move.to(nudged(at, by, { scale, kind: rung.kind, isFine: event.shiftKey }))
    else if (mayEdit && (event.key === 'Delete' || event.key === 'Backspace')) move.away()
    else return
    event.preventDefault()
  }
  return (
    <li
      style={{
        top,
        maxWidth: percentX(isLeft ? x : 1 - x),
        ...(isLeft ? { right: percentX(1 - x) } : { left: percentX(x) }),
      }}
      data-left={isLeft || undefined}
    >
      <button
        type="button"
        className={classes.rung}
        data-kind={rung.kind}
        data-late={'after' in at || undefined}
        aria-pressed={isChosen}
        title={rungTitle}
        data-rung={rungName}
        onClick={(event) => {
          onChoose(rung)
          // Opened by a key: go on in the form.
          if (event.detail === 0) focusAfter('[data-rung-form] input')
        }}
        onKeyDown={onKeyDown}
        {...(mayEdit ? move.pointer : {})}
      >
        <Glyph name={rung.kind === 'warning' ? 'quarter' : 'up'} size={11} />
        <strong>{words.atShort(at)}</strong>
        <span className={classes.rungText}>{what}</span>
        {instant !== undefined && <span className={classes.rungInstant}>{instant}</span>}
      </button>
    </li>
  )
}

/** Moving one rung: every way of one drag, and the keys that follow each other, are one step that can be undone. */
function useRungMove({
  placed: { rung, at },
  scale,
  clock,
  edit,
  onChoose,
  widthOf,
}: Pick<RungButtonProps, 'placed' | 'scale' | 'clock' | 'edit' | 'onChoose' | 'widthOf'>) {
  const { store } = useParts()
  const drag = useRef<{ readonly startX: number; readonly x: number; isMoved: boolean } | null>(null)
  const to = (next: EscalationAt) => {
    const moved = rung.kind === 'warning' && 'percent' in next ? { kind: rung.kind, percent: next.percent } : rung
    if (moved.kind === 'warning' && rung.kind === 'warning' && meetsAnother(clock, rung.percent, moved.percent)) return
    edit.change({ key: 'moveRung', params: edit.params }, (old) => moveRung(old, rung, next), 'rung')
    onChoose(moved)
  }
  const end = () => {
    drag.current = null
    store.getState().settle()
  }
  return {
    to,
    away: () => {
      edit.change({ key: 'removeRung', params: edit.params }, (old) => removeRung(old, rung))
      onChoose(null)
      focusAfter('[data-rung]', '[data-add-rung]')
    },
    pointer: {
      onPointerDown: (event: PointerEvent<HTMLButtonElement>) => {
        if (event.button !== 0) return
        drag.current = { startX: event.clientX, x: xOf(at, scale), isMoved: false }
        event.currentTarget.setPointerCapture(event.pointerId)
      },
      onPointerMove: (event: PointerEvent<HTMLButtonElement>) => {
        const from = drag.current
        if (from === null) return
        const distance = event.clientX - from.startX
        if (!from.isMoved && Math.abs(distance) < 4) return
        from.isMoved = true
        to(atOf(from.x + distance / widthOf(), scale, at, rung.kind))
      },
      onPointerUp: end,
      onPointerCancel: end,
      onBlur: () => store.getState().settle(),
    },
  }
}

/** Whether a warning would come to another one, or past it: two at one share would become one. */
function meetsAnother({ warnAt = [] }: ClockDefinition, from: number, to: number): boolean {
  const [least, most] = from < to ? [from, to] : [to, from]
  return warnAt.some((percent) => percent !== from && percent >= least && percent <= most)
}
