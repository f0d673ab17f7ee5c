import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecordName } from '../../core/contract/record.ts'
import type { WireRecord } from '../../core/contract/wire.ts'
import { Glyph, type GlyphName } from '../../look/elements/glyph.tsx'
import { actorName, type RecordNames, recordSentence, speakerOf } from '../../look/records/record-words.ts'
import { AgoText, TimePhrase } from '../../look/time/time-text.tsx'
import classes from './stream.module.css'

/** The marks of records that stand out; all others have a small dot. */
const marks: Readonly<Partial<Record<RecordName, { readonly symbol: GlyphName; readonly tone: string }>>> = {
  breached: { symbol: 'late', tone: 'late' },
  warned: { symbol: 'quarter', tone: 'soon' },
  escalated: { symbol: 'up', tone: 'soon' },
  reasonRequired: { symbol: 'alert', tone: 'late' },
  rejected: { symbol: 'cross', tone: 'late' },
  resolved: { symbol: 'check', tone: 'met' },
  waitStarted: { symbol: 'pause', tone: 'waiting' },
  waitEnded: { symbol: 'play', tone: 'waiting' },
  assigned: { symbol: 'right', tone: 'plain' },
}

interface RecordLineProps {
  readonly record: WireRecord
  readonly names: RecordNames
  /** Stands before its time. */
  readonly aside?: ReactNode
}

/** One line of the stream: somebody's words as a bubble, everything else as a sentence. */
export function RecordLine({ record, names, aside }: RecordLineProps) {
  const { t } = useTranslation('records')
  const speaker = speakerOf(record)
  const sentence = recordSentence(t, record, names)
  if (speaker !== null && record.text !== null)
    return <Bubble record={record} names={names} aside={aside} speaker={speaker} sentence={sentence} />
  const mark = marks[record.event]
  return (
    <li className={classes.record} data-tone={mark?.tone}>
      <span className={classes.mark}>
        <Glyph name={mark?.symbol ?? 'dot'} />
      </span>
      <span className={classes.sentence}>
        {sentence}
        {record.text !== null && <span className={classes.text}>{record.text}</span>}
      </span>
      <span className={classes.tail}>
        {aside}
        <RecordTime record={record} />
      </span>
    </li>
  )
}

interface BubbleProps extends RecordLineProps {
  readonly speaker: 'customer' | 'us' | 'internal'
  readonly sentence: string
}

function Bubble({ record, names, aside, speaker, sentence }: BubbleProps) {
  const { t } = useTranslation(['records', 'case'])
  return (
    <li className={classes.bubble} data-speaker={speaker}>
      <div className={classes.bubbleHead}>
        <strong>{speaker === 'customer' ? sentence : actorName(t, record, names)}</strong>
        {speaker === 'internal' && <span className={classes.label}>{t('case:stream.internal')}</span>}
        {record.data['by'] === 'bot' && <span className={classes.label}>{t('case:stream.automatic')}</span>}
        {aside}
        <RecordTime record={record} />
      </div>
      <div className={classes.text}>{record.text}</div>
    </li>
  )
}

/** From here on the reader is told that something was accepted earlier than it was applied; a moment is nobody's business. */
const notableDelayMs = 5_000

function RecordTime({ record }: { readonly record: WireRecord }) {
  const { t } = useTranslation('case')
  const acceptedAt = record.acceptedAt === null ? null : Date.parse(record.acceptedAt)
  return (
    <span className={classes.time}>
      <AgoText at={Date.parse(record.at)} />
      {acceptedAt !== null && Date.parse(record.at) - acceptedAt >= notableDelayMs && (
        <TimePhrase at={acceptedAt} phrase={(when) => ` (${t('stream.acceptedEarlier', { when })})`} />
      )}
    </span>
  )
}
