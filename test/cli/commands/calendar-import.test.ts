import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { callForJson, callPledge } from '../call-pledge.ts'

const hours = { mon: ['09:00-17:00'], thu: ['09:00-12:00', '13:00-17:00'] }
const desk = { kind: 'calendar', id: 'desk', timeZone: 'Asia/Shanghai', hours, coversThrough: '2025-12-31' }
let folder: string
let calendar: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pledge-import-'))
  calendar = write('desk.calendar.json', JSON.stringify(desk))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function write(name: string, text: string): string {
  const file = join(folder, name)
  writeFileSync(file, text)
  return file
}

const imported = (...args: string[]) => callForJson('calendar', 'import', '--calendar', calendar, ...args)

describe('pledge calendar import', () => {
  it('takes the holidays and make-up days of China from chinese-days, known through the year', async () => {
    const { exitCode, value } = await imported('--source', 'chinese-days', '--year', '2026')

    expect(exitCode).toBe(0)
    expect(value).toMatchObject({ coversThrough: '2026-12-31', document: { id: 'desk', coversThrough: '2026-12-31' } })
    const { document } = value as { document: { holidays: { date: string }[]; exceptions: object[] } }
    expect(document.holidays.map(({ date }) => date)).toContain('2026-02-16')
    expect(document.exceptions).toContainEqual({ date: '2026-02-14', like: 'mon', name: '春节' })
  })

  it('warns of a year that a library does not know, and lets the calendar know no more than before', async () => {
    const { exitCode, value } = await imported('--source', 'chinese-days', '--year', '2040')

    expect(exitCode).toBe(0)
    expect(value).toMatchObject({ holidays: 0, exceptions: 0, coversThrough: '2025-12-31' })
    expect(value).toMatchObject({ warnings: [{ code: 'calendar.import-year-unknown' }] })
  })

  it('works out the public holidays of a place, with half days where they are wanted', async () => {
    const place = ['--source', 'date-holidays', '--place', 'DE-BY', '--year', '2026']
    const [whole, half] = [await imported(...place), await imported(...place, '--half-days')]

    expect(whole.value).toMatchObject({ exceptions: 0, coversThrough: '2026-12-31' })
    const { document } = half.value as { document: { holidays: object[]; exceptions: object[] } }
    expect(document.holidays).toContainEqual({ date: '2026-01-06', name: 'Heilige Drei Könige' })
    expect(document.exceptions).toContainEqual({
      date: '2026-12-24',
      hours: ['09:00-12:00', '13:00-14:00'],
      name: 'Heiliger Abend',
    })
  })

  it.each([
    ['CN', 'calendar.import-wrong-for'],
    ['XX', 'calendar.import-no-such-place'],
    ['DE-ZZ', 'calendar.import-no-such-place'],
    ['constructor', 'calendar.import-no-such-place'],
  ])('refuses to work out the holidays of %s', async (place, code) => {
    const { exitCode, value } = await imported('--source', 'date-holidays', '--place', place, '--year', '2026')

    expect(exitCode).toBe(2)
    expect(value).toMatchObject({ error: { code } })
  })

  it('reads files of holiday-cn and iCalendar, and writes the calendar where it is told to', async () => {
    const days = [{ date: '2026-10-01', name: '国庆节', isOffDay: true }]
    const json = write('2026.json', JSON.stringify({ year: 2026, days }))
    const event = 'BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261225\r\nSUMMARY:Christmas\r\nEND:VEVENT'
    const ics = write('holidays.ics', `BEGIN:VCALENDAR\r\n${event}\r\nEND:VCALENDAR`)
    const out = join(folder, 'out.calendar.yaml')

    const cn = await imported('--source', 'holiday-cn', '--file', json)
    const { exitCode } = await imported('--source', 'icalendar', '--file', ics, '--out', out)

    expect(cn.value).toMatchObject({ document: { holidays: [{ date: '2026-10-01', name: '国庆节' }] } })
    expect(exitCode).toBe(0)
    expect(parse(readFileSync(out, 'utf8'))).toMatchObject({ id: 'desk', holidays: [{ date: '2026-12-25' }] })
  })

  it('changes nothing when what is given is not what it is said to be', async () => {
    const out = join(folder, 'never.json')
    const text = write('not.ics', 'no calendar at all')

    const { exitCode, value } = await imported('--source', 'icalendar', '--file', text, '--out', out)

    expect(exitCode).toBe(1)
    expect(value).toMatchObject({ error: { issues: [{ code: 'calendar.import-not-understood' }] } })
    expect(() => readFileSync(out)).toThrow('ENOENT')
  })

  it('says in both languages what it wrote', async () => {
    const out = join(folder, 'said.json')
    const args = [
      'calendar',
      'import',
      '--calendar',
      calendar,
      '--source',
      'chinese-days',
      '--year',
      '2026',
      '--out',
      out,
    ]

    expect((await callPledge(...args)).out).toContain('known through 2026-12-31')
    expect((await callPledge(...args, '--lang', 'zh-CN')).out).toContain('节假日录入到 2026-12-31')
  })
})
