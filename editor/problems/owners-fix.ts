import type { Fix } from '../../core/contract/issue.ts'
import type { Language } from '../../core/contract/language.ts'
import { designer as english } from '../../locales/en/console/designer.ts'
import { designerRules as englishRules } from '../../locales/en/console/designer-rules.ts'
import { fixes as englishFixes } from '../../locales/en/fixes.ts'
import { designer as chinese } from '../../locales/zh-CN/console/designer.ts'
import { designerRules as chineseRules } from '../../locales/zh-CN/console/designer-rules.ts'
import { fixes as chineseFixes } from '../../locales/zh-CN/fixes.ts'
import { keysOf } from '../../model/document/pointer.ts'
import { fixInWords } from '../../model/words/fix.ts'

const texts = {
  en: { units: english.units, overlap: englishRules.problem.overlap, replace: englishFixes.replace },
  'zh-CN': { units: chinese.units, overlap: chineseRules.problem.overlap, replace: chineseFixes.replace },
} as const

/** What a fix would do in a few words of the owner: a unit and which rule counts are never said as they are written. Pure. */
export function fixInOwnersWords(fix: Fix, language: Language): string {
  const [only, ...others] = fix
  if (only?.op !== 'replace' || others.length > 0) return fixInWords(fix, language)
  const { units, overlap, replace } = texts[language]
  const field = keysOf(only.path).at(-1)
  if (field === 'hit' && only.value === 'first') return overlap
  const known: Readonly<Record<string, string>> = units
  const unit = field === 'unit' && typeof only.value === 'string' && Object.hasOwn(known, only.value)
  return unit ? replace.replace('{{value}}', `“${known[String(only.value)]}”`) : fixInWords(fix, language)
}
