import { z } from 'zod'
import type { Instant } from '../../core/contract/time.ts'
import type { CaseStatus } from '../../core/contract/wire.ts'
import type { CaseFilters, CaseSort } from '../../store/cases/list-cases.ts'
import type { Principal } from '../access/principal.ts'
import { listIn } from '../http/page-of.ts'
import { listQuery } from './atoms.ts'

const statuses = ['open', 'waiting', 'resolved', 'closed', 'cancelled'] as const satisfies readonly CaseStatus[]

const sorts = {
  nextDue: 'due',
  '-createdAt': 'newest',
  createdAt: 'oldest',
  '-updatedAt': 'changed',
} as const satisfies Readonly<Record<string, CaseSort>>

const anyOf = (what: string) =>
  z
    .string()
    .min(1)
    .max(1000)
    .exactOptional()
    .meta({ description: `${what}; several as a,b` })

/** How GET /cases is asked. */
export const caseQuerySchema = z.strictObject({
  ...listQuery,
  sort: z
    .enum(Object.keys(sorts) as (keyof typeof sorts)[])
    .exactOptional()
    .meta({ description: 'nextDue: what is due first comes first, and what never is last' }),
  state: z
    .string()
    .regex(new RegExp(`^(?:${statuses.join('|')})(?:,(?:${statuses.join('|')}))*$`))
    .exactOptional()
    .meta({ description: `one or more of ${statuses.join(', ')}; all if left out` }),
  flow: anyOf('flows'),
  stage: anyOf('stages'),
  node: anyOf('nodes in which the case stands'),
  priority: anyOf('priorities'),
  team: anyOf('teams, or none'),
  assignee: anyOf('users, me, or none'),
  channel: anyOf('channels'),
  customer: z.string().min(1).max(200).exactOptional(),
  tag: anyOf('tags, all of them'),
  late: z.enum(['true', 'false']).exactOptional(),
  dueWithin: z
    .string()
    .regex(/^[1-9]\d{0,4}$/)
    .transform(Number)
    .exactOptional()
    .meta({ description: 'minutes from now, to 99999; what is late already was due as well' }),
  breached: z.enum(['true', 'false']).exactOptional(),
  q: z
    .string()
    .min(1)
    .max(200)
    .exactOptional()
    .meta({ description: 'a number, an id, or a part of the subject or of the customer’s name' }),
})

export type CaseQuery = z.output<typeof caseQuerySchema>

/** The order that a query asks for. */
export function sortOf({ sort = 'nextDue' }: CaseQuery): CaseSort {
  return sorts[sort]
}

/** The filters of a query, for whoever asks it at an instant. Pure. */
export function filtersOf(query: CaseQuery, principal: Principal, at: Instant): CaseFilters {
  const { state, customer, tag, late, dueWithin, breached, q } = query
  return {
    ...given('status', listIn(state) as readonly CaseStatus[] | undefined),
    ...given('flow', listIn(query.flow)),
    ...given('stage', listIn(query.stage)),
    ...given('node', listIn(query.node)),
    ...given('priority', listIn(query.priority)),
    ...given('channel', listIn(query.channel)),
    ...given('team', query.team === 'none' ? null : listIn(query.team)),
    ...given('assignee', assigneesOf(query, principal)),
    ...given('customerId', customer),
    ...given('tags', listIn(tag)),
    ...given('isLate', late === undefined ? undefined : late === 'true'),
    ...given('dueBefore', dueWithin === undefined ? undefined : at + dueWithin * 60_000),
    ...given('isBreached', breached === undefined ? undefined : breached === 'true'),
    ...given('text', q),
  }
}

function assigneesOf({ assignee }: CaseQuery, principal: Principal): readonly string[] | null | undefined {
  if (assignee === 'none') return null
  return listIn(assignee)?.map((one) => (one === 'me' ? principal.id : one))
}

function given<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]?: V })
}
