import { describe, expect, it } from 'vitest'
import { fixInOwnersWords } from '../../../editor/problems/owners-fix.ts'

describe('what mends a problem', () => {
  it('is said as the owner says it where a unit changes, or which rule counts', () => {
    const unit = [{ op: 'replace', path: '/clocks/0/targets/0/within/unit', value: 'businessHours' }] as const
    expect(fixInOwnersWords(unit, 'zh-CN')).toBe('改写为 “小时（只计工作时间）”')
    expect(fixInOwnersWords(unit, 'en')).not.toContain('businessHours')
    expect(fixInOwnersWords([{ op: 'replace', path: '/hit', value: 'first' }], 'zh-CN')).toBe('以靠上的一行为准')
  })

  it('is said plainly otherwise', () => {
    expect(fixInOwnersWords([{ op: 'remove', path: '/stages/1' }], 'zh-CN')).toBe('将其删除')
    expect(fixInOwnersWords([{ op: 'replace', path: '/nodes/0/queue/team', value: 'desk' }], 'en')).toContain('"desk"')
  })
})
