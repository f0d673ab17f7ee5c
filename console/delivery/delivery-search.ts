import { type ReportDimension, reportDimensions } from '../../core/contract/wire-reports.ts'
import { readValues, writeValues } from '../reports/value-list.ts'

/** The reports by mail as they stand in the address: `add` opens a new one, narrowed as the reports page was. */
export interface DeliverySearch extends Readonly<Partial<Record<ReportDimension, string>>> {
  readonly add?: 'yes'
}

const longest = 2000

/** Reads an address; whatever is not understood is dropped. */
export function readDeliverySearch(address: Readonly<Record<string, unknown>>): DeliverySearch {
  const filters = reportDimensions.flatMap((name) => {
    const text = Object.hasOwn(address, name) ? address[name] : undefined
    return typeof text === 'string' && text !== '' ? [[name, text.slice(0, longest)] as const] : []
  })
  return { ...(address['add'] === 'yes' ? { add: 'yes' } : {}), ...Object.fromEntries(filters) }
}

export type ReportWhere = Partial<Readonly<Record<ReportDimension, readonly string[]>>>

/** What narrows a report, as the API takes it. */
export function whereOf(search: DeliverySearch): ReportWhere {
  return Object.fromEntries(
    reportDimensions.flatMap((name) => {
      const text = search[name]
      const values = text === undefined ? [] : readValues(text)
      return values.length === 0 ? [] : [[name, values]]
    }),
  )
}

/** The address of the reports by mail, where a new one is narrowed as `search` is. */
export function byMailLink(search: Readonly<Partial<Record<ReportDimension, string>>>) {
  const where = whereOf(readDeliverySearch({ ...search }))
  const filters = Object.entries(where).map(([name, values]) => [name, writeValues(values)])
  return { to: '/reports/scheduled', search: Object.fromEntries(filters) as DeliverySearch } as const
}
