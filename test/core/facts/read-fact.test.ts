import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { choicesOf, factsById } from '../../../core/facts/built-in-facts.ts'
import { factReader, readFact } from '../../../core/facts/read-fact.ts'

const parsed = (text: string) => JSON.parse(text)

describe('reading a fact', () => {
  it('finds it flat or nested', () => {
    expect(readFact({ 'customer.site.city': '上海' }, 'customer.site.city')).toBe('上海')
    expect(readFact({ customer: { site: { city: '上海' } } }, 'customer.site.city')).toBe('上海')
  })

  it('lets the flat value win, also when it says that the fact is missing', () => {
    expect(readFact({ 'customer.tier': 'gold', customer: { tier: 'standard' } }, 'customer.tier')).toBe('gold')
    expect(readFact({ 'customer.tier': null, customer: { tier: 'standard' } }, 'customer.tier')).toBeNull()
  })

  it('counts false, zero, the empty text and the empty list as values', () => {
    for (const value of [false, 0, '', []]) expect(readFact({ a: value }, 'a')).toEqual(value)
  })

  it('takes a group of facts for no value', () => {
    expect(readFact({ customer: { tier: 'gold' } }, 'customer')).toBeNull()
  })

  it.each([
    ['{}', 'constructor'],
    ['{}', 'to-string'],
    ['{"customer":{}}', 'customer.constructor'],
    ['{"name":"Ada"}', 'name.length'],
    ['{"tags":["a"]}', 'tags.length'],
    ['{"tags":["a"]}', 'tags.0'],
    ['{"__proto__":{"admin":true}}', 'admin'],
    ['{"customer":null}', 'customer.tier'],
  ])('looks in %s for own properties only: there is no %s', (facts, id) => {
    expect(readFact(parsed(facts), id)).toBeNull()
    expect(factReader(id)(parsed(facts))).toBeNull()
  })

  it('reads the same through a reader', () => {
    const id = fc.constantFrom('a', 'a.b', 'a.b.c', 'b')
    const leaf = fc.constantFrom('x', 1, true, null, [])
    const facts = fc.dictionary(
      fc.constantFrom('a', 'a.b', 'a.b.c', 'b'),
      fc.oneof(leaf, fc.dictionary(fc.constantFrom('b', 'c'), leaf)),
    )

    fc.assert(
      fc.property(facts, id, (given, wanted) => {
        expect(factReader(wanted)(given)).toEqual(readFact(given, wanted))
      }),
    )
  })
})

describe('the facts a flow has', () => {
  it('are the built-in ones and its own, which may narrow a built-in one', () => {
    const facts = factsById([
      { id: 'channel', type: 'enum', values: ['phone', { id: 'email' }] },
      { id: 'amount', type: 'number' },
    ])

    expect(facts.get('amount')?.type).toBe('number')
    expect(facts.get('reopened')?.type).toBe('number')
    expect(choicesOf(facts.get('channel') ?? { id: 'x', type: 'text' })).toEqual(['phone', 'email'])
    expect(choicesOf({ id: 'x', type: 'text' })).toBeUndefined()
  })
})
