import type { CompiledCalendar, MinuteInterval } from '../contract/calendar.ts'

const wholeDay: readonly MinuteInterval[] = [[0, 1440]]

/** A calendar without closing times: what elapses on it is wall time. Durations of the basis `elapsed` are counted on it. */
export const alwaysOpen: CompiledCalendar = {
  id: 'always-open',
  version: null,
  name: { en: 'Always open', 'zh-CN': '全天候' },
  timeZone: 'UTC',
  zone: { firstOffsetMs: 0, transitionsAt: [], offsetsMs: [] },
  week: [wholeDay, wholeDay, wholeDay, wholeDay, wholeDay, wholeDay, wholeDay],
  dates: [],
  coversThrough: null,
}
