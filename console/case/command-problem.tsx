import { useTranslation } from 'react-i18next'
import type { AllowedCommand } from '../../core/contract/case-command.ts'
import { Notice } from '../../look/elements/notice.tsx'
import { useLanguage } from '../../look/language/use-language.ts'
import { ApiProblem } from '../../look/problems/api-problem.ts'
import { useProblemText } from '../../look/problems/use-problem-text.ts'

/** Why a command was not taken, and, when the case does not allow it now, what it does allow. Nothing without a problem. */
export function CommandProblem({ problem }: { readonly problem: unknown }) {
  const { t } = useTranslation('case')
  const problemText = useProblemText()
  const allowedText = useAllowedText()
  if (problem === null || problem === undefined) return null
  const allowed = problem instanceof ApiProblem ? problem.allowed : null
  return (
    <Notice kind="problem">
      {problemText(problem)} {allowed !== null && <>{allowedText(allowed)} </>}
      {t('failedKept')}
    </Notice>
  )
}

function useAllowedText(): (allowed: readonly AllowedCommand[]) => string {
  const { t } = useTranslation('case')
  const language = useLanguage()
  return (allowed) => {
    const words = [...new Set(allowed.map((command) => command.do))].map((word) => t(`word.${word}`))
    if (words.length === 0) return t('notAllowedAnything')
    return t('notAllowed', { list: new Intl.ListFormat(language, { type: 'conjunction' }).format(words) })
  }
}
