import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { explain } from '../../../core/clocks/explain.ts'
import { readClocks } from '../../../core/clocks/read-clock.ts'
import { allowedCommands } from '../../../core/commands/allowed-commands.ts'
import { checkCommand } from '../../../core/commands/check-command.ts'
import type { AllowedCommand } from '../../../core/contract/case-command.ts'
import type { Command } from '../../../core/contract/command.ts'
import type { Plan } from '../../../core/contract/plan.ts'
import type { CaseState } from '../../../core/contract/state.ts'
import { commitOf } from '../../../core/project/commit-of.ts'
import { nextDeadline } from '../../../core/step/next-deadline.ts'
import { settleBefore } from '../../../core/step/settle.ts'
import { step } from '../../../core/step/step.ts'
import { compile } from '../../../model/plan/compile.ts'
import { whyInWords } from '../../../model/words/why-words.ts'
import { evaluateCompiled } from '../../../rules/evaluate-compiled.ts'

const read = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../templates/${path}`, import.meta.url), 'utf8'))

function planOf(id: 'complaint' | 'consultation', rules: string): Plan {
  const document = (path: string) => ({ document: read(path), version: 1 })
  const compiled = compile({
    flow: document(`${id}/${id}.flow.json`),
    policies: [document(`${id}/${id}.policy.json`)],
    rules: [document(`${id}/${rules}.rules.json`)],
    calendars: [document('shared/support-shanghai.calendar.json')],
  })
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues, null, 1))
  return compiled.plan
}

const plans = [planOf('complaint', 'complaint-assess'), planOf('consultation', 'consultation-triage')]

function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.freeze(value)
  Object.values(value).forEach(deepFreeze)
  return value
}

/** Answers what a step asks, at once, as a host would, until nothing is asked. */
function answerAll(
  plan: Plan,
  state: CaseState,
  commands: readonly Command[],
): readonly [CaseState, readonly Command[]] {
  const all = [...commands]
  let current = state
  for (let index = 0; index < all.length; index += 1) {
    const command = all[index]
    if (command === undefined) break
    const [next, more] = answerOne(plan, current, command)
    current = deepFreeze(next)
    all.push(...more)
  }
  return [current, all]
}

function answerOne(plan: Plan, state: CaseState, command: Command): readonly [CaseState, readonly Command[]] {
  if (command.kind === 'evaluate') {
    const rules = plan.rules[command.rules]
    if (rules === undefined) throw new Error(command.rules)
    const verdict = evaluateCompiled(rules, command.facts, { nowAt: command.at, calendars: plan.calendars })
    return step(plan, state, { kind: 'verdict', at: command.at, ref: command.ref, verdict })
  }
  if (command.kind === 'perform')
    return step(plan, state, { kind: 'performed', at: command.at, ref: command.ref, ok: true })
  if (command.kind === 'loadCalendar')
    return step(plan, state, { kind: 'calendarLoaded', at: state.at, by: command.by, calendar: null })
  return [state, []]
}

/** The words of an allowed command, filled with values that fit. */
function inputOf(allowed: AllowedCommand, pick: number): Record<string, unknown> {
  switch (allowed.do) {
    case 'complete':
      return {
        do: 'complete',
        node: allowed.node,
        outcome: allowed.outcomes[pick % allowed.outcomes.length],
        facts: { solution: 's', cause: 'c', prevention: 'p', improvement: 'i', category: 'other' },
      }
    case 'answer':
      return { do: 'answer', node: allowed.node, score: (pick % 5) + 1 }
    case 'set':
      return { do: 'set', facts: { priority: ['low', 'normal', 'high', 'urgent'][pick % 4] } }
    case 'assign':
      return { do: 'assign', team: ['frontline', 'specialists', 'quality'][pick % 3] }
    case 'wait':
      return pick % 2 === 0
        ? { do: 'wait', reason: 'customer' }
        : { do: 'wait', reason: 'supplier', for: { amount: 5, unit: 'hours' } }
    case 'link':
      return { do: 'link', to: `other-${pick}`, as: 'related' }
    case 'merge':
      return { do: 'merge', into: 'other' }
    case 'external':
      return { do: 'external', name: 'something.happened' }
    default:
      return { do: allowed.do }
  }
}

const moves = fc.array(fc.tuple(fc.nat(40 * 3_600_000), fc.nat(1000), fc.nat(1000)), { maxLength: 40 })

describe('a case under random commands', () => {
  it('never throws, never changes what it was given, numbers its records without gaps and breaches once per target', () => {
    fc.assert(
      fc.property(fc.constantFrom(...plans), moves, (plan, sequence) => {
        let now = Date.parse('2026-11-20T08:00:00+08:00')
        const seqs: number[] = []
        const take = ([state, commands]: readonly [CaseState, readonly Command[]]): CaseState => {
          const [answered, all] = answerAll(plan, deepFreeze(state), commands)
          seqs.push(
            ...all.flatMap((command) => (command.kind === 'record' ? command.records.map((record) => record.seq) : [])),
          )
          return answered
        }
        const intake = {
          id: 'c1',
          channel: 'web',
          facts: { category: 'price', ...(plan.id === 'complaint' ? { category: 'quality' } : {}) },
        }
        let state = take(step(plan, null, { kind: 'create', at: now, actor: { kind: 'system' }, intake, behaviour: 1 }))
        for (const [after, which, pick] of sequence) {
          now += after
          state = take(settleBefore(plan, state, now))
          const allowed = allowedCommands(plan, state)
          const chosen = allowed[which % Math.max(1, allowed.length)]
          if (chosen === undefined) break
          const input = inputOf(chosen, pick)
          if (plan.id === 'consultation' && chosen.do === 'complete')
            input.facts = { improvement: 'i', category: 'other' }
          if (plan.id === 'complaint' && chosen.do === 'complete')
            delete (input.facts as Record<string, unknown>).improvement
          const checked = checkCommand(plan, state, input, now)
          if (!checked.ok) continue
          const commandId = `k${pick}-${now}`
          const event = {
            kind: 'command',
            at: now,
            actor: { kind: 'person', id: 'ann' },
            command: checked.command,
            commandId,
          } as const
          state = take(step(plan, state, event))
          expect(step(plan, state, event)).toEqual([state, []])

          const due = nextDeadline(plan, state)
          if (due !== null) expect(due.at).toBeGreaterThanOrEqual(now)
          for (const clock of readClocks(plan, state, now)) {
            expect(clock.elapsedMs).toBeGreaterThanOrEqual(0)
            if (clock.outcome === 'met') expect(clock.elapsedMs).toBeLessThanOrEqual(clock.targetMs ?? 0)
            whyInWords(explain(plan, state, clock.id, now, clock.instance), 'zh-CN')
          }
          expect(JSON.parse(JSON.stringify(commitOf(plan, null, state, [], 1).state))).toEqual(state)
        }
        expect(seqs).toEqual(seqs.map((_, index) => index + 1))
        const breaches = state.breaches.map(
          (breach) => `${breach.clock} ${breach.instance} ${breach.target.amount} ${breach.target.unit}`,
        )
        expect(new Set(breaches).size).toBe(breaches.length)
      }),
      { numRuns: 100 },
    )
  })
})
