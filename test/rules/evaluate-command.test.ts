import { Engine } from 'json-rules-engine'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Plan } from '../../core/contract/plan.ts'
import { compile } from '../../model/plan/compile.ts'
import { evaluateCommand } from '../../rules/evaluate-command.ts'
import { CaseDriver } from '../core/case-driver.ts'
import { documentsWith } from '../model/plan/complaint.ts'

/** A case that has come to its decision, and what it asks for. */
function deciding(evaluator: Plan['evaluator']): Parameters<typeof evaluateCommand> {
  const compiled = compile(documentsWith(), { evaluator })
  if (!compiled.ok) throw new Error(compiled.issues.map(({ message }) => message).join('\n'))
  const driver = new CaseDriver(compiled.plan, '2026-12-07T15:00:00Z', { facts: { amount: 5000 } })
  const command = driver.commands.find((each) => each.kind === 'evaluate')
  if (command === undefined) throw new Error('the case decides nothing')
  return [compiled.plan, driver.state, command]
}

afterEach(() => vi.restoreAllMocks())

describe('a case decides by the evaluator that its plan pins', () => {
  it('which is json-rules-engine unless something else was asked for', async () => {
    const run = vi.spyOn(Engine.prototype, 'run')

    await evaluateCommand(...deciding('json-rules-engine'))

    expect(run).toHaveBeenCalledTimes(1)
    expect(compile(documentsWith())).toMatchObject({ plan: { evaluator: 'json-rules-engine' } })
  })

  it('and json-rules-engine is never asked where that is the compiled one, which says the same', async () => {
    const expected = await evaluateCommand(...deciding('json-rules-engine'))
    const run = vi.spyOn(Engine.prototype, 'run')

    const verdict = await evaluateCommand(...deciding('compiled'))

    expect(run).not.toHaveBeenCalled()
    expect(verdict).toEqual(expected)
    expect(verdict).toMatchObject({ outcome: 'specialist', set: { priority: 'high' }, held: ['large'] })
  })
})
