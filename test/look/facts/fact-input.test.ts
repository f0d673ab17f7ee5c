import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FactDefinition, FactValue } from '../../../core/contract/facts.ts'
import { factFields, factInput, localDateTime, readFactForm, readFactInput } from '../../../look/facts/fact-input.ts'

const definitions = {
  enum: { id: 'category', type: 'enum', values: ['billing', { id: 'network', name: 'Network' }] },
  text: { id: 'what', type: 'text' },
  number: { id: 'amount', type: 'number', unit: 'CNY' },
  boolean: { id: 'again', type: 'boolean' },
  date: { id: 'on', type: 'date' },
  instant: { id: 'since', type: 'instant' },
  list: { id: 'skills', type: 'list' },
} as const satisfies Record<string, FactDefinition>

describe('a field of a form', () => {
  it('gives back what a fact holds, whatever its type', () => {
    const values = fc.oneof(
      fc.tuple(fc.constant(definitions.enum), fc.constantFrom('billing', 'network')),
      fc.tuple(
        fc.constant(definitions.text),
        fc.string().filter((text) => text.trim() === text && text !== ''),
      ),
      fc.tuple(
        fc.constant(definitions.number),
        fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => (n === 0 ? 0 : n)),
      ),
      fc.tuple(fc.constant(definitions.boolean), fc.boolean()),
      fc.tuple(fc.constant(definitions.list), fc.array(fc.stringMatching(/^[a-z]{1,8}$/))),
    )
    fc.assert(
      fc.property(values, ([definition, value]) => {
        expect(readFactInput(definition, factInput(definition, value as FactValue))).toEqual({ value })
      }),
    )
  })

  it('keeps an instant to the minute', () => {
    const read = readFactInput(definitions.instant, factInput(definitions.instant, '2026-11-23T09:05:00.000Z'))

    expect(read).toEqual({ value: '2026-11-23T09:05:00.000Z' })
  })

  it.each([
    [definitions.enum, 'weather', 'notInList'],
    [definitions.number, 'a lot', 'notNumber'],
    [definitions.number, 'Infinity', 'notNumber'],
    [definitions.boolean, 'perhaps', 'notInList'],
    [definitions.date, '23.11.2026', 'notDate'],
    [definitions.instant, 'soon', 'notInstant'],
  ] as const)('refuses %o with %s', (definition, input, fault) => {
    expect(readFactInput(definition, input)).toEqual({ fault })
  })

  it('reads numbers with separators, as people paste them', () => {
    expect(readFactInput(definitions.number, ' 1,280.50 ')).toEqual({ value: 1280.5 })
  })

  it('shows nothing for an instant that is none', () => {
    expect(localDateTime('whenever')).toBe('')
  })
})

describe('a form', () => {
  const fields = factFields([{ fact: 'category', required: true }, 'amount', 'unlisted'], Object.values(definitions))

  it('asks for a fact that no list describes as a text', () => {
    expect(fields[2]?.definition).toEqual({ id: 'unlisted', type: 'text' })
  })

  it('names every field that is wrong or missing, all at once', () => {
    expect(readFactForm(fields, { amount: 'x' })).toEqual({
      ok: false,
      faults: { category: 'missing', amount: 'notNumber' },
    })
  })

  it('leaves out what was left empty', () => {
    expect(readFactForm(fields, { category: 'billing', amount: '', unlisted: '  ' })).toEqual({
      ok: true,
      facts: { category: 'billing' },
    })
  })

  it('looks at own properties only', () => {
    const inherited = Object.create({ category: 'billing' }) as Record<string, string>

    expect(readFactForm(fields, inherited)).toEqual({ ok: false, faults: { category: 'missing' } })
  })
})
