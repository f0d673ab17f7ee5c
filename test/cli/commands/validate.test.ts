import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { complaint, desk, standard, triage } from '../../model/plan/complaint.ts'
import { callForJson, callPledge } from '../call-pledge.ts'

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pledge-validate-'))
  mkdirSync(join(folder, 'scenarios'))
  for (const [name, value] of Object.entries({ desk, complaint, triage, policy: standard })) {
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(value))
  }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const at = (name: string) => join(folder, name)

function write(name: string, text: string): string {
  writeFileSync(at(name), text)
  return at(name)
}

describe('pledge validate', () => {
  test('says ok to files that fit together', async () => {
    const files = ['complaint.json', 'policy.json', 'desk.json', 'triage.json'].map(at)
    const { exitCode, value } = await callForJson('validate', ...files)

    expect(exitCode).toBe(0)
    expect(value).toMatchObject({ ok: true })
  })

  test('names the file of each issue, with its code, path, severity, message and fix', async () => {
    const policy = write('misspelt.json', JSON.stringify({ ...standard, clock: [] }))
    const { exitCode, value } = await callForJson('validate', policy, at('desk.json'))
    const { ok, issues } = value as { ok: boolean; issues: Record<string, unknown>[] }

    expect(exitCode).toBe(1)
    expect(ok).toBe(false)
    expect(issues.find((issue) => issue['severity'] === 'error')).toEqual({
      file: policy,
      code: 'document.unknown-field',
      path: '/clock',
      severity: 'error',
      message: expect.stringContaining('clock'),
    })
  })

  test('speaks the language that was asked for', async () => {
    const file = write('never.json', JSON.stringify({ ...desk, hours: {} }))
    const { value } = await callForJson('validate', file, '--lang', 'zh-CN')

    expect((value as { issues: { message: string }[] }).issues[0]?.message).toMatch(/[\u4e00-\u9fff]/)
  })

  test('reports a file that is no document at all, and checks the others', async () => {
    const broken = write('broken.json', '{ "kind": ')
    const never = write('never.json', JSON.stringify({ ...desk, hours: {} }))
    const { exitCode, value } = await callForJson('validate', broken, never)

    expect(exitCode).toBe(1)
    expect(
      (value as { issues: { file: string; code: string }[] }).issues.map(({ file, code }) => [file, code]),
    ).toEqual([
      [broken, 'document.json-ends-early'],
      [never, 'calendar.never-open'],
    ])
  })

  test('finds what a scenario names beside it, by path and by id', async () => {
    const scenario = (policy: string) =>
      write(
        'scenarios/s.yaml',
        [
          'kind: scenario',
          'name: Beside',
          'calendars: [../desk.json]',
          `policy: ${policy}`,
          'case: { at: "2026-12-07T10:00:00-05:00" }',
          'expect: [ { at: end, clock: resolution, state: running } ]',
        ].join('\n'),
      )
    writeFileSync(at('scenarios/standard.policy.json'), JSON.stringify(standard))

    expect((await callForJson('validate', scenario('../policy.json'))).exitCode).toBe(0)
    expect((await callForJson('validate', scenario('standard'))).exitCode).toBe(0)
    const { value } = await callForJson('validate', scenario('../gone.json'))
    expect((value as { issues: { code: string }[] }).issues.map(({ code }) => code)).toContain(
      'scenario.document-not-found',
    )
  })

  test('tells people where in the file each issue stands, and how many there are', async () => {
    const file = write('two.yaml', 'kind: calendar\nid: desk\ntimeZone: Mars/Olympus\nhours: {}\n')
    const { exitCode, out } = await callPledge('validate', file)

    expect(exitCode).toBe(1)
    expect(out).toContain(`${file}:3:`)
    expect(out.split('\n').at(-1)).toBe('1 file checked: 2 errors.')
  })

  test('checks all JSON and YAML files below a folder, each once, and names those that are wrong', async () => {
    const root = at('tree')
    mkdirSync(join(root, 'deep'), { recursive: true })
    mkdirSync(join(root, 'node_modules'), { recursive: true })
    writeFileSync(join(root, 'desk.json'), JSON.stringify(desk))
    writeFileSync(join(root, 'deep', 'never.yml'), 'kind: calendar\nid: night\ntimeZone: UTC\nhours: {}\n')
    writeFileSync(join(root, 'node_modules', 'package.json'), '{}')
    writeFileSync(join(root, 'README.md'), 'no document')

    const { value } = await callForJson('validate', root, join(root, 'desk.json'))
    const { out } = await callPledge('validate', root, join(root, 'desk.json'))

    expect((value as { issues: { file: string; code: string }[] }).issues).toMatchObject([
      { file: join(root, 'deep', 'never.yml'), code: 'calendar.never-open' },
    ])
    expect(out.split('\n').at(-1)).toBe('2 files checked: 1 error.')
  })

  test('refuses a folder in which there is nothing to check', async () => {
    mkdirSync(at('empty'))
    const { exitCode, value } = await callForJson('validate', at('empty'))

    expect(exitCode).toBe(2)
    expect(value).toMatchObject({ error: { code: 'cli.no-documents' } })
  })

  test('is used wrongly without files, with one that is not there, or with an option it does not know', async () => {
    for (const args of [[], [at('gone.json')], [at('desk.json'), '--strict']]) {
      const { exitCode, value } = await callForJson('validate', ...args)

      expect(exitCode).toBe(2)
      expect(value).toMatchObject({ error: { code: expect.stringMatching(/^cli\./), message: expect.any(String) } })
    }
  })
})
