import type { ParamsOf, ProblemCode } from '../../core/catalogue/index.ts'
import type { IssueParams } from '../../core/contract/issue.ts'
import { ProblemError } from '../../core/contract/problem-error.ts'
import type { WireIssue, WireProblem } from '../../core/contract/wire.ts'

/** What an answer may say beside the problem itself. */
export interface ProblemExtras {
  readonly issues?: readonly WireIssue[]
  /** What the case allows instead. */
  readonly allowed?: NonNullable<WireProblem['allowed']>
  /** The three versions of a document that have to be merged. */
  readonly merge?: NonNullable<WireProblem['merge']>
  /** What can be done instead of what was asked for. */
  readonly offer?: NonNullable<WireProblem['offer']>
  /** Seconds after which trying again makes sense. */
  readonly retryAfter?: number
}

/** A refusal by the API itself: a code of the catalogue with its parameters, and what helps the caller to go on. */
export class ApiProblem extends ProblemError {
  readonly extras: ProblemExtras

  constructor(code: string, params: IssueParams, extras: ProblemExtras = {}) {
    super(code, params, extras.issues ?? [])
    this.extras = extras
  }
}

/** An `ApiProblem` whose parameters are those the catalogue names for the code. */
export function apiProblem<C extends ProblemCode>(
  code: C,
  params: ParamsOf<C>,
  extras: ProblemExtras = {},
): ApiProblem {
  return new ApiProblem(code, params as IssueParams, extras)
}
