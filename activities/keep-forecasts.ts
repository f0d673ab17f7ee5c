import type { RiskModel } from '../analysis/risk/learn-risk.ts'
import type { TeamWork } from '../analysis/staffing/team-work.ts'
import { endForecastTurn, takeForecastTurn } from '../store/forecasts/forecast-turn.ts'
import { type ForecastKind, keptForecast } from '../store/forecasts/kept-forecasts.ts'
import type { ActivityParts } from './activity-parts.ts'
import { forecastSeries } from './forecasts/forecast-series.ts'
import { forecastStaffing } from './forecasts/forecast-staffing.ts'
import { type ForecastWorld, forecastWorld } from './forecasts/forecast-world.ts'
import { Forecaster } from './forecasts/forecaster.ts'
import { learnFromPast, ScoreKeeper } from './forecasts/learn-from-past.ts'
import { warnOfChurn } from './forecasts/warn-of-churn.ts'
import { startWorkLoop, type WorkLoop } from './work-loop.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

export interface KeepForecastsOptions {
  /** Default a minute: so old may be the probabilities. */
  readonly restMs?: number
  readonly onError: (error: unknown) => void
}

/** A turn at forecasting ends by itself after so long, if its process died. */
const turnMs = 10 * minuteMs
/** How long what was read of the house counts. */
const worldMs = 10 * minuteMs
const learnEveryMs = 6 * hourMs
/** While there was too little to learn from. */
const learnAgainMs = 15 * minuteMs
const arrivalsEveryMs = hourMs
const churnEveryMs = 6 * hourMs

/**
 * Keeps what will come: arrivals and staffing every hour, a model of lateness and the warning of churn every six, the probabilities of open
 * cases every minute. All that costs time runs in a thread; of all processes one at a time does it, and none while there is no case.
 */
export function keepForecasts(
  { store, now, compileCalendar }: Pick<ActivityParts, 'store' | 'now' | 'compileCalendar'>,
  { restMs = minuteMs, onError }: KeepForecastsOptions,
): WorkLoop {
  const owner = crypto.randomUUID()
  const forecaster = new Forecaster()
  const scores = new ScoreKeeper(store, forecaster)
  let world: { readonly readAt: number; readonly is: ForecastWorld } | null = null

  const isDue = async (kind: ForecastKind, everyMs: number) => {
    const kept = await keptForecast(store, kind)
    return kept === null || now() - kept.at >= everyMs
  }

  const loop = startWorkLoop({
    restMs,
    isBackground: true,
    // Whatever was under way when it was stopped was refused by the thread, which is no failure.
    onError: (error) => {
      if (!forecaster.isClosed) onError(error)
    },
    async turn() {
      if (!(await takeForecastTurn(store, owner, now(), now() + turnMs))) {
        scores.forget()
        return false
      }
      const [any] = await store.query('select 1 from cases limit 1')
      if (any === undefined) return false
      if (world === null || now() - world.readAt >= worldMs) {
        world = { readAt: now(), is: await forecastWorld(store, compileCalendar) }
      }
      const known = world.is
      const risk = await keptForecast<RiskModel | null>(store, 'risk')
      if (risk === null || now() - risk.at >= (risk.body === null ? learnAgainMs : learnEveryMs)) {
        await learnFromPast(store, forecaster, known, now())
      }
      await scores.keep((await keptForecast<RiskModel | null>(store, 'risk'))?.body ?? null, known, now())
      if (await isDue('arrivals', arrivalsEveryMs)) {
        const series = await forecastSeries(store, forecaster, known, now())
        const work = await keptForecast<readonly TeamWork[]>(store, 'work')
        await forecastStaffing(store, known, work?.body ?? [], series, now())
      }
      if (await isDue('churn', churnEveryMs)) await warnOfChurn(store, forecaster, now())
      return false
    },
  })
  return {
    wake: loop.wake,
    async stop() {
      // What is being worked out is of no use to anybody any more.
      await forecaster.stop()
      await loop.stop()
      await endForecastTurn(store, owner).catch(onError)
    },
  }
}
