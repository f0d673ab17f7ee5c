/** A history as test/histories keeps it: Temporal's JSON, and the workflow id, from which a case has its own. */
export interface RecordedHistory {
  readonly workflowId: string
  readonly history: unknown
}
