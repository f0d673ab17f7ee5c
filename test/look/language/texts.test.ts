import { describe, expect, it } from 'vitest'
import { consoleTexts as english } from '../../../locales/en/console/index.ts'
import { consoleTexts as chinese } from '../../../locales/zh-CN/console/index.ts'
import { knownName } from '../../../look/language/known-name.ts'
import { localText } from '../../../look/language/local-text.ts'
import { firstLanguage } from '../../../look/language/texts.ts'

/** A list holds words that people may type for one thing: as many as a language has. */
type Texts = { readonly [key: string]: string | readonly string[] | Texts }

function flat(texts: Texts, path = ''): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, text]) =>
      isText(text) ? [[path + key, String(text)] as const] : [...flat(text, `${path}${key}.`)],
    ),
  )
}

function isText(text: string | readonly string[] | Texts): text is string | readonly string[] {
  return typeof text === 'string' || Array.isArray(text)
}

const [inEnglish, inChinese] = [flat(english), flat(chinese)]
const variables = (text: string) =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name).sort((a, b) => (a < b ? -1 : 1))

describe('the texts of the web app', () => {
  it('exist in both languages', () => {
    expect([...inChinese.keys()].sort()).toEqual([...inEnglish.keys()].sort())
  })

  it('are filled with the same values in both; a plural need not say “one” as a figure', () => {
    for (const [key, text] of inEnglish) {
      const ours = variables(text).filter((name) => name !== 'count')
      const theirs = variables(inChinese.get(key) ?? '').filter((name) => name !== 'count')

      expect(theirs, key).toEqual(ours)
    }
  })

  it('are written in Chinese in Chinese', () => {
    const kept =
      /^(?:breaches\.exclusion\.none|case\.stream\..*|designerFiles\.(?:json|yaml|png|svg)|designerRules\.(?:head\.json|json\.(?:own|engine)))$/
    for (const [key, text] of inChinese) {
      const words = text.replaceAll(/\{\{\w+\}\}/g, '')
      if (/\p{L}/u.test(words) && !kept.test(key)) expect(text, key).toMatch(/\p{Script=Han}/u)
    }
  })
})

describe('the first language', () => {
  it('is the one that was chosen, else the browser’s, else English', () => {
    expect(firstLanguage('zh-CN', ['en'])).toBe('zh-CN')
    expect(firstLanguage('tlh', ['fr', 'zh-TW'])).toBe('zh-CN')
    expect(firstLanguage(null, ['en-GB', 'zh'])).toBe('en')
    expect(firstLanguage(null, ['fr'])).toBe('en')
  })
})

describe('names out of documents', () => {
  it('fall back to the other language, then to the id', () => {
    expect(localText({ en: 'Billing', 'zh-CN': '账务' }, 'zh-CN', 'billing')).toBe('账务')
    expect(localText({ en: 'Billing' }, 'zh-CN', 'billing')).toBe('Billing')
    expect(localText({}, 'en', 'billing')).toBe('billing')
    expect(localText('', 'en', 'billing')).toBe('billing')
    expect(localText(undefined, 'en', 'billing')).toBe('billing')
  })

  it('are ours only where they are our own', () => {
    expect(knownName({ phone: 'Phone' }, 'phone')).toBe('Phone')
    expect(knownName({ phone: 'Phone' }, 'constructor')).toBe('constructor')
  })
})
