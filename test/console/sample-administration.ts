import type { Instant } from '../../core/contract/time.ts'
import type { WireUser } from '../../core/contract/wire.ts'
import type { WireJob, WireKey, WireSetting } from '../../core/contract/wire-administration.ts'
import { hour, iso, minute } from './sample-data.ts'

export const teams: readonly WireSetting[] = [
  {
    id: 'frontline',
    version: 1,
    updatedAt: iso(0),
    data: { name: { en: 'Front line', 'zh-CN': '一线客服' }, calendar: 'shanghai', members: ['u-li'] },
  },
  {
    id: 'billing',
    version: 2,
    updatedAt: iso(0),
    data: { name: { en: 'Billing', 'zh-CN': '账务组' }, skills: ['invoices'] },
  },
]

export const messages: readonly WireSetting[] = [
  {
    id: 'received',
    version: 1,
    updatedAt: iso(0),
    data: {
      subject: { en: 'We have your request', 'zh-CN': '我们已收到您的请求' },
      body: { en: 'Dear {{customer.name}}, …', 'zh-CN': '尊敬的 {{customer.name}}：……' },
    },
  },
]

export const users: readonly WireUser[] = [
  {
    id: 'u-li',
    login: 'li',
    name: '李娜',
    email: 'li@example.com',
    roles: ['agent', 'manager', 'administrator'],
    teams: ['frontline'],
    isActive: true,
  },
  { id: 'u-zhao', login: 'zhao', name: '赵敏', email: null, roles: ['agent'], teams: ['billing'], isActive: true },
  { id: 'u-old', login: 'old', name: 'Peter Old', email: null, roles: ['viewer'], teams: [], isActive: false },
]

export function sampleKeys(now: Instant): readonly WireKey[] {
  const key = { roles: ['agent'], createdAt: iso(now - 9 * 24 * hour), expiresAt: null, revokedAt: null }
  return [
    { ...key, id: 'k1', name: 'CRM import', prefix: 'pk_4f2a', lastUsedAt: iso(now - 3 * minute) },
    { ...key, id: 'k2', name: 'Old shop', prefix: 'pk_91bc', lastUsedAt: null, revokedAt: iso(now - hour) },
  ]
}

export function sampleJobs(now: Instant): readonly WireJob[] {
  return [
    {
      id: 'j1',
      kind: 'webhook',
      case: { id: 'case-1042', number: 1042 },
      attempts: 8,
      error: 'https://ops.example.com/hook answered 503',
      createdAt: iso(now - 3 * hour),
      failedAt: iso(now - hour),
    },
  ]
}
