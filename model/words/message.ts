import { isProblemCode, problemDefinition } from '../../core/catalogue/index.ts'
import { type TypeName, typeNames } from '../../core/catalogue/problem.ts'
import type { Issue, IssueParam, IssueParams } from '../../core/contract/issue.ts'
import type { Language } from '../../core/contract/language.ts'
import { problems as english } from '../../locales/en/problems/index.ts'
import { listSeparator as englishSeparator, types as englishTypes } from '../../locales/en/types.ts'
import { problems as chinese } from '../../locales/zh-CN/problems/index.ts'
import { listSeparator as chineseSeparator, types as chineseTypes } from '../../locales/zh-CN/types.ts'

interface Words {
  readonly problems: Readonly<Record<string, string>>
  readonly types: Readonly<Record<TypeName, string>>
  readonly listSeparator: string
}

const words: Readonly<Record<Language, Words>> = {
  en: { problems: english, types: englishTypes, listSeparator: englishSeparator },
  'zh-CN': { problems: chinese, types: chineseTypes, listSeparator: chineseSeparator },
}

/**
 * The sentence for a problem in one language; pure. `{{name}}` in the text stands for the parameter of that name.
 * Throws on a code without a text and on a parameter that was not given: both are bugs, and a test holds the catalogue against the texts.
 */
export function messageOf(code: string, params: IssueParams, language: Language = 'en'): string {
  const { problems } = words[language]
  const text = Object.hasOwn(problems, code) ? problems[code] : undefined
  if (text === undefined) throw new Error(`No text for the problem ${code} in ${language}`)
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = Object.hasOwn(params, name) ? params[name] : undefined
    if (value === undefined) throw new Error(`The text of ${code} needs the parameter ${name}`)
    return shownParam(value, isTypeParam(code, name), words[language])
  })
}

/** The same issue with its message in another language. */
export function inLanguage(issue: Issue, language: Language): Issue {
  return { ...issue, message: messageOf(issue.code, issue.params, language) }
}

function isTypeParam(code: string, name: string): boolean {
  return isProblemCode(code) && problemDefinition(code).params[name] === 'type'
}

function shownParam(value: IssueParam, isType: boolean, { types, listSeparator }: Words): string {
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string') return value.join(listSeparator)
  const typeName = isType ? typeNames.find((known) => known === value) : undefined
  return typeName === undefined ? value : types[typeName]
}
