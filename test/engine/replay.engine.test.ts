import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { Worker } from '@temporalio/worker'
import { beforeAll, describe, expect, it } from 'vitest'
import { installTemporalRuntime } from '../../cli/parts/temporal-runtime.ts'
import { behaviours } from '../../core/behaviours.ts'
import type { RecordedHistory } from './recorded-history.ts'
import { type Replayed, replayCommands } from './replay-commands.ts'
import { testBundle } from './workflow-bundle.ts'

const run = promisify(execFile)
const folder = path.join(import.meta.dirname, '..', 'histories')

let codePath: string
let here: Replayed

beforeAll(async () => {
  installTemporalRuntime({ warn: () => undefined, error: () => undefined })
  codePath = (await testBundle({ hasCommandLog: true })).codePath
  here = await replayCommands(codePath, folder)
})

describe('recorded histories', () => {
  it('exist for every release that changed what a running case notices', async () => {
    const versions = await readdir(folder)

    for (const { since } of behaviours) expect(versions).toContain(since)
  })

  it('are replayed by this code', () => {
    expect(here.files).toBeGreaterThanOrEqual(5)
    expect(here.activations).toBeGreaterThan(200)
  })

  it('are not replayed by code that would do something else', async () => {
    const file = path.join(folder, '0.1.0', 'whole-life.json')
    const { workflowId, history } = JSON.parse(await readFile(file, 'utf8')) as RecordedHistory

    // A driven case arms no timer, where this one did.
    const other = withArgument(history as History, (start) => ({ ...start, clock: 'driven' }))

    await expect(Worker.runReplayHistory({ workflowBundle: { codePath } }, other, workflowId)).rejects.toThrow(
      /nondeterminism/i,
    )
  })

  it.each([
    ['America/New_York', -400],
    ['Asia/Shanghai', 0],
    ['Australia/Lord_Howe', 3_000],
  ])('lead to the same commands, word by word, in %s by a clock that is %i days off', async (zone, days) => {
    const script = path.join(import.meta.dirname, 'replay-elsewhere.ts')
    const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], TZ: zone }

    const { stdout } = await run(process.execPath, ['--import', 'tsx', script, codePath, folder, String(days)], {
      env,
      timeout: 100_000,
    })

    expect(JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}')).toEqual({ ...here, zone, isShifted: true })
  })
})

interface History {
  readonly events: readonly {
    readonly workflowExecutionStartedEventAttributes?: { readonly input: { readonly payloads: { data: string }[] } }
  }[]
}

/** The history of a workflow that had been started with another argument. */
function withArgument(history: History, change: (start: object) => object): unknown {
  const copy = structuredClone(history)
  const [payload] = copy.events[0]?.workflowExecutionStartedEventAttributes?.input.payloads ?? []
  if (payload === undefined) throw new Error('the history has no start')
  const start = JSON.parse(Buffer.from(payload.data, 'base64').toString('utf8')) as object
  payload.data = Buffer.from(JSON.stringify(change(start))).toString('base64')
  return copy
}
