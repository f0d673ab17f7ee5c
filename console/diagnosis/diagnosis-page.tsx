import { useTranslation } from 'react-i18next'
import { Page } from '../shell/page.tsx'

export function DiagnosisPage() {
  const { t } = useTranslation('diagnosis')
  return <Page title={t('title')}>{null}</Page>
}
