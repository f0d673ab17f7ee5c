import type { Issue } from '../core/contract/issue.ts'
import type { Language } from '../core/contract/language.ts'
import { documents as english } from '../locales/en/cli/documents.ts'
import { listSeparator as englishSeparator } from '../locales/en/types.ts'
import { documents as chinese } from '../locales/zh-CN/cli/documents.ts'
import { listSeparator as chineseSeparator } from '../locales/zh-CN/types.ts'

const texts = {
  en: { ...english, separator: englishSeparator },
  'zh-CN': { ...chinese, separator: chineseSeparator },
} satisfies Record<Language, typeof english & { separator: string }>

/** One scenario as `pledge scenario run` reports it. */
export interface ToldScenario {
  readonly name: string
  readonly file: string
  readonly ok: boolean
  readonly problems: readonly {
    readonly expect: unknown
    readonly actual: unknown
    readonly why?: readonly string[]
  }[]
}

/** What the commands on documents say to people. */
export function documentsInWords(language: Language) {
  const words = texts[language]
  const counted = (noun: { readonly one: string; readonly other: string }, count: number) =>
    fill(count === 1 ? noun.one : noun.other, { count })
  return {
    validateUsage: words.validateUsage,
    scenarioUsage: words.scenarioUsage,
    /** The last line of a validation: how many files, and what was found in them. */
    validated(files: number, issues: readonly Issue[]): string {
      const of = (severity: Issue['severity']) => issues.filter((issue) => issue.severity === severity).length
      const found = [
        of('error') > 0 ? counted(words.error, of('error')) : '',
        of('warning') > 0 ? counted(words.warning, of('warning')) : '',
      ].filter((part) => part !== '')
      const values = { files: counted(words.file, files), errors: found.join(words.separator) }
      return fill(found.length === 0 ? words.fine : words.errors, values)
    },
    /** One scenario: a line if it passed, else each problem below it. */
    scenario({ name, file, ok, problems }: ToldScenario): string {
      const head = fill(ok ? words.passed : words.failed, { name, file })
      const lines = problems.flatMap(({ expect, actual, why = [] }) => [
        `    ${words.expected}: ${plain(expect)}`,
        `    ${words.actual}:   ${plain(actual)}`,
        ...(why.length === 0 ? [] : [`    ${words.why}:`, ...why.map((sentence) => `      ${sentence}`)]),
      ])
      return [head, ...lines].join('\n')
    },
    summary: (passed: number, failed: number) => fill(words.summary, { passed, failed }),
  }
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''))
}
