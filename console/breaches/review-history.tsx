import { useTranslation } from 'react-i18next'
import type { WireBreachContext, WireReviewStep } from '../../core/contract/wire-review.ts'
import { useLocalText } from '../../look/language/use-language.ts'
import { AgoText } from '../../look/time/time-text.tsx'
import { useTimeWords } from '../../look/time/use-time-words.ts'
import { usePeople, useTeams } from '../directory/directory.ts'
import classes from './desk.module.css'
import { useReasons } from './use-reasons.ts'

const shown = ['reason', 'note', 'node', 'team', 'ground', 'answer', 'judge', 'judgeBy'] as const

type Field = (typeof shown)[number]

/** Every step of a review, oldest first: who, when, what was there before. */
export function ReviewHistory({ context }: { readonly context: WireBreachContext }) {
  const { t } = useTranslation('breaches')
  const { steps } = context
  const valueText = useValueText(context)
  return (
    <details className={classes.history}>
      <summary>{`${t('history')} (${steps.length})`}</summary>
      {steps.length === 0 && <p className={classes.minor}>{t('noHistory')}</p>}
      <ol className={classes.steps}>
        {steps.map((step) => (
          <li key={step.seq}>
            <strong>{t(`step.${step.kind}`)}</strong> {step.by?.name ?? '–'} · <AgoText at={Date.parse(step.at)} />
            <ul>
              {changesIn(step).map(([field, { from, to }]) => (
                <li key={field}>
                  {t(`field.${field}`)}: {t('fromTo', { from: valueText(field, from), to: valueText(field, to) })}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </details>
  )
}

function changesIn({ changes }: WireReviewStep) {
  return shown.flatMap((field) => {
    const change = Object.hasOwn(changes, field) ? changes[field] : undefined
    return change === undefined ? [] : [[field, change] as const]
  })
}

function useValueText({ nodes }: WireBreachContext): (field: Field, value: string | null) => string {
  const { t } = useTranslation('breaches')
  const local = useLocalText()
  const words = useTimeWords()
  const { reasonName } = useReasons()
  const { teamName } = useTeams()
  const { personName } = usePeople()
  return (field, value) => {
    if (value === null) return t('nothing')
    switch (field) {
      case 'reason':
        return reasonName(value)
      case 'node':
        return local(nodes.find(({ id }) => id === value)?.name, value)
      case 'team':
        return teamName(value)
      case 'judge':
        return personName(value)
      case 'judgeBy':
        return words.exact(Date.parse(value))[0] ?? value
      default:
        return value
    }
  }
}
