import { useTranslation } from 'react-i18next'
import type { FactValue } from '../../core/contract/facts.ts'
import { factOf } from '../../core/facts/fact-view.ts'
import type { Moment } from '../../simulation/rehearsal/moment.ts'
import classes from './rehearsal.module.css'
import { useRehearsalActions } from './rehearsal-parts.ts'
import type { LookedAt } from './use-moment.ts'
import { useRehearsalWords } from './use-rehearsal-words.ts'

interface Change {
  readonly place: number
  readonly moment: Moment
  readonly was: FactValue
}

const causes = ['create', 'command', 'verdict', 'performed', 'tick', 'childEnded'] as const

/** What is known of the case at the moment that is looked at: what just changed stands out, and each value says where it comes from. */
export function FactsPanel({ looked }: { readonly looked: LookedAt }) {
  const { t } = useTranslation('designerRehearsal')
  const { main, index } = looked
  const words = useRehearsalWords(main.plan)
  const actions = useRehearsalActions()
  const changes = lastChanges(looked)
  const ids = [
    ...new Set([
      ...main.plan.facts.map(({ id }) => id),
      ...Object.keys(main.state.facts),
      'channel',
      'team',
      'assignee',
      'waiting',
    ]),
  ]
  const known = ids.filter((id) => factOf(main.plan, main.state, id) !== null || changes.has(id))
  if (known.length === 0) return <p className={classes.quiet}>{t('facts.none')}</p>

  const cause = ({ moment }: Change) => {
    const known = causes.find((one) => one === moment.cause)
    const step = moment.records.find(({ event }) => event === 'decided' || event === 'performed')?.data['node']
    return t(`facts.by.${known ?? 'other'}`, { step: typeof step === 'string' ? words.node(step) : '' })
  }
  return (
    <dl className={classes.facts}>
      {known.map((id) => {
        const change = changes.get(id)
        const isNews = change?.place === index
        return (
          <div key={id} data-news={isNews || undefined}>
            <dt>{words.fact(id)}</dt>
            <dd>
              {id === 'team' && main.state.team !== null
                ? words.team(main.state.team)
                : words.value(id, factOf(main.plan, main.state, id))}
              {isNews && <span className={classes.news}>{t('facts.news')}</span>}
            </dd>
            {change !== undefined && (
              <dd className={classes.quiet}>
                {change.was !== null && <>{t('facts.was', { value: words.value(id, change.was) })} · </>}
                <button type="button" className={classes.link} onClick={() => actions.show(change.place)}>
                  {cause(change)}, {words.at(change.moment.at)}
                </button>
              </dd>
            )}
          </div>
        )
      })}
    </dl>
  )
}

/** The last change of each fact until the moment; what the case began with is none. */
function lastChanges({ shown, index, main }: LookedAt): ReadonlyMap<string, Change> {
  const changes = new Map<string, Change>()
  shown.moments.slice(0, index + 1).forEach((moment, place) => {
    if (moment.case !== main.id) return
    for (const { event, data } of moment.records) {
      const was = (data['was'] ?? null) as FactValue
      if (event === 'factChanged' && typeof data['fact'] === 'string') changes.set(data['fact'], { place, moment, was })
      if (event === 'assigned' && data['isNewTeam'] !== false) changes.set('team', { place, moment, was: null })
    }
  })
  return changes
}
