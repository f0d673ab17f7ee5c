import { Outlet, useLocation } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Empty } from '../../look/elements/empty.tsx'
import { type Permission, useCan } from '../sign-in/use-session.ts'

/** What the pages below an address need, the longer address before the shorter one; a page that is not named sees to it itself. */
const needs: readonly (readonly [address: string, permission: Permission])[] = [
  ['/cases', 'cases.read'],
  ['/start', 'cases.create'],
  ['/breaches', 'breaches.read'],
  ['/retrospectives', 'breaches.read'],
  ['/board', 'reports.read'],
  ['/reports/scheduled', 'reports.schedule'],
  ['/reports', 'reports.read'],
  ['/diagnosis', 'reports.read'],
  ['/forecast', 'reports.read'],
]

/** The page at the present address, or that it is not for who is signed in: a link may come from anybody. */
export function AllowedOutlet() {
  const { t } = useTranslation('shell')
  const { pathname } = useLocation()
  const can = useCan()
  const need = needs.find(([address]) => pathname === address || pathname.startsWith(`${address}/`))?.[1]
  if (need === undefined || can(need)) return <Outlet />
  return <Empty isPage title={t('forbidden.title')} text={t('forbidden.text')} />
}
