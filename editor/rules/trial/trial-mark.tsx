import { VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { TraceResult } from '../../../core/contract/rules.ts'
import { Glyph, type GlyphName } from '../../../look/elements/glyph.tsx'
import { useCatalogue } from '../use-catalogue.ts'
import classes from './trial.module.css'
import type { Seen } from './trial.ts'

const symbols: Readonly<Record<TraceResult, GlyphName>> = { held: 'check', failed: 'cross', notReached: 'dash' }

/** Whether something held when the rules were tried. */
export function TrialMark({ result }: { readonly result: TraceResult }) {
  const { t } = useTranslation('designerRules')
  return (
    <span className={classes.mark} data-result={result} title={t(`trial.marks.${result}`)}>
      <Glyph name={symbols[result]} size={11} />
      <VisuallyHidden>{t(`trial.marks.${result}`)}</VisuallyHidden>
    </span>
  )
}

/** What a condition saw; nothing for one that was not looked at. */
export function SawValue({ seen }: { readonly seen: Seen }) {
  const { t } = useTranslation('designerRules')
  const { value } = useCatalogue()
  if (seen.result === 'notReached') return null
  return (
    <span className={classes.saw}>
      {seen.seen === null ? t('trial.sawNothing') : t('trial.saw', { value: value(seen.fact, seen.seen) })}
    </span>
  )
}
