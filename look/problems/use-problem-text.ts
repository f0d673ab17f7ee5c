import { useTranslation } from 'react-i18next'
import { ApiProblem } from './api-problem.ts'

/** The sentence for anything that went wrong: the server's own where it gave one, with what is wrong in detail. */
export function useProblemText(): (error: unknown) => string {
  const { t } = useTranslation('shell')
  return (error) => {
    if (!(error instanceof ApiProblem)) return t('failure.unknown')
    if (error.code === 'client.offline') return t('failure.offline')
    if (error.code === 'client.timeout') return t('failure.timeout')
    if (error.code === 'client.not-understood') return t('failure.notUnderstood', { status: error.status })
    const details = error.issues.map((issue) => issue.message).filter((message) => message !== error.message)
    return [error.message, ...details].join(' ')
  }
}
