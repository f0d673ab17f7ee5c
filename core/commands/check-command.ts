import type { Plan } from '../contract/plan.ts'
import type { CaseState } from '../contract/state.ts'
import type { Instant } from '../contract/time.ts'
import { flattenFacts } from '../facts/check-facts.ts'
import { allowedCommands } from './allowed-commands.ts'
import { isRecord } from './fields.ts'
import { type ReadCommand, readCommand } from './read-command.ts'
import { commandLaw } from './registry.ts'

/**
 * The law of commands: whether a case takes this input at `at` (default: its last event), and the command as `step` takes it.
 * Checks the shape, the types of facts, and what the case allows now. Call it after every deadline before `at` has happened.
 */
export function checkCommand(plan: Plan, state: CaseState, input: unknown, at: Instant = state.at): ReadCommand {
  const read = readCommand(withFlatFacts(input))
  if (!read.ok) return read
  const law = commandLaw(read.command.do)
  if (!law.isAllowed(plan, state)) {
    const allowed = [...new Set(allowedCommands(plan, state).map((command) => command.do))]
    return {
      ok: false,
      problem: { code: 'command.not-allowed', params: { word: read.command.do, phase: state.phase, allowed } },
    }
  }
  const problem = law.check?.(plan, state, read.command, at) ?? null
  return problem === null ? read : { ok: false, problem }
}

function withFlatFacts(input: unknown): unknown {
  if (!isRecord(input) || !Object.hasOwn(input, 'facts') || !isRecord(input.facts)) return input
  return { ...input, facts: flattenFacts(input.facts) }
}
