import { Tooltip } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Instant } from '../../core/contract/time.ts'
import { useNow } from './ticking-clock.ts'
import { useTimeWords } from './use-time-words.ts'

interface TimeTextProps {
  readonly at: Instant
  /** The calendar's zone, shown beside the reader's own where they differ. */
  readonly zone?: string | null
  /** What is shown; the time as people say it, unless given. */
  readonly children?: ReactNode
  readonly className?: string | undefined
}

/** A time as people say it; the exact instant on hover and on focus. */
export function TimeText({ at, zone = null, children, className }: TimeTextProps) {
  const words = useTimeWords()
  const now = useNow(60_000)
  return (
    <Tooltip
      label={words.exact(at, zone).map((line) => <div key={line}>{line}</div>)}
      events={{ hover: true, focus: true, touch: true }}
    >
      <time dateTime={new Date(at).toISOString()} className={className}>
        {children ?? words.short(at, now)}
      </time>
    </Tooltip>
  )
}

/** How long ago something was, kept true while it is shown. */
export function AgoText({ at }: { readonly at: Instant }) {
  const words = useTimeWords()
  const now = useNow(10_000)
  const isOld = now - at > 20 * 60 * 60 * 1000
  return <TimeText at={at}>{isOld ? words.short(at, now) : words.ago(at, now)}</TimeText>
}

interface TimePhraseProps {
  readonly at: Instant
  readonly zone?: string | null
  /** Makes the phrase around the time as people say it. */
  readonly phrase: (when: string) => string
}

/** A phrase with a time in it, such as "since yesterday 14:12"; the exact instant on hover. */
export function TimePhrase({ at, zone = null, phrase }: TimePhraseProps) {
  const words = useTimeWords()
  const now = useNow(60_000)
  return (
    <TimeText at={at} zone={zone}>
      {phrase(words.short(at, now))}
    </TimeText>
  )
}
