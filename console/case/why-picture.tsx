import { Tooltip } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { WireWhyStep } from '../../core/contract/wire.ts'
import { useNow } from '../../look/time/ticking-clock.ts'
import { useTimeWords } from '../../look/time/use-time-words.ts'
import classes from './why.module.css'
import { type WhyMark, type WhySegment, whyPicture } from './why-segments.ts'

interface WhyPictureProps {
  readonly steps: readonly WireWhyStep[]
  readonly zone: string
}

/** The time from start to due as a bar: what counted, what was closed, what was paused, and what happened when. */
export function WhyPicture({ steps, zone }: WhyPictureProps) {
  const { t } = useTranslation('case')
  const words = useTimeWords()
  const now = useNow(60_000)
  const { segments, marks } = whyPicture(steps)
  const [first, last] = [segments[0], segments.at(-1)]
  if (first === undefined || last === undefined) return null
  const label = t('clocks.picture', { from: words.short(first.fromAt, now), to: words.short(last.toAt, now) })
  return (
    <figure className={classes.picture}>
      <div role="img" aria-label={label}>
        <div className={classes.bar}>
          {segments.map((segment) => (
            <Segment key={segment.fromAt} segment={segment} zone={zone} />
          ))}
        </div>
        <div className={classes.marks}>
          {marks.map((mark, index) => (
            <Mark key={`${mark.kind} ${mark.at}`} mark={mark} zone={zone} row={index % 2} />
          ))}
        </div>
      </div>
      <figcaption className={classes.legend}>
        {(['open', 'closed', 'pause'] as const).map((kind) => (
          <span key={kind}>
            <span className={classes.swatch} data-kind={kind} aria-hidden="true" /> {t(`clocks.${kind}`)}
          </span>
        ))}
      </figcaption>
    </figure>
  )
}

function Segment({ segment, zone }: { readonly segment: WhySegment; readonly zone: string }) {
  const { t } = useTranslation('case')
  const words = useTimeWords()
  const lines = [...words.exact(segment.fromAt, zone), '→', ...words.exact(segment.toAt, zone)]
  return (
    <Tooltip
      label={[t(`clocks.${segment.kind}`), words.length(segment.toAt - segment.fromAt), ...lines].map((line) => (
        <div key={line}>{line}</div>
      ))}
    >
      <span className={classes.segment} data-kind={segment.kind} style={{ width: `${segment.share * 100}%` }} />
    </Tooltip>
  )
}

function Mark({ mark, zone, row }: { readonly mark: WhyMark; readonly zone: string; readonly row: number }) {
  const { t } = useTranslation('case')
  const words = useTimeWords()
  const now = useNow(60_000)
  const edge = mark.place > 0.85 ? 'end' : mark.place < 0.15 ? 'start' : 'middle'
  return (
    <Tooltip label={words.exact(mark.at, zone).map((line) => <div key={line}>{line}</div>)}>
      <span
        className={classes.mark}
        data-kind={mark.kind}
        data-edge={edge}
        data-row={row}
        style={{ left: `${mark.place * 100}%` }}
      >
        <span className={classes.markWords}>
          {t(`clocks.${mark.kind}`)} {words.short(mark.at, now)}
        </span>
      </span>
    </Tooltip>
  )
}
