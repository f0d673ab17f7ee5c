import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { chooseLanguage, isLanguage } from '../language/texts.ts'
import { useLanguage } from '../language/use-language.ts'

/** Chooses the language; each is named in itself. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation('shell')
  const language = useLanguage()
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('language')}
      value={language}
      onChange={(value) => {
        if (isLanguage(value)) chooseLanguage(i18n, value)
      }}
      data={[
        { value: 'zh-CN', label: <span lang="zh-CN">中文</span> },
        { value: 'en', label: <span lang="en">English</span> },
      ]}
    />
  )
}
