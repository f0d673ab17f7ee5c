import type { Actor, CaseCommand } from './case-command.ts'
import type { CaseFacts, CaseState } from './state.ts'
import type { Instant } from './time.ts'

/** The names under which any Temporal SDK reaches a case (FORMATS section 9). */
export const TEMPORAL = {
  taskQueue: 'pledge',
  workflow: 'case',
  update: 'command',
  signal: 'event',
  query: 'state',
} as const

/** The workflow that brings a publication to running cases, and its id. */
export const PUBLICATION = { workflow: 'publication', workflowId: (id: string): string => `publication/${id}` } as const

/** The workflow id of a case. */
export const caseWorkflowId = (caseId: string): string => `case/${caseId}`

/** The case of a workflow id; null when it is not the id of a case. */
export function caseIdOf(workflowId: string): string | null {
  return /^case\/([A-Za-z0-9._-]{1,100})$/.exec(workflowId)?.[1] ?? null
}

/**
 * A command as it travels: the words of a scenario, flat, with instants as ISO 8601 or epoch ms.
 * Bare Temporal clients give `do` and its fields, nothing else is required. `core/commands` reads and checks it.
 */
export type CommandInput = Readonly<Record<string, unknown>> & { readonly do: string }

/** What the server adds to a command; a bare Temporal client may give `commandId` and `at`. */
export interface CommandEnvelope {
  readonly commandId?: string
  /** When the system accepted it; a later one than the workflow's time is taken as that time. */
  readonly at?: string | Instant
  readonly actor?: Actor
  readonly command: CaseCommand
}

/** The one argument of the `case` workflow. A bare client gives `flow` and what it knows; the server gives everything. */
export interface CaseStart {
  readonly flow: string
  readonly facts?: CaseFacts
  readonly customer?: Readonly<Record<string, unknown>>
  readonly channel?: string
  readonly team?: string
  readonly assignee?: string
  readonly waiting?: string
  readonly bot?: boolean
  readonly subject?: string
  readonly message?: string
  readonly links?: readonly { readonly to: string; readonly as: string }[]
  readonly plan?: { readonly id: string; readonly version: number | null; readonly hash: string }
  readonly number?: number
  /** When the system accepted the case. */
  readonly at?: string | Instant
  readonly actor?: Actor
  /** The creating command's id. */
  readonly commandId?: string
  /** The case that waits for this one, and the ref under which it does. */
  readonly parent?: { readonly case: string; readonly ref: string }
  /** `driven`: no timer is armed; the driver sends ticks (scenarios on Temporal). */
  readonly clock?: 'driven'
}

/** What one run of a case hands to the next; also how a case from a backup goes on. */
export interface CarriedCase {
  readonly carried: {
    readonly start: Pick<CaseStart, 'clock' | 'parent'>
    readonly state: CaseState
    readonly number: number
    /** How many commits the case has made. */
    readonly turn: number
    /** Nobody waits any more for what the state waits for: it comes from a backup. */
    readonly isRestored?: true
  }
}

/** What the update `command` answers. */
export interface CommandAnswer {
  readonly applied: boolean
  /** False when this command id had been applied before. */
  readonly isNew: boolean
  readonly seq: number
  readonly phase: string
  readonly stage: string
}

/** What the signal `event` takes beside commands: what the system itself tells a case. `poke` only makes it look at the clock. */
export type SystemSignal =
  | { readonly kind: 'poke' }
  | { readonly kind: 'tick'; readonly at: string | Instant }
  | {
      readonly kind: 'childEnded'
      readonly ref: string
      readonly outcome: string | null
      readonly facts: CaseFacts
      readonly at?: string | Instant
    }
  | PublishedSignal

/** A publication that reaches a running case: `at` is its instant, the contents are read from the store. */
export type PublishedSignal =
  | {
      readonly kind: 'planPublished'
      readonly at: Instant
      readonly hash: string
      /** The place of the plan among all publications of plans. */
      readonly place: number
      readonly mapping: Readonly<Record<string, string>>
    }
  | { readonly kind: 'calendarPublished'; readonly at: Instant; readonly id: string; readonly version: number }
