import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createAptInstall } from './apt.ts'

let folder: string
let said: string[]

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'pledge-apt-'))
  said = []
})

afterEach(() => rm(folder, { recursive: true, force: true }))

const say = (line: string): void => void said.push(line)

/** A machine whose apt-get writes down what it was told, and fails at the words given. */
async function machine({ failsAt = [] as readonly string[], isRoot = true } = {}) {
  const file = path.join(folder, 'apt-get')
  const cases = failsAt.map((word) => `case "$*" in *${word}*) echo "no ${word}"; exit 100;; esac`)
  await writeFile(
    file,
    [
      '#!/bin/sh',
      `echo "begin $*" >> ${folder}/told`,
      'sleep 0.05',
      `echo "end $*" >> ${folder}/told`,
      ...cases,
      'exit 0',
    ].join('\n'),
  )
  await chmod(file, 0o755)
  return createAptInstall({ env: { PATH: `${folder}:/usr/bin:/bin` }, isRoot })
}

const told = async () =>
  (await readFile(path.join(folder, 'told'), 'utf8').catch(() => ''))
    .trimEnd()
    .split('\n')
    .map((line) => line.replace('-qq -o DPkg::Lock::Timeout=120 ', ''))

describe('installing what tests need', () => {
  it('asks for the lists once, and gives apt one order at a time', async () => {
    const install = await machine()

    const done = await Promise.all([install(['postgresql'], say), install(['chromium', 'fonts-noto-cjk'], say)])

    expect(done).toEqual([true, true])
    const orders = [
      'update',
      'install -y --no-install-recommends postgresql',
      'install -y --no-install-recommends chromium fonts-noto-cjk',
    ]
    expect(await told()).toEqual(orders.flatMap((order) => [`begin ${order}`, `end ${order}`]))
  })

  it('goes on with the lists that are there where a source does not answer', async () => {
    const install = await machine({ failsAt: ['update'] })

    expect(await install(['postgresql'], say)).toBe(true)
    expect(said).toContain('no update')
  })

  it('says what apt said where it fails, and still installs what comes after', async () => {
    const install = await machine({ failsAt: ['postgresql'] })

    const done = await Promise.all([install(['postgresql'], say), install(['chromium'], say)])

    expect(done).toEqual([false, true])
    expect(said).toContain('no postgresql')
  })

  it('leaves a machine alone on which it may not install', async () => {
    const install = await machine({ isRoot: false })

    expect(await install(['postgresql'], say)).toBe(false)
    expect(await createAptInstall({ env: { PATH: '/nowhere' }, isRoot: true })(['chromium'], say)).toBe(false)
    expect([await told(), said]).toEqual([[''], []])
  })
})
