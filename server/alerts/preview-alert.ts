import { calmAlert, stepAlert } from '../../core/alerts/step-alert.ts'
import type { AlertRule } from '../../core/contract/alerts.ts'
import type { WireAlertPreview } from '../../core/contract/wire-alerts.ts'
import { pastValues } from '../../store/alerts/past-values.ts'
import type { Sql } from '../../store/store.ts'
import type { Visibility } from '../../store/visibility.ts'
import { wireInstant, wireInstantOrNull } from '../wire/wire-instant.ts'

const minuteMs = 60_000
/** So that no look is further from the one before than an alert believes in. */
const everyMs = 5 * minuteMs
const days = 7

/**
 * What an alert would have said in the last seven days, looked at every five minutes. Quiet hours are left aside: it tells when it would
 * have begun, not who sleeps then.
 */
export async function previewAlert(
  sql: Sql,
  rule: AlertRule,
  at: number,
  visibility: Visibility,
): Promise<WireAlertPreview> {
  const to = Math.floor(at / everyMs) * everyMs
  const from = to - days * 24 * 60 * minuteMs
  const values = await pastValues(sql, rule, { from, to, everyMs }, visibility)
  const wire = { from: wireInstant(from), to: wireInstant(to), everyMs }
  if (values === null) return { ...wire, isKnown: false, values: [], episodes: [], told: 0 }
  const { episodes, told } = playedThrough(rule, values, from)
  return {
    ...wire,
    isKnown: true,
    values,
    told,
    episodes: episodes.map(({ beganAt, overAt }) => ({
      beganAt: wireInstant(beganAt),
      overAt: wireInstantOrNull(overAt),
    })),
  }
}

function playedThrough(rule: AlertRule, values: readonly (number | null)[], from: number) {
  const episodes: { beganAt: number; overAt: number | null }[] = []
  let state = calmAlert
  let told = 0
  for (const [index, value] of values.entries()) {
    const at = from + index * everyMs
    const step = stepAlert(rule, state, { at, value, isQuiet: false, isAcknowledged: false })
    state = step.state
    const last = episodes.at(-1)
    if (step.change === 'began') episodes.push({ beganAt: at, overAt: null })
    else if (step.change === 'over' && last !== undefined) last.overAt = at
    if (step.notice !== null) told += 1
  }
  return { episodes, told }
}
