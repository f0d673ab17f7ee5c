import type { FlowDocument } from '../../core/contract/flow.ts'
import type { PolicyDocument } from '../../core/contract/policy.ts'
import type { RulesDocument } from '../../core/contract/rules.ts'
import type { SettingList } from '../../core/contract/settings.ts'

/**
 * What is known beside the document that is checked, by id. A kind that is left out is not judged: a reference to it may
 * be right. A kind that is given is the whole world: a reference to anything else is an error.
 */
export interface Surroundings {
  readonly calendars?: ReadonlySet<string>
  readonly policies?: ReadonlyMap<string, PolicyDocument>
  readonly rules?: ReadonlyMap<string, RulesDocument>
  readonly flows?: ReadonlyMap<string, FlowDocument>
  readonly settings?: { readonly [L in SettingList]?: ReadonlySet<string> }
}
