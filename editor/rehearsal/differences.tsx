import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../look/elements/notice.tsx'
import { useLanguage } from '../../look/language/use-language.ts'
import { messageOf } from '../../model/words/message.ts'
import type { RecordedDifference } from '../../simulation/rehearsal/rehearse-recorded.ts'
import classes from './rehearsal.module.css'
import { useRehearsalActions } from './rehearsal-parts.ts'
import type { Shown } from './rehearsal-state.ts'
import type { LookedAt } from './use-moment.ts'
import { useRehearsalWords } from './use-rehearsal-words.ts'

interface DifferencesProps {
  readonly looked: LookedAt
  readonly recorded: NonNullable<Shown['recorded']>
}

/** How the life of a real case under the draft differs from the one that it had. */
export function Differences({ looked, recorded: { source, rehearsed } }: DifferencesProps) {
  const { t } = useTranslation('designerRehearsal')
  const language = useLanguage()
  const actions = useRehearsalActions()
  const say = useDifferenceWords(looked)
  if (!rehearsed.ok) return null
  const { differences, refused } = rehearsed
  return (
    <section className={classes.section} aria-label={t('recorded.title', { number: source.item.number })}>
      <h2 className={classes.heading}>{t('recorded.title', { number: source.item.number })}</h2>
      {differences.length === 0 && refused === null ? (
        <Notice kind="info">{t('recorded.same')}</Notice>
      ) : (
        <p className={classes.quiet}>{t('recorded.differences', { count: differences.length + (refused ? 1 : 0) })}</p>
      )}
      <ul className={classes.problems}>
        {differences.map((difference) => (
          <li key={`${difference.kind} ${'clock' in difference ? `${difference.clock} ${difference.instance}` : ''}`}>
            {say(difference)}{' '}
            <Button size="compact-xs" variant="light" onClick={() => actions.showAt(difference.at)}>
              {t('wrong.show')}
            </Button>
          </li>
        ))}
        {refused !== null && (
          <li>
            {t('recorded.refused', { what: messageOf(refused.problem.code, refused.problem.params, language) })}{' '}
            <Button size="compact-xs" variant="light" onClick={() => actions.showAt(refused.at)}>
              {t('wrong.show')}
            </Button>
          </li>
        )}
      </ul>
    </section>
  )
}

function useDifferenceWords({ main }: LookedAt) {
  const { t } = useTranslation('designerRehearsal')
  const words = useRehearsalWords(main.plan)
  const due = (at: number | null) => (at === null ? t('recorded.noDue') : words.exactly(at))
  return (difference: RecordedDifference): string => {
    const { kind, at } = difference
    if (kind === 'way') {
      const [from, was, is] = [difference.from, difference.was, difference.is].map((id) =>
        id === null ? '' : words.node(id),
      )
      if (difference.is === null) return t('recorded.wayEnds', { from, was })
      return difference.from === null ? t('recorded.wayFirst', { was, is }) : t('recorded.way', { from, was, is })
    }
    const clock = words.clock(difference.clock)
    if (kind === 'due') return t('recorded.due', { clock, was: due(difference.was), is: due(difference.is) })
    if (kind === 'clockNew' || kind === 'clockGone') return t(`recorded.${kind}`, { clock })
    return t(`recorded.${kind}`, { clock, at: words.exactly(at) })
  }
}
