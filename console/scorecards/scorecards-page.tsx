import { useTranslation } from 'react-i18next'
import { Page } from '../shell/page.tsx'

export function ScorecardsPage() {
  const { t } = useTranslation('scorecards')
  return <Page title={t('title')}>{null}</Page>
}
