import { checkCommand } from '../../core/commands/check-command.ts'
import type { Command } from '../../core/contract/command.ts'
import type { CaseCommit } from '../../core/contract/commit.ts'
import type { CaseEvent } from '../../core/contract/event.ts'
import type { CaseState } from '../../core/contract/state.ts'
import { commitOf } from '../../core/project/commit-of.ts'
import { nextDeadline } from '../../core/step/next-deadline.ts'
import { settleBefore } from '../../core/step/settle.ts'
import { step } from '../../core/step/step.ts'
import { evaluateCompiled } from '../../rules/evaluate-compiled.ts'
import { compare } from '../frame/compare.ts'
import type { Measure } from '../frame/result.ts'
import { nineStepPlan, splitShift } from '../nine-step/nine-step-plan.ts'
import { HandWrittenCase, type HandWrittenRow } from './hand-written-case.ts'

const plan = nineStepPlan({
  calendar: splitShift,
  firstResponse: { amount: 30, unit: 'businessMinutes' },
  resolution: { amount: 8, unit: 'businessHours' },
  warnAt: 50,
})
const calendar = plan.calendars.desk ?? missing('its calendar')
const triage = plan.rules.triage ?? missing('its rules')

/** The nine steps of a life; the decision at the start and the warning are steps of their own. */
const stepsOfLife = 9
const livesAtOnce = 20
const actor = { kind: 'person', id: 'ann' } as const

const createdAt = Date.parse('2026-11-23T09:30:00+08:00')
const minuteMs = 60_000
const assignedAt = createdAt + 2 * minuteMs
const repliedAt = createdAt + 10 * minuteMs
const waitingAt = createdAt + 15 * minuteMs
const resumedAt = createdAt + 75 * minuteMs
const warnedAt = Date.parse('2026-11-23T16:00:00+08:00')
const resolvedAt = createdAt + 450 * minuteMs
const answeredAt = createdAt + 460 * minuteMs

/**
 * `core.step`: steps per second through core as a host takes them — what is due before, the check, the step, the next deadline,
 * and the commit — over the life of the nine-step case, against the same case written by hand for itself alone.
 */
export const coreStep: Measure = async function* (effort) {
  requireSameLives()
  const subject = () => {
    for (let life = 0; life < livesAtOnce; life++) liveInCore()
    return livesAtOnce * stepsOfLife
  }
  const baseline = () => {
    for (let life = 0; life < livesAtOnce; life++) liveByHand()
    return livesAtOnce * stepsOfLife
  }
  yield await compare({ name: 'core.step', unit: 'steps/s', subject, baseline }, effort)
}

function liveInCore(): readonly CaseCommit[] {
  const commits: CaseCommit[] = []
  let state: CaseState | null = null
  let pending: Command[] = []

  const take = (event: CaseEvent): void => {
    const [next, commands] = step(plan, state, event)
    state = next
    pending.push(...commands)
  }
  const commit = (before: CaseState | null): void => {
    const after = state as CaseState
    commits.push(commitOf(plan, before, after, pending, 1))
    pending = []
    nextDeadline(plan, after)
  }
  const command = (at: number, commandId: string, input: Record<string, unknown>): void => {
    const before = state as CaseState
    const [settled, commands] = settleBefore(plan, before, at)
    state = settled
    pending.push(...commands)
    const checked = checkCommand(plan, settled, input, at)
    if (!checked.ok) throw new Error(checked.problem.code)
    take({ kind: 'command', at, actor, command: checked.command, commandId })
    commit(before)
  }

  const intake = { id: 'c-1', facts: { amount: 5000 }, channel: 'email' }
  take({ kind: 'create', at: createdAt, actor, intake, behaviour: 1 })
  const ask = pending.find(({ kind }) => kind === 'evaluate') as Extract<Command, { kind: 'evaluate' }>
  const verdict = evaluateCompiled(triage, ask.facts, { nowAt: createdAt, calendars: plan.calendars })
  take({ kind: 'verdict', at: createdAt, ref: ask.ref, verdict })
  commit(null)
  command(assignedAt, '1', { do: 'assign', agent: 'ann' })
  command(repliedAt, '2', { do: 'reply', public: true, contentId: 't-1' })
  command(waitingAt, '3', { do: 'wait', reason: 'customer' })
  command(resumedAt, '4', { do: 'resume', reason: 'customer' })
  const before = state as unknown as CaseState
  take({ kind: 'tick', at: warnedAt })
  commit(before)
  command(resolvedAt, '5', { do: 'complete', node: 'work', outcome: 'solved' })
  command(answeredAt, '6', { do: 'answer', score: 5 })
  return commits
}

function liveByHand(): readonly HandWrittenRow[] {
  const written = new HandWrittenCase(calendar, createdAt, 5000)
  return [
    written.assign(assignedAt, '1', 'ann'),
    written.reply(repliedAt, '2', 't-1'),
    written.wait(waitingAt, '3', 'customer'),
    written.resume(resumedAt, '4'),
    written.tick(warnedAt),
    written.resolve(resolvedAt, '5'),
    written.answer(answeredAt, '6', 5),
  ]
}

/** What is compared has to do the same work: the same dues after each step, the same end. */
function requireSameLives(): void {
  const inCore = liveInCore()
    .slice(1)
    .map(({ nextDue, status }) => `${status} ${nextDue?.dueAt ?? '-'}`)
  const byHand = liveByHand().map(({ nextDueAt, status }) => `${status} ${nextDueAt ?? '-'}`)
  if (inCore.join() !== byHand.join()) throw new Error(`two lives differ:\n${inCore.join()}\n${byHand.join()}`)
  const events = liveInCore().flatMap(({ records }) => records.map(({ event }) => event))
  if (events.filter((event) => event === 'warned').length !== 1) throw new Error('the case did not warn once')
}

function missing(what: string): never {
  throw new Error(`the plan of the bench has not ${what}`)
}
