import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { buildTemporal } from '../../../cli/temporal-server/build-temporal.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'pledge-build-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** A stand-in for Go, which this test must not run for three minutes; the real one is tried by test/parts/prepare. */
async function build(go: string): Promise<{ target: string; said: string[] }> {
  const programs = path.join(folder, 'go')
  await mkdir(programs)
  await writeFile(path.join(programs, 'go'), `#!/bin/sh\n${go}\n`)
  await chmod(path.join(programs, 'go'), 0o755)
  const said: string[] = []
  const target = path.join(folder, 'bin', 'temporal')
  await buildTemporal({
    target,
    env: { PATH: `${programs}:/usr/bin:/bin` },
    onProgress: (line) => said.push(line),
  })
  return { target, said }
}

describe('building the Temporal program', () => {
  it('installs one pinned version into a folder of its own and moves it to its place when it is whole', async () => {
    const { target, said } = await build('echo "$@" > "$GOBIN/temporal"')

    expect(await readFile(target, 'utf8')).toMatch(
      /^install -v -ldflags=-s -w github\.com\/temporalio\/cli\/cmd\/temporal@v1\.5\.1\n/,
    )
    expect(await readdir(path.dirname(target))).toEqual(['temporal'])
    expect(said.at(-1)).toMatch(/^Built the Temporal server in \d+ s\.$/)
  })

  it('says why it failed and leaves nothing behind', async () => {
    await expect(build('echo "go: module requires go >= 1.25" >&2; exit 1')).rejects.toThrow('requires go >= 1.25')
    expect(await readdir(path.join(folder, 'bin'))).toEqual([])
  })
})
