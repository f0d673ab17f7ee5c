import type { Issue } from '../core/contract/issue.ts'
import type { Language } from '../core/contract/language.ts'
import { issues as english } from '../locales/en/cli/issues.ts'
import { issues as chinese } from '../locales/zh-CN/cli/issues.ts'
import type { Place } from '../model/document/place.ts'
import { fixInWords } from '../model/words/fix.ts'
import { messageOf } from '../model/words/message.ts'

const texts = { en: english, 'zh-CN': chinese } satisfies Record<Language, typeof english>

/** Issues as compilers print them, one to a line: `file:line:column: severity: message [code] path`, with the fix below where there is one. */
export function issuesInWords(
  file: string,
  issues: readonly Issue[],
  language: Language,
  locate?: (pointer: string) => Place,
): string {
  return issues
    .map((issue) => {
      const place = locate?.(issue.path)
      const where = place === undefined ? file : `${file}:${place.line}:${place.column}`
      const message = messageOf(issue.code, issue.params, language)
      const line = `${where}: ${texts[language][issue.severity]}: ${message} [${issue.code}]${issue.path === '' ? '' : ` ${issue.path}`}`
      return issue.fix === undefined ? line : `${line}\n    ${texts[language].fix}: ${fixInWords(issue.fix, language)}`
    })
    .join('\n')
}
