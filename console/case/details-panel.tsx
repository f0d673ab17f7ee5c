import { useTranslation } from 'react-i18next'
import type { WireCase } from '../../core/contract/wire.ts'
import { Surface } from '../../look/elements/surface.tsx'
import { useFactWords } from '../../look/facts/use-fact-words.ts'
import { usePeople, useTeams } from '../directory/directory.ts'
import { TextLink } from '../shell/links.tsx'
import classes from './case-page.module.css'
import { useLinkedCases } from './use-linked-cases.ts'

/** What is known of the case: its facts in the order of the flow, tags, and cases it is linked with. */
export function DetailsPanel({ item }: { readonly item: WireCase }) {
  const { t } = useTranslation('case')
  const words = useFactWords(item.factList)
  const linked = useLinkedCases(item)
  const { teamName } = useTeams()
  const { personName } = usePeople()
  const valueOf = (id: string): string => {
    const fact = item.facts[id]
    if (id === 'team' && typeof fact === 'string') return teamName(fact)
    return id === 'assignee' && typeof fact === 'string' ? personName(fact) : words.value(id, fact)
  }
  const listed = item.factList.map((definition) => definition.id)
  // What is known of the customer stands in the customer's own panel.
  const others = Object.keys(item.facts).filter((id) => !listed.includes(id) && !id.startsWith('customer.'))
  const known = [...listed, ...others].filter((id) => Object.hasOwn(item.facts, id))
  return (
    <Surface id="details" title={t('details.title')}>
      {known.length === 0 && <span className={classes.hint}>{t('details.none')}</span>}
      <dl className={classes.pairs}>
        {known.map((id) => (
          <div key={id} style={{ display: 'contents' }}>
            <dt>{words.name(id)}</dt>
            <dd>{valueOf(id)}</dd>
          </div>
        ))}
        {item.tags.length > 0 && (
          <>
            <dt>{t('details.tags')}</dt>
            <dd>{item.tags.join(', ')}</dd>
          </>
        )}
        {item.links.length > 0 && (
          <>
            <dt>{t('details.links')}</dt>
            <dd>
              {item.links.map((link) => (
                <div key={`${link.as} ${link.to}`}>
                  <TextLink to="/cases/$caseId" params={{ caseId: link.to }} fz="inherit">
                    {linked.numberOf(link.to)} {linked.subjectOf(link.to)}
                  </TextLink>{' '}
                  ({linked.kindName(link.as)})
                </div>
              ))}
            </dd>
          </>
        )}
      </dl>
    </Surface>
  )
}
