import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { desk, scenarioWith, standard } from '../../model/scenario/small-scenario.ts'
import { callForJson, callPledge } from '../call-pledge.ts'

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pledge-scenario-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function write(name: string, value: unknown): string {
  const file = join(folder, name)
  writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value))
  return file
}

interface Answer {
  readonly passed: number
  readonly failed: number
  readonly scenarios: readonly {
    readonly name: string
    readonly file: string
    readonly ok: boolean
    readonly problems: readonly {
      readonly expect: unknown
      readonly actual: unknown
      readonly why?: readonly string[]
    }[]
  }[]
}

async function run(...args: string[]) {
  const { exitCode, value } = await callForJson('scenario', 'run', ...args)
  return { exitCode, value: value as Answer }
}

describe('pledge scenario run', () => {
  test('counts what passed and what failed, and exits 1 if any failed', async () => {
    const right = write('right.json', scenarioWith({ name: { en: 'Right', 'zh-CN': '对' } }))
    const wrong = write('wrong.json', scenarioWith({ expect: [{ at: 'end', clock: 'resolution', state: 'paused' }] }))

    expect(await run(right)).toEqual({
      exitCode: 0,
      value: { passed: 1, failed: 0, scenarios: [{ name: 'Right', file: right, ok: true, problems: [] }] },
    })
    const both = await run(right, wrong)
    expect(both.exitCode).toBe(1)
    expect(both.value).toMatchObject({ passed: 1, failed: 1 })
    expect(both.value.scenarios[1]?.problems).toEqual([
      {
        expect: { at: 'end', clock: 'resolution', state: 'paused' },
        actual: { at: 'end', clock: 'resolution', state: 'running' },
        why: ['Due Tue, 8 Dec 2026, 10:00: 8 business hours counted from Mon, 7 Dec 2026, 10:00.'],
      },
    ])
  })

  test.each(['2016-12-31T23:59:60Z', '1969-12-31T23:59:59Z', '2101-01-01T00:00:00Z', '2026-02-29T00:00:00Z'])(
    'says of %s where it stands that it is no instant',
    async (at) => {
      const file = write('odd.json', scenarioWith({ case: { at } }))

      const { exitCode, value } = await run(file)

      expect(exitCode).toBe(1)
      expect(value.scenarios[0]?.problems[0]?.expect).toEqual({ valid: '/case/at' })
      expect(value.scenarios[0]?.problems[0]?.actual).toContain(at)
    },
  )

  test('reports a scenario that cannot be played as failed, and plays the others', async () => {
    const right = write('right.json', scenarioWith())
    const unknown = write(
      'unknown.json',
      scenarioWith({ expect: [{ at: 'end', clock: 'resolutoin', state: 'running' }] }),
    )
    const broken = write('broken.json', '{')
    const { exitCode, value } = await run(unknown, broken, right)

    expect(exitCode).toBe(1)
    expect(value).toMatchObject({ passed: 1, failed: 2 })
    expect(value.scenarios.map(({ file, ok }) => [file, ok])).toEqual([
      [unknown, false],
      [broken, false],
      [right, true],
    ])
    expect(value.scenarios[0]?.problems[0]?.actual).toContain('resolutoin')
    expect(value.scenarios[1]?.problems).toHaveLength(1)
  })

  test('finds documents by id among the files given', async () => {
    const scenario = write('by-id.json', scenarioWith({ calendars: ['desk'], policy: 'standard' }))
    const others = [write('a.json', desk), write('b.json', standard)]

    expect((await run(scenario, ...others)).value).toMatchObject({ passed: 1, failed: 0 })
    expect((await run(scenario)).value).toMatchObject({ passed: 0, failed: 1 })
  })

  test('says that there is none among other documents', async () => {
    const { exitCode, value } = await callForJson('scenario', 'run', write('a.json', desk))

    expect(exitCode).toBe(2)
    expect(value).toMatchObject({ error: { code: 'cli.no-scenario' } })
  })

  test('tells people what was expected and what was seen, in their language', async () => {
    const wrong = write('wrong.json', scenarioWith({ expect: [{ path: ['work', 'gone'] }] }))
    const { exitCode, out } = await callPledge('scenario', 'run', wrong, '--lang', 'zh-CN')

    expect(exitCode).toBe(1)
    expect(out).toContain('预期: {"path":["work","gone"]}')
    expect(out).toContain('实际:   {"path":["work"]}')
    expect(out.split('\n').at(-1)).toBe('通过 0 个，失败 1 个')
  })

  test('is used wrongly without a scenario, with a file that is not there, or on a host it does not know', async () => {
    const scenario = write('right.json', scenarioWith())
    const document = write('desk.json', desk)

    for (const args of [[], [document], [join(folder, 'gone.yaml')], [scenario, '--on', 'mars']]) {
      const { exitCode, value } = await callForJson('scenario', 'run', ...args)

      expect(exitCode).toBe(2)
      expect(value).toMatchObject({ error: { code: expect.stringMatching(/^cli\./) } })
    }
  })
})
