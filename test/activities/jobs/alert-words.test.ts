import { describe, expect, it } from 'vitest'
import { alertWords } from '../../../activities/jobs/alert-words.ts'
import type { AlertJob, AlertRule } from '../../../core/contract/alerts.ts'

const rule: AlertRule = {
  name: '',
  isOn: true,
  measure: 'late',
  scope: { channel: ['email', 'kiosk'], tier: ['gold'] },
  is: 'above',
  threshold: 1,
  minimumSample: 0,
  holdMinutes: 0,
  calmMinutes: 0,
  remindMinutes: null,
  calendar: null,
  zone: 'UTC',
  recipients: [],
}
const job: AlertJob = {
  id: 'j',
  kind: 'alert',
  at: 0,
  alert: 'a',
  notice: 'began',
  recipient: 'r1',
  value: 5,
  since: 0,
}
const names = { flow: new Map(), team: new Map(), node: null }
const told = (language: 'en' | 'zh-CN', change: Partial<AlertRule> = {}) =>
  alertWords({ ...rule, ...change }, job, names, language, 'https://p.test')

describe('what an alert says', () => {
  it('is called by what it found, in the language of who is told, where nobody named it', () => {
    expect(told('en').title).toBe('Alert: Cases late now: 5')
    expect(told('zh-CN').title).toBe('告警：当前超时工单：5 张')
    expect(told('zh-CN', { name: 'Night shift' }).title).toBe('告警：Night shift')
  })

  it('names channels and classes as people do, and those of the house as the house does', () => {
    expect(told('en').lines).toContain('Only E-mail, kiosk, Gold.')
    expect(told('zh-CN').lines).toContain('范围：电子邮件、kiosk、金牌。')
  })
})
