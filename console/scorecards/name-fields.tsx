import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Language, LocalText } from '../../core/contract/language.ts'
import { useLanguage } from '../../look/language/use-language.ts'

interface IdFieldProps {
  readonly value: string
  readonly onChange: (id: string) => void
}

/** The id of a card or a rule that is made: the first field of its dialog. */
export function IdField({ value, onChange }: IdFieldProps) {
  const { t } = useTranslation('scorecards')
  return (
    <TextInput
      data-autofocus
      required
      label={t('cards.id')}
      description={t('cards.idHelp')}
      maxLength={64}
      pattern="[a-z0-9\-]+"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

interface NameFieldsProps {
  readonly text: LocalText
  readonly onChange: (text: LocalText) => void
}

/** A name in both languages; one of them is enough, and only the reader's own is asked for while there is none. */
export function NameFields({ text, onChange }: NameFieldsProps) {
  const { t } = useTranslation('scorecards')
  const own = useLanguage()
  const isMissing = textIn(text, 'en') === '' && textIn(text, 'zh-CN') === ''
  return (['en', 'zh-CN'] as const).map((language) => (
    <TextInput
      key={language}
      required={isMissing && language === own}
      {...(language === own ? {} : { description: t('cards.nameOther') })}
      label={t(language === 'en' ? 'cards.nameEn' : 'cards.nameZh')}
      maxLength={200}
      value={textIn(text, language)}
      onChange={(event) => onChange(withText(text, language, event.currentTarget.value))}
    />
  ))
}

/** What a text says in a language; nothing where it is silent. */
export function textIn(text: LocalText, language: Language): string {
  return typeof text === 'string' ? text : (text[language] ?? '')
}

/** The text with another wording in a language; an empty one takes the language away. */
export function withText(text: LocalText, language: Language, next: string): Exclude<LocalText, string> {
  const all = typeof text === 'string' ? { en: text, 'zh-CN': text } : text
  const { [language]: _before, ...others } = all
  return next === '' ? others : { ...others, [language]: next }
}
