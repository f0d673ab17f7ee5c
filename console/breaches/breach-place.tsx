import { useTranslation } from 'react-i18next'
import type { WireBreachContext } from '../../core/contract/wire-review.ts'
import { useLocalText } from '../../look/language/use-language.ts'
import { useNames } from '../../look/language/use-names.ts'
import { TimeText } from '../../look/time/time-text.tsx'
import { useTimeWords } from '../../look/time/use-time-words.ts'
import { useFlows, usePeople, useTeams } from '../directory/directory.ts'
import { useCan } from '../sign-in/use-session.ts'
import classes from './desk.module.css'

/** Where the case was when the promise was broken, in whose hands, and for how long it was late. */
export function BreachPlace({ context: { breach, nodes } }: { readonly context: WireBreachContext }) {
  const { t } = useTranslation('breaches')
  const can = useCan()
  const local = useLocalText()
  const names = useNames()
  const words = useTimeWords()
  const { flows } = useFlows()
  const { teamName } = useTeams()
  const { personName } = usePeople()
  const node = nodes.find(({ id }) => id === breach.node)
  const length = words.length(breach.lateMs)
  const person =
    breach.assignee === null ? t(can('people.read') ? 'stood.none' : 'stood.hidden') : personName(breach.assignee)
  const lines: readonly (readonly [string, React.ReactNode])[] = [
    [t('stood.due'), <TimeText key="due" at={Date.parse(breach.dueAt)} />],
    [t('stood.late'), t(breach.stoppedAt === null ? 'stillLate' : 'lateFor', { length })],
    [t('filter.flow'), flows.find(({ id }) => id === breach.flow)?.shownName ?? breach.flow],
    [t('stood.step'), breach.node === null ? t('stood.noStep') : local(node?.name, breach.node)],
    [t('stood.team'), breach.team === null ? t('stood.none') : teamName(breach.team)],
    [t('stood.person'), person],
    ...(breach.priority === null ? [] : [[t('filter.priority'), names.priority(breach.priority)] as const]),
  ]
  return (
    <section aria-label={t('stood.title')}>
      <dl className={classes.facts}>
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
