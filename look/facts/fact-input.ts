import type { FactChoice, FactDefinition, FactValue } from '../../core/contract/facts.ts'
import type { FormField } from '../../core/contract/flow.ts'
import type { LocalText } from '../../core/contract/language.ts'

/** What stands in the fields of a form while it is filled in: texts, and lists of texts for facts of type `list`; by fact id. */
export type FactInputs = Readonly<Record<string, string | readonly string[]>>

/** One field of a form: the fact, and what the form says of it. */
export interface FactField {
  readonly definition: FactDefinition
  readonly isRequired: boolean
  readonly help: LocalText | null
}

export type FactFault = 'missing' | 'notNumber' | 'notInList' | 'notDate' | 'notInstant'

/** The fields of a form in its order. A fact that no list describes is asked for as a text. */
export function factFields(form: readonly FormField[], list: readonly FactDefinition[]): readonly FactField[] {
  return form.map((entry) => {
    const { fact, required = false, help } = typeof entry === 'string' ? { fact: entry } : entry
    const definition = list.find((known) => known.id === fact) ?? { id: fact, type: 'text' as const }
    return { definition, isRequired: required, help: help ?? definition.help ?? null }
  })
}

/** How a fact's value stands in its field; the other way of `readFactInput`. */
export function factInput(definition: FactDefinition, value: FactValue | undefined): string | readonly string[] {
  if (definition.type === 'list') return Array.isArray(value) ? value.map(String) : []
  if (value === undefined || value === null) return ''
  return definition.type === 'instant' ? localDateTime(String(value)) : String(value)
}

/** What a field holds, as a fact; null for an empty one. */
export function readFactInput(
  definition: FactDefinition,
  input: string | readonly string[] | undefined,
): { readonly value: FactValue } | { readonly fault: FactFault } {
  if (definition.type === 'list') return { value: readList(definition, input) }
  const text = typeof input === 'string' ? input.trim() : ''
  if (text === '') return { value: null }
  switch (definition.type) {
    case 'enum':
      return choiceIds(definition).includes(text) ? { value: text } : { fault: 'notInList' }
    case 'number':
      return readNumber(text)
    case 'boolean':
      return text === 'true' || text === 'false' ? { value: text === 'true' } : { fault: 'notInList' }
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/.test(text) ? { value: text } : { fault: 'notDate' }
    case 'instant': {
      const at = new Date(text)
      return Number.isNaN(at.getTime()) ? { fault: 'notInstant' } : { value: at.toISOString() }
    }
    case 'text':
      return { value: text }
  }
}

/** All facts of a form, or what is wrong with its fields, by fact id. Empty fields that are not required are left out. */
export function readFactForm(
  fields: readonly FactField[],
  inputs: FactInputs,
):
  | { readonly ok: true; readonly facts: Readonly<Record<string, FactValue>> }
  | { readonly ok: false; readonly faults: Readonly<Record<string, FactFault>> } {
  const facts: Record<string, FactValue> = {}
  const faults: Record<string, FactFault> = {}
  for (const { definition, isRequired } of fields) {
    const { id } = definition
    const read = readFactInput(definition, Object.hasOwn(inputs, id) ? inputs[id] : undefined)
    if ('fault' in read) faults[id] = read.fault
    else if (read.value !== null && !(Array.isArray(read.value) && read.value.length === 0)) facts[id] = read.value
    else if (isRequired) faults[id] = 'missing'
  }
  return Object.keys(faults).length === 0 ? { ok: true, facts } : { ok: false, faults }
}

/** The ids a fact may have as its value, in rising order. */
export function choiceIds(definition: FactDefinition): readonly string[] {
  return (definition.values ?? []).map(choiceId)
}

export function choiceId(choice: FactChoice): string {
  return typeof choice === 'string' ? choice : choice.id
}

function readList(definition: FactDefinition, input: string | readonly string[] | undefined): readonly string[] {
  const values = typeof input === 'string' ? [input] : (input ?? [])
  const known = choiceIds(definition)
  return values
    .map((value) => value.trim())
    .filter((value) => value !== '' && (known.length === 0 || known.includes(value)))
}

function readNumber(text: string): { readonly value: number } | { readonly fault: FactFault } {
  const value = Number(text.replace(/[\s,]/g, ''))
  return Number.isFinite(value) ? { value } : { fault: 'notNumber' }
}

/** An instant as `<input type="datetime-local">` shows it, in the reader's zone. */
export function localDateTime(instant: string | number): string {
  const at = new Date(instant)
  if (Number.isNaN(at.getTime())) return ''
  const two = (part: number) => String(part).padStart(2, '0')
  const date = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  return `${date}T${two(at.getHours())}:${two(at.getMinutes())}`
}
