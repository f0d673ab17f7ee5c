import type { Issue } from '../../core/contract/issue.ts'
import { type ReasonSetting, SETTING_LISTS, type SettingsDocument } from '../../core/contract/settings.ts'
import { isZoneName } from '../calendar/read-zone.ts'
import { boundIssues } from '../document/issue.ts'
import { checkReference, checkUnique, newReport, type Report } from '../document/report.ts'
import { shown } from '../document/shown.ts'
import type { Surroundings } from '../document/surroundings.ts'

/** All that is wrong with settings of the right shape; pure but for the zone names of the platform, all issues at once. */
export function checkSettings(settings: SettingsDocument, { calendars }: Surroundings = {}): Issue[] {
  const report = newReport()
  for (const list of SETTING_LISTS) {
    const ids = (settings[list] ?? []).map((entry) => entry.id)
    checkUnique(report, ids, (index) => [list, index, 'id'])
  }
  for (const [index, { id, members = [] }] of (settings.teams ?? []).entries()) {
    if (members.length === 0) report.add('settings.team-without-members', ['teams', index], { team: id })
  }
  for (const list of ['teams', 'sites'] as const) {
    for (const [index, { calendar }] of (settings[list] ?? []).entries()) {
      if (calendar === undefined) continue
      checkReference(report, 'reference.unknown-calendar', [list, index, 'calendar'], calendar, calendars?.ids)
    }
  }
  for (const [index, { timeZone }] of (settings.sites ?? []).entries()) {
    if (timeZone !== undefined && !isZoneName(timeZone)) {
      report.add('settings.unknown-zone', ['sites', index, 'timeZone'], { zone: shown(timeZone) })
    }
  }
  checkReasons(settings.reasons ?? [], report)
  return boundIssues(report.issues)
}

/** Reasons are a tree of two levels: a parent is there, and has none itself. */
function checkReasons(reasons: readonly ReasonSetting[], report: Report): void {
  const byId = new Map(reasons.map((reason) => [reason.id, reason]))
  for (const [index, { id, parent }] of reasons.entries()) {
    if (parent === undefined) continue
    const above = byId.get(parent)
    const path = ['reasons', index, 'parent']
    if (above === undefined) report.add('settings.unknown-reason', path, { reason: id, parent })
    else if (above.parent !== undefined || parent === id)
      report.add('settings.reason-too-deep', path, { reason: id, parent })
  }
}
