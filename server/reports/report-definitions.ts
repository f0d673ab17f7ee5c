import { reportMeasures, type WireReportDefinition } from '../../core/contract/wire-reports.ts'
import { definitions as english } from '../../locales/en/reports/definitions.ts'
import { definitions as chinese } from '../../locales/zh-CN/reports/definitions.ts'

type Meaning = Readonly<Partial<Record<'name' | 'counts' | 'value' | 'late' | 'excluded', string>>>

/** What every measure means, in the order of the measures. */
export const reportDefinitions: readonly WireReportDefinition[] = reportMeasures.map((measure) => {
  const [en, zh]: readonly [Meaning, Meaning] = [english[measure], chinese[measure]]
  const both = (part: keyof Meaning) => ({ en: en[part] ?? '', 'zh-CN': zh[part] ?? '' })
  const known = (part: keyof Meaning) => (en[part] === undefined ? null : both(part))
  return {
    measure,
    name: both('name'),
    counts: both('counts'),
    value: known('value'),
    late: known('late'),
    excluded: known('excluded'),
  }
})
