import { useLocation } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Empty } from '../../look/elements/empty.tsx'
import { TextLink } from './links.tsx'
import { useDocumentTitle } from './page.tsx'

/** For addresses that lead nowhere. */
export function NotFoundPage() {
  const { t } = useTranslation('shell')
  const { pathname } = useLocation()
  useDocumentTitle(t('notFound.title'))
  return (
    <Empty isPage title={t('notFound.title')} text={t('notFound.text', { path: pathname })}>
      <TextLink to="/cases">{t('notFound.back')}</TextLink>
    </Empty>
  )
}
