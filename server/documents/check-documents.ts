import { type DocumentKind, documentKinds } from '../../core/contract/document.ts'
import type { FlowDocument } from '../../core/contract/flow.ts'
import type { PolicyDocument } from '../../core/contract/policy.ts'
import type { RulesDocument } from '../../core/contract/rules.ts'
import { checkKind } from '../../model/document/check-kind.ts'
import { checkShape } from '../../model/document/check-shape.ts'
import { makeIssue } from '../../model/document/issue.ts'
import { type Known, knownDocuments } from '../../model/document/surroundings.ts'
import { flowSchema } from '../../model/flow/flow-schema.ts'
import { rulesOfFlow } from '../../model/flow/references.ts'
import type { DocumentIssue } from '../../model/plan/documents.ts'
import { policySchema } from '../../model/policy/policy-schema.ts'
import { rulesSchema } from '../../model/rules/rules-schema.ts'
import { readScenario } from '../../model/scenario/read-scenario.ts'
import { checkDocument, type DocumentScope } from '../../model/validate/check-document.ts'
import { loadNewest } from '../../store/documents/versions.ts'
import type { Sql } from '../../store/store.ts'
import { type SettingIds, settingIds } from './known-documents.ts'

/** All that is wrong or doubtful with some documents, held against each other and against everything that is published. */
export async function checkDocuments(sql: Sql, documents: readonly unknown[]): Promise<readonly DocumentIssue[]> {
  const given = documents.map((value) => ({ ...nameOf(value), value }))
  const names = new Set(given.map(({ kind, id }) => `${kind}/${id}`))
  const published = (await loadNewest(sql))
    .filter(({ kind, id }) => !names.has(`${kind}/${id}`))
    .map(({ kind, id, document }) => ({ kind, id, value: document }))
  const world = worldOf([...given, ...published], await settingIds(sql))
  return given.flatMap(({ kind, id, value }) =>
    checkOne(value, id, world).map((issue) => ({ ...issue, document: { kind, id } })),
  )
}

/** What a value says it is; empty where it says nothing. */
export function nameOf(value: unknown): { readonly kind: string; readonly id: string } {
  const text = (field: 'kind' | 'id') => {
    const own = typeof value === 'object' && value !== null && Object.hasOwn(value, field)
    const found: unknown = own ? (value as Record<string, unknown>)[field] : undefined
    return typeof found === 'string' ? found : ''
  }
  return { kind: text('kind'), id: text('id') }
}

interface Named {
  readonly kind: string
  readonly id: string
  readonly value: unknown
}

interface World {
  readonly all: readonly Named[]
  readonly calendars: ReadonlySet<string>
  readonly policies: Known<PolicyDocument>
  readonly rules: Known<RulesDocument>
  readonly flows: Known<FlowDocument>
  readonly flowList: readonly FlowDocument[]
  readonly settings: SettingIds
}

function worldOf(all: readonly Named[], settings: SettingIds): World {
  const ofKind = (kind: DocumentKind) => all.filter((document) => document.kind === kind)
  const flowList = ofKind('flow').flatMap(({ value }) => {
    const shape = checkShape(flowSchema, value)
    return shape.ok ? [shape.value] : []
  })
  return {
    all,
    settings,
    flowList,
    calendars: new Set(ofKind('calendar').map(({ id }) => id)),
    flows: withIds(ofKind('flow'), knownDocuments(flowList)),
    policies: withIds(
      ofKind('policy'),
      knownDocuments(
        ofKind('policy').flatMap(({ value }) => {
          const shape = checkShape(policySchema, value)
          return shape.ok ? [shape.value] : []
        }),
      ),
    ),
    rules: withIds(
      ofKind('rules'),
      knownDocuments(
        ofKind('rules').flatMap(({ value }) => {
          const shape = checkShape(rulesSchema, value)
          return shape.ok ? [shape.value] : []
        }),
      ),
    ),
  }
}

/** A document that is there but cannot be read is known by its id, so that nobody else is blamed for it. */
function withIds<D>(named: readonly Named[], readable: Known<D>): Known<D> {
  return { ids: new Set(named.map(({ id }) => id)), get: (id) => readable.get(id) }
}

function checkOne(value: unknown, id: string, world: World) {
  const checked = checkKind(value, documentKinds)
  if (!checked.ok) return checked.issues
  const { kind } = checked
  if (kind !== 'scenario') return checkDocument(kind, value, scopeOf(kind, id, world))
  const found = readScenario(value, (source, wanted) => {
    const document = world.all.find((other) => other.kind === wanted && other.id === source)
    return document === undefined ? null : { ok: true, value: document.value }
  })
  return found.issues
}

function scopeOf(
  kind: DocumentKind,
  id: string,
  { calendars, policies, rules, flows, flowList, settings }: World,
): DocumentScope {
  const usedBy = flowList.filter(
    (flow) => (kind === 'policy' && flow.policy === id) || (kind === 'rules' && rulesOfFlow(flow).includes(id)),
  )
  return { calendars, policies, rules, flows, settings, ...(usedBy.length > 0 ? { usedBy } : {}) }
}

/** The issue of a document that was sent to the address of another one, if it was. Pure. */
export function otherNameIssue(value: unknown, kind: DocumentKind, id: string) {
  const name = nameOf(value)
  if (name.kind !== '' && name.kind !== kind) {
    return makeIssue('document.other-kind', '/kind', { expected: kind, found: name.kind })
  }
  return name.id !== '' && name.id !== id ? makeIssue('http.other-id', '/id', { expected: id, found: name.id }) : null
}
