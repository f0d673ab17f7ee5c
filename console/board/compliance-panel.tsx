import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { WireBoardCompliance, WireKept } from '../../core/contract/wire-board.ts'
import { Surface } from '../../look/elements/surface.tsx'
import { useLanguage } from '../../look/language/use-language.ts'
import { numberWordsOf } from '../../look/numbers/number-words.ts'
import { shortInstant } from '../../look/time/instant-text.ts'
import { Sparkline } from '../charts/sparkline.tsx'
import { writeValues } from '../reports/value-list.ts'
import classes from './board.module.css'
import type { BoardSearch } from './board-search.ts'

interface CompliancePanelProps {
  readonly compliance: WireBoardCompliance
  readonly search: BoardSearch
}

/** How the promises of the day are kept, hour by hour, beside yesterday and the same weekday a week ago at this time. */
export function CompliancePanel({ compliance, search }: CompliancePanelProps) {
  const { t } = useTranslation('board')
  const words = useComplianceWords(compliance)
  return (
    <Surface
      id="board-compliance"
      title={t('compliance.title')}
      aside={
        <Link to="/reports" search={reportBehind(search)} className={classes.all}>
          {t('compliance.report')}
        </Link>
      }
    >
      <div className={classes.compliance}>
        <span className={`${classes.share} figures`}>{words.share}</span>
        <Sparkline
          values={compliance.hours.map((hour) => hour.compliance)}
          label={words.hours}
          width={220}
          height={44}
        />
      </div>
      <dl className={classes.facts}>
        <dt>{t('compliance.kept')}</dt>
        <dd className="figures">
          {t('compliance.ofAll', { met: compliance.met, count: compliance.met + compliance.missed })}
        </dd>
        <dt>{t('compliance.yesterday')}</dt>
        <dd className="figures">{words.against(compliance.yesterday)}</dd>
        <dt>{t('compliance.weekBefore')}</dt>
        <dd className="figures">{words.against(compliance.weekBefore)}</dd>
      </dl>
    </Surface>
  )
}

/** The report of the day, narrowed as the board is. Pure. */
function reportBehind({ flow, team }: BoardSearch) {
  return {
    range: 'today',
    ...(flow === undefined ? {} : { flow: writeValues([flow]) }),
    ...(team === undefined ? {} : { team: writeValues([team === 'none' ? '' : team]) }),
  } as const
}

/** The day's compliance as it is said; `hours` is its line in words. */
export function useComplianceWords(compliance: WireBoardCompliance) {
  const { t } = useTranslation('board')
  const language = useLanguage()
  const numbers = numberWordsOf(language)
  const shareOf = ({ compliance: share }: WireKept) => (share === null ? t('compliance.nothing') : numbers.share(share))
  const against = (before: WireKept) => {
    if (before.compliance === null) return t('compliance.nothing')
    if (compliance.compliance === null) return shareOf(before)
    const points = numbers.shareChange(compliance.compliance - before.compliance)
    return t('compliance.change', { share: shareOf(before), points })
  }
  const hours = compliance.hours.map((hour) => {
    const from = Date.parse(hour.from)
    return `${shortInstant(from, from, language, { yesterday: '', tomorrow: '' })} ${shareOf(hour)}`
  })
  return {
    share: shareOf(compliance),
    against,
    hours: t('compliance.byHour', { hours: hours.join(language === 'en' ? ', ' : '，') }),
  }
}
