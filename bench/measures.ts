import type { Measure } from './frame/result.ts'

/** A measurement, loaded when it is run, and the names of its results. */
export interface MeasureEntry {
  readonly group: string
  readonly names: readonly string[]
  readonly load: () => Promise<Measure>
}

/** Every measurement, in the order in which they run. */
export const measures: readonly MeasureEntry[] = [
  {
    group: 'core',
    names: ['calendar.due', 'calendar.due.long'],
    load: async () => (await import('./core/calendar-due.ts')).calendarDue,
  },
  { group: 'core', names: ['core.step'], load: async () => (await import('./core/core-step.ts')).coreStep },
  {
    group: 'core',
    names: ['simulate.cases', 'simulate.cases.busy', 'backtest.cases'],
    load: async () => (await import('./core/rehearsal-rates.ts')).rehearsalRates,
  },
  {
    group: 'forecast',
    names: ['forecast.arrivals', 'forecast.arrivals.time', 'forecast.cases', 'forecast.cases.time'],
    load: async () => (await import('./forecast/forecasts.ts')).forecasts,
  },
  {
    group: 'rules',
    names: ['rules.evaluate', 'rules.compiled'],
    load: async () => (await import('./rules/rules-evaluation.ts')).rulesEvaluation,
  },
  {
    group: 'engine',
    names: ['engine.historyEvents', 'engine.actions'],
    load: async () => (await import('./engine/nine-steps.ts')).historyOfNineSteps,
  },
  {
    group: 'engine',
    names: ['engine.cases'],
    load: async () => (await import('./engine/nine-steps.ts')).casesPerSecond,
  },
  {
    group: 'engine',
    names: ['breach.lateness', 'breach.lateness.median', 'breach.commit'],
    load: async () => (await import('./engine/breach-lateness.ts')).breachLateness,
  },
  {
    group: 'engine',
    names: ['api.createCase', 'api.createCase.median'],
    load: async () => (await import('./engine/api-create-case.ts')).apiCreateCase,
  },
  {
    group: 'engine',
    names: ['memory.worker', 'memory.worker.empty', 'memory.perCase', 'memory.server'],
    load: async () => (await import('./engine/memory.ts')).memory,
  },
  {
    group: 'store',
    names: [
      'store.dashboards',
      'store.dashboards.median',
      'store.stall',
      'store.atRisk',
      'store.drilldown',
      'store.rollups',
    ],
    load: async () => (await import('./store/reports.ts')).reports,
  },
  {
    group: 'store',
    names: ['store.export', 'store.export.memory'],
    load: async () => (await import('./store/export.ts')).exportRates,
  },
  {
    group: 'analysis',
    names: ['diagnosis.factors', 'diagnosis.factors.memory'],
    load: async () => (await import('./analysis/factors.ts')).factors,
  },
  {
    group: 'editor',
    names: ['', '.all', '.1000', '.1000.all'].flatMap((which) => [
      `editor.drag.fps${which}`,
      `editor.drag.frame${which}`,
    ]),
    load: async () => (await import('./editor/drag-frames.ts')).dragFrames,
  },
  {
    group: 'editor',
    names: ['editor.open', 'editor.open.drawn'],
    load: async () => (await import('./editor/opening.ts')).opening,
  },
  {
    group: 'editor',
    names: ['editor.problems', 'editor.problems.median'],
    load: async () => (await import('./editor/problem-delay.ts')).problemDelay,
  },
  {
    group: 'editor',
    names: ['editor.route.gzip'],
    load: async () => (await import('./editor/route-size.ts')).routeSize,
  },
]

/** The measurements of a group, or the one that has a result of that name; none when nobody knows the name. */
export function measuresNamed(name: string): readonly MeasureEntry[] {
  return measures.filter(({ group, names }) => group === name || names.includes(name))
}
