import { Button, Group, NativeSelect } from '@mantine/core'
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClockDefinition } from '../../core/contract/policy.ts'
import type { Instant } from '../../core/contract/time.ts'
import { Glyph } from '../../look/elements/glyph.tsx'
import { Surface } from '../../look/elements/surface.tsx'
import { addEscalation, addWarning, type Rung } from '../edits/rungs.ts'
import { useDesigner } from '../workspace/designer-parts.ts'
import classes from './clocks.module.css'
import { openCase, tellingInstant, trialOf, upcomingOf } from './example-case.ts'
import { dueAtX, type LadderScale, ladderScale, type PlacedRung, percentX, rungsOf, xOf } from './ladder.ts'
import { RungButton } from './rung-button.tsx'
import { useCalendars } from './use-calendars.ts'
import type { ClockEdit } from './use-clock-edit.ts'
import { useClockWords, useInstantWords } from './use-clock-words.ts'
import { reachableTargets } from './worked-examples.ts'

interface ClockLadderProps {
  readonly clock: ClockDefinition
  readonly edit: ClockEdit
  readonly chosen: Rung | null
  readonly onChoose: (rung: Rung | null) => void
  /** From when on the example is looked for. */
  readonly fromAt: Instant
}

/** What a clock does by itself, along its time: warnings and escalations as rungs that can be moved by mouse and by keyboard. */
export function ClockLadder({ clock, edit, chosen, onChoose, fromAt }: ClockLadderProps) {
  const { t } = useTranslation('designerClocks')
  const words = useClockWords()
  const mayEdit = useDesigner((state) => state.mayEdit)
  const [place, setPlace] = useState<number | null>(null)
  const reachable = reachableTargets(clock.targets)
  const target = reachable.find((one) => one.place === place) ?? reachable.at(-1)
  const within = target?.within ?? { amount: 8, unit: 'businessHours' as const }
  const scale = ladderScale(clock, within)
  const rungs = rungsOf(clock, scale)
  const instants = useRungInstants(clock, target?.place ?? null, fromAt)
  const add = (rung: Rung['kind']) => {
    const percent = freePercent(clock)
    edit.change({ key: 'addRung', params: edit.params }, (old) =>
      rung === 'warning'
        ? addWarning(old, percent)
        : addEscalation(old, { at: { percent: 100 }, do: [{ action: 'notify', to: ['role:manager'] }] }),
    )
    onChoose(rung === 'warning' ? { kind: rung, percent } : { kind: rung, index: clock.escalations?.length ?? 0 })
  }
  return (
    <Surface
      id="clock-ladder"
      title={t('ladder.title')}
      aside={
        mayEdit && (
          <Group gap={6}>
            <Button
              size="compact-xs"
              variant="default"
              leftSection={<Glyph name="plus" size={10} />}
              onClick={() => add('warning')}
            >
              {t('ladder.addWarning')}
            </Button>
            <Button
              data-add-rung=""
              size="compact-xs"
              variant="default"
              leftSection={<Glyph name="plus" size={10} />}
              onClick={() => add('escalation')}
            >
              {t('ladder.addEscalation')}
            </Button>
          </Group>
        )
      }
    >
      {reachable.length > 1 && (
        <NativeSelect
          size="xs"
          mb={4}
          maw={360}
          label={t('ladder.which')}
          value={String(target?.place ?? '')}
          data={reachable.map((one) => ({
            value: String(one.place),
            label: words.target(clock.targets[one.place] ?? one),
          }))}
          onChange={(event) => setPlace(Number(event.currentTarget.value))}
        />
      )}
      {rungs.length === 0 ? (
        <p className={classes.quiet}>{t('ladder.none')}</p>
      ) : (
        <TimeLine
          rungs={rungs}
          scale={scale}
          instants={instants}
          sayTarget={t('ladder.of', { target: words.duration(within) })}
          clock={clock}
          edit={edit}
          chosen={chosen}
          onChoose={onChoose}
        />
      )}
    </Surface>
  )
}

/** The first usual share at which nothing is warned of yet. */
function freePercent({ warnAt = [] }: ClockDefinition): number {
  return [75, 50, 90, 25, 60, 80, 95].find((percent) => !warnAt.includes(percent)) ?? 70
}

/** When each rung comes in the example, as words; empty where the example cannot be worked out. */
function useRungInstants(clock: ClockDefinition, place: number | null, fromAt: Instant): ReadonlyMap<string, string> {
  const calendars = useCalendars()
  const found = useMemo(() => {
    const trial = trialOf(clock, calendars)
    const target = reachableTargets(clock.targets).find((one) => one.place === place)
    if (trial === null || target === undefined) return null
    const opened = openCase(trial, tellingInstant(trial.calendar, fromAt), target.facts)
    return { timeZone: trial.calendar.timeZone, upcoming: upcomingOf(opened) }
  }, [clock, calendars, place, fromAt])
  const say = useInstantWords(found?.timeZone ?? 'UTC')
  return new Map((found?.upcoming ?? []).map(({ at, what }) => [rungKey(what), say(at)]))
}

function rungKey(rung: Rung): string {
  return rung.kind === 'warning' ? `w${rung.percent}` : `e${rung.index}`
}

function isSameRung(one: Rung | null, other: Rung): boolean {
  return one !== null && rungKey(one) === rungKey(other)
}

const rungHeight = 30
const lineRoom = 34

interface TimeLineProps {
  readonly rungs: readonly PlacedRung[]
  readonly scale: LadderScale
  readonly instants: ReadonlyMap<string, string>
  readonly sayTarget: string
  readonly clock: ClockDefinition
  readonly edit: ClockEdit
  readonly chosen: Rung | null
  readonly onChoose: (rung: Rung | null) => void
}

function TimeLine({ rungs, scale, instants, sayTarget, clock, edit, chosen, onChoose }: TimeLineProps) {
  const { t } = useTranslation('designerClocks')
  const line = useRef<HTMLDivElement>(null)
  const height = rungs.length * rungHeight + lineRoom
  const baseline = height - lineRoom + 8
  return (
    <>
      <div ref={line} className={classes.ladder} style={{ height }}>
        <svg className={classes.ladderPicture} width="100%" height={height} aria-hidden="true">
          <line x1="0" x2="100%" y1={baseline} y2={baseline} className={classes.axis} />
          <line x1={percentX(dueAtX)} x2={percentX(dueAtX)} y1={0} y2={baseline + 6} className={classes.dueLine} />
          {[0.25, 0.5, 0.75].map((share) => (
            <line
              key={share}
              x1={percentX(share * dueAtX)}
              x2={percentX(share * dueAtX)}
              y1={baseline - 3}
              y2={baseline + 3}
              className={classes.axis}
            />
          ))}
          {rungs.map(({ rung, at }, level) => (
            <g key={rungKey(rung)} data-kind={rung.kind} data-chosen={isSameRung(chosen, rung) || undefined}>
              <line
                x1={percentX(xOf(at, scale))}
                x2={percentX(xOf(at, scale))}
                y1={topOf(level, rungs.length) + rungHeight / 2}
                y2={baseline}
                className={classes.stem}
              />
              <circle cx={percentX(xOf(at, scale))} cy={baseline} r={4} className={classes.foot} />
            </g>
          ))}
        </svg>
        <span className={classes.tick} style={{ left: 0, top: baseline + 8 }}>
          {t('ladder.start')}
        </span>
        <span className={classes.tick} data-due="" style={{ left: percentX(dueAtX), top: baseline + 8 }}>
          {t('ladder.due')} · {sayTarget}
        </span>
        <ol className={classes.rungs} aria-label={t('ladder.label')}>
          {inWrittenOrder(rungs).map((placed) => (
            <RungButton
              key={writtenKey(placed.rung, clock)}
              placed={placed}
              top={topOf(rungs.indexOf(placed), rungs.length)}
              scale={scale}
              widthOf={() => line.current?.getBoundingClientRect().width ?? 1}
              instant={instants.get(rungKey(placed.rung))}
              clock={clock}
              edit={edit}
              isChosen={isSameRung(chosen, placed.rung)}
              rungName={writtenKey(placed.rung, clock)}
              onChoose={onChoose}
            />
          ))}
        </ol>
      </div>
      <p className={classes.quiet}>{t('ladder.help')}</p>
    </>
  )
}

/** As they are written: a rung that overtakes another one stays the same element, so it keeps the focus and the pointer that drags it. */
function inWrittenOrder(rungs: readonly PlacedRung[]): readonly PlacedRung[] {
  const orderOf = ({ rung }: PlacedRung) => (rung.kind === 'warning' ? rung.percent : 1000 + rung.index)
  return [...rungs].sort((a, b) => orderOf(a) - orderOf(b))
}

/** Tells rungs apart as long as none is added or taken away. */
export function writtenKey(rung: Rung, { warnAt = [] }: ClockDefinition): string {
  return rung.kind === 'warning' ? `w${warnAt.indexOf(rung.percent)}` : `e${rung.index}`
}

/** The earliest stands lowest, so that what is said later stands higher. */
function topOf(level: number, count: number): number {
  return (count - 1 - level) * rungHeight
}
