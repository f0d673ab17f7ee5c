import { useTranslation } from 'react-i18next'
import { StateBadge } from '../../look/elements/state-badge.tsx'
import { useLocalText } from '../../look/language/use-language.ts'
import { openSteps } from './open-steps.ts'
import classes from './rehearsal.module.css'
import type { LookedAt } from './use-moment.ts'
import { useRehearsalWords } from './use-rehearsal-words.ts'

const looks = {
  open: { tone: 'plain', symbol: 'circle' },
  resolved: { tone: 'met', symbol: 'check' },
  closed: { tone: 'plain', symbol: 'disc' },
  cancelled: { tone: 'plain', symbol: 'cross' },
} as const

/** When it is, where the case stands, and who has it. */
export function NowPanel({ looked }: { readonly looked: LookedAt }) {
  const { t } = useTranslation('designerRehearsal')
  const local = useLocalText()
  const { main, cases, at } = looked
  const words = useRehearsalWords(main.plan)
  const { phase, team, waits } = main.state
  const steps = openSteps(cases).map(({ node, within }) => {
    const inside = within.map((step) => local(step.name, step.id)).join(' › ')
    const name = local(node.name, node.id)
    return inside === '' ? name : `${name} (${t('now.within', { step: inside })})`
  })
  return (
    <section className={classes.section} aria-label={t('now.title')}>
      <div className={classes.nowHead}>
        <strong role="status" title={`${words.exactly(at)} (${words.timeZone})`}>
          {t('now.at', { at: words.at(at) })}
        </strong>
        <StateBadge {...looks[phase]}>{t(`now.status.${phase}`)}</StateBadge>
      </div>
      <div>{steps.length === 0 ? t('now.nowhere') : t('now.where', { steps: steps.join(' · ') })}</div>
      {team !== null && <div className={classes.quiet}>{t('now.team', { team: words.team(team) })}</div>}
      {waits.length > 0 && (
        <div className={classes.quiet}>
          {t('now.waits', { reasons: waits.map(({ reason }) => words.waitReason(reason)).join(' · ') })}
        </div>
      )}
    </section>
  )
}
