import type { AllowedCommand } from '../../core/contract/case-command.ts'
import type { Issue } from '../../core/contract/issue.ts'
import type { Millis } from '../../core/contract/time.ts'
import type { WireProblem } from '../../core/contract/wire.ts'

/** Codes of problems that the browser finds by itself; all others are the server's. */
type LocalProblemCode = 'client.offline' | 'client.timeout' | 'client.not-understood'

/**
 * A call that did not succeed. `status` is 0 when no answer came. `message` is the server's sentence in the reader's language,
 * and empty for the codes of `LocalProblemCode`, whose texts the console has itself.
 */
export class ApiProblem extends Error {
  readonly status: number
  readonly code: string
  readonly issues: readonly Issue[]
  readonly allowed: readonly AllowedCommand[] | null
  readonly retryAfterMs: Millis | null

  constructor(
    status: number,
    code: string,
    detail: string,
    more: {
      readonly issues?: readonly Issue[] | undefined
      readonly allowed?: readonly AllowedCommand[] | undefined
      readonly retryAfterMs?: Millis | null
    } = {},
  ) {
    super(detail)
    this.name = 'ApiProblem'
    this.status = status
    this.code = code
    this.issues = more.issues ?? []
    this.allowed = more.allowed ?? null
    this.retryAfterMs = more.retryAfterMs ?? null
  }
}

/** A problem that the browser found by itself. `status` is that of the answer, 0 when none came. */
export function localProblem(status: number, code: LocalProblemCode, retryAfterMs: Millis | null = null): ApiProblem {
  return new ApiProblem(status, code, '', { retryAfterMs })
}

/** Whether trying the same again later can succeed: nobody answered, or the server said that it is busy. */
export function isPassing(problem: unknown): boolean {
  return problem instanceof ApiProblem && (problem.status === 0 || problem.status === 429 || problem.status >= 502)
}

/** The problem that an answer with a failing status tells of. Bodies that are no problem documents (a proxy's page) are not shown to anyone. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const retryAfterMs = retryAfter(response.headers.get('retry-after'))
  const body: unknown = await response.json().catch(() => null)
  if (!isWireProblem(body)) return localProblem(response.status, 'client.not-understood', retryAfterMs)
  return new ApiProblem(response.status, body.code, body.detail, {
    issues: body.issues,
    allowed: body.allowed,
    retryAfterMs,
  })
}

function isWireProblem(body: unknown): body is WireProblem {
  if (typeof body !== 'object' || body === null) return false
  return 'code' in body && typeof body.code === 'string' && 'detail' in body && typeof body.detail === 'string'
}

function retryAfter(header: string | null): Millis | null {
  const seconds = header === null ? Number.NaN : Number(header)
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null
}
