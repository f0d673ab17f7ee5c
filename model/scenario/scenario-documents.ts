import type { DocumentKind } from '../../core/contract/document.ts'
import type { DocumentSource, ScenarioDocument } from '../../core/contract/scenario.ts'
import type { Checked } from '../document/check-shape.ts'
import { checkUnique, type Path, type Report } from '../document/report.ts'
import { typeNameOf } from '../document/shown.ts'

/** Looks up a document that a scenario names by a path or an id; null if there is none. Paths are relative to the scenario. */
export type FindDocument = (source: string, kind: DocumentKind) => Checked<unknown> | null

/** A document of a scenario, and where in the scenario it stands or is named. */
export interface ScenarioPart {
  readonly kind: DocumentKind
  readonly id: string
  readonly value: unknown
  readonly path: Path
  /** Its own issues stand below its path; those of a document that is only named are told at its path. */
  readonly isInline: boolean
}

/** The documents of a scenario, found. */
export interface ScenarioParts {
  readonly calendars: readonly ScenarioPart[]
  /** The one that `policy` gives stands first. */
  readonly policies: readonly ScenarioPart[]
  readonly rules: readonly ScenarioPart[]
  /** Without the one that `flow` gives. */
  readonly flows: readonly ScenarioPart[]
  readonly flow: ScenarioPart | null
  readonly hasPolicy: boolean
  /** The documents that events publish, by the event's place in the file. */
  readonly published: ReadonlyMap<number, ScenarioPart>
}

/** Collects the documents of a scenario: those inline, and those that `find` knows. What is missing or of another kind is reported. */
export function collectParts(scenario: ScenarioDocument, find: FindDocument, report: Report): ScenarioParts {
  const one = (kind: DocumentKind, source: DocumentSource<unknown> | undefined, path: Path) =>
    source === undefined ? null : partOf(kind, source, path, find, report)
  const all = (kind: DocumentKind, sources: readonly DocumentSource<unknown>[] | undefined, field: string) =>
    (sources ?? []).flatMap((source, index) => one(kind, source, [field, index]) ?? [])
  const policy = one('policy', scenario.policy, ['policy'])
  const published = (scenario.events ?? []).flatMap((event, index) => {
    if (event.do !== 'calendar' && event.do !== 'policy') return []
    const part = one(event.do, event.document, ['events', index, 'document'])
    return part === null ? [] : [[index, part] as const]
  })
  const parts: ScenarioParts = {
    calendars: all('calendar', scenario.calendars, 'calendars'),
    policies: [...(policy === null ? [] : [policy]), ...all('policy', scenario.policies, 'policies')],
    rules: all('rules', scenario.rules, 'rules'),
    flows: all('flow', scenario.flows, 'flows'),
    flow: one('flow', scenario.flow, ['flow']),
    hasPolicy: policy !== null,
    published: new Map(published),
  }
  const flows = parts.flow === null ? parts.flows : [parts.flow, ...parts.flows]
  for (const list of [parts.calendars, parts.policies, parts.rules, flows]) {
    checkUnique(
      report,
      list.map((part) => part.id),
      (index) => list[index]?.path ?? [],
    )
  }
  return {
    ...parts,
    calendars: firstOfEach(parts.calendars),
    policies: firstOfEach(parts.policies),
    rules: firstOfEach(parts.rules),
    flows: firstOfEach(parts.flows),
  }
}

/** What is named again was reported; to compile it as often as it is named would only take long. */
function firstOfEach(list: readonly ScenarioPart[]): readonly ScenarioPart[] {
  return [...new Map(list.toReversed().map((part) => [part.id, part])).values()].toReversed()
}

function partOf(
  kind: DocumentKind,
  source: unknown,
  path: Path,
  find: FindDocument,
  report: Report,
): ScenarioPart | null {
  const isInline = typeof source !== 'string'
  const found: Checked<unknown> | null = isInline ? { ok: true, value: source } : find(source, kind)
  if (found === null) {
    report.add('scenario.document-not-found', path, { source: String(source).slice(0, 200), kind })
    return null
  }
  if (!found.ok) {
    report.add('scenario.document-invalid', path, { source: String(source).slice(0, 200), count: found.issues.length })
    return null
  }
  const { kind: foundKind, id } = fieldsOf(found.value)
  if (foundKind !== kind) {
    const at = isInline ? [...path, 'kind'] : path
    report.add('document.other-kind', at, { expected: kind, found: foundKind ?? typeNameOf(foundKind) })
    return null
  }
  return { kind, id: id ?? '', value: found.value, path, isInline }
}

function fieldsOf(value: unknown): { readonly kind?: string; readonly id?: string } {
  if (typeof value !== 'object' || value === null) return {}
  const field = (name: string) => {
    const found: unknown = Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined
    return typeof found === 'string' ? { [name]: found.slice(0, 64) } : {}
  }
  return { ...field('kind'), ...field('id') }
}
