import { useTranslation } from 'react-i18next'
import { Page } from '../shell/page.tsx'

export function BoardPage() {
  const { t } = useTranslation('board')
  return <Page title={t('title')}>{null}</Page>
}
