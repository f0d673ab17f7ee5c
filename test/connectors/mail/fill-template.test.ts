import { describe, expect, it } from 'vitest'
import { fillTemplate, textIn } from '../../../connectors/mail/fill-template.ts'

describe('fillTemplate', () => {
  it('puts values where their names stand', () => {
    expect(fillTemplate('Case {{number}}: {{ customer.tier }}', { number: 12, 'customer.tier': 'gold' })).toBe(
      'Case 12: gold',
    )
  })

  it('leaves nothing of a name that it does not know', () => {
    expect(fillTemplate('Hello {{name}}!', {})).toBe('Hello !')
  })

  it('looks at own properties only', () => {
    expect(fillTemplate('{{constructor}}{{__proto__}}{{toString}}', {})).toBe('')
  })

  it('does not fill in what a value brings along', () => {
    expect(fillTemplate('{{a}}', { a: '{{b}}', b: 'secret' })).toBe('{{b}}')
  })

  it('joins lists', () => {
    expect(fillTemplate('{{tags}}', { tags: ['a', null, 'b'] })).toBe('a, b')
  })
})

describe('textIn', () => {
  it('falls back to a language that the text has', () => {
    expect(textIn({ 'zh-CN': '你好' }, 'en')).toBe('你好')
    expect(textIn({ en: 'Hello', 'zh-CN': '你好' }, 'zh-CN')).toBe('你好')
    expect(textIn('Hello', 'zh-CN')).toBe('Hello')
  })
})
