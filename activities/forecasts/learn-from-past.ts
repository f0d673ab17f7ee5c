import { type CaseHistory, type Happening, watchedEvents, watchedFacts } from '../../analysis/risk/case-history.ts'
import { leastSkill, type RiskModel } from '../../analysis/risk/learn-risk.ts'
import {
  clearCaseScores,
  keepOnlyCaseScores,
  saveCaseScores,
  tidyCaseScores,
} from '../../store/forecasts/case-scores.ts'
import { keepForecast } from '../../store/forecasts/kept-forecasts.ts'
import { newestCaseIds, type OpenCase, openCases, readHistories } from '../../store/forecasts/read-histories.ts'
import type { Store } from '../../store/store.ts'
import type { ForecastWorld } from './forecast-world.ts'
import type { Forecaster } from './forecaster.ts'

const dayMs = 86_400_000
const watched = { events: watchedEvents, facts: watchedFacts }
/** How much of the past is learned from. */
const pastMs = 400 * dayMs
const mostPast = 20_000
const mostOpen = 20_000
/** So few at a time that nobody waits long for the embedded database. */
const casesAtOnce = 40
const seed = 1
/** After so many rows the embedded database is full of what was written over. */
const tidyAfter = 20_000

async function* historiesOf(store: Store, ids: readonly string[]): AsyncIterable<readonly CaseHistory[]> {
  for (let from = 0; from < ids.length; from += casesAtOnce) {
    yield await readHistories<Happening>(store, ids.slice(from, from + casesAtOnce), watched)
  }
}

/** Learns from the newest cases how lateness comes about and how work comes to teams, and keeps both. */
export async function learnFromPast(
  store: Store,
  forecaster: Forecaster,
  world: ForecastWorld,
  at: number,
): Promise<void> {
  const ids = await newestCaseIds(store, at - pastMs, mostPast)
  for await (const cases of historiesOf(store, ids)) await forecaster.ask('toldPast', cases)
  const { model, work } = await forecaster.ask('learn', {
    at,
    seed,
    calendars: [...world.calendars],
    tasks: world.plans.flatMap(({ id, nodes }) =>
      Object.values(nodes).flatMap((node) => (node.kind === 'task' ? [`${id}/${node.id}`] : [])),
    ),
    teamCalendars: world.teams.map(({ team }) => [team.id, world.calendarOfTeam(team.id)] as const),
    anyCalendar: world.calendar,
  })
  await keepForecast(store, 'work', '', { at, body: work })
  await keepForecast(store, 'risk', '', { at, body: model })
}

/** Keeps the probabilities of open cases: reads what changed since the last time, and writes what differs from it. */
export class ScoreKeeper {
  readonly #store: Store
  readonly #forecaster: Forecaster
  #known = new Map<string, number>()
  #isFresh = true
  #written = tidyAfter

  constructor(store: Store, forecaster: Forecaster) {
    this.#store = store
    this.#forecaster = forecaster
  }

  /** Forgets what the thread was told: it is another one, or another process has had the turn. */
  forget(): void {
    this.#known = new Map()
    this.#isFresh = true
  }

  async keep(model: RiskModel | null, world: ForecastWorld, at: number): Promise<void> {
    if (model === null || model.measured.skill < leastSkill) {
      await clearCaseScores(this.#store)
      this.forget()
      return
    }
    if (!this.#forecaster.isRunning) this.forget()
    const now = await openCases(this.#store, mostOpen)
    await this.#tell(now)
    const { changed, gone } = await this.#forecaster.ask('score', { at, model, calendars: [...world.calendars] })
    await saveCaseScores(this.#store, changed, gone)
    // What another process left goes only now: nobody meets an empty list.
    if (this.#isFresh) await keepOnlyCaseScores(this.#store, changed)
    this.#isFresh = false
    this.#written += changed.length
    if (this.#written >= tidyAfter) {
      await tidyCaseScores(this.#store)
      this.#written = 0
    }
    await keepForecast(this.#store, 'scores', '', { at, body: null })
  }

  async #tell(now: readonly OpenCase[]): Promise<void> {
    const open = new Map(now.map(({ id, seq }) => [id, seq]))
    const gone = [...this.#known.keys()].filter((id) => !open.has(id))
    const news = now.filter(({ id, seq }) => this.#known.get(id) !== seq).map(({ id }) => id)
    await this.#forecaster.ask('toldOpen', { cases: [], gone })
    for await (const cases of historiesOf(this.#store, news))
      await this.#forecaster.ask('toldOpen', { cases, gone: [] })
    this.#known = open
  }
}
