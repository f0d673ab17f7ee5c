/** A retrospective as a list shows it. Instants in epoch ms. */
export interface RetrospectiveSummaryRow {
  readonly id: string
  readonly title: string
  readonly reason: string | null
  readonly flow: string | null
  readonly createdAt: number
  readonly createdBy: string | null
  readonly updatedAt: number
  readonly breachCount: number
  readonly caseCount: number
  readonly openActions: number
  readonly lateActions: number
  readonly doneActions: number
  readonly droppedActions: number
  /** Counts its changes from 1; what `If-Match` takes. */
  readonly version: number
}

export interface RetrospectiveRow extends RetrospectiveSummaryRow {
  readonly what: string
  readonly whys: readonly string[]
  readonly decisions: string
}

/** What somebody writes; links are ids of breaches and cases. */
export interface RetrospectiveContent {
  readonly title: string
  readonly what: string
  readonly whys: readonly string[]
  readonly decisions: string
  readonly reason: string | null
  readonly flow: string | null
  readonly breaches: readonly string[]
  readonly cases: readonly string[]
}

export type ActionState = 'open' | 'done' | 'dropped'

/** Something to be done so that it does not happen again. */
export interface ActionContent {
  readonly what: string
  readonly owner: string
  readonly dueAt: number
  readonly state: ActionState
  readonly result: string | null
  readonly document: { readonly kind: string; readonly id: string; readonly version: number } | null
}

export interface ActionRow extends ActionContent {
  readonly id: string
  readonly retrospectiveId: string
  readonly title: string
  readonly reason: string | null
  readonly flow: string | null
  readonly endedAt: number | null
  readonly remindedAt: number | null
  readonly version: number
}

/** Who changes something, and when. */
export interface Writing {
  readonly id: string
  readonly by: string
  readonly at: number
}
