import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { ReasonSetting, SettingsDocument } from '../../../core/contract/settings.ts'
import { checkShape } from '../../../model/document/check-shape.ts'
import { checkSettings } from '../../../model/settings/check-settings.ts'
import { settingsSchema } from '../../../model/settings/settings-schema.ts'

const issuesOf = (...reasons: ReasonSetting[]) =>
  checkSettings({ kind: 'settings', reasons }).map(({ code, path }) => `${code} ${path}`)

describe('reasons', () => {
  it('stand on two levels, whatever their order', () => {
    expect(issuesOf({ id: 'ill', name: 'Ill', parent: 'staff' }, { id: 'staff', name: 'Staff' })).toEqual([])
  })

  it('below one that is not there, below a kind or below themselves are wrong', () => {
    expect(
      issuesOf(
        { id: 'staff', name: 'Staff' },
        { id: 'ill', name: 'Ill', parent: 'staff' },
        { id: 'flu', name: 'Flu', parent: 'ill' },
        { id: 'lost', name: 'Lost', parent: 'gone' },
        { id: 'self', name: 'Self', parent: 'self' },
      ),
    ).toEqual([
      'settings.reason-too-deep /reasons/2/parent',
      'settings.unknown-reason /reasons/3/parent',
      'settings.reason-too-deep /reasons/4/parent',
    ])
  })

  it('of the templates are sound, in both languages, and every top one says on whose side it is', () => {
    const file = new URL('../../../templates/shared/settings.json', import.meta.url)
    const settings = JSON.parse(readFileSync(file, 'utf8')) as SettingsDocument
    const reasons = settings.reasons ?? []

    expect(checkShape(settingsSchema, settings).ok).toBe(true)
    expect(checkSettings(settings).filter(({ severity }) => severity === 'error')).toEqual([])
    expect(reasons.length).toBeGreaterThan(20)
    for (const { id, name, parent, side } of reasons) {
      expect([id, Object.keys(name)]).toEqual([id, ['en', 'zh-CN']])
      expect([id, parent !== undefined || side !== undefined]).toEqual([id, true])
    }
  })
})
