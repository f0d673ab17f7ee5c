import { stepAlert } from '../core/alerts/step-alert.ts'
import { isOpenAt } from '../core/calendar/is-open-at.ts'
import type { AlertRule } from '../core/contract/alerts.ts'
import { type AlertRow, alertsToJudge, takeAlert } from '../store/alerts/alerts.ts'
import { addNotices, writeJudgement } from '../store/alerts/episodes.ts'
import { measureAlert } from '../store/alerts/measure-alert.ts'
import { newestVersion } from '../store/documents/versions.ts'
import type { Sql, Transaction } from '../store/store.ts'
import type { Visibility } from '../store/visibility.ts'
import type { ActivityParts } from './activity-parts.ts'
import { startWorkLoop, type WorkLoop } from './work-loop.ts'

export interface WatchAlertsOptions {
  /** How often an alert is looked at; default 10 s. */
  readonly everyMs?: number
  /** An alert that could not be judged; the others are. */
  readonly onError: (error: unknown) => void
}

export type WatchParts = Pick<ActivityParts, 'store' | 'compileCalendar' | 'now'> & {
  /** What the user or key that keeps an alert may see now; nobody in particular keeps what came with the house. */
  readonly visibilityOf: (sql: Sql, keeper: string | null) => Promise<Visibility>
}

/**
 * Looks at every alert again and again. However many processes watch, one of them looks at an alert at a time: how it stands, what it says
 * and the jobs that say it are written in one transaction, so that after a crash nothing is lost and nothing is said twice.
 */
export function watchAlerts(parts: WatchParts, { everyMs = 10_000, onError }: WatchAlertsOptions): WorkLoop {
  return startWorkLoop({
    restMs: everyMs,
    onError,
    async turn() {
      // A little less than a turn, so that a turn that comes early does not skip what is due in a moment.
      const before = parts.now() - everyMs * 0.8
      for (const id of await alertsToJudge(parts.store, before)) {
        try {
          await judgeAlert(parts, id, before)
        } catch (error) {
          onError(error)
        }
      }
      return false
    },
  })
}

/** Looks at one alert, unless somebody has since `before`. */
export async function judgeAlert(
  { store, compileCalendar, now, visibilityOf }: WatchParts,
  id: string,
  before: number,
): Promise<void> {
  await store.transaction(async (tx) => {
    const alert = await takeAlert(tx, id, before)
    if (alert === null) return
    const at = Math.max(now(), alert.judgedAt ?? 0)
    const value = await measureAlert(tx, alert.rule, at, await visibilityOf(tx, alert.keeper))
    await judge(tx, alert, { at, value, isQuiet: await isQuietAt(tx, compileCalendar, alert.rule, at) })
  })
}

interface Look {
  readonly at: number
  readonly value: number | null
  readonly isQuiet: boolean
}

async function judge(tx: Transaction, alert: AlertRow, { at, value, isQuiet }: Look): Promise<void> {
  const { id, rule, state: before } = alert
  const isAcknowledged = alert.acknowledgedBy !== null
  const { state, change, notice } = stepAlert(rule, before, { at, value, isQuiet, isAcknowledged })
  const episode = await writeJudgement(tx, { id, rule, state, value, at, change, episode: alert.episode })
  if (notice === null) return
  const since = state.activeSince ?? before.activeSince ?? before.toldAt ?? at
  await addNotices(tx, { id, rule, episode }, { notice, value, since, at })
}

/** A calendar that is gone keeps nobody from being told. */
async function isQuietAt(
  sql: Sql,
  compile: ActivityParts['compileCalendar'],
  { calendar }: AlertRule,
  at: number,
): Promise<boolean> {
  if (calendar === null) return false
  const found = await newestVersion(sql, 'calendar', calendar)
  return found !== null && !isOpenAt(compile(found.document, found.version), at)
}
