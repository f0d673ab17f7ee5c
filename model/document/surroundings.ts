import type { CalendarDocument } from '../../core/contract/calendar.ts'
import type { FlowDocument } from '../../core/contract/flow.ts'
import type { PolicyDocument } from '../../core/contract/policy.ts'
import type { RulesDocument } from '../../core/contract/rules.ts'
import type { SettingList } from '../../core/contract/settings.ts'

/** Documents of one kind, by id. One that is there and cannot be read has an id and is not got. */
export interface Known<D> {
  readonly ids: ReadonlySet<string>
  get(id: string): D | undefined
}

/** Documents that can all be read. */
export function knownDocuments<D extends { readonly id: string }>(documents: Iterable<D>): Known<D> {
  const byId = new Map([...documents].map((document) => [document.id, document]))
  return { ids: new Set(byId.keys()), get: (id) => byId.get(id) }
}

/** Documents of which only the ids are known. */
export function knownIds(ids: Iterable<string>): Known<never> {
  return { ids: new Set(ids), get: () => undefined }
}

/**
 * What is known beside the document that is checked, by id. A kind that is left out is not judged: a reference to it may
 * be right. A kind that is given is the whole world: a reference to anything else is an error.
 */
export interface Surroundings {
  readonly calendars?: Known<CalendarDocument>
  readonly policies?: Known<PolicyDocument>
  readonly rules?: Known<RulesDocument>
  readonly flows?: Known<FlowDocument>
  readonly settings?: { readonly [L in SettingList]?: ReadonlySet<string> }
}
