/** What the hand-written case begins with. */
export interface HandWrittenStart {
  readonly id: string
  readonly amount: number
  readonly createdAt: number
  readonly warnAfterMs: number
  readonly breachAfterMs: number
}

export type HandWrittenCommand =
  | { readonly do: 'assign'; readonly agent: string }
  | { readonly do: 'reply'; readonly contentId: string }
  | { readonly do: 'wait'; readonly reason: string }
  | { readonly do: 'resume' }
  | { readonly do: 'complete' }
  | { readonly do: 'answer'; readonly score: number }

/** What the client sends: applied once by its id. */
export type HandWrittenMessage = HandWrittenCommand & { readonly commandId: string }

export interface HandWrittenEvent {
  readonly seq: number
  readonly at: number
  readonly event: string
  readonly data: Readonly<Record<string, string | number | null>>
}

/** What one activity writes: the row as it is now and what happened since. */
export interface HandWrittenStep {
  readonly id: string
  readonly seq: number
  readonly status: string
  readonly priority: string
  readonly assignee: string | null
  readonly nextDueAt: number | null
  readonly events: readonly HandWrittenEvent[]
}

export interface HandWrittenAnswer {
  readonly seq: number
  readonly status: string
}

export interface HandWrittenActivities {
  writeStep(step: HandWrittenStep): Promise<void>
}

export const handWritten = { taskQueue: 'hand-written', workflow: 'handWrittenCase', update: 'command' } as const
