import type { ParamsOf, ProblemCode } from '../core/catalogue/index.ts'
import type { Issue, IssueParams } from '../core/contract/issue.ts'
import { ProblemError } from '../core/contract/problem-error.ts'
import type { Place } from '../model/document/place.ts'

/** How a command ends: 0 all is well, 1 the answer is no, 2 wrong use, 3 the system could not be reached. */
export type ExitCode = 0 | 1 | 2 | 3

/** Thrown by a command that has no answer; `run` tells it to the caller in the form that was asked for. */
export class Refusal extends ProblemError {
  readonly exitCode: ExitCode
  /** Where the issues stand in the text of their document, if that is known. */
  readonly locate: Locate | undefined

  constructor(
    exitCode: ExitCode,
    code: ProblemCode,
    params: IssueParams,
    issues: readonly Issue[] = [],
    locate?: Locate,
  ) {
    super(code, params, issues)
    this.name = 'Refusal'
    this.exitCode = exitCode
    this.locate = locate
  }
}

/** Says where in a text a JSON Pointer stands. */
export type Locate = (pointer: string) => Place

/** The command was called in a way it does not know: exit 2. */
export function wrongUse<C extends ProblemCode>(code: C, params: ParamsOf<C>): Refusal {
  return new Refusal(2, code, params as IssueParams)
}

/** A document the command needs is not valid: exit 1, with its issues. */
export function invalidDocument(file: string, issues: readonly Issue[], locate?: Locate): Refusal {
  const count = issues.filter((issue) => issue.severity === 'error').length
  return new Refusal(1, 'cli.invalid-document', { file, count }, issues, locate)
}
