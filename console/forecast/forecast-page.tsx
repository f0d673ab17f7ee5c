import { useTranslation } from 'react-i18next'
import { Page } from '../shell/page.tsx'

export function ForecastPage() {
  const { t } = useTranslation('forecast')
  return <Page title={t('title')}>{null}</Page>
}
