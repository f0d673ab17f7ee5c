import { VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Glyph } from '../../look/elements/glyph.tsx'
import { useNumberWords } from '../../look/numbers/use-number-words.ts'
import { type ChangeKind, changeOf } from './change-of.ts'
import classes from './reports.module.css'

interface ChangeProps {
  readonly now: number | null
  readonly before: number | null
  readonly kind: ChangeKind
  /** Whether more is good news, bad news, or neither. */
  readonly more: 'good' | 'bad' | 'plain'
}

/** What a figure changed by since the time before: with its sign, an arrow, and whether that is good. */
export function Change({ now, before, kind, more }: ChangeProps) {
  const { t } = useTranslation('reports')
  const numbers = useNumberWords()
  const change = changeOf(now, before, kind)
  if (change === null) return null
  if (change === 0) return <span className={classes.change}>{t('same')}</span>
  const isGood = more === 'plain' ? null : change > 0 === (more === 'good')
  const text =
    kind === 'points'
      ? t('points', { change: numbers.shareChange(change) })
      : kind === 'relative'
        ? `${change > 0 ? '+' : ''}${numbers.wholeShare(change)}`
        : numbers.change(change)
  return (
    <span className={classes.change} data-good={isGood ?? undefined}>
      <Glyph name={change > 0 ? 'up' : 'down'} size={10} /> {text}
      {isGood !== null && <VisuallyHidden> {t(isGood ? 'better' : 'worse')}</VisuallyHidden>}
    </span>
  )
}
