import { describe, expect, it } from 'vitest'
import { choiceFrom, factIdFrom, plainId } from '../../../editor/facts/choice-from.ts'
import { designerFacts as englishFacts } from '../../../locales/en/console/designer-facts.ts'
import { reports as english } from '../../../locales/en/console/reports.ts'
import { designerFacts as chineseFacts } from '../../../locales/zh-CN/console/designer-facts.ts'
import { reports as chinese } from '../../../locales/zh-CN/console/reports.ts'

describe('a value that somebody types', () => {
  it('stands as it is where other systems write it so, and is named in the language of the page otherwise', () => {
    expect(choiceFrom('gold', 'en', [])).toBe('gold')
    expect(choiceFrom(' Private line ', 'en', [])).toEqual({ id: 'private-line', name: { en: 'Private line' } })
    expect(choiceFrom('专线', 'zh-CN', ['gold'])).toEqual({ id: 'value-2', name: { 'zh-CN': '专线' } })
  })

  it('is none where there is one already, and gets an id that is free', () => {
    expect(choiceFrom('gold', 'en', ['gold'])).toBeNull()
    expect(choiceFrom('Line', 'en', [{ id: 'x', name: { en: 'Line' } }])).toBeNull()
    expect(choiceFrom('Gold!', 'en', ['gold'])).toEqual({ id: 'gold-2', name: { en: 'Gold!' } })
    expect(choiceFrom('  ', 'en', [])).toBeNull()
  })

  it('has an id of letters, or another one', () => {
    expect(plainId('Order amount (CNY)', 'fact')).toBe('order-amount-cny')
    expect(plainId('金额', 'fact')).toBe('fact')
  })
})

describe('the id of a fact', () => {
  it('is the one that reports know where it is called so, in either language', () => {
    expect(factIdFrom('优先级')).toBe('priority')
    expect(factIdFrom('priority')).toBe('priority')
    expect(factIdFrom('业务类型')).toBe('business')
    expect(factIdFrom('Line speed')).toBe('line-speed')
    expect(factIdFrom('故障现象')).toBe('fact')
  })

  it('is called in the designer as reports call it', () => {
    for (const id of ['priority', 'business'] as const) {
      expect(englishFacts.reported[id]).toBe(english.dimension[id])
      expect(chineseFacts.reported[id]).toBe(chinese.dimension[id])
    }
  })
})
