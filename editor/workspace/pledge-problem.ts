import { ApiProblem } from '../../look/problems/api-problem.ts'
import { isPledgeError } from '../../sdk/pledge-error.ts'

/** What the SDK's client threw as the problem that pages know how to show; anything else as it is. */
export function pledgeProblem(error: unknown): unknown {
  if (!isPledgeError(error)) return error
  if (error.status === 0) return new ApiProblem(0, 'client.offline', '')
  return new ApiProblem(error.status, error.code, error.message, { issues: error.issues })
}
