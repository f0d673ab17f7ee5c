import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { WireReasonBar, WireReasonCounts, WireReasonReport } from '../../core/contract/wire-review.ts'
import { useNumberWords } from '../../look/numbers/use-number-words.ts'
import { useTimeWords } from '../../look/time/use-time-words.ts'
import { NewRetrospectiveButton } from '../review/new-retrospective-button.tsx'
import { useCan } from '../sign-in/use-session.ts'
import type { BreachSearch } from './breach-search.ts'
import classes from './breaches.module.css'
import { barLink } from './reason-links.ts'
import { useReasons } from './use-reasons.ts'

interface ReasonTableProps {
  readonly report: WireReasonReport
  readonly search: BreachSearch
}

const columns = ['reason', 'side', 'count', 'excluded', 'late', 'share', 'before'] as const

/** The figures of every reason, each in both counts; what is counted leads to the breaches it is made of. */
export function ReasonTable({ report, search }: ReasonTableProps) {
  const { t } = useTranslation('review')
  const can = useCan()
  const mayLearn = can('breaches.review')
  return (
    <>
      <div className={classes.scroll} tabIndex={0} role="group" aria-label={t('reasons.table')}>
        <table className={classes.figures}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col" data-number={column !== 'reason' && column !== 'side' ? true : undefined}>
                  {t(`reasons.column.${column}`)}
                </th>
              ))}
              {mayLearn && <th scope="col">{t('reasons.column.act')}</th>}
            </tr>
          </thead>
          <tbody>
            {report.bars.map((bar) => (
              <Row key={bar.id} bar={bar} report={report} search={search} mayLearn={mayLearn} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('reasons.total')}</th>
              <td />
              <Figures
                counts={report.total}
                before={report.before}
                filter={null}
                report={report}
                search={search}
                share={null}
              />
              {mayLearn && <td />}
            </tr>
          </tfoot>
        </table>
      </div>
      <p className={classes.minor}>{t('reasons.measured')}</p>
    </>
  )
}

interface RowProps extends ReasonTableProps {
  readonly bar: WireReasonBar
  readonly mayLearn: boolean
}

function Row({ bar, report, search, mayLearn }: RowProps) {
  const { t } = useTranslation('review')
  const { reasonName } = useReasons()
  return (
    <tr>
      <th scope="row">{reasonName(bar.id)}</th>
      <td>{bar.side === null ? '–' : t(`reasons.side.${bar.side}`)}</td>
      <Figures
        counts={bar}
        before={bar.before}
        filter={bar.filter}
        report={report}
        search={search}
        share={bar.cumulative}
      />
      {mayLearn && (
        <td>
          {!bar.id.startsWith('~') && (
            <NewRetrospectiveButton
              text={t('reasons.learn')}
              label={t('reasons.learnOf', { reason: reasonName(bar.id) })}
              about={{
                title: reasonName(bar.id),
                reason: bar.id,
                ...(search.flow === undefined ? {} : { flow: search.flow }),
              }}
            />
          )}
        </td>
      )}
    </tr>
  )
}

interface FiguresProps extends ReasonTableProps {
  readonly counts: WireReasonCounts
  readonly before: WireReasonCounts
  readonly filter: string | null
  readonly share: number | null
}

function Figures({ counts, before, filter, report, search, share }: FiguresProps) {
  const { t } = useTranslation('review')
  const numbers = useNumberWords()
  const words = useTimeWords()
  const isWhole = report.counting === 'all'
  const shown = (of: WireReasonCounts) => of.count - (isWhole ? 0 : of.excluded)
  const lateMs = counts.lateMs - (isWhole ? 0 : counts.lateMsExcluded)
  const change = numbers.change(shown(counts) - shown(before))
  return (
    <>
      <td data-number>
        <Link {...barLink(report, search, filter, isWhole ? null : 'no')}>{numbers.count(shown(counts))}</Link>
      </td>
      <td data-number>
        {counts.excluded === 0 ? (
          '0'
        ) : (
          <Link {...barLink(report, search, filter, 'yes')}>{numbers.count(counts.excluded)}</Link>
        )}
      </td>
      <td data-number>{words.length(lateMs)}</td>
      <td data-number>{share === null ? '' : numbers.share(share)}</td>
      <td data-number>{t('reasons.change', { before: numbers.count(shown(before)), change })}</td>
    </>
  )
}
