import type { Language } from '../../core/contract/language.ts'
import type { ProblemError } from '../../core/contract/problem-error.ts'
import type { WireProblem } from '../../core/contract/wire.ts'
import { inLanguage, messageOf } from '../../model/words/message.ts'
import { ApiProblem, type ProblemExtras } from './api-problem.ts'
import { statusOf } from './problem-status.ts'

/** Where a problem is explained: an anchor of the page that lists them all. */
export function problemType(code: string, publicUrl: string): string {
  return `${publicUrl}/api/problems#${code}`
}

/** A problem as RFC 9457 writes it, in the reader's language. Pure. */
export function problemBody(problem: ProblemError, language: Language, publicUrl: string): WireProblem {
  const { code, params } = problem
  const {
    retryAfter: _,
    issues = problem.issues,
    ...extras
  }: ProblemExtras = problem instanceof ApiProblem ? problem.extras : {}
  const detail = messageOf(code, params, language)
  return {
    type: problemType(code, publicUrl),
    title: titleOf(detail),
    status: statusOf(code),
    detail,
    code,
    ...(issues.length > 0 ? { issues: issues.map((issue) => inLanguage(issue, language)) } : {}),
    ...extras,
  }
}

/** The first sentence. */
function titleOf(detail: string): string {
  return /^.*?[.。](?=\s|$)|^.*?。/u.exec(detail)?.[0] ?? detail
}
