import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SimulationAnswer } from '../../../core/contract/rehearsal.ts'
import { officeHours, oneTask, quick } from '../../simulation/simulator/small-simulation.ts'
import { callForJson, callPledge } from '../call-pledge.ts'

let folder: string
let flow: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pledge-simulate-'))
  for (const name of ['own', 'shared']) mkdirSync(join(folder, name))
  flow = write('own/one.flow.json', oneTask)
  write('own/anything.json', quick)
  write('shared/office.yaml', officeHours)
  write('shared/people.json', { kind: 'settings', teams: [{ id: 'desk', capacity: 3, calendar: 'office' }] })
  write('own/broken.json', '{ "kind": ')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function write(name: string, value: unknown): string {
  const file = join(folder, name)
  writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value))
  return file
}

async function simulated(...args: string[]) {
  const { exitCode, value } = await callForJson('simulate', ...args)
  return { exitCode, value: value as SimulationAnswer & { error?: { code: string; issues?: { code: string }[] } } }
}

describe('pledge simulate', () => {
  test('finds beside a flow what it names, and the people in the settings', async () => {
    const { exitCode, value } = await simulated(flow, '--cases', '50')

    expect(exitCode).toBe(0)
    expect(value).toMatchObject({ cases: 50, seed: 1, ended: 50 })
    expect(value.perSecond).toBeGreaterThan(0)
    expect(Object.keys(value.clocks)).toEqual(['first', 'solution'])
    expect(value.byStage['work']?.visits).toBe(50)
    expect(value.teams['desk']?.availableMs).toBeGreaterThan(0)
  })

  test('gives the same for the same seed, whoever asks', async () => {
    const answers = [
      await simulated(flow, '--cases', '30', '--seed', '7'),
      await simulated(flow, '--cases', '30', '--seed', '7'),
    ]
    const [one, two] = answers.map(({ value }) => JSON.stringify({ ...value, perSecond: 0 }))

    expect(one).toBe(two)
  })

  test('takes a policy and a profile from files', async () => {
    const [clock] = quick.clocks
    const policy = write('stricter.json', { ...quick, id: 'stricter', clocks: [{ ...clock, id: 'only' }] })
    const given = [{ at: '2026-03-02T09:00:00Z' }, { at: '2026-03-02T09:05:00Z' }]
    const profile = write('profile.json', { kind: 'profile', arrivals: { given } })
    const { value } = await simulated(flow, '--cases', '5', '--policy', policy, '--profile', profile)

    expect(value).toMatchObject({ cases: 2, from: '2026-03-02T09:00:00.000Z' })
    expect(Object.keys(value.clocks)).toEqual(['only'])
    expect(value.warnings).toMatchObject([{ code: 'rehearsal.fewer-arrivals' }])
  })

  test('knows the templates by their ids, and speaks Chinese', async () => {
    const { exitCode, out } = await callPledge('simulate', 'consultation', '--cases', '20', '--lang', 'zh-CN')

    expect(exitCode).toBe(0)
    expect(out).toMatch(/共 20 张工单/)
    expect(out).toMatch(/达标率/)
  })

  test('is ended by Ctrl-C within a second', async () => {
    const running = callForJson('simulate', flow, '--cases', '1000000')
    await new Promise<void>((resolve) => {
      const look = setInterval(() => {
        if (process.listenerCount('SIGINT') === 0) return
        clearInterval(look)
        resolve()
      }, 10)
    })
    const askedAt = performance.now()
    process.emit('SIGINT')
    const { exitCode, value } = await running

    expect(performance.now() - askedAt).toBeLessThan(1000)
    expect(exitCode).toBe(1)
    expect(value).toMatchObject({ error: { code: 'rehearsal.cancelled' } })
  })

  test.each([
    [[], 2, 'cli.missing-argument'],
    [['FLOW'], 2, 'cli.missing-option'],
    [['FLOW', '--cases', '0'], 2, 'rehearsal.bad-count'],
    [['FLOW', '--cases', 'many'], 2, 'rehearsal.bad-count'],
    [['FLOW', '--cases', '1000001'], 2, 'rehearsal.bad-count'],
    [['FLOW', '--cases', '1', '--seed', '-4'], 2, 'rehearsal.bad-seed'],
    [['no-such-template', '--cases', '1'], 2, 'cli.no-template'],
    [['FLOW', '--cases', '1', '--profile', 'BROKEN'], 1, 'cli.invalid-document'],
    [['FLOW', '--cases', '1', '--profile', 'FLOW'], 1, 'cli.invalid-document'],
    [['BROKEN', '--cases', '1'], 1, 'cli.invalid-document'],
  ])('answers %j with exit %i and %s', async (args, exit, code) => {
    const named = args.map((arg) => (arg === 'FLOW' ? flow : arg === 'BROKEN' ? join(folder, 'own/broken.json') : arg))
    const { exitCode, value } = await simulated(...named)

    expect(exitCode).toBe(exit)
    expect(value.error?.code).toBe(code)
  })

  test('tells what is wrong with a profile, and where', async () => {
    const profile = write('bad.json', { kind: 'profile', tasks: { doo: { takes: { kind: 'fixed', minutes: 5 } } } })
    const { exitCode, err } = await callPledge('simulate', flow, '--cases', '5', '--profile', profile)

    expect(exitCode).toBe(1)
    expect(err).toMatch(/bad\.json/)
    expect(err).toMatch(/doo/)
  })
})
