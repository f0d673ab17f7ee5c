import type { Language, LocalText } from '../../core/contract/language.ts'

/** What the placeholders of a message stand for. */
export type TemplateValues = Readonly<
  Record<string, string | number | boolean | null | readonly (string | number | boolean | null)[]>
>

/**
 * The words of a message with its `{{placeholders}}` filled in, from own properties only; one that is not known becomes
 * empty, since a customer has no use for its name. Pure. Values are put in as they are: a letter is plain text.
 */
export function fillTemplate(text: string, values: TemplateValues): string {
  return text.replace(/\{\{\s*([\w.-]{1,130})\s*\}\}/g, (_placeholder, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : null
    if (value === null || value === undefined) return ''
    return Array.isArray(value) ? value.filter((part) => part !== null).join(', ') : String(value)
  })
}

/** A text in the language asked for, else in any that it has. Pure. */
export function textIn(text: LocalText, language: Language): string {
  if (typeof text === 'string') return text
  return text[language] ?? text.en ?? text['zh-CN'] ?? ''
}
