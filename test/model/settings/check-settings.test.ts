import { describe, expect, test } from 'vitest'
import { knownIds } from '../../../model/document/surroundings.ts'
import { checkDocument } from '../../../model/validate/check-document.ts'

function found(settings: object, calendars?: ReadonlySet<string>) {
  return checkDocument(
    'settings',
    { kind: 'settings', ...settings },
    calendars && { calendars: knownIds(calendars) },
  ).map(({ code, path }) => `${code} ${path}`)
}

describe('settings', () => {
  test('may hold every list, or none', () => {
    expect(found({})).toEqual([])
    expect(
      found({
        teams: [
          {
            id: 'frontline',
            name: { en: 'Frontline', 'zh-CN': '一线' },
            members: ['ann'],
            capacity: 5,
            skills: ['voice'],
            regions: ['north'],
          },
        ],
        messages: [{ id: 'hello', subject: 'Hello', body: { en: 'Dear {{customer}}', 'zh-CN': '您好' } }],
        endpoints: [{ id: 'ops', url: 'https://ops.example/hook?x=1' }],
        roles: [{ id: 'manager' }],
        sites: [{ id: 'hq', timeZone: 'Asia/Shanghai' }],
      }),
    ).toEqual([])
  })

  test('name each thing once', () => {
    expect(found({ roles: [{ id: 'a' }, { id: 'b' }, { id: 'a' }] })).toEqual(['document.duplicate-id /roles/2/id'])
  })

  test('are warned of a team that nobody is in', () => {
    expect(found({ teams: [{ id: 'a' }, { id: 'b', members: [] }, { id: 'c', members: ['ann'] }] })).toEqual([
      'settings.team-without-members /teams/0',
      'settings.team-without-members /teams/1',
    ])
  })

  test('name calendars and zones that exist', () => {
    const teams = [{ id: 'a', calendar: 'dask', members: ['ann'] }]

    expect(found({ teams })).toEqual([])
    expect(found({ teams }, new Set(['desk']))).toEqual(['reference.unknown-calendar /teams/0/calendar'])
    expect(found({ sites: [{ id: 'a', timeZone: 'Mars/Olympus' }] })).toEqual([
      'settings.unknown-zone /sites/0/timeZone',
    ])
  })

  test.each(['ftp://a.example', 'https://', 'https://user:secret@a.example/', 'javascript:alert(1)', 'https://a b'])(
    'send webhooks to addresses only, not to %s',
    (url) => {
      expect(found({ endpoints: [{ id: 'a', url }] })).toEqual(['settings.bad-url /endpoints/0/url'])
    },
  )

  test('keep no secrets: a field for one is not known', () => {
    expect(found({ endpoints: [{ id: 'a', url: 'https://a.example', secret: 'x' }] })).toEqual([
      'document.unknown-field /endpoints/0/secret',
    ])
  })
})
