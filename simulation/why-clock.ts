import { explain } from '../core/clocks/explain.ts'
import { readClock } from '../core/clocks/read-clock.ts'
import type { Explanation, ExplanationStep } from '../core/contract/explanation.ts'
import type { Language } from '../core/contract/language.ts'
import type { ClockExpectation } from '../core/contract/scenario.ts'
import type { Instant } from '../core/contract/time.ts'
import { parseInstant } from '../core/facts/moment.ts'
import { instantInWords, largestUnitBeside, spanInWords, stepInWords, whyInWords } from '../model/words/why-words.ts'
import type { Standing, Story } from './scenario-host.ts'
import { recordWord, type Say, textsOf } from './why-texts.ts'

/** Why a clock shows what it shows at `at`: a sentence, what had counted by the instant that was expected, each hold with its reasons, each change. */
export function whyClock(
  line: ClockExpectation,
  at: Instant,
  { plan, state }: Standing,
  story: Story,
  language: Language,
): string[] {
  const say = textsOf(language)
  const { clock, instance } = line
  const known = plan.policy?.clocks.some((each) => each.id === clock) === true
  if (!known) return [say('noClock', { clock })]
  const count = state.clocks.find((each) => each.id === clock)?.instances.length ?? 0
  if (instance !== undefined && instance > count) return [say('noInstance', { clock, count })]
  const explanation = explain(plan, state, clock, at, instance)
  return [
    whyInWords(explanation, language),
    ...countedBy(line, { plan, state }, explanation, say, language),
    ...explanation.steps.flatMap((step) => stepWords(step, explanation, story, say, language)),
  ]
}

/** The same for every instance that a clock had, in one sentence each. */
export function whyInstances(
  clock: string,
  at: Instant,
  { plan, state }: Standing,
  language: Language,
): readonly string[] {
  const say = textsOf(language)
  if (plan.policy?.clocks.every((each) => each.id !== clock) !== false) return [say('noClock', { clock })]
  const instances = state.clocks.find((each) => each.id === clock)?.instances ?? []
  if (instances.length === 0) {
    return [say('clock', { clock, text: whyInWords(explain(plan, state, clock, at), language) })]
  }
  return instances.map(({ instance }) => {
    const text = whyInWords(explain(plan, state, clock, at, instance), language)
    return instances.length === 1 ? say('clock', { clock, text }) : say('instance', { clock, instance, text })
  })
}

/** What the clock had counted by the due time that was expected: how far off it is. */
function countedBy(
  line: ClockExpectation,
  { plan, state }: Standing,
  { reading, steps, at }: Explanation,
  say: Say,
  language: Language,
): string[] {
  const expected = typeof line.dueAt === 'string' ? parseInstant(line.dueAt) : null
  if (expected === null || expected === reading.dueAt || reading.targetMs === null) return []
  const counted =
    expected > at
      ? readClock(plan, state, line.clock, expected, reading.instance).elapsedMs
      : steps.reduce((sum, step) => sum + countedUntil(step, expected), 0)
  const largest = largestUnitBeside(reading.target)
  return [
    say('countedBy', {
      expected: instantInWords(expected, language, reading.calendar.timeZone),
      counted: spanInWords(counted, language, largest),
      budget: spanInWords(reading.targetMs, language, largest),
    }),
  ]
}

function countedUntil(step: ExplanationStep, untilAt: Instant): number {
  if (step.kind !== 'open' || step.fromAt >= untilAt) return 0
  return step.toAt <= untilAt ? step.countedMs : Math.min(step.countedMs, untilAt - step.fromAt)
}

function stepWords(
  step: ExplanationStep,
  { reading }: Explanation,
  story: Story,
  say: Say,
  language: Language,
): string[] {
  const { timeZone } = reading.calendar
  if (step.kind === 'change') {
    return [say('at', { at: instantInWords(step.at, language, timeZone), text: stepInWords(step, language, timeZone) })]
  }
  if (step.kind !== 'pause') return []
  const waits = waitsIn(story, step.fromAt, step.toAt)
  const words = {
    from: instantInWords(step.fromAt, language, timeZone),
    to: step.toAt === null ? '' : instantInWords(step.toAt, language, timeZone),
    open: spanInWords(step.openMs, language, 'hour'),
    reasons: waits.length === 0 ? '' : say('reasons', { reasons: waits.join(', ') }),
  }
  return [say(step.toAt === null ? 'pauseOpen' : 'pause', words)]
}

/** The reasons for which the case waited at any time in a stretch; between a resolve and a reopening there is none. */
function waitsIn({ records }: Story, fromAt: Instant, toAt: Instant | null): readonly string[] {
  const reasons = new Set<string>()
  const since = new Map<string, Instant>()
  for (const { event, at, data } of records) {
    const reason = recordWord(data['reason'])
    if (event === 'waitStarted') since.set(reason, at)
    if (event !== 'waitEnded') continue
    if (at > fromAt && (toAt === null || (since.get(reason) ?? at) < toAt)) reasons.add(reason)
    since.delete(reason)
  }
  for (const [reason, at] of since) if (toAt === null || at < toAt) reasons.add(reason)
  return [...reasons]
}
