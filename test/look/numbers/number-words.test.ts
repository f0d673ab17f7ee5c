import { describe, expect, it } from 'vitest'
import { numberWordsOf } from '../../../look/numbers/number-words.ts'

describe('numbers in words', () => {
  const english = numberWordsOf('en')

  it('are said as the language says them', () => {
    expect([english.count(12345), english.short(12345), english.decimal(3.14159)]).toEqual(['12,345', '12.3K', '3.14'])
    expect([english.decimal(-0.003), english.decimal(-0.5)]).toEqual(['0', '−0.5'])
    expect(numberWordsOf('zh-CN').short(12345)).toBe('1.2万')
  })

  it('of a share are percent', () => {
    expect([english.share(0.9314), english.wholeShare(0.5)]).toEqual(['93.1%', '50%'])
  })

  it('of a change have a sign, and a true minus', () => {
    expect([english.change(12), english.change(-3), english.change(0)]).toEqual(['+12', '−3', '±0'])
    expect([english.shareChange(-0.012), english.shareChange(0.0003)]).toEqual(['−1.2', '±0'])
  })
})
