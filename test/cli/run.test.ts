import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commands } from '../../cli/commands.ts'
import { frame as english } from '../../locales/en/cli/frame.ts'
import { frame as chinese } from '../../locales/zh-CN/cli/frame.ts'
import { callForJson, callPledge } from './call-pledge.ts'

let folder: string
let desk: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pledge-cli-'))
  desk = fileWith(
    'desk.json',
    '{"kind":"calendar","id":"desk","timeZone":"Europe/Berlin","hours":{"mon":["09:00-17:00"]}}',
  )
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('pledge', () => {
  it('shows its help, in either language, and lists every command with a summary', async () => {
    const help = await callPledge('--help')
    const hilfe = await callPledge('--lang', 'zh-CN')

    expect([help.exitCode, hilfe.exitCode]).toEqual([0, 0])
    expect(Object.keys(english.summaries).sort()).toEqual(Object.keys(commands).sort())
    expect(Object.keys(chinese.summaries).sort()).toEqual(Object.keys(commands).sort())
    for (const name of Object.keys(commands)) {
      expect(help.out).toContain(english.summaries[name])
      expect(hilfe.out).toContain(chinese.summaries[name])
    }
  })

  it('says its version', async () => {
    expect((await callForJson('--version')).value).toEqual({ version: expect.stringMatching(/^\d+\.\d+\.\d+/) })
  })

  it.each<[string, string[], string]>([
    ['no command', [], 'cli.missing-command'],
    ['a command that is not there', ['nonsense'], 'cli.unknown-command'],
    ['a misspelt command', ['calender'], 'cli.misspelt-command'],
    ['the name of an inherited property', ['constructor'], 'cli.unknown-command'],
    ['no subcommand', ['calendar'], 'cli.missing-command'],
    ['a misspelt subcommand', ['calendar', 'opne'], 'cli.misspelt-command'],
    ['an unknown language', ['--lang', 'fr', 'calendar'], 'cli.not-one-of'],
    ['a language without a value', ['calendar', '--lang'], 'cli.missing-value'],
    ['a misspelt option', ['calendar', 'open', '--dat', 'x'], 'cli.misspelt-option'],
    ['an unknown option', ['calendar', 'open', '--colour', 'red'], 'cli.unknown-option'],
    ['a short option', ['calendar', 'open', '-d', 'x'], 'cli.unknown-option'],
    ['an option without its value', ['calendar', 'open', '--date'], 'cli.missing-value'],
    ['an option in place of a value', ['calendar', 'open', '--date', '--calendar'], 'cli.missing-value'],
    ['an option twice', ['calendar', 'open', '--date', '2026-12-07', '--date', '2026-12-08'], 'cli.repeated-option'],
    ['an argument too many', ['calendar', 'open', 'extra', '--date', '2026-12-07'], 'cli.unexpected-argument'],
    ['a missing option', ['calendar', 'open', '--date', '2026-12-07'], 'cli.missing-option'],
  ])('refuses %s with exit 2, in words', async (_, args, code) => {
    const { exitCode, value } = await callForJson(...args)
    const plain = await callPledge(...args, ...(args.length === 0 ? ['--nothing'] : []))

    expect([exitCode, value]).toEqual([2, { error: { code, message: expect.stringMatching(/\S/) } }])
    expect(plain).toMatchObject({ exitCode: 2, out: '', err: expect.stringMatching(/^pledge: /) })
  })

  it('speaks the language it was asked to speak, wherever the option stands', async () => {
    const before = await callPledge('--lang=zh-CN', 'nonsense')
    const after = await callPledge('nonsense', '--lang', 'zh-CN')

    expect(before.err).toBe('pledge: 没有“nonsense”这个命令。可用命令：' + Object.keys(commands).join('、') + '。')
    expect(after).toEqual(before)
  })
})

describe('a file given to pledge', () => {
  const open = (file: string) => callForJson('calendar', 'open', '--calendar', file, '--date', '2026-12-07')

  it.each<[string, string | Uint8Array, string]>([
    ['cut.json', '{"kind":', 'document.json-ends-early'],
    ['latin.json', new Uint8Array([0x22, 0xe9, 0x22]), 'document.not-utf8'],
    ['large.json', JSON.stringify('x'.repeat(1_100_000)), 'document.too-large'],
    ['deep.json', '['.repeat(2000), 'document.too-deep'],
    ['two.yaml', 'a: 1\n---\nb: 2', 'document.yaml-two-documents'],
    ['null.json', 'null', 'document.wrong-type'],
    ['policy.json', '{"kind":"policy","id":"p","clocks":[]}', 'document.not-one-of'],
  ])('%s is refused as a document, with exit 1 and its issues', async (name, content, code) => {
    const { exitCode, value } = await open(fileWith(name, content))

    expect(exitCode).toBe(1)
    expect(value).toMatchObject({
      error: { code: 'cli.invalid-document', issues: expect.arrayContaining([expect.objectContaining({ code })]) },
    })
  })

  it('that is not there, or is a folder, is refused as wrong use', async () => {
    expect(await open(join(folder, 'not-there.json'))).toMatchObject({
      exitCode: 2,
      value: { error: { code: 'cli.file-not-found' } },
    })
    expect(await open(folder)).toMatchObject({ exitCode: 2, value: { error: { code: 'cli.file-unreadable' } } })
  })

  it('may be YAML', async () => {
    const file = fileWith(
      'desk.yaml',
      'kind: calendar\nid: desk\ntimeZone: Europe/Berlin\nhours: { mon: ["09:00-17:00"] }\n',
    )

    expect(await open(file)).toEqual(await open(desk))
  })

  it('that is wrong is told to people line by line, with the fix', async () => {
    const file = fileWith(
      'misspelt.json',
      '{"kind":"calendar","id":"desk","timezone":"Europe/Berlin","hours":{"mon":["09:00-17:00"]}}',
    )
    const { err } = await callPledge('calendar', 'open', '--calendar', file, '--date', '2026-12-07')

    expect(err).toContain(`${file}:1:43: error: Unknown field “timezone”.`)
    expect(err).toContain('fix: rename it to “timeZone”')
  })
})

describe('pledge calendar', () => {
  const due = (...args: string[]) =>
    callForJson('calendar', 'due', '--calendar', desk, '--from', '2026-12-07T09:00:00+01:00', ...args)

  it('shows how it is used', async () => {
    expect((await callPledge('calendar', '--help')).out).toContain('pledge calendar due')
    expect((await callForJson('calendar', 'open', '--help')).value).toEqual({
      usage: expect.stringContaining('--date'),
    })
  })

  it('answers due with UTC instants and the budget', async () => {
    expect(await due('--amount', '8', '--unit', 'businessHours')).toEqual({
      exitCode: 0,
      value: { dueAt: '2026-12-07T16:00:00.000Z', breachesAt: '2026-12-14T08:00:00.000Z', budgetMs: 28_800_000 },
    })
  })

  it('takes pauses, as many as there are', async () => {
    const pauses = [
      '--pause',
      '2026-12-07T10:00:00+01:00/2026-12-07T11:00:00+01:00',
      '--pause',
      '2026-12-07T12:00:00+01:00/2026-12-07T13:00:00+01:00',
    ]

    expect((await due('--amount', '2', '--unit', 'businessHours', ...pauses)).value).toMatchObject({
      dueAt: '2026-12-07T11:00:00.000Z',
      breachesAt: '2026-12-07T12:00:00.000Z',
    })
  })

  it('warns of a deadline whose holidays are not known, and not of wall time', async () => {
    const file = fileWith(
      'covered.json',
      '{"kind":"calendar","id":"c","timeZone":"UTC","hours":{"mon":["09:00-17:00"]},"coversThrough":"2026-12-07"}',
    )
    const dueIn = (unit: string) =>
      callForJson(
        'calendar',
        'due',
        '--calendar',
        file,
        '--from',
        '2026-12-07T16:00:00Z',
        '--amount',
        '200',
        '--unit',
        unit,
      )

    expect((await dueIn('businessMinutes')).value).toMatchObject({
      warnings: [{ code: 'calendar.due-after-coverage', severity: 'warning' }],
    })
    expect((await dueIn('hours')).value).not.toHaveProperty('warnings')
  })

  it.each<[string, string[], string]>([
    ['a negative amount', ['--amount', '-3', '--unit', 'hours'], 'document.amount-not-positive'],
    ['an amount with an exponent', ['--amount', '1e3', '--unit', 'hours'], 'cli.not-a-number'],
    ['an amount in words', ['--amount', 'eight', '--unit', 'hours'], 'cli.not-a-number'],
    ['four decimals', ['--amount', '1.2345', '--unit', 'hours'], 'document.amount-too-precise'],
    ['half a day', ['--amount', '0.5', '--unit', 'calendarDays'], 'document.amount-not-whole'],
    ['a bare day', ['--amount', '1', '--unit', 'days'], 'cli.not-one-of'],
    ['more than there is time', ['--amount', '999999', '--unit', 'businessHours'], 'calendar.never-due'],
    ['a pause that is none', ['--amount', '1', '--unit', 'hours', '--pause', 'yesterday'], 'cli.bad-pause'],
    [
      'a pause backwards',
      ['--amount', '1', '--unit', 'hours', '--pause', '2026-12-08T00:00:00Z/2026-12-07T00:00:00Z'],
      'cli.reversed-interval',
    ],
  ])('refuses %s as wrong use', async (_, args, code) => {
    expect(await due(...args)).toMatchObject({ exitCode: 2, value: { error: { code } } })
  })

  it.each(['2026-02-30T09:00:00Z', '2026-12-07', '2026-12-07T09:00:00', '1969-01-01T00:00:00Z'])(
    'refuses the start %s',
    async (from) => {
      const args = ['calendar', 'due', '--calendar', desk, '--from', from, '--amount', '1', '--unit', 'hours']

      expect(await callForJson(...args)).toMatchObject({ exitCode: 2, value: { error: { code: 'cli.bad-instant' } } })
    },
  )

  it('answers elapsed, and refuses an end before its start', async () => {
    const elapsed = (from: string, to: string) =>
      callForJson('calendar', 'elapsed', '--calendar', desk, '--from', from, '--to', to)

    expect(await elapsed('2026-12-07T00:00:00Z', '2026-12-08T00:00:00Z')).toEqual({
      exitCode: 0,
      value: { elapsedMs: 28_800_000 },
    })
    expect(await elapsed('2026-12-08T00:00:00Z', '2026-12-07T00:00:00Z')).toMatchObject({
      exitCode: 2,
      value: { error: { code: 'cli.reversed-interval' } },
    })
  })

  it('answers open, and refuses a date that does not exist', async () => {
    const open = (date: string) => callForJson('calendar', 'open', '--calendar', desk, '--date', date)

    expect(await open('2026-12-07')).toEqual({
      exitCode: 0,
      value: { intervals: [{ from: '2026-12-07T08:00:00.000Z', to: '2026-12-07T16:00:00.000Z' }], minutes: 480 },
    })
    expect(await open('2026-12-08')).toEqual({ exitCode: 0, value: { intervals: [], minutes: 0 } })
    expect(await open('2026-02-30')).toMatchObject({ exitCode: 2, value: { error: { code: 'calendar.no-such-date' } } })
  })

  it('tells people in the local time of the calendar, in either language', async () => {
    const args = [
      'calendar',
      'due',
      '--calendar',
      desk,
      '--from',
      '2026-12-07T09:00:00+01:00',
      '--amount',
      '90',
      '--unit',
      'businessMinutes',
    ]

    expect((await callPledge(...args)).out.split('\n')).toEqual([
      'Due         2026-12-07 10:30 +01:00',
      'Breaches    2026-12-07 10:30 +01:00',
      'Budget      1 h 30 min',
    ])
    expect((await callPledge(...args, '--lang', 'zh-CN')).out).toContain('到期        2026-12-07 10:30 +01:00')
  })
})

function fileWith(name: string, content: string | Uint8Array): string {
  const file = join(folder, name)
  writeFileSync(file, content)
  return file
}
