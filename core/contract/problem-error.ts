import type { Issue, IssueParams } from './issue.ts'

/**
 * Thrown when a caller asks for what cannot be: the code stands in the catalogue, as those of issues do, and `params` fill its text.
 * Tell it by `code`, never by `instanceof`, which does not survive the workflow sandbox. `issues` are those of the document at fault, if one is.
 */
export class ProblemError extends Error {
  readonly code: string
  readonly params: IssueParams
  readonly issues: readonly Issue[]

  constructor(code: string, params: IssueParams = {}, issues: readonly Issue[] = []) {
    super(`${code} ${JSON.stringify(params)}`)
    this.name = 'ProblemError'
    this.code = code
    this.params = params
    this.issues = issues
  }
}
