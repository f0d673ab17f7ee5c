import { useTranslation } from 'react-i18next'
import type { GlyphName } from '../../look/elements/glyph.tsx'
import { useProposalsToDecide } from '../designer/use-proposals.ts'
import { useCan } from '../sign-in/use-session.ts'

/** A page that the navigation and the palette lead to. */
export interface Place {
  readonly to:
    | '/cases'
    | '/breaches'
    | '/board'
    | '/reports'
    | '/diagnosis'
    | '/forecast'
    | '/scorecards'
    | '/start'
    | '/designer'
    | '/administration'
    | '/account'
  readonly text: string
  readonly symbol: GlyphName
  /** What waits there for whoever is signed in: how much, and as a sentence. */
  readonly waiting?: { readonly count: number; readonly text: string }
}

/** The places of the navigation, as far as who is signed in may go there. */
export function usePlaces(): readonly Place[] {
  const { t } = useTranslation(['shell', 'designerVersions'])
  const can = useCan()
  const toDecide = useProposalsToDecide()
  const waiting =
    toDecide === 0
      ? {}
      : { waiting: { count: toDecide, text: t('designerVersions:proposals.badge', { count: toDecide }) } }
  const isAdministrator = can('users.manage') || can('keys.manage') || can('settings.manage') || can('jobs.manage')
  return [
    ...(can('cases.read') ? [{ to: '/cases', text: t('cases'), symbol: 'clock' } as const] : []),
    ...(can('breaches.read') ? [{ to: '/breaches', text: t('breaches'), symbol: 'late' } as const] : []),
    ...(can('reports.read') ? [{ to: '/board', text: t('board'), symbol: 'clock' } as const] : []),
    ...(can('reports.read') ? [{ to: '/reports', text: t('reports'), symbol: 'task' } as const] : []),
    ...(can('reports.read') ? [{ to: '/diagnosis', text: t('diagnosis'), symbol: 'find' } as const] : []),
    ...(can('reports.read') ? [{ to: '/forecast', text: t('forecast'), symbol: 'up' } as const] : []),
    ...(can('reports.read') ? [{ to: '/scorecards', text: t('scorecards'), symbol: 'people' } as const] : []),
    ...(can('cases.create') ? [{ to: '/start', text: t('start'), symbol: 'plus' } as const] : []),
    ...(can('documents.read')
      ? [{ to: '/designer', text: t('designer'), symbol: 'process', ...waiting } as const]
      : []),
    ...(isAdministrator ? [{ to: '/administration', text: t('administration'), symbol: 'sliders' } as const] : []),
  ]
}
