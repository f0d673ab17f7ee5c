import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runVitest } from '../../scripts/run-vitest.mjs'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'pledge-vitest-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

const write = (name: string, text: string): Promise<void> => writeFile(path.join(folder, name), text)

const play = (timeoutMs = 60_000) => runVitest('probe', ['--root', folder, '--globals'], { timeoutMs, isQuiet: true })

describe('a run of vitest', () => {
  it('that is well has nothing but what passed', async () => {
    await write('a.test.mjs', 'it("one", () => {}); it("two", () => {})')

    expect(await play()).toEqual({ passed: 2, failures: [], unsteady: [] })
  })

  it('says what passed only when it was tried again', async () => {
    await write(
      'a.test.mjs',
      'let tries = 0; it("one", { retry: 1 }, () => expect(++tries).toBe(2)); it("two", () => {})',
    )

    const { passed, failures, unsteady } = await play()

    expect({ passed, failures }).toEqual({ passed: 2, failures: [] })
    expect(unsteady).toEqual([
      {
        where: expect.stringContaining('a.test.mjs'),
        what: 'one',
        message: expect.stringContaining('expected 1 to be 2'),
      },
    ])
  })

  it('says of everything that can go wrong where it was and what it said', async () => {
    await write('fails.test.mjs', 'it("one", () => {}); describe("deep", () => { it("two", () => expect(1).toBe(2)) })')
    await write('skips.test.mjs', 'it.skip("one", () => {}); it("two", () => {})')
    await write('breaks.test.mjs', 'throw new Error("cannot be loaded")')
    await write('hooks.test.mjs', 'afterAll(() => { throw new Error("cannot be closed") }); it("one", () => {})')
    await write('rejects.test.mjs', 'it("one", () => { void Promise.reject(new Error("left behind")) })')

    const { passed, failures } = await play()

    expect(passed).toBe(4)
    expect(failures.map(({ where, what, message }) => `${where.trim()} | ${what} | ${message}`).toSorted()).toEqual([
      'breaks.test.mjs | has no test | Error: cannot be loaded',
      expect.stringContaining('fails.test.mjs | deep > two | AssertionError: expected 1 to be 2'),
      'hooks.test.mjs | outside of its tests | Error: cannot be closed',
      'outside of any test | an error that nobody caught | Error: left behind',
      'skips.test.mjs | one | was skipped',
    ])
  })

  it('that takes too long is stopped, and says what it was busy with', async () => {
    await write('a.test.mjs', 'it("never ends", () => new Promise(() => {}), 600_000)')

    const { failures } = await play(15_000)

    expect(failures.map(({ what }) => what)).toEqual([
      'did not come to its end',
      expect.stringContaining('were stopped'),
    ])
  })

  it('that finds no test is no success', async () => {
    expect((await play()).failures).toHaveLength(1)
  })
})
