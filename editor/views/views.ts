import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import type { GlyphName } from '../../look/elements/glyph.tsx'
import type { DesignerSession } from '../workspace/designer-session.ts'
import type { ViewKind } from './designer-view.ts'

/** A view beside the drawing. It is fetched when somebody opens it, and works on what `useParts` and `useDesignerSession` give it. */
export interface ViewEntry {
  readonly symbol: GlyphName
  readonly Body: LazyExoticComponent<ComponentType>
  /** Whether somebody may see it at all; without one, everybody who may open the designer. */
  readonly isFor?: (session: DesignerSession) => boolean
}

/** The views that there are; each has its folder, its texts and its tests. */
export const views: Readonly<Partial<Record<Exclude<ViewKind, 'drawing'>, ViewEntry>>> = {
  rules: {
    symbol: 'decide',
    Body: lazyView(() => import('../rules/rules-view.tsx'), 'RulesView'),
  },
  clocks: {
    symbol: 'wait',
    Body: lazyView(() => import('../clocks/clocks-view.tsx'), 'ClocksView'),
  },
  facts: {
    symbol: 'note',
    Body: lazyView(() => import('../facts/facts-view.tsx'), 'FactsView'),
  },
  calendars: {
    symbol: 'calendar',
    Body: lazyView(() => import('../calendars/calendars-view.tsx'), 'CalendarsView'),
  },
  teams: {
    symbol: 'people',
    Body: lazyView(() => import('../teams/teams-view.tsx'), 'TeamsView'),
  },
  simulation: {
    symbol: 'sliders',
    Body: lazyView(() => import('../simulation/simulation-view.tsx'), 'SimulationView'),
    isFor: ({ keeper }) => keeper !== null,
  },
  operation: {
    symbol: 'quarter',
    Body: lazyView(() => import('../operation/operation-view.tsx'), 'OperationView'),
    isFor: ({ may }) => may.cases,
  },
  versions: {
    symbol: 'clock',
    Body: lazyView(() => import('../versions/versions-view.tsx'), 'VersionsView'),
  },
  rehearsal: { symbol: 'play', Body: lazyView(() => import('../rehearsal/rehearsal-view.tsx'), 'RehearsalView') },
}

/** A view whose component is the one export of its file with that name. */
export function lazyView<Name extends string>(
  load: () => Promise<Readonly<Record<Name, ComponentType>>>,
  name: Name,
): LazyExoticComponent<ComponentType> {
  return lazy(async () => ({ default: (await load())[name] }))
}
