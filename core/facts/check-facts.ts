import type { CommandProblem } from '../commands/command-problem.ts'
import { isRecord, shown, typeOf } from '../commands/fields.ts'
import type { FactDefinition, FactValue } from '../contract/facts.ts'
import type { Plan } from '../contract/plan.ts'
import { builtInFacts, choicesOf, settableBuiltInFacts } from './built-in-facts.ts'
import { momentOf } from './moment.ts'

const longestText = 20_000
const longestList = 1_000
const factId = /^[a-z0-9-]{1,64}(\.[a-z0-9-]{1,64})*$/

const builtInIds: ReadonlySet<string> = new Set(builtInFacts.map((fact) => fact.id))

/** Whether a case may be created with this built-in fact: only those of the customer. */
function isGivenAtIntake(id: string): boolean {
  return id.startsWith('customer.')
}

/**
 * The first thing that is wrong with facts that somebody gives to a case, null if nothing: an unknown fact, one that cannot be set,
 * a value of another type or outside the list. `null` takes a fact away. A bare flow takes any fact with any plain value.
 */
export function checkFacts(
  plan: Plan,
  facts: Readonly<Record<string, unknown>>,
  isIntake = false,
): CommandProblem | null {
  for (const [id, value] of Object.entries(facts)) {
    const problem = checkFact(plan, id, value, isIntake)
    if (problem !== null) return problem
  }
  return null
}

function checkFact(plan: Plan, id: string, value: unknown, isIntake: boolean): CommandProblem | null {
  const isBuiltIn = builtInIds.has(id)
  if (isBuiltIn && !settableBuiltInFacts.has(id) && !(isIntake && isGivenAtIntake(id))) {
    return { code: 'command.fact-not-settable', params: { fact: id } }
  }
  const definition =
    plan.facts.find((fact) => fact.id === id) ?? (isBuiltIn ? { id, type: 'text' as const } : undefined)
  if (definition === undefined && (plan.hasFactList || !factId.test(id))) {
    return { code: 'command.unknown-fact', params: { fact: shown(id), known: plan.facts.map((fact) => fact.id) } }
  }
  return value === null ? null : checkValue(id, definition, value)
}

function checkValue(id: string, definition: FactDefinition | undefined, value: unknown): CommandProblem | null {
  if (definition === undefined) return isPlainValue(value) ? null : typeProblem(id, 'value', value)
  if (definition.personal === true && typeof value === 'string') return null
  if (!hasType(definition, value)) return typeProblem(id, definition.type, value)
  const choices = choicesOf(definition)
  if (choices === undefined) return null
  const entries: readonly unknown[] = Array.isArray(value) ? value : [value]
  const outside = entries.find((entry) => typeof entry !== 'string' || !choices.includes(entry))
  return outside === undefined
    ? null
    : { code: 'command.fact-value', params: { fact: id, found: shown(outside), allowed: choices } }
}

function typeProblem(fact: string, expected: string, value: unknown): CommandProblem {
  return { code: 'command.fact-type', params: { fact, expected, found: typeOf(value) } }
}

function hasType(definition: FactDefinition, value: unknown): boolean {
  switch (definition.type) {
    case 'enum':
      return typeof value === 'string'
    case 'text':
      return typeof value === 'string' && value.length <= longestText
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
    case 'boolean':
      return typeof value === 'boolean'
    case 'date':
      return typeof value === 'string' && momentOf(value)?.kind === 'date'
    case 'instant':
      return typeof value === 'string' && momentOf(value)?.kind === 'instant'
    case 'list':
      return isPlainList(value)
  }
}

function isPlainValue(value: unknown): value is FactValue {
  return isScalar(value) || isPlainList(value)
}

function isScalar(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= longestText
  return typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))
}

function isPlainList(value: unknown): boolean {
  return Array.isArray(value) && value.length <= longestList && value.every(isScalar)
}

/** Facts given nested (`{ customer: { tier } }`) as flat ones; a flat id wins. Deeper than eight levels is left as it is, and refused. */
export function flattenFacts(facts: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const flat: [string, unknown][] = []
  const visit = (prefix: string, value: unknown, depth: number): void => {
    if (isRecord(value) && depth < 8) {
      for (const [key, inner] of Object.entries(value))
        visit(prefix === '' ? key : `${prefix}.${key}`, inner, depth + 1)
    } else flat.push([prefix, value])
  }
  visit('', facts, 0)
  const own = Object.entries(facts).filter(([, value]) => !isRecord(value))
  return Object.fromEntries([...flat, ...own])
}
