import type { Issue } from '../../core/contract/issue.ts'
import type { SettingList } from '../../core/contract/settings.ts'

/** A document of some version, not looked at yet: null for a draft, a file, a scenario. */
export interface VersionedDocument {
  readonly document: unknown
  readonly version: number | null
}

/** All that a plan is made from. What the flow does not use may be among it, and is left out of the plan. */
export interface PlanDocuments {
  /** Null for the bare flow, whose policy is the first of `policies`. */
  readonly flow: VersionedDocument | null
  readonly policies: readonly VersionedDocument[]
  readonly calendars: readonly VersionedDocument[]
  readonly rules: readonly VersionedDocument[]
  /** The flows that it may start; left out, names of flows are not judged. */
  readonly flows?: readonly VersionedDocument[]
  /** The ids of teams, messages and so on; a list left out is not judged. */
  readonly settings?: { readonly [L in SettingList]?: ReadonlySet<string> }
}

/** An issue, and the document in which it was found. */
export interface DocumentIssue extends Issue {
  readonly document: { readonly kind: string; readonly id: string }
}
