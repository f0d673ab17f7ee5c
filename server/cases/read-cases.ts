import type { Actor } from '../../core/contract/case-command.ts'
import { caseWorkflowId } from '../../core/contract/temporal.ts'
import type { WireCase, WireCaseSummary, WireCustomer, WireList, WireRecord } from '../../core/contract/wire.ts'
import type { CaseRow, CaseSummaryRow } from '../../store/cases/case-row.ts'
import { enteredStages } from '../../store/cases/entered-stages.ts'
import { type CaseListing, listCases } from '../../store/cases/list-cases.ts'
import { listRecords, type RecordListing } from '../../store/cases/list-records.ts'
import { getContents } from '../../store/customers/contents.ts'
import { getCustomers } from '../../store/customers/customers.ts'
import { showFacts, showTokens } from '../../store/customers/show-personal-facts.ts'
import { listUsers } from '../../store/people/users.ts'
import { wireCase, wireCaseSummary } from '../wire/wire-case.ts'
import { wireCustomer } from '../wire/wire-customer.ts'
import { wireRecord } from '../wire/wire-record.ts'
import type { CaseParts } from './case-parts.ts'
import { firstContentId } from './start-case.ts'

type ReadParts = Pick<CaseParts, 'store' | 'plans' | 'config' | 'now'>

/** A page of cases with the names that a list shows. */
export async function readCases(parts: ReadParts, listing: CaseListing): Promise<WireList<WireCaseSummary>> {
  const { items, nextCursor } = await listCases(parts.store, listing)
  return { items: await wireCases(parts, items), nextCursor }
}

/** Lines of cases with the names that a list shows, in their order. */
export async function wireCases(
  parts: ReadParts,
  rows: readonly CaseSummaryRow[],
): Promise<readonly WireCaseSummary[]> {
  const { plans, config } = parts
  const [planOf, customerOf] = await Promise.all([
    plans.getAll(rows.map(({ planHash }) => planHash)),
    customersOf(parts, rows),
  ])
  return rows.flatMap((row) => {
    const plan = planOf.get(row.planHash)
    const customer = customerOf.get(row.customerId ?? '') ?? null
    return plan === undefined ? [] : [wireCaseSummary(row, { plan, customer, publicUrl: config.publicUrl })]
  })
}

/** A case as it is now, with all that a page about it shows. */
export async function readCase(parts: ReadParts, row: CaseRow): Promise<WireCase> {
  const { store, plans, config, now } = parts
  const [plan, customerOf, facts, entered] = await Promise.all([
    plans.get(row.planHash),
    customersOf(parts, [row]),
    showFacts(store, row.id, row.state.facts),
    enteredStages(store, row.id),
  ])
  return wireCase(row, {
    plan,
    customer: customerOf.get(row.customerId ?? '') ?? null,
    facts,
    enteredStages: entered,
    at: now(),
    publicUrl: config.publicUrl,
    temporalUrl: temporalUrlOf(row.id, config),
  })
}

function temporalUrlOf(caseId: string, { temporalUiUrl, temporalNamespace }: ReadParts['config']): string | null {
  if (temporalUiUrl === null) return null
  const workflow = encodeURIComponent(caseWorkflowId(caseId))
  return `${temporalUiUrl}/namespaces/${encodeURIComponent(temporalNamespace)}/workflows/${workflow}`
}

/** The customers of some cases by id. One without a record is known by its id alone. */
async function customersOf(
  { store }: ReadParts,
  rows: readonly { readonly customerId: string | null }[],
): Promise<ReadonlyMap<string, WireCustomer>> {
  const ids = [...new Set(rows.flatMap(({ customerId }) => customerId ?? []))]
  if (ids.length === 0) return new Map()
  const found = new Map((await getCustomers(store, ids)).map((customer) => [customer.id, wireCustomer(customer)]))
  return new Map(ids.map((id) => [id, found.get(id) ?? { id }]))
}

/** A page of a case's timeline with the words that were said and the names of who said them. */
export async function readTimeline(
  { store }: ReadParts,
  caseId: string,
  listing: RecordListing,
): Promise<WireList<WireRecord>> {
  const { items, nextCursor } = await listRecords(store, caseId, listing)
  const records = items.map((record) => (record.event === 'caseCreated' ? withFirstWords(record, caseId) : record))
  const contentIds = records.flatMap(({ data }) => (typeof data['contentId'] === 'string' ? data['contentId'] : []))
  const [contents, shown, nameOf] = await Promise.all([
    contentIds.length === 0 ? [] : getContents(store, caseId, contentIds),
    showTokens(
      store,
      caseId,
      records.map(({ data }) => data),
    ),
    nameFinder(
      store,
      records.map(({ actor }) => actor),
    ),
  ])
  const texts = new Map(contents.map(({ id, text }) => [id, text]))
  const context = { texts, nameOf }
  return {
    items: records.map((record, index) => wireRecord({ ...record, data: shown[index] ?? record.data }, context)),
    nextCursor,
  }
}

/** What was said when the case was brought stands under an id of its own, since no command carried it. */
function withFirstWords<R extends { readonly data: object }>(record: R, caseId: string): R {
  return { ...record, data: { ...record.data, contentId: firstContentId(caseId) } }
}

async function nameFinder(store: ReadParts['store'], actors: readonly Actor[]) {
  const hasPeople = actors.some(({ kind }) => kind === 'person')
  const users = hasPeople ? await listUsers(store) : []
  const names = new Map(users.map(({ id, name }) => [id, name]))
  return ({ kind, id }: Actor) => (kind === 'person' && id !== undefined ? names.get(id) : undefined)
}
