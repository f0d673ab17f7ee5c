import type { CalendarDocument } from '../../core/contract/calendar.ts'
import { type DocumentKind, documentKinds } from '../../core/contract/document.ts'
import type { FlowDocument } from '../../core/contract/flow.ts'
import type { Issue } from '../../core/contract/issue.ts'
import type { PolicyDocument } from '../../core/contract/policy.ts'
import type { RulesDocument } from '../../core/contract/rules.ts'
import { calendarSchema } from '../calendar/calendar-schema.ts'
import { checkKind } from '../document/check-kind.ts'
import { checkShape } from '../document/check-shape.ts'
import type { Known, Surroundings } from '../document/surroundings.ts'
import { flowSchema } from '../flow/flow-schema.ts'
import { rulesOfFlow } from '../flow/references.ts'
import { policySchema } from '../policy/policy-schema.ts'
import { rulesSchema } from '../rules/rules-schema.ts'
import { readScenario } from '../scenario/read-scenario.ts'
import type { FindDocument } from '../scenario/scenario-documents.ts'
import { type CheckedKind, checkDocument, type DocumentScope } from './check-document.ts'

/** A value that is to be a document, and what it says it is; empty where it says nothing. */
export interface NamedDocument {
  readonly kind: string
  readonly id: string
  readonly value: unknown
}

/** The documents that are held against each other. */
export interface World {
  readonly surroundings: Surroundings
  /** The flows that can be read: they use policies and rules. */
  readonly flows: readonly FlowDocument[]
  /** A document by the id that a scenario gives it. */
  readonly find: FindDocument
}

type ReferredKind = Exclude<DocumentKind, 'scenario'>

/** What the documents of a world are held against beside each other. */
export interface WorldOptions {
  readonly settings?: Surroundings['settings']
  /** Whether all documents of a kind are there, of which so many are given: a name outside is wrong then. */
  readonly isWhole: (kind: ReferredKind, count: number) => boolean
}

/** What a value says it is; own fields only. */
export function nameOf(value: unknown): { readonly kind: string; readonly id: string } {
  const text = (field: 'kind' | 'id') => {
    const own = typeof value === 'object' && value !== null && Object.hasOwn(value, field)
    const found: unknown = own ? (value as Record<string, unknown>)[field] : undefined
    return typeof found === 'string' ? found : ''
  }
  return { kind: text('kind'), id: text('id') }
}

/** Makes a world of documents; pure. Of those that share a name, the first counts. One that cannot be read is known by its id, so that nobody else is blamed for it. */
export function worldOf(documents: readonly NamedDocument[], { settings, isWhole }: WorldOptions): World {
  const ofKind = (kind: ReferredKind) => documents.filter((document) => document.kind === kind && document.id !== '')
  const calendars = known<CalendarDocument>(ofKind('calendar'), calendarSchema)
  const policies = known<PolicyDocument>(ofKind('policy'), policySchema)
  const rules = known<RulesDocument>(ofKind('rules'), rulesSchema)
  const flows = known<FlowDocument>(ofKind('flow'), flowSchema)
  const whole = (kind: ReferredKind, { ids }: Known<unknown>) => isWhole(kind, ids.size)
  return {
    surroundings: {
      ...(whole('calendar', calendars) && { calendars }),
      ...(whole('policy', policies) && { policies }),
      ...(whole('rules', rules) && { rules }),
      ...(whole('flow', flows) && { flows }),
      ...(settings && { settings }),
    },
    flows: [...flows.ids].flatMap((id) => flows.get(id) ?? []),
    find: (source, kind) => {
      const found = documents.find((document) => document.kind === kind && document.id === source)
      return found === undefined ? null : { ok: true, value: found.value }
    },
  }
}

/**
 * All that is wrong or doubtful with a value of a kind, held against a world. `findElse` says where a scenario finds what the
 * world does not have.
 */
export function checkInWorld(
  kind: CheckedKind | 'scenario',
  value: unknown,
  world: World,
  findElse: FindDocument = () => null,
): readonly Issue[] {
  if (kind === 'scenario') {
    return readScenario(value, (source, wanted) => world.find(source, wanted) ?? findElse(source, wanted)).issues
  }
  return checkDocument(kind, value, scopeOf(kind, nameOf(value).id, world))
}

/** The same for a value of which the kind is not known either. */
export function checkAnyInWorld(value: unknown, world: World): readonly Issue[] {
  const checked = checkKind(value, documentKinds)
  return checked.ok ? checkInWorld(checked.kind, value, world) : checked.issues
}

/** A flow is held against everything; a policy and rules also against the flows that use them, if there are any. */
function scopeOf(kind: CheckedKind, id: string, { surroundings, flows }: World): DocumentScope {
  const usedBy = flows.filter(
    (flow) => (kind === 'policy' && flow.policy === id) || (kind === 'rules' && rulesOfFlow(flow).includes(id)),
  )
  return usedBy.length === 0 ? surroundings : { ...surroundings, usedBy }
}

/** Documents of one kind, each read when it is asked for. */
function known<D>(named: readonly NamedDocument[], schema: Parameters<typeof checkShape>[0]): Known<D> {
  const values = new Map<string, unknown>()
  for (const { id, value } of named) if (!values.has(id)) values.set(id, value)
  const read = new Map<string, D | undefined>()
  const get = (id: string): D | undefined => {
    if (!read.has(id) && values.has(id)) {
      const shape = checkShape(schema, values.get(id))
      read.set(id, shape.ok ? (shape.value as D) : undefined)
    }
    return read.get(id)
  }
  return { ids: new Set(values.keys()), get }
}
