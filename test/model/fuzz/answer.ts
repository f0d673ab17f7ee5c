import { performance } from 'node:perf_hooks'
import { expect } from 'vitest'
import { elapsed } from '../../../core/calendar/elapsed.ts'
import { resolveDuration } from '../../../core/calendar/resolve-duration.ts'
import { isProblemCode } from '../../../core/catalogue/index.ts'
import { durationUnits } from '../../../core/contract/time.ts'
import { compileCalendar } from '../../../model/calendar/compile-calendar.ts'
import { applyFix } from '../../../model/document/apply-fix.ts'
import { hasErrors } from '../../../model/document/issue.ts'
import { compile } from '../../../model/plan/compile.ts'
import { readScenario } from '../../../model/scenario/read-scenario.ts'
import { validateFiles } from '../../../model/validate/validate-files.ts'
import { nameOf } from '../../../model/validate/world.ts'
import { inLanguage } from '../../../model/words/message.ts'
import { playScenario } from '../../../simulation/play-scenario.ts'
import { simulatedHost } from '../../../simulation/simulated-host.ts'
import type { Documents } from './documents.ts'

/** What became of the documents that were asked about. */
export interface Tally {
  plans: number
  refused: number
  played: number
  calendars: number
  slowestMs: number
}

/** How long one answer may take. */
const atMostMs = 100
/** Playing takes longest: of the plans that were made, one in so many is played. */
const playedEach = 4
const monday = Date.parse('2026-11-23T14:00:00Z')
const endOfTime = Date.parse('2100-12-30T00:00:00Z')

/** An empty tally. */
export function newTally(): Tally {
  return { plans: 0, refused: 0, played: 0, calendars: 0, slowestMs: 0 }
}

/**
 * Holds the law for some documents: issues or a plan, within the time allowed, whatever they are. Every issue has a code of the catalogue, a
 * sentence in both languages, a place, and, where it has a fix, one that can be applied; what compiles can be run.
 */
export async function expectAnswer(documents: Documents, tally: Tally): Promise<void> {
  const files = documents.map((value, index) => ({ file: String(index), value }))
  const issues = await inTime('validate', tally, () => validateFiles(files))
  for (const issue of issues) {
    expect(isProblemCode(issue.code)).toBe(true)
    expect(issue.path === '' || issue.path.startsWith('/')).toBe(true)
    expect(inLanguage(issue, 'zh-CN').message).not.toBe('')
    if (issue.fix !== undefined) applyFix(files[Number(issue.file)]?.value, issue.fix)
  }
  for (const value of documents) {
    if (nameOf(value).kind === 'calendar') await expectCalendar(value, tally)
    if (nameOf(value).kind === 'scenario') await expectScenario(value, documents, tally)
  }
  await expectPlan(documents, tally)
  expect(Object.keys(Object.prototype)).toEqual([])
}

/** What compiles is plain JSON, and what does not has an error to say why. */
async function expectPlan(documents: Documents, tally: Tally): Promise<void> {
  const ofKind = (kind: string) =>
    documents.filter((value) => nameOf(value).kind === kind).map((document) => ({ document, version: 1 }))
  const [flow] = ofKind('flow')
  if (flow === undefined) return
  const parts = {
    policies: ofKind('policy'),
    calendars: ofKind('calendar'),
    rules: ofKind('rules'),
    flows: ofKind('flow'),
  }
  const compiled = await inTime('compile', tally, () => compile({ flow, ...parts }))
  if (!compiled.ok) {
    tally.refused++
    expect(hasErrors(compiled.issues)).toBe(true)
    return
  }
  tally.plans++
  expect(JSON.parse(JSON.stringify(compiled.plan))).toEqual(compiled.plan)
  if (tally.plans % playedEach !== 1) return
  const values = (list: readonly { readonly document: unknown }[]) => list.map(({ document }) => document)
  await expectScenario(
    {
      kind: 'scenario',
      name: 'Run',
      calendars: values(parts.calendars),
      policies: values(parts.policies),
      rules: values(parts.rules),
      flow: flow.document,
      flows: values(parts.flows).slice(1),
      case: { at: new Date(monday).toISOString() },
      runUntil: '2026-12-14T09:00:00Z',
      expect: [{ breaches: [] }],
    },
    documents,
    tally,
  )
}

/** A scenario has issues, or is played to its end, however it ends. */
async function expectScenario(value: unknown, documents: Documents, tally: Tally): Promise<void> {
  const read = await inTime('read a scenario', tally, () =>
    readScenario(value, (source, kind) => {
      const found = documents.find((each) => nameOf(each).kind === kind && nameOf(each).id === source)
      return found === undefined ? null : { ok: true, value: found }
    }),
  )
  if (!read.ok) {
    expect(hasErrors(read.issues)).toBe(true)
    return
  }
  tally.played++
  await inTime('play', tally, () => playScenario(read.ready, simulatedHost(read.ready)))
}

/** Calendars that were counted in before: most sets have the one they began with. */
const counted = new WeakSet<object>()

/** Time in a calendar passes, in every unit, from its first instant to its last. */
async function expectCalendar(value: unknown, tally: Tally): Promise<void> {
  const compiled = await inTime('compile a calendar', tally, () => compileCalendar(value, { version: null }))
  if (!compiled.ok || counted.has(value as object)) return
  tally.calendars++
  counted.add(value as object)
  const { calendar } = compiled
  for (const unit of durationUnits) {
    await inTime(`count a million ${unit}`, tally, () => resolved(calendar, 0, { amount: 1_000_000, unit }))
    resolved(calendar, monday, { amount: 1, unit })
    resolved(calendar, endOfTime, { amount: 1, unit })
  }
  expect(await inTime('count a century', tally, () => elapsed(calendar, 0, endOfTime))).toBeGreaterThan(0)
}

/** Where calendars end, a duration has no end either: that is a problem of the catalogue. */
function resolved(...args: Parameters<typeof resolveDuration>): void {
  try {
    resolveDuration(...args)
  } catch (error) {
    if (!isProblemCode(String((error as { readonly code?: unknown }).code))) throw error
  }
}

/**
 * The time of other programs is not ours: what counts is the time on the clock or that of the processor, whichever is less, and of what seems
 * slow the quickest of a few times.
 */
async function inTime<T>(what: string, tally: Tally, work: () => T | Promise<T>): Promise<T> {
  let best = Number.POSITIVE_INFINITY
  let result: T | undefined
  for (let attempt = 0; attempt < 6 && best > atMostMs; attempt++) {
    const before = performance.now()
    const cpuBefore = process.cpuUsage()
    result = await work()
    const { user, system } = process.cpuUsage(cpuBefore)
    best = Math.min(best, performance.now() - before, (user + system) / 1000)
  }
  tally.slowestMs = Math.max(tally.slowestMs, best)
  if (best > atMostMs) throw new Error(`To ${what} took ${best.toFixed(0)} ms`)
  return result as T
}
