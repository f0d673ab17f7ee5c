import { ActionIcon, SegmentedControl, Tooltip } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Glyph, type GlyphName } from '../../look/elements/glyph.tsx'
import { type MarkKind, marksOf, nextOf } from './moment-marks.ts'
import classes from './rehearsal.module.css'
import { useRehearsal, useRehearsalActions } from './rehearsal-parts.ts'
import type { Shown } from './rehearsal-store.ts'
import { useMomentWords } from './story.tsx'
import { type LookedAt, useMoment } from './use-moment.ts'

const speeds = [1, 2, 4] as const
const deeds: ReadonlySet<MarkKind> = new Set(['deed', 'wrong'])
const warnings: ReadonlySet<MarkKind> = new Set(['warning', 'breach'])
const wrongs: ReadonlySet<MarkKind> = new Set(['wrong'])

/** Scrubs through what was played: a slider over its moments, play and pause, and leaps to what matters. */
export function TimeLine() {
  const looked = useMoment()
  return looked === null ? null : <Line looked={looked} />
}

function Line({ looked }: { readonly looked: LookedAt }) {
  const { t } = useTranslation('designerRehearsal')
  const { shown, index, moment } = looked
  const actions = useRehearsalActions()
  const isPlaying = useRehearsal((state) => state.isPlaying)
  const speed = useRehearsal((state) => state.speed)
  const say = useMomentWords(looked)
  const marks = useMemo(() => marksOf(shown.moments, wrongInstants(shown)), [shown])
  const last = shown.moments.length - 1
  const goTo = (place: number | null) => {
    actions.setPlaying(false)
    if (place !== null) actions.show(place)
  }
  const toggle = () => {
    if (!isPlaying && index >= last) actions.show(0)
    actions.setPlaying(!isPlaying)
  }
  const leaps = [
    { key: 'nextDeed', symbol: 'person', to: nextOf(marks, index, deeds, 1) },
    { key: 'nextWarning', symbol: 'late', to: nextOf(marks, index, warnings, 1) },
    { key: 'nextWrong', symbol: 'alert', to: nextOf(marks, index, wrongs, 1) },
  ] as const
  return (
    <section className={classes.line} aria-label={t('line.label')}>
      <div className={classes.lineTools}>
        <Tool label={t('line.first')} symbol="left" isOff={index === 0} onClick={() => goTo(0)} />
        <Tool
          label={isPlaying ? t('line.pause') : t('line.play')}
          symbol={isPlaying ? 'pause' : 'play'}
          onClick={toggle}
        />
        <Tool label={t('line.last')} symbol="right" isOff={index >= last} onClick={() => goTo(last)} />
        <span className={classes.divider} />
        {leaps.map(({ key, symbol, to }) => (
          <Tool key={key} label={t(`line.${key}`)} symbol={symbol} isOff={to === null} onClick={() => goTo(to)} />
        ))}
        <SegmentedControl
          size="xs"
          aria-label={t('line.speed')}
          value={String(speed)}
          data={speeds.map((value) => ({ value: String(value), label: `${value}×` }))}
          onChange={(value) => actions.setSpeed(Number(value))}
        />
        <span className={classes.headline} aria-hidden="true">
          <strong>{say.at(moment.at)}</strong> {say.headline(moment)}
        </span>
      </div>
      <Track
        marks={marks}
        index={index}
        text={t('line.moment', {
          index: index + 1,
          count: shown.moments.length,
          at: say.at(moment.at),
          text: say.headline(moment),
        })}
        ends={[say.at(shown.moments[0]?.at ?? 0), say.at(shown.endsAt)]}
        onGo={goTo}
      />
    </section>
  )
}

/** Instants at which something is not as it should be: expectations that fail, and where a real case went otherwise. */
function wrongInstants({ problems, recorded }: Shown): readonly number[] {
  const differences = recorded?.rehearsed.ok === true ? recorded.rehearsed.differences : []
  return [...problems, ...differences].map(({ at }) => at)
}

interface TrackProps {
  readonly marks: readonly MarkKind[]
  readonly index: number
  readonly text: string
  readonly ends: readonly [string, string]
  readonly onGo: (place: number) => void
}

const symbols: Readonly<Partial<Record<MarkKind, GlyphName>>> = {
  wrong: 'alert',
  breach: 'late',
  warning: 'quarter',
  deed: 'person',
  decision: 'decide',
}

function Track({ marks, index, text, ends, onGo }: TrackProps) {
  const { t } = useTranslation('designerRehearsal')
  const last = marks.length - 1
  const place = (at: number) => `${last === 0 ? 0 : (at / last) * 100}%`
  const onKeyDown = (event: KeyboardEvent) => {
    const to = keyTarget(event.key, index, last, marks)
    if (to === null) return
    event.preventDefault()
    onGo(to)
  }
  const pointed = (event: React.PointerEvent<HTMLDivElement>) => {
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
      return nextOf(marks, index, deeds, 1) ?? last
    case 'PageUp':
      return nextOf(marks, index, deeds, -1) ?? 0
    default:
      return null
  }
}

interface ToolProps {
  readonly label: string
  readonly symbol: GlyphName
  readonly isOff?: boolean
  readonly onClick: () => void
}

function Tool({ label, symbol, isOff = false, onClick }: ToolProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={label}
        aria-disabled={isOff}
        className={classes.tool ?? ''}
        onClick={() => !isOff && onClick()}
      >
        <Glyph name={symbol} size={13} />
      </ActionIcon>
    </Tooltip>
  )
}
