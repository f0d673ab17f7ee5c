import { describe, expect, it } from 'vitest'
import { keywordClassifier } from '../../../connectors/classify/keyword-classifier.ts'
import type { FactDefinition } from '../../../core/contract/facts.ts'

const category: FactDefinition = {
  id: 'category',
  type: 'enum',
  values: ['billing', 'delivery', { id: 'gift-card', name: { en: 'Gift card', 'zh-CN': '礼品卡' } }],
}
const sentiment: FactDefinition = { id: 'sentiment', type: 'number' }
const urgent: FactDefinition = { id: 'urgent', type: 'boolean' }

const classify = (text: string, facts: readonly FactDefinition[]) => keywordClassifier.classify({ text, facts })

describe('the keyword classifier', () => {
  it.each([
    ['I was charged twice on my invoice', 'billing'],
    ['快递三天了还没到，物流没有更新', 'delivery'],
    ['我的礼品卡用不了', 'gift-card'],
  ])('reads “%s” as %s', async (text, expected) => {
    expect(await classify(text, [category])).toEqual({ category: expected })
  })

  it('leaves out what it cannot tell', async () => {
    expect(await classify('Hello there', [category])).toEqual({})
  })

  it('sets nothing that the flow does not declare, and no value that it does not know', async () => {
    expect(await classify('refund my invoice', [{ id: 'category', type: 'enum', values: ['delivery'] }])).toEqual({})
    expect(await classify('refund my invoice', [])).toEqual({})
  })

  it('hears anger and thanks in both languages', async () => {
    const moods = await Promise.all(
      ['This is unacceptable, I am furious', '太差了，我很失望', 'Thank you, great work', '谢谢，很满意'].map((text) =>
        classify(text, [sentiment]),
      ),
    )

    expect(moods.map((mood) => Math.sign(Number(mood['sentiment'])))).toEqual([-1, -1, 1, 1])
  })

  it('sees that something is urgent', async () => {
    expect(await classify('请马上处理', [urgent])).toEqual({ urgent: true })
    expect(await classify('no hurry', [urgent])).toEqual({ urgent: false })
  })
})
