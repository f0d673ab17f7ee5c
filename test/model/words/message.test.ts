import { describe, expect, it } from 'vitest'
import { makeIssue } from '../../../model/document/issue.ts'
import { inLanguage, messageOf } from '../../../model/words/message.ts'

describe('messageOf', () => {
  it('fills the text of either language, joining lists as it does', () => {
    const params = { field: 'timezone', known: ['id', 'timeZone'] }

    expect(messageOf('document.unknown-field', params)).toBe(
      'Unknown field “timezone”. The fields here are: id, timeZone.',
    )
    expect(messageOf('document.unknown-field', params, 'zh-CN')).toBe(
      '未知字段“timezone”。此处可用的字段：id、timeZone。',
    )
  })

  it('names the kinds of value in the language of the reader', () => {
    const issue = makeIssue('document.wrong-type', '/amount', { expected: 'number', found: 'text' })

    expect(issue.message).toBe('This must be a number; it is a text.')
    expect(inLanguage(issue, 'zh-CN').message).toBe('此处应为数值，实际为文字。')
  })

  it('shows what a person wrote as it is, placeholders and all', () => {
    expect(messageOf('document.unknown-kind', { kind: '{{known}}$&', known: [] })).toContain('“{{known}}$&”')
  })

  it('fails loudly on a code without a text and on a parameter that is missing', () => {
    expect(() => messageOf('no.such-code', {})).toThrow('no.such-code')
    expect(() => messageOf('constructor', {})).toThrow('constructor')
    expect(() => messageOf('document.bad-id', {})).toThrow('id')
  })
})
