import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { WireCase } from '../../core/contract/wire.ts'
import type { WireBreachContext } from '../../core/contract/wire-review.ts'
import { Surface } from '../../look/elements/surface.tsx'
import { useLocalText } from '../../look/language/use-language.ts'
import { usePledge } from '../api/pledge.ts'
import { queryKeys } from '../api/query-keys.ts'
import { useCan } from '../sign-in/use-session.ts'
import { type About, NewRetrospectiveButton } from './new-retrospective-button.tsx'
import classes from './review.module.css'

/** The retrospectives about a breach, and the way to a new one. */
export function RetrospectiveLinks({ context: { breach, retrospectives } }: { readonly context: WireBreachContext }) {
  const { t } = useTranslation('review')
  const local = useLocalText()
  const title = `#${breach.case.number} ${local(breach.clockName, breach.clock)}`
  const about = { title, reason: null, flow: breach.flow, breaches: [breach.id], cases: [breach.case.id] }
  return (
    <section aria-labelledby="retrospectives">
      <h3 className={classes.heading} id="retrospectives">
        {t('retrospective.about')}
      </h3>
      <Links links={retrospectives} about={about} />
    </section>
  )
}

/** On the page of a case: what was learned of it, for those who look back on cases. */
export function CaseRetrospectives({ item }: { readonly item: WireCase }) {
  const { t } = useTranslation('review')
  const can = useCan()
  const pledge = usePledge()
  const query = { case: item.id }
  const { data } = useQuery({
    queryKey: queryKeys.retrospectives(query),
    queryFn: ({ signal }) => pledge.review.retrospectives(query, { signal }),
    enabled: can('breaches.review'),
  })
  if (!can('breaches.review')) return null
  const about = { title: `#${item.number} ${item.subject ?? ''}`.trim(), flow: item.flow.id, cases: [item.id] }
  return (
    <Surface id="case-retrospectives" title={t('retrospective.listed')}>
      <Links links={data?.items ?? []} about={about} />
    </Surface>
  )
}

function Links({ links, about }: { readonly links: readonly { id: string; title: string }[]; readonly about: About }) {
  const { t } = useTranslation('review')
  const can = useCan()
  return (
    <div className={classes.links}>
      {links.length === 0 && <span className={classes.minor}>{t('retrospective.none')}</span>}
      {links.map(({ id, title }) => (
        <Link key={id} to="/retrospectives/$retrospective" params={{ retrospective: id }} className={classes.link}>
          {title}
        </Link>
      ))}
      {can('breaches.review') && <NewRetrospectiveButton text={t('retrospective.open')} about={about} />}
    </div>
  )
}
