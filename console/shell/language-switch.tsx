import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../core/contract/language.ts'
import { chooseLanguage, isLanguage } from '../../look/language/texts.ts'
import { useLanguage } from '../../look/language/use-language.ts'

interface LanguageSwitchProps {
  /** Told what was chosen, to keep it elsewhere, too. */
  readonly onChosen?: (language: Language) => void
}

/** Chooses the language; each is named in itself. */
export function LanguageSwitch({ onChosen }: LanguageSwitchProps) {
  const { t, i18n } = useTranslation('shell')
  const language = useLanguage()
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('language')}
      value={language}
      onChange={(value) => {
        if (!isLanguage(value)) return
        chooseLanguage(i18n, value)
        onChosen?.(value)
      }}
      data={[
        { value: 'zh-CN', label: <span lang="zh-CN">中文</span> },
        { value: 'en', label: <span lang="en">English</span> },
      ]}
    />
  )
}
