import { SegmentedControl } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Tool } from '../../look/elements/tool.tsx'
import { deedMarks, type MarkKind, marksOf, nextOf } from './moment-marks.ts'
import { useRehearsal, useRehearsalActions } from './rehearsal-parts.ts'
import type { Shown } from './rehearsal-state.ts'
import { useMomentWords } from './story.tsx'
import classes from './time-line.module.css'
import { TimeTrack } from './time-track.tsx'
import { type LookedAt, useMoment } from './use-moment.ts'

const speeds = [1, 2, 4] as const
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
    { key: 'nextDeed', symbol: 'person', to: nextOf(marks, index, deedMarks, 1) },
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
          <strong>{say.at(looked.at)}</strong> {say.headline(moment)}
        </span>
      </div>
      <TimeTrack
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
        onToggle={toggle}
      />
    </section>
  )
}

/** Instants at which something is not as it should be: expectations that fail, and where a real case went otherwise. */
function wrongInstants({ problems, recorded }: Shown): readonly number[] {
  const differences = recorded?.rehearsed.ok === true ? recorded.rehearsed.differences : []
  return [...problems, ...differences].map(({ at }) => at)
}
