import { useTranslation } from 'react-i18next'
import { ApiProblem } from './api-problem.ts'

/** What any of our clients throws for a refusal: told by its shape, since the SDK has a class of its own. */
interface Refusal {
  readonly code: string
  readonly message: string
  readonly status: number
  readonly issues: readonly { readonly message: string }[]
}

function isRefusal(error: unknown): error is Error & Refusal {
  return error instanceof ApiProblem || (error instanceof Error && error.name === 'PledgeError' && 'issues' in error)
}

/** The sentence for anything that went wrong: the server's own where it gave one, with what is wrong in detail. */
export function useProblemText(): (error: unknown) => string {
  const { t } = useTranslation('shell')
  return (error) => {
    if (!isRefusal(error)) return t('failure.unknown')
    const { code, status, issues, message } = error
    if (code === 'client.offline' || code === 'http.unreachable') return t('failure.offline')
    if (code === 'client.timeout' || code === 'http.timed-out') return t('failure.timeout')
    if (code === 'client.not-understood') return t('failure.notUnderstood', { status })
    const details = issues.map((issue) => issue.message).filter((text) => text !== message)
    return [message, ...details].join(' ')
  }
}
