import { useTranslation } from 'react-i18next'
import { ApiProblem } from '../../look/problems/api-problem.ts'
import { useProblemText } from '../../look/problems/use-problem-text.ts'
import { useApi } from '../api/api.ts'

/** Finds the id of the case that a person names by its number (`1042`, `#1042`) or id; says what is wrong when there is none. */
export function useCaseIdOf(): (
  typed: string,
) => Promise<{ readonly ok: true; readonly id: string } | { readonly ok: false; readonly problem: string }> {
  const { t } = useTranslation('case')
  const api = useApi()
  const problemText = useProblemText()
  return async (typed) => {
    const name = typed.trim().replace(/^#/, '')
    if (name === '') return { ok: false, problem: t('link.missing') }
    try {
      return { ok: true, id: (await api.cases.get(name)).id }
    } catch (error) {
      const isUnknown = error instanceof ApiProblem && error.status === 404
      return { ok: false, problem: isUnknown ? t('notFound', { id: name }) : problemText(error) }
    }
  }
}
