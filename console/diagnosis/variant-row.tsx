import { Button } from '@mantine/core'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireVariant, WireVariants } from '../../core/contract/wire-diagnosis.ts'
import { StateBadge } from '../../look/elements/state-badge.tsx'
import { useLanguage, useLocalText } from '../../look/language/use-language.ts'
import { useNumberWords } from '../../look/numbers/use-number-words.ts'
import { CaseLinks } from './case-links.tsx'
import classes from './diagnosis.module.css'
import { useLengthWords } from './use-length-words.ts'

interface VariantRowProps {
  readonly variant: WireVariant
  readonly names: WireVariants['names']
  readonly isUsual: boolean
}

/** One way that cases took, as a row of small steps; those that are additional to the usual path stand out. */
export function VariantRow({ variant, names, isUsual }: VariantRowProps) {
  const { t } = useTranslation('diagnosis')
  const local = useLocalText()
  const numbers = useNumberWords()
  const length = useLengthWords()
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const nameOf = (step: string) => local(names[step], step)
  const { cases, late, share, medianMs, skipped, added, examples } = variant
  const separator = useLanguage() === 'en' ? ', ' : '、'
  const listed = (steps: readonly string[]) => steps.map(nameOf).join(separator)
  return (
    <li className={classes.variant}>
      <ol className={classes.path}>
        {stepsOf(variant).map(({ step, isAdded, place }) => (
          <li key={place} className={classes.pathStep} data-added={isAdded}>
            {nameOf(step)}
          </li>
        ))}
      </ol>
      <div className={classes.variantText}>
        {isUsual && (
          <StateBadge tone="plain" symbol="check">
            {t('ways.usual')}
          </StateBadge>
        )}
        <span className="figures">
          {t('ways.variantText', {
            count: cases,
            cases: numbers.count(cases),
            share: numbers.share(share),
            median: length(medianMs),
            late: numbers.wholeShare(Math.round((100 * late) / cases) / 100),
          })}
        </span>
        {skipped.length > 0 && <span>{t('ways.skipped', { steps: listed(skipped) })}</span>}
        {added.length > 0 && <span>{t('ways.added', { steps: listed(added) })}</span>}
        <Button
          variant="default"
          size="compact-xs"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          {t('ways.examples')}
        </Button>
      </div>
      <div id={id} hidden={!isOpen}>
        {isOpen && <CaseLinks cases={examples} />}
      </div>
    </li>
  )
}

/** The steps of a path; of those that are additional, each counts once, from the end. Pure. */
function stepsOf({ path, added }: WireVariant) {
  const left = [...added]
  const steps = path.map((step, place) => ({ step, place, isAdded: false }))
  for (const one of steps.toReversed()) {
    const at = left.lastIndexOf(one.step)
    if (at < 0) continue
    left.splice(at, 1)
    one.isAdded = true
  }
  return steps
}
