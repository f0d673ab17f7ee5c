import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { explain } from '../../../core/clocks/explain.ts'
import { readClocks } from '../../../core/clocks/read-clock.ts'
import { allowedCommands } from '../../../core/commands/allowed-commands.ts'
import { checkCommand } from '../../../core/commands/check-command.ts'
import type { Command } from '../../../core/contract/command.ts'
import type { CaseState } from '../../../core/contract/state.ts'
import { commitOf } from '../../../core/project/commit-of.ts'
import { nextDeadline } from '../../../core/step/next-deadline.ts'
import { settleBefore } from '../../../core/step/settle.ts'
import { step } from '../../../core/step/step.ts'
import { whyInWords } from '../../../model/words/why-words.ts'
import { answerAll, deepFreeze, inputOf, plans } from '../random-moves.ts'

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
