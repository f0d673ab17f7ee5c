import { useTranslation } from 'react-i18next'
import type { LocalText } from '../../core/contract/language.ts'
import { designer as english } from '../../locales/en/console/designer.ts'
import { designer as chinese } from '../../locales/zh-CN/console/designer.ts'
import { useLanguage } from '../../look/language/use-language.ts'
import { textIn } from '../../model/words/text-in.ts'
import type { EditedDocument } from './workspace.ts'

const fieldWords = { en: english.publish.fields, 'zh-CN': chinese.publish.fields } as const

const listNames = ['nodes', 'edges', 'stages', 'facts', 'notes', 'clocks', 'rows', 'rules'] as const

const longestValue = 160

/** Parts of documents in the reader's words: a step, a clock, a field, a value. */
export function useThingWords() {
  const { t } = useTranslation('designer')
  const language = useLanguage()
  const text = (value: unknown) => (isLocalText(value) ? textIn(value, language) : null)
  const nameIn = (document: EditedDocument, list: string, id: string) => {
    const entry = entriesOf(document, list).find((other) => other['id'] === id)
    return text(entry?.['name']) ?? text(entry?.['text']) ?? id
  }

  const document = (one: EditedDocument) => t(`publish.kinds.${one.kind}`, { name: text(one.name) ?? one.id ?? '' })
  const field = (name: string) =>
    Object.hasOwn(fieldWords[language], name) ? fieldWords[language][name as 'name'] : name
  /** An entry of a list; `sides` are the versions in which its name may stand. */
  const entry = (sides: readonly EditedDocument[], list: string, id: string): string => {
    const known = listNames.find((name) => name === list)
    if (known === undefined) return `${field(list)} ${id}`
    const named = (of: string, name: string) =>
      sides.map((side) => nameIn(side, of, name)).find((said) => said !== name) ?? name
    if (known !== 'edges') return t(`publish.things.${known}`, { name: named(known, id) })
    const [from = '', way = ''] = id.split(' ')
    return t('publish.things.edges', { from: named('nodes', from), way })
  }

  return {
    document,
    field,
    entry,
    /** A place in a document: `Step “Triage” · name · English`. */
    path(sides: readonly EditedDocument[], [list, id, ...rest]: readonly string[]): string {
      if (list === undefined) return t('publish.things.document')
      if (id === undefined) return field(list)
      const isEntry = sides.some((side) => Array.isArray((side as unknown as Record<string, unknown>)[list]))
      const head = isEntry ? [entry(sides, list, id)] : [field(list), field(id)]
      return [...head, ...rest.map(field)].join(' · ')
    },
    value(value: unknown): string {
      if (value === undefined || value === null) return t('drafts.merge.nothing')
      if (typeof value === 'string') return value
      const said = text(named(value)) ?? text(value) ?? JSON.stringify(value)
      return said.length > longestValue ? `${said.slice(0, longestValue)} …` : said
    },
  }
}

function named(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'name' in value ? value.name : undefined
}

function isLocalText(value: unknown): value is LocalText {
  if (typeof value === 'string') return true
  return typeof value === 'object' && value !== null && ('en' in value || 'zh-CN' in value)
}

function entriesOf(document: EditedDocument, list: string): readonly Readonly<Record<string, unknown>>[] {
  const value: unknown = (document as unknown as Readonly<Record<string, unknown>>)[list]
  return Array.isArray(value) ? (value as readonly Readonly<Record<string, unknown>>[]) : []
}
