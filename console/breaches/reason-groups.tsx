import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { WireReasonGroup, WireReasonReport } from '../../core/contract/wire-review.ts'
import { Surface } from '../../look/elements/surface.tsx'
import { useLocalText } from '../../look/language/use-language.ts'
import { useNumberWords } from '../../look/numbers/use-number-words.ts'
import type { BreachSearch } from './breach-search.ts'
import classes from './breaches.module.css'
import { barLink } from './reason-links.ts'
import { useReasons } from './use-reasons.ts'

interface ReasonGroupsProps {
  readonly report: WireReasonReport
  readonly search: BreachSearch
}

/** How many reasons are named of each group. */
const named = 3

/** Whom it concerns: breaches by team, step or process, as the reviews say, with what they come from mostly. */
export function ReasonGroups({ report, search }: ReasonGroupsProps) {
  const { t } = useTranslation('review')
  const numbers = useNumberWords()
  const local = useLocalText()
  const { by, groups, counting } = report
  if (by === null) return null
  return (
    <Surface id="groups" title={t('reasons.groups', { by: t(`reasons.${by}`) })}>
      {by === 'node' && search.flow === undefined && <p className={classes.minor}>{t('reasons.nodeNeedsFlow')}</p>}
      <div
        className={classes.scroll}
        tabIndex={0}
        role="group"
        aria-label={t('reasons.groups', { by: t(`reasons.${by}`) })}
      >
        <table className={classes.figures}>
          <thead>
            <tr>
              <th scope="col">{t('reasons.groupColumn.name')}</th>
              <th scope="col" data-number>
                {t('reasons.groupColumn.count')}
              </th>
              <th scope="col" data-number>
                {t('reasons.groupColumn.excluded')}
              </th>
              <th scope="col">{t('reasons.groupColumn.most')}</th>
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => {
              const count = group.count - (counting === 'all' ? 0 : group.excluded)
              return (
                <tr key={group.id}>
                  <th scope="row">{group.id === '' ? t('reasons.none') : local(group.name, group.id)}</th>
                  <td data-number>
                    {group.id === '' ? (
                      numbers.count(count)
                    ) : (
                      <Link {...barLink(report, search, null, counting === 'all' ? null : 'no', group.id)}>
                        {numbers.count(count)}
                      </Link>
                    )}
                  </td>
                  <td data-number>{numbers.count(group.excluded)}</td>
                  <td>
                    <Mostly group={group} report={report} />
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </Surface>
  )
}

function Mostly({ group, report }: { readonly group: WireReasonGroup; readonly report: WireReasonReport }) {
  const { t } = useTranslation('review')
  const { reasonName } = useReasons()
  const weigh = (id: string) => {
    const counts = Object.hasOwn(group.bars, id) ? group.bars[id] : undefined
    if (counts === undefined) return 0
    return counts.count - (report.counting === 'all' ? 0 : counts.excluded)
  }
  const most = Object.keys(group.bars)
    .filter((id) => weigh(id) > 0)
    .sort((one, other) => weigh(other) - weigh(one))
    .slice(0, named)
  return most.map((id) => t('reasons.most', { reason: reasonName(id), count: weigh(id) })).join(' · ')
}
