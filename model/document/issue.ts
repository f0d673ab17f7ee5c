import { type ParamsOf, type ProblemCode, problemDefinition } from '../../core/catalogue/index.ts'
import type { Fix, Issue, IssueParams } from '../../core/contract/issue.ts'
import { messageOf } from '../words/message.ts'

/**
 * An issue from the catalogue, with its English message; pure. The parameters are those the catalogue names for the code.
 * `path` is a JSON Pointer, `''` for the whole document; see `pointerOf`.
 */
export function makeIssue<C extends ProblemCode>(code: C, path: string, params: ParamsOf<C>, fix?: Fix): Issue {
  const plain = params as IssueParams
  const issue = {
    code,
    path,
    severity: problemDefinition(code).severity,
    params: plain,
    message: messageOf(code, plain),
  }
  return fix === undefined ? issue : { ...issue, fix }
}

/** Whether any of the issues forbids publishing. */
export function hasErrors(issues: readonly Issue[]): boolean {
  return issues.some((issue) => issue.severity === 'error')
}

const listedAtMost = 200

/** The first 200 issues, errors before warnings, and, if there are more, one that says how many: an answer never grows with the document. Lists that were bounded before may be bounded together. */
export function boundIssues(all: readonly Issue[]): Issue[] {
  const issues = all.filter((issue) => issue.code !== 'document.more-issues')
  const leftOut = all.reduce(
    (sum, { code, params }) => sum + (code === 'document.more-issues' ? Number(params['count']) : 0),
    0,
  )
  const count = leftOut + Math.max(0, issues.length - listedAtMost)
  if (count === 0) return issues
  const ordered = issues.sort((a, b) => rank(a) - rank(b)).slice(0, listedAtMost)
  return [...ordered, makeIssue('document.more-issues', '', { count })]
}

function rank(issue: Issue): number {
  return issue.severity === 'error' ? 0 : issue.severity === 'warning' ? 1 : 2
}
