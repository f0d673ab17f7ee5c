import { describe, expect, it } from 'vitest'
import type { RulesDocument } from '../../../core/contract/rules.ts'
import { inOwnersWords } from '../../../editor/problems/owners-words.ts'
import { flowIn } from '../../../editor/workspace/workspace.ts'
import { checkRules } from '../../../model/rules/check-rules.ts'
import { inLanguage } from '../../../model/words/message.ts'
import { templateWorkspace } from '../edits/template-workspaces.ts'

const flow = flowIn(templateWorkspace('consultation'))
const rules: RulesDocument = {
  kind: 'rules',
  id: 'r',
  style: 'table',
  hit: 'unique',
  inputs: [{ fact: 'category' }],
  rows: [
    { id: 'one', if: [{ is: 'price' }] },
    { id: 'two', name: { en: 'Same again', 'zh-CN': '再来一次' }, if: [{ in: ['price', 'usage'] }] },
  ],
}
const said = (language: 'en' | 'zh-CN', document: RulesDocument = rules) =>
  checkRules(document, { facts: flow.facts }).map(
    (issue) => inLanguage(inOwnersWords(issue, document, flow, language), language).message,
  )

describe('what is wrong with rules', () => {
  it('is said with the names that the owner gave to facts, values and rows', () => {
    const [overlap, gap] = said('en')

    expect(overlap).toBe(
      'The entries Row 1 and “Same again” overlap, but only one may hold: both hold for About: Prices and offers.',
    )
    expect(gap).toContain('About: Orders and delivery')
    expect(said('zh-CN')[0]).toMatch(/第 1 行.*“再来一次”.*咨询内容：/)
  })

  it('names operators in words, and leaves alone what nobody named', () => {
    const broken = { ...rules, inputs: [{ fact: 'unheard-of' }] }
    const mixed: RulesDocument = { ...rules, rows: [{ id: 'one', if: [{ above: 5 }] }] }

    expect(said('en', broken).join()).toContain('unheard-of')
    expect(said('en', mixed).join()).toMatch(/“is above”.*About/)
  })
})
