import type { Instant } from '../../core/contract/time.ts'
import type { WireBreach } from '../../core/contract/wire.ts'
import { hour, iso, minute } from './sample-data.ts'

export function sampleBreaches(now: Instant): readonly WireBreach[] {
  const breach = (id: string, more: Partial<WireBreach>): WireBreach => ({
    id,
    case: { id: 'case-1042', number: 1042, subject: '宽带连续三天断网，要求赔偿', url: '/cases/case-1042' },
    flow: 'complaint',
    clock: 'resolution',
    clockName: { en: 'Resolution', 'zh-CN': '解决时限' },
    instance: 1,
    breachedAt: iso(now - 65 * minute),
    dueAt: iso(now - 65 * minute),
    detectedAt: iso(now - 65 * minute),
    targetMs: 4 * hour,
    priority: 'urgent',
    team: 'frontline',
    assignee: 'u-li',
    policyVersion: 2,
    calendarVersion: 3,
    cause: 'time',
    contested: false,
    reason: null,
    note: null,
    exclusion: 'none',
    proposedBy: null,
    ...more,
  })
  return [
    breach('b1', {}),
    breach('b2', {
      reason: 'supplier',
      exclusion: 'proposed',
      proposedBy: 'u-zhao',
      detectedAt: iso(now - 5 * minute),
      contested: true,
    }),
    breach('b3', {
      cause: 'retarget',
      reason: 'overlooked',
      breachedAt: iso(now - 3 * 24 * hour),
      exclusion: 'proposed',
      proposedBy: 'u-li',
    }),
  ]
}
