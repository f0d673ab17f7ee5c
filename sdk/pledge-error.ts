import type { Issue } from '../core/contract/issue.ts'
import type { WireProblem } from '../core/contract/wire.ts'
import type { ProblemCode } from './problem-codes.ts'

/**
 * The one error that this client throws. `code` is one of the catalogue (docs/errors.md); `status` is that of the answer, 0 when there was none.
 * `issues` say what is wrong with a document or a request, `problem` is the whole answer (`allowed`, `merge` and `offer` stand there).
 */
export class PledgeError extends Error {
  override readonly name = 'PledgeError'
  readonly status: number
  readonly code: ProblemCode | (string & {})
  readonly issues: readonly Issue[]
  readonly problem: WireProblem | null

  constructor(
    status: number,
    code: ProblemCode | (string & {}),
    message: string,
    problem: WireProblem | null = null,
    cause?: unknown,
  ) {
    super(message, cause === undefined ? undefined : { cause })
    this.status = status
    this.code = code
    this.issues = problem?.issues ?? []
    this.problem = problem
  }
}

/** Tells a `PledgeError` by its shape, which also works across copies of this package. */
export function isPledgeError(error: unknown): error is PledgeError {
  return error instanceof Error && error.name === 'PledgeError' && 'code' in error && 'status' in error
}

/** Whether trying again would be answered the same. */
export function isLasting(error: unknown): boolean {
  return isPledgeError(error) && error.status >= 400 && error.status < 500 && error.status !== 429
}
