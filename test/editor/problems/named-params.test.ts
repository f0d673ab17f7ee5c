import { describe, expect, it } from 'vitest'
import type { Issue } from '../../../core/contract/issue.ts'
import type { Language } from '../../../core/contract/language.ts'
import { saidWithNames } from '../../../editor/problems/named-params.ts'
import { flowIn } from '../../../editor/workspace/workspace.ts'
import { templateWorkspace } from '../edits/template-workspaces.ts'

const source = {
  flow: flowIn(templateWorkspace('complaint')),
  document: () => undefined,
  policies: [],
  setting: (list: string, id: string) =>
    list === 'teams' && id === 'frontline' ? { en: 'Frontline', 'zh-CN': '一线' } : undefined,
}
const said = (code: string, params: Issue['params'], language: Language) => {
  const issue: Issue = { code, path: '', severity: 'warning', params, message: '' }
  return saidWithNames(issue, source, language).message
}

describe('what a problem is about', () => {
  it('has the name of a language, a type and a day of the week, never how they are written', () => {
    const oneLanguage = { language: 'en', text: '"开门"' }
    expect(said('document.text-in-one-language', oneLanguage, 'zh-CN')).toContain('英文')
    expect(said('document.text-in-one-language', oneLanguage, 'en')).toContain('English')
    expect(said('calendar.like-closed-weekday', { weekday: 'mon' }, 'zh-CN')).toContain('周一')
    const until = { node: 'x', fact: 'y', type: 'enum' }
    expect(said('flow.wait-until-type', until, 'zh-CN')).toContain('单选')
  })

  it('is a choice that has not been made yet where an id is empty', () => {
    expect(said('document.bad-dotted-id', { id: '""' }, 'zh-CN')).toContain('没有选择')
    expect(said('document.bad-id', { id: '"A b"' }, 'zh-CN')).toContain('"A b"')
  })

  it('names what there is instead of something unknown', () => {
    const team = { id: 'fronline', known: ['frontline', 'nameless'] }
    expect(said('reference.unknown-team', team, 'zh-CN')).toBe('没有团队“fronline”。现有：一线、nameless。')
    expect(said('reference.unknown-team', team, 'en')).toContain('Frontline, nameless')
    expect(said('flow.two-starts', { node: 'solve', first: 'receive' }, 'zh-CN')).not.toContain('receive')
    expect(said('flow.way-unknown', { node: 'solve', way: 'x', known: ['else'] }, 'zh-CN')).toContain('其他情况')
  })
})
