import type { ParamsOf, ProblemCode } from '../core/catalogue/index.ts'
import type { Issue, IssueParams } from '../core/contract/issue.ts'
import { ProblemError } from '../core/contract/problem-error.ts'

/** How a command ends: 0 all is well, 1 the answer is no, 2 wrong use, 3 the system could not be reached. */
export type ExitCode = 0 | 1 | 2 | 3

/** Thrown by a command that has no answer; `run` tells it to the caller in the form that was asked for. */
export class Refusal extends ProblemError {
  readonly exitCode: ExitCode

  constructor(exitCode: ExitCode, code: ProblemCode, params: IssueParams, issues: readonly Issue[] = []) {
    super(code, params, issues)
    this.name = 'Refusal'
    this.exitCode = exitCode
  }
}

/** The command was called in a way it does not know: exit 2. */
export function wrongUse<C extends ProblemCode>(code: C, params: ParamsOf<C>): Refusal {
  return new Refusal(2, code, params as IssueParams)
}

/** A document the command needs is not valid: exit 1, with its issues. */
export function invalidDocument(file: string, issues: readonly Issue[]): Refusal {
  const count = issues.filter((issue) => issue.severity === 'error').length
  return new Refusal(1, 'cli.invalid-document', { file, count }, issues)
}
