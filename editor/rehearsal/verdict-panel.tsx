import { useTranslation } from 'react-i18next'
import { recordWord } from '../../simulation/why-texts.ts'
import { VerdictTrace } from '../trace/verdict-trace.tsx'
import classes from './rehearsal.module.css'
import { useRehearsalActions } from './rehearsal-parts.ts'
import type { LookedAt } from './use-moment.ts'
import { useRehearsalWords } from './use-rehearsal-words.ts'

/** What the rules said last, and why; the decision that happens at the moment itself, or the one before. */
export function VerdictPanel({ looked }: { readonly looked: LookedAt }) {
  const { t } = useTranslation('designerRehearsal')
  const { shown, index } = looked
  const actions = useRehearsalActions()
  const place = shown.moments.findLastIndex(({ verdict }, at) => at <= index && verdict !== null)
  const moment = shown.moments[place]
  const words = useRehearsalWords(moment?.plan ?? null)
  const decided = moment?.records.find(({ event }) => event === 'decided')
  const rules = typeof decided?.data['rules'] === 'string' ? moment?.plan.rules[decided.data['rules']] : undefined
  if (moment === undefined || moment.verdict === null || rules === undefined || decided === undefined) {
    return <p className={classes.quiet}>{t('rules.none')}</p>
  }
  const [node, way] = [recordWord(decided.data['node']), recordWord(decided.data['way'])]
  return (
    <section aria-label={t('rules.title', { step: words.node(node), at: words.at(moment.at) })}>
      {place !== index && (
        <button type="button" className={classes.link} onClick={() => actions.show(place)}>
          {t('rules.before')}
        </button>
      )}
      <h2 className={classes.heading}>{t('rules.title', { step: words.node(node), at: words.at(moment.at) })}</h2>
      <p className={classes.quiet}>{t('rules.took', { way: words.way(node, way) })}</p>
      <VerdictTrace rules={rules} verdict={moment.verdict} wayName={(id) => words.way(node, id)} />
    </section>
  )
}
