import fc from 'fast-check'
import { expect, it } from 'vitest'
import { explain } from '../../../core/clocks/explain.ts'
import { readClocks } from '../../../core/clocks/read-clock.ts'
import { allowedCommands } from '../../../core/commands/allowed-commands.ts'
import { checkCommand } from '../../../core/commands/check-command.ts'
import type { CompiledCalendar } from '../../../core/contract/calendar.ts'
import type { Command } from '../../../core/contract/command.ts'
import type { CaseEvent } from '../../../core/contract/event.ts'
import type { Plan } from '../../../core/contract/plan.ts'
import type { CaseState } from '../../../core/contract/state.ts'
import { commitOf } from '../../../core/project/commit-of.ts'
import { nextDeadline } from '../../../core/step/next-deadline.ts'
import { planAfter } from '../../../core/step/plan-after.ts'
import { settleBefore } from '../../../core/step/settle.ts'
import { step } from '../../../core/step/step.ts'
import { whyInWords } from '../../../model/words/why-words.ts'
import { answerAll, deepFreeze, inputOf, plans } from '../random-moves.ts'

const [complaint, consultation] = plans

/** Half days from now on. */
function shorter(calendar: CompiledCalendar, version: number): CompiledCalendar {
  return { ...calendar, version, week: calendar.week.map((hours) => hours.slice(0, 1)) }
}

function withCalendars(plan: Plan, version: number): Plan['calendars'] {
  return Object.fromEntries(Object.entries(plan.calendars).map(([id, calendar]) => [id, shorter(calendar, version)]))
}

/** Other promises: some gone, others harder, told of earlier, standing still for everything. */
const harder: Plan = {
  ...complaint,
  hash: 'harder',
  version: 2,
  calendars: withCalendars(complaint, 2),
  policy: complaint.policy && {
    ...complaint.policy,
    version: 2,
    clocks: complaint.policy.clocks.slice(1).map((clock, index) => ({
      ...clock,
      targets: clock.targets.map((target) => ({ ...target, within: { amount: 2, unit: 'businessHours' as const } })),
      warnAt: [10, 30],
      pausedWhile: 'any' as const,
      onTargetChange: (['carry', 'restart', 'fromChangeWhenRaised'] as const)[index % 3] ?? 'carry',
      onCalendarChange: index % 2 === 0 ? ('keep' as const) : ('apply' as const),
    })),
  },
}

/** Another process altogether under the same id. */
const other: Plan = {
  ...consultation,
  id: complaint.id,
  hash: 'other',
  version: 3,
  calendars: withCalendars(consultation, 3),
}
const without: Plan = { ...complaint, hash: 'without', version: 4, policy: null }
const variants: readonly Plan[] = [{ ...complaint, hash: 'first' }, harder, other, without]

/** Nodes of one plan to nodes of another, as it comes; some are left out, some lead nowhere. */
function mappingOf(from: Plan, to: Plan, pick: number): Readonly<Record<string, string>> {
  const targets = [...Object.keys(to.nodes), 'nowhere']
  return Object.fromEntries(
    Object.keys(from.nodes).flatMap((node, index) => {
      const target = targets[(pick + index * 7) % targets.length]
      return target === undefined || (pick + index) % 3 === 0 ? [] : [[node, target]]
    }),
  )
}

const moves = fc.array(fc.tuple(fc.nat(40 * 3_600_000), fc.nat(1000), fc.nat(1000)), { maxLength: 25 })

it('a case that is moved between plans and calendars at random never throws, loses no breach and can always be told', () => {
  let moved = 0
  fc.assert(
    fc.property(moves, (sequence) => {
      let now = Date.parse('2026-11-20T08:00:00+08:00')
      let plan: Plan = variants[0] ?? complaint
      const take = ([next, commands]: readonly [CaseState, readonly Command[]]) =>
        answerAll(plan, deepFreeze(next), commands)[0]
      const intake = { id: 'c1', channel: 'web', facts: { category: 'quality' } }
      let state = take(step(plan, null, { kind: 'create', at: now, actor: { kind: 'system' }, intake, behaviour: 1 }))
      const apply = (event: CaseEvent) => {
        const before = { plan, state }
        const [next, commands] = step(plan, state, event)
        plan = planAfter(plan, state, event, next)
        state = take([next, commands])
        expect(state.breaches.slice(0, before.state.breaches.length)).toEqual(before.state.breaches)
        expect(state.tokens.every((token) => Object.hasOwn(plan.nodes, token.node))).toBe(true)
        for (const clock of readClocks(plan, state, state.at)) {
          whyInWords(explain(plan, state, clock.id, state.at, clock.instance), 'en')
        }
        const commit = commitOf(plan, before.state, state, commands, 1, before.plan)
        expect(JSON.parse(JSON.stringify(commit.state))).toEqual(state)
      }

      for (const [index, [after, which, pick]] of sequence.entries()) {
        now += after
        state = take(settleBefore(plan, state, now))
        if (which % 3 === 0) {
          const to = variants[pick % variants.length] ?? complaint
          const mapping = mappingOf(plan, to, which)
          const event = { kind: 'migrated', at: now, plan: to, mapping, place: index + 1 } as const
          const before = plan
          apply(event)
          if (plan !== before) moved += 1
          if (plan === to) expect(step(plan, state, event)[0]).toEqual(state)
        } else if (which % 7 === 0) {
          const calendar = Object.values(plan.calendars)[0]
          if (calendar !== undefined)
            apply({ kind: 'calendarPublished', at: now, calendar: shorter(calendar, 10 + index) })
        } else {
          const allowed = allowedCommands(plan, state)
          const chosen = allowed[which % Math.max(1, allowed.length)]
          if (chosen === undefined) break
          const checked = checkCommand(plan, state, inputOf(chosen, pick), now)
          if (!checked.ok) continue
          apply({ kind: 'command', at: now, actor: { kind: 'person', id: 'ann' }, command: checked.command })
        }
      }
      for (let due = nextDeadline(plan, state), left = 500; due !== null && left > 0; due = nextDeadline(plan, state)) {
        left -= 1
        apply({ kind: 'tick', at: Math.max(due.at, state.at) })
      }
    }),
    { numRuns: 60 },
  )
  expect(moved).toBeGreaterThan(20)
})
