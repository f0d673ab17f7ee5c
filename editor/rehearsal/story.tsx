import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecordName } from '../../core/contract/record.ts'
import { Glyph, type GlyphName } from '../../look/elements/glyph.tsx'
import { useLocalText } from '../../look/language/use-language.ts'
import type { Moment } from '../../simulation/rehearsal/moment.ts'
import classes from './rehearsal.module.css'
import { useRehearsalActions } from './rehearsal-parts.ts'
import type { LookedAt } from './use-moment.ts'
import { useRehearsalWords } from './use-rehearsal-words.ts'

/** What a moment need not say, since something else of it does. */
const silent: ReadonlySet<RecordName> = new Set(['stageLeft', 'nodeLeft', 'finished', 'notified'])

const marks: Readonly<Partial<Record<RecordName, { readonly symbol: GlyphName; readonly tone: string }>>> = {
  breached: { symbol: 'late', tone: 'late' },
  warned: { symbol: 'quarter', tone: 'soon' },
  escalated: { symbol: 'up', tone: 'soon' },
  resolved: { symbol: 'check', tone: 'met' },
  waitStarted: { symbol: 'pause', tone: 'waiting' },
  waitEnded: { symbol: 'play', tone: 'waiting' },
  assigned: { symbol: 'right', tone: 'plain' },
  decided: { symbol: 'decide', tone: 'plain' },
}

/** Everything that happened, moment by moment; what lies ahead is grey. Each leads to its moment. */
export function Story({ looked }: { readonly looked: LookedAt }) {
  const { shown, index } = looked
  const actions = useRehearsalActions()
  const current = useRef<HTMLButtonElement>(null)
  const say = useMomentWords(looked)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another moment comes into sight.
  useEffect(() => {
    current.current?.scrollIntoView?.({ block: 'nearest' })
  }, [index])
  return (
    <ol className={classes.story}>
      {shown.moments.map((moment, place) => {
        const lines = say.lines(moment)
        if (lines.length === 0 && place !== index) return null
        const isHere = place === index
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: moments are told apart by nothing but their place.
          <li key={place} data-ahead={place > index || undefined}>
            <button
              type="button"
              ref={isHere ? current : undefined}
              className={classes.storyMoment}
              aria-current={isHere ? 'step' : undefined}
              onClick={() => {
                actions.setPlaying(false)
                actions.show(place)
              }}
            >
              <span className={classes.storyAt}>{say.at(moment.at)}</span>
              {lines.map(({ key, symbol, tone, text }) => (
                <span key={key} className={classes.storyLine} data-tone={tone}>
                  <Glyph name={symbol} size={10} /> <span>{text}</span>
                </span>
              ))}
            </button>
          </li>
        )
      })}
    </ol>
  )
}

/** What happened at a moment, in sentences. */
export function useMomentWords({ main, shown }: Pick<LookedAt, 'main' | 'shown'>) {
  const { t } = useTranslation('designerRehearsal')
  const local = useLocalText()
  const own = useRehearsalWords(main.plan)
  const child = shown.moments.find((moment) => moment.case !== main.id)?.plan ?? null
  const others = useRehearsalWords(child)
  const stepOf = (id: string) => {
    const started = shown.moments
      .flatMap(({ records }) => records)
      .find(({ event, data }) => event === 'subflowStarted' && data['case'] === id)
    return typeof started?.data['node'] === 'string' ? own.node(started.data['node']) : local(child?.name, id)
  }
  const lines = (moment: Moment) => {
    const isOwn = moment.case === main.id
    return moment.records
      .filter(({ event }) => !silent.has(event))
      .map((record) => {
        const text = isOwn
          ? own.record(record)
          : t('story.childOf', { step: stepOf(moment.case), text: others.record(record) })
        const { symbol, tone } = marks[record.event] ?? { symbol: 'dot' as const, tone: 'plain' }
        return { key: record.seq, symbol, tone, text }
      })
  }
  return {
    at: own.at,
    lines,
    /** The sentence that says most of a moment. */
    headline(moment: Moment): string {
      const all = lines(moment)
      const telling = all.find(({ tone }) => tone === 'late') ?? all.find(({ tone }) => tone === 'soon') ?? all.at(-1)
      return telling?.text ?? t('story.nothing')
    },
  }
}
