import { useTranslation } from 'react-i18next'
import type { GlyphName } from '../../look/elements/glyph.tsx'
import { useProposalsToDecide } from '../designer/use-proposals.ts'
import { useCan, useSeesAllTeams } from '../sign-in/use-session.ts'

/** What belongs together in the navigation, in its order. */
export const placeGroups = ['work', 'figures', 'setUp'] as const

export type PlaceGroup = (typeof placeGroups)[number]

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
  readonly group: PlaceGroup
  readonly text: string
  readonly symbol: GlyphName
  /** What waits there for whoever is signed in: how much, and as a sentence. */
  readonly waiting?: { readonly count: number; readonly text: string }
}

/** The places of the navigation, as far as who is signed in may go there. */
export function usePlaces(): readonly Place[] {
  const { t } = useTranslation(['shell', 'designerVersions'])
  const can = useCan()
  const seesAllTeams = useSeesAllTeams()
  const toDecide = useProposalsToDecide()
  const waiting =
    toDecide === 0
      ? {}
      : { waiting: { count: toDecide, text: t('designerVersions:proposals.badge', { count: toDecide }) } }
  const isAdministrator = can('users.manage') || can('keys.manage') || can('settings.manage') || can('jobs.manage')
  const seesScorecards = can('cases.work') || can('reports.read') || can('quality.audit')
  return [
    ...(can('cases.read') ? [{ to: '/cases', group: 'work', text: t('cases'), symbol: 'clock' } as const] : []),
    ...(can('breaches.read')
      ? [{ to: '/breaches', group: 'figures', text: t('breaches'), symbol: 'late' } as const]
      : []),
    ...(can('reports.read') ? [{ to: '/board', group: 'figures', text: t('board'), symbol: 'panel' } as const] : []),
    ...(can('reports.read')
      ? [{ to: '/reports', group: 'figures', text: t('reports'), symbol: 'chart' } as const]
      : []),
    ...(can('reports.read') && seesAllTeams
      ? [{ to: '/diagnosis', group: 'figures', text: t('diagnosis'), symbol: 'find' } as const]
      : []),
    ...(can('reports.read') ? [{ to: '/forecast', group: 'figures', text: t('forecast'), symbol: 'up' } as const] : []),
    ...(seesScorecards
      ? [{ to: '/scorecards', group: 'figures', text: t('scorecards'), symbol: 'people' } as const]
      : []),
    ...(can('cases.create') ? [{ to: '/start', group: 'work', text: t('start'), symbol: 'plus' } as const] : []),
    ...(can('documents.read')
      ? [{ to: '/designer', group: 'setUp', text: t('designer'), symbol: 'process', ...waiting } as const]
      : []),
    ...(isAdministrator
      ? [{ to: '/administration', group: 'setUp', text: t('administration'), symbol: 'sliders' } as const]
      : []),
  ]
}
