import { earliestAt, latestAt } from '../calendar/range.ts'
import { type DurationUnit, durationUnits } from '../contract/time.ts'
import { parseInstant } from '../facts/moment.ts'
import type { CommandProblem } from './command-problem.ts'

/** Reads one field: its value in the form that core uses, or what is wrong with it. */
export type Field = (
  value: unknown,
  field: string,
) => { readonly value: unknown } | { readonly problem: CommandProblem }

/** The fields of a command word; a name that ends in `?` may be left out. */
export type FieldSet = Readonly<Record<string, Field>>

const longestId = 100
const longestName = 200
const longestText = 20_000
const mostEntries = 200

const id = /^[A-Za-z0-9._-]{1,100}$/

/** The kind of a value, as messages name it. */
export function typeOf(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'list'
  if (typeof value === 'string') return 'text'
  return typeof value === 'number' || typeof value === 'boolean' ? typeof value : 'object'
}

function wrong(field: string, expected: string, value: unknown): { problem: CommandProblem } {
  return { problem: { code: 'command.wrong-type', params: { field, expected, found: typeOf(value) } } }
}

/** A value cut to what a message can hold. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : String(JSON.stringify(value))
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}

/** An id: letters, digits, dot, dash, underscore; at most 100. */
export const idField: Field = (value, field) => {
  if (typeof value !== 'string') return wrong(field, 'text', value)
  if (value.length > longestId || !id.test(value))
    return { problem: { code: 'command.bad-id', params: { field, found: shown(value) } } }
  return { value }
}

/** A short name, such as a person's or a tag; not empty, at most 200 characters. */
export const nameField: Field = (value, field) => {
  if (typeof value !== 'string' || value.trim() === '') return wrong(field, 'text', value)
  if (value.length > longestName)
    return { problem: { code: 'command.text-too-long', params: { field, limit: longestName } } }
  return { value }
}

/** A name, or null for nobody. */
export const nameOrNullField: Field = (value, field) => (value === null ? { value } : nameField(value, field))

/** Words of a person; at most 20,000 characters. */
export const textField: Field = (value, field) => {
  if (typeof value !== 'string') return wrong(field, 'text', value)
  if (value.length > longestText)
    return { problem: { code: 'command.text-too-long', params: { field, limit: longestText } } }
  return { value }
}

export const booleanField: Field = (value, field) =>
  typeof value === 'boolean' ? { value } : wrong(field, 'boolean', value)

export const numberField: Field = (value, field) =>
  typeof value === 'number' && Number.isFinite(value) ? { value } : wrong(field, 'number', value)

/** One of a few words. */
export function oneOfField(...allowed: readonly string[]): Field {
  return (value, field) => {
    if (typeof value !== 'string') return wrong(field, 'text', value)
    if (!allowed.includes(value))
      return { problem: { code: 'command.not-one-of', params: { field, found: shown(value), allowed } } }
    return { value }
  }
}

/** An instant: ISO 8601 with an offset, or epoch milliseconds. */
export const instantField: Field = (value, field) => {
  const at = typeof value === 'string' ? parseInstant(value) : typeof value === 'number' ? value : null
  if (at === null || !Number.isInteger(at) || at < earliestAt || at > latestAt) {
    return { problem: { code: 'command.bad-instant', params: { field, found: shown(value) } } }
  }
  return { value: at }
}

/** A duration of FORMATS section 2. */
export const durationField: Field = (value, field) => {
  const problem = { problem: { code: 'command.bad-duration', params: { field } } }
  if (!isRecord(value) || Object.keys(value).some((key) => key !== 'amount' && key !== 'unit')) return problem
  const { amount, unit } = value
  if (typeof amount !== 'number' || typeof unit !== 'string' || !durationUnits.includes(unit as DurationUnit))
    return problem
  const isDayUnit = unit === 'calendarDays' || unit === 'businessDaysSameTime' || unit === 'endOfBusinessDay'
  const thousandths = Math.round(amount * 1000)
  if (!(amount > 0 || (amount === 0 && unit === 'endOfBusinessDay')) || amount > 1_000_000) return problem
  if (isDayUnit ? !Number.isInteger(amount) : Math.abs(amount * 1000 - thousandths) > 1e-6) return problem
  return { value: { amount, unit } }
}

/** A list of short names; at most 200. */
export const namesField: Field = (value, field) => {
  if (!Array.isArray(value)) return wrong(field, 'list', value)
  if (value.length > mostEntries)
    return { problem: { code: 'command.too-many', params: { field, limit: mostEntries } } }
  for (const entry of value) {
    const read = nameField(entry, field)
    if ('problem' in read) return read
  }
  return { value }
}

/** Facts by id; whether they fit the flow's list is checked later. */
export const factsField: Field = (value, field) => {
  if (!isRecord(value)) return wrong(field, 'object', value)
  if (Object.keys(value).length > mostEntries)
    return { problem: { code: 'command.too-many', params: { field, limit: mostEntries } } }
  return { value }
}

/** Numbers by id. */
export const numbersField: Field = (value, field) => {
  if (!isRecord(value)) return wrong(field, 'object', value)
  const entries = Object.entries(value)
  if (entries.length > mostEntries)
    return { problem: { code: 'command.too-many', params: { field, limit: mostEntries } } }
  const bad = entries.find(([, entry]) => typeof entry !== 'number' || !Number.isFinite(entry))
  return bad === undefined ? { value } : wrong(`${field}.${shown(bad[0])}`, 'number', bad[1])
}

/** A plain object, not a list. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What travels beside a command and is no part of it. */
export const envelopeFields: ReadonlySet<string> = new Set(['do', 'commandId', 'at', 'actor', 'acceptedAt'])
