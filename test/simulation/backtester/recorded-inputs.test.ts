import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkCommand } from '../../../core/commands/check-command.ts'
import type { Plan, PlanNode } from '../../../core/contract/plan.ts'
import { readInputs } from '../../../simulation/backtester/recorded-inputs.ts'
import { replayCase } from '../../../simulation/backtester/replay-case.ts'
import { CaseDriver } from '../../core/case-driver.ts'
import { bareNodes, clockWith, planWith } from '../../core/plan-fixture.ts'

const outcomes = {
  one: [{ id: 'solved', name: 'Solved', resolves: true }, { id: 'passed' }],
  two: [
    { id: 'solved', name: 'Solved', resolves: true },
    { id: 'passed', name: 'Passed', resolves: true },
  ],
}

const task = (id: string, resolving: keyof typeof outcomes, form: readonly string[]) => ({
  id,
  kind: 'task',
  stage: 'work',
  name: id,
  ways: { solved: 'rest', passed: id === 'again' ? 'rest' : 'again' },
  queue: {},
  form: [...form.map((fact) => ({ fact, required: true })), 'remark'],
  outcomes: outcomes[resolving].map((outcome) => ({ name: outcome.id, resolves: false, ...outcome })),
})

/** Two tasks, one after the other or, from a split, at once; each asks for facts. */
function planOf(isSplit: boolean, resolving: keyof typeof outcomes, form: readonly string[]): Plan {
  const [begin, , ...rest] = bareNodes
  const split = { id: 'both', kind: 'split', stage: 'work', name: '', ways: { a: 'work', b: 'again' } }
  const nodes = [
    { ...begin, ways: { next: isSplit ? 'both' : 'work' } },
    ...(isSplit ? [split] : []),
    task('work', resolving, form),
    task('again', 'one', form),
    ...rest,
  ] as PlanNode[]
  const texts = ['cause', 'constructor', 'remark'].map((id) => ({ id, type: 'text' as const }))
  const plan = planWith([clockWith()], nodes)
  return { ...plan, facts: [...plan.facts, ...texts] }
}

const text = fc.constantFrom('', 'worn', 'loose', null)
const facts = fc.dictionary(fc.constantFrom('cause', 'constructor', 'remark'), text, { maxKeys: 3 })
const move = fc.oneof(
  fc.constant({ do: 'resolve' }),
  fc.constant({ do: 'reopen' }),
  fc.constant({ do: 'wait', reason: 'customer' }),
  fc.record({ do: fc.constant('set'), facts }),
  fc.record(
    {
      do: fc.constant('complete'),
      node: fc.constantFrom('work', 'again'),
      outcome: fc.constantFrom('solved', 'passed'),
      facts,
    },
    { requiredKeys: ['do', 'node', 'outcome'] },
  ),
)
const plans = fc.record({
  isSplit: fc.boolean(),
  resolving: fc.constantFrom('one' as const, 'two' as const),
  form: fc.subarray(['cause', 'constructor']),
})

const minute = (index: number) => `2026-11-23T10:${String(index).padStart(2, '0')}:00-05:00`

/** A case to which everything came that it allowed. */
function lived(plan: Plan, moves: readonly Record<string, unknown>[], given: Record<string, string | null> = {}) {
  const driver = new CaseDriver(plan, minute(0), { facts: given })
  for (const [index, input] of moves.entries()) {
    const when = minute(index + 1)
    if (checkCommand(plan, driver.state, input, Date.parse(when)).ok) driver.do(when, input)
  }
  const records = driver.commands.flatMap((command) => (command.kind === 'record' ? command.records : []))
  const recorded = { id: 'c1', records, isBots: false } as unknown as Parameters<typeof readInputs>[0]
  return { state: driver.state, inputs: readInputs(recorded, plan) }
}

describe('what is read back from a timeline', () => {
  it('leads to the same case again, whether tasks were completed or ended by resolving', () => {
    fc.assert(
      fc.property(plans, facts, fc.array(move, { maxLength: 8 }), ({ isSplit, resolving, form }, given, moves) => {
        const plan = planOf(isSplit, resolving, form)
        const { state, inputs } = lived(plan, moves, given)

        if (!inputs.ok) throw new Error(inputs.code)
        const replayed = replayCase(inputs, { plan, recordedPlan: plan, calendarOf: () => null, untilAt: state.at })

        expect(replayed).toEqual({ ok: true, state })
      }),
      { numRuns: 150 },
    )
  })

  it('is a resolving where the form of the task was not filled in, and a completing where it was', () => {
    const plan = planOf(false, 'one', ['cause'])
    const words = (...moves: Parameters<typeof lived>[1]) => {
      const { inputs } = lived(plan, moves)
      return inputs.ok ? inputs.inputs.map((input) => (input.kind === 'command' ? input.command : input.kind)) : null
    }
    const complete = { do: 'complete', node: 'work', outcome: 'solved', facts: { cause: 'worn' } }

    expect(words({ do: 'resolve' })).toEqual([{ do: 'resolve' }])
    expect(words(complete)).toEqual([complete])
  })
})
