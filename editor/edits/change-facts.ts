import type { FactChoice, FactDefinition, FactType, FactValue } from '../../core/contract/facts.ts'
import type { FlowDocument } from '../../core/contract/flow.ts'
import type { Language } from '../../core/contract/language.ts'
import { momentOf } from '../../core/facts/moment.ts'
import { changeFlowFields } from './change-flow.ts'
import { withText } from './rename.ts'
import { mapped, patched } from './same.ts'

/** What changes of a fact; `undefined` takes a field away. Its id is never changed, and its type by `changeFactType`. */
export type FactPatch = {
  readonly [F in Exclude<keyof FactDefinition, 'id' | 'type'>]?: FactDefinition[F] | undefined
}

/** Adds a fact at the end. Nothing happens if the id is taken. */
export function addFact(flow: FlowDocument, fact: FactDefinition): FlowDocument {
  const { facts = [] } = flow
  return facts.some(({ id }) => id === fact.id) ? flow : changeFlowFields(flow, { facts: [...facts, fact] })
}

/** Changes fields of a fact. */
export function changeFact(flow: FlowDocument, id: string, patch: FactPatch): FlowDocument {
  return withFact(flow, id, (fact) => patched<FactDefinition>(fact, patch))
}

/** Names a fact, or says what it is for, in one language. */
export function sayOfFact(
  flow: FlowDocument,
  id: string,
  field: 'name' | 'help',
  words: string,
  language: Language,
): FlowDocument {
  return withFact(flow, id, (fact) =>
    patched<FactDefinition>(fact, { [field]: withText(fact[field], words, language) }),
  )
}

/** Puts a fact at another place of the list. */
export function moveFact(flow: FlowDocument, id: string, to: number): FlowDocument {
  const { facts = [] } = flow
  const from = facts.findIndex((fact) => fact.id === id)
  const fact = facts[from]
  const place = Math.max(0, Math.min(to, facts.length - 1))
  if (fact === undefined || place === from) return flow
  return changeFlowFields(flow, { facts: facts.toSpliced(from, 1).toSpliced(place, 0, fact) })
}

/**
 * Makes a fact hold another kind of value. What the new kind cannot have goes: values, unit, and a default or samples that do not fit. A choice without values gets
 * those that its samples name, else `first`.
 */
export function changeFactType(flow: FlowDocument, id: string, type: FactType, first: FactChoice): FlowDocument {
  return withFact(flow, id, (fact) => {
    if (fact.type === type) return fact
    const values = valuesFor(fact, type, first)
    const changed = patched<FactDefinition>(fact, { type, values, unit: type === 'number' ? fact.unit : undefined })
    const samples = fact.samples?.filter((sample) => fits(changed, sample))
    return patched<FactDefinition>(changed, {
      default: fact.default !== undefined && fits(changed, fact.default) ? fact.default : undefined,
      samples: samples?.length === fact.samples?.length ? fact.samples : samples?.length === 0 ? undefined : samples,
    })
  })
}

function valuesFor(fact: FactDefinition, type: FactType, first: FactChoice): FactDefinition['values'] {
  if (type !== 'enum' && type !== 'list') return undefined
  if (fact.values !== undefined || type === 'list') return fact.values
  const named = [
    ...new Set((fact.samples ?? []).filter((sample): sample is string => typeof sample === 'string' && sample !== '')),
  ]
  return named.length === 0 ? [first] : named
}

/** Whether a fact can hold a value. */
export function fits(fact: FactDefinition, value: FactValue): boolean {
  if (value === null) return false
  const isKnown = (one: unknown) =>
    fact.values === undefined || fact.values.some((choice) => choiceIdOf(choice) === one)
  switch (fact.type) {
    case 'enum':
      return typeof value === 'string' && isKnown(value)
    case 'text':
      return typeof value === 'string'
    case 'number':
    case 'boolean':
      return typeof value === fact.type
    case 'date':
    case 'instant':
      return typeof value === 'string' && momentOf(value)?.kind === fact.type
    case 'list':
      return Array.isArray(value) && value.every(isKnown)
  }
}

/** Adds a value that a fact may have, as the highest. Nothing happens if there is one of that id. */
export function addChoice(flow: FlowDocument, id: string, choice: FactChoice): FlowDocument {
  return withFact(flow, id, (fact) => {
    const { values = [] } = fact
    return values.some((other) => choiceIdOf(other) === choiceIdOf(choice))
      ? fact
      : { ...fact, values: [...values, choice] }
  })
}

/** Names a value in one language. */
export function renameChoice(
  flow: FlowDocument,
  id: string,
  value: string,
  words: string,
  language: Language,
): FlowDocument {
  return withFact(flow, id, (fact) => {
    const { values = [] } = fact
    const next = mapped(values, (choice) =>
      choiceIdOf(choice) === value ? namedChoice(choice, words, language) : choice,
    )
    return next === values ? fact : { ...fact, values: next }
  })
}

/** A value that has no name but its id is written as that alone. */
function namedChoice(choice: FactChoice, words: string, language: Language): FactChoice {
  const before = typeof choice === 'string' ? undefined : choice.name
  const name = withText(before, words, language)
  if (name === before) return choice
  const id = choiceIdOf(choice)
  return name === undefined ? id : { id, name }
}

/** Puts a value at another place: the values rise in the order of the list. */
export function moveChoice(flow: FlowDocument, id: string, value: string, to: number): FlowDocument {
  return withFact(flow, id, (fact) => {
    const { values = [] } = fact
    const from = values.findIndex((choice) => choiceIdOf(choice) === value)
    const choice = values[from]
    const place = Math.max(0, Math.min(to, values.length - 1))
    if (choice === undefined || place === from) return fact
    return { ...fact, values: values.toSpliced(from, 1).toSpliced(place, 0, choice) }
  })
}

/** Takes a value away, and the default and the samples that name it; the last value stays. */
export function removeChoice(flow: FlowDocument, id: string, value: string): FlowDocument {
  return withFact(flow, id, (fact) => {
    const { values = [] } = fact
    const kept = values.filter((choice) => choiceIdOf(choice) !== value)
    if (kept.length === values.length || kept.length === 0) return fact
    const changed = { ...fact, values: kept }
    const samples = fact.samples?.filter((sample) => fits(changed, sample))
    return patched<FactDefinition>(changed, {
      default: fact.default !== undefined && !fits(changed, fact.default) ? undefined : fact.default,
      samples: samples?.length === fact.samples?.length ? fact.samples : samples?.length === 0 ? undefined : samples,
    })
  })
}

function choiceIdOf(choice: FactChoice): string {
  return typeof choice === 'string' ? choice : choice.id
}

function withFact(flow: FlowDocument, id: string, change: (fact: FactDefinition) => FactDefinition): FlowDocument {
  const { facts = [] } = flow
  const next = mapped(facts, (fact) => (fact.id === id ? change(fact) : fact))
  return next === facts ? flow : changeFlowFields(flow, { facts: next })
}
