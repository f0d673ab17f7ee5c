import type { Fix, PatchOperation } from '../../core/contract/issue.ts'
import type { Language } from '../../core/contract/language.ts'
import { fixes as english } from '../../locales/en/fixes.ts'
import { fixes as chinese } from '../../locales/zh-CN/fixes.ts'
import { keysOf } from '../document/pointer.ts'
import { shown } from '../document/shown.ts'

const texts = { en: english, 'zh-CN': chinese } satisfies Record<Language, typeof english>

/** What a fix would do, as a few words without a full stop: `rename it to “timeZone”`. */
export function fixInWords(fix: Fix, language: Language = 'en'): string {
  return fix.map((operation) => operationInWords(operation, texts[language])).join('; ')
}

function operationInWords(operation: PatchOperation, words: typeof english): string {
  const keys = keysOf(operation.path)
  // What is added to a list is told by the list's name.
  const name = (keys.at(-1) === '-' ? keys.at(-2) : keys.at(-1)) ?? ''
  const fill = (text: string, value: unknown) =>
    text.replace(/\{\{(\w+)\}\}/g, (_, key: string) => (key === 'name' ? name : shown(value)))
  switch (operation.op) {
    case 'move':
      return fill(words.rename, undefined)
    case 'replace':
      return fill(words.replace, operation.value)
    case 'add':
      return fill(words.add, operation.value)
    case 'remove':
      return words.remove
  }
}
