import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FactValue } from '../../../../core/contract/facts.ts'
import type { RulesDocument } from '../../../../core/contract/rules.ts'
import { readRulesText, rulesFormats, writeRulesText } from '../../../../editor/rules/json/rules-text.ts'
import { hasErrors } from '../../../../model/document/issue.ts'
import { checkRules } from '../../../../model/rules/check-rules.ts'
import { ruleSetOf } from '../../../../model/rules/compile-rules.ts'
import { decideCompiled } from '../../../../rules/evaluate-compiled.ts'
import { anyFacts, anyRules, evaluationContext as context, facts } from '../any-rules.ts'

const surroundings = { facts, calendars: ['desk', 'night'] }
const read = (text: string, format: 'own' | 'engine' = 'own', language: 'en' | 'zh-CN' = 'en') =>
  readRulesText(text, format, 'mine', surroundings, language)

describe.each(rulesFormats)('rules as text for %s', (format) => {
  it('come back deciding the same, under the id that they have', () => {
    fc.assert(
      fc.property(anyRules, fc.array(anyFacts, { minLength: 1, maxLength: 4 }), (rules, cases) => {
        const own = { ...rules, id: 'mine' }
        const { rules: back, issues } = read(writeRulesText({ ...rules, id: 'another' }, format), format)
        if (hasErrors(checkRules(own, surroundings))) {
          expect(back).toBeNull()
          return
        }

        expect(issues.filter(({ isError }) => isError)).toEqual([])
        expect(back).toMatchObject({ id: 'mine', style: rules.style, hit: rules.hit })
        if (format === 'own') expect(back).toEqual(own)
        else for (const facts of cases) expect(back && decided(back, facts)).toEqual(decided(own, facts))
      }),
      { numRuns: 40 },
    )
  })
})

function decided(rules: RulesDocument, known: Readonly<Record<string, FactValue>>) {
  return decideCompiled(ruleSetOf(rules, null), known, context)
}

describe('a broken text', () => {
  it.each([
    ['what is no JSON', '{ "kind": ', 'own'],
    ['another kind of document', '{ "kind": "flow" }', 'own'],
    [
      'an unknown operator',
      JSON.stringify({ ...anySound(), rules: [{ id: 'a', if: { fact: 'amount', op: 'more', value: 1 }, then: {} }] }),
      'own',
    ],
    [
      'a value of another type',
      JSON.stringify({
        ...anySound(),
        rules: [{ id: 'a', if: { fact: 'amount', op: 'above', value: 'x' }, then: {} }],
      }),
      'own',
    ],
    ['what is no rule', '7', 'engine'],
    [
      'a rule that cannot be kept',
      '[{"conditions":{"all":[{"fact":"amount","operator":"custom","value":1}]},"event":{"type":"x"}}]',
      'engine',
    ],
  ] as const)('is never used: %s', (_, text, format) => {
    const { rules, issues } = read(text, format)

    expect(rules).toBeNull()
    expect(issues.some(({ isError }) => isError)).toBe(true)
  })

  it('says where, in the language of the page', () => {
    const text = JSON.stringify(
      { ...anySound(), rules: [{ id: 'a', if: { fact: 'amount', op: 'above', value: 'x' }, then: {} }] },
      null,
      2,
    )
    const line = text.split('\n').findIndex((one) => one.includes('"value": "x"')) + 1

    expect(read(text).issues[0]).toMatchObject({ line, isError: true })
    expect(read(text, 'own', 'zh-CN').issues[0]?.message).toMatch(/[\u4e00-\u9fff]/)
  })
})

function anySound() {
  return { kind: 'rules', id: 'mine', style: 'list', hit: 'first', rules: [{ id: 'rest', then: { outcome: 'x' } }] }
}
