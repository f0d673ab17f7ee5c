import { useTranslation } from 'react-i18next'
import type { ReportMeasure, WireReport } from '../../core/contract/wire-reports.ts'
import { useLocalText } from '../../look/language/use-language.ts'
import { useNames } from '../../look/language/use-names.ts'
import { useFlows, usePeople, useTeams } from '../directory/directory.ts'
import type { ReportFilter } from './report-search.ts'

type Names = WireReport['names']

/** What ids of reports are called: as the answer names them, else as the directories and our texts do, else by themselves. */
export function useReportNames() {
  const { t } = useTranslation('reports')
  const local = useLocalText()
  const names = useNames()
  const { teamName } = useTeams()
  const { personName } = usePeople()
  const { flows } = useFlows()

  const known: Readonly<Record<ReportFilter, (id: string) => string>> = {
    flow: (id) => flows.find((flow) => flow.id === id)?.shownName ?? id,
    team: teamName,
    tier: names.tier,
    channel: names.channel,
    priority: names.priority,
    business: (id) => id,
    assignee: personName,
    clock: (id) => id,
  }
  const given = (from: Names | undefined, grouping: keyof Names, id: string) => {
    const list = from?.[grouping]
    return list !== undefined && Object.hasOwn(list, id) ? local(list[id], id) : null
  }
  /** A value of a dimension. */
  const valueName = (dimension: ReportFilter, id: string, from?: Names): string =>
    id === ''
      ? t(`none.${dimension}`)
      : (given(from, dimension === 'clock' ? 'key' : dimension, id) ?? known[dimension](id))

  return {
    valueName,
    /** The key of a measure: a clock, a step, a team, … */
    keyName(measure: ReportMeasure, id: string, from?: Names): string {
      const own = id === '' ? null : given(from, 'key', id)
      if (own !== null) return own
      switch (measure) {
        case 'held':
        case 'handover':
          return valueName('team', id, from)
        case 'waited':
          return names.waitReason(id)
        case 'satisfaction':
          return id === 'csat' || id === 'nps' || id === 'score' ? t(`satisfaction.${id}`) : id
        case 'clock':
        case 'promiseUsed':
        case 'closedHours':
        case 'escalation':
          return valueName('clock', id, from)
        default:
          return id
      }
    },
  }
}
