import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lockFolder } from '../../../store/pglite/folder-lock.ts'
import { isProcessAlive, processStart } from '../../../store/pglite/process-start.ts'

let parent: string
let folder: string
let lockFile: string

beforeEach(() => {
  parent = mkdtempSync(path.join(os.tmpdir(), 'pledge-lock-'))
  folder = path.join(parent, 'store')
  lockFile = `${folder}.lock`
})
afterEach(() => rmSync(parent, { recursive: true, force: true }))

/** The number of a process that has just ended. */
function endedProcess(): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['-e', ''], { stdio: 'ignore' })
    child.once('exit', () => resolve(child.pid ?? 0))
  })
}

test('a folder is locked once, and can be locked again when it was let go', () => {
  const unlock = lockFolder(folder)

  expect(() => lockFolder(folder)).toThrow(
    expect.objectContaining({ code: 'store.in-use', params: { folder, pid: process.pid } }),
  )
  unlock()
  lockFolder(folder)()

  expect(readdirSync(parent)).toEqual([])
})

test('a lock whose process is gone is taken over', async () => {
  const pid = await endedProcess()
  writeFileSync(lockFile, JSON.stringify({ pid, start: '1' }))

  const unlock = lockFolder(folder)

  expect(JSON.parse(readFileSync(lockFile, 'utf8'))).toMatchObject({ pid: process.pid })
  unlock()
  expect(existsSync(lockFile)).toBe(false)
})

test.runIf(process.platform === 'linux')(
  'a lock whose process is dead, but not yet counted by its parent, is taken over',
  async () => {
    // A shell would count its dead: the child lives until its parent has become `sleep`, which never does.
    const child = 'until [ "$(cat /proc/$PPID/comm)" = sleep ]; do sleep 0.01; done'
    const parentOfDead = spawn('sh', ['-c', `sh -c '${child}' & echo $!; exec sleep 60`], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const pid = await new Promise<number>((resolve) =>
      parentOfDead.stdout.once('data', (chunk: Buffer) => resolve(Number(chunk))),
    )
    while (!readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z '))
      await new Promise((resolve) => setImmediate(resolve))
    writeFileSync(lockFile, JSON.stringify({ pid, start: processStart(pid) }))

    lockFolder(folder)()
    parentOfDead.kill('SIGKILL')

    expect(existsSync(lockFile)).toBe(false)
  },
)

test('a lock of another process that had the number before is taken over', () => {
  writeFileSync(lockFile, JSON.stringify({ pid: process.pid, start: 'at another time' }))

  lockFolder(folder)()

  expect(existsSync(lockFile)).toBe(false)
})

test('a lock that nobody can have written is taken over', () => {
  for (const content of ['', '{', '[]', '{"pid":"1"}', '{"pid":-1}', 'null']) {
    writeFileSync(lockFile, content)
    lockFolder(folder)()
  }

  expect(readdirSync(parent)).toEqual([])
})

test('of many processes that find a lock without an owner, one gets it', async () => {
  writeFileSync(lockFile, JSON.stringify({ pid: await endedProcess(), start: '1' }))
  const module = path.resolve(import.meta.dirname, '../../../store/pglite/folder-lock.ts')
  const script = `import(${JSON.stringify(module)}).then(({ lockFolder }) => {
    process.stdin.once('data', () => {
      try { lockFolder(${JSON.stringify(folder)}); process.stdout.write('got\\n') } catch (error) { process.stdout.write(error.code + '\\n') }
    })
    process.stdin.once('end', () => process.exit())
    process.stdout.write('ready\\n')
  })`
  const children = Array.from({ length: 4 }, () =>
    spawn(process.execPath, ['--import', import.meta.resolve('tsx'), '-e', script], {
      stdio: ['pipe', 'pipe', 'inherit'],
    }),
  )
  const line = (child: (typeof children)[number]) =>
    new Promise<string>((resolve) => child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim())))

  await Promise.all(children.map(line))
  const answers = children.map(line)
  for (const child of children) child.stdin.write('go\n')
  const said = await Promise.all(answers)
  for (const child of children) child.stdin.end()
  await Promise.all(children.map((child) => new Promise((resolve) => child.once('exit', resolve))))

  expect(said.toSorted()).toEqual(['got', 'store.in-use', 'store.in-use', 'store.in-use'])
})

test('a process is told from a later one of the same number by when it began', async () => {
  expect(processStart(process.pid)).toBe(processStart(process.pid))
  expect(processStart(process.pid)).not.toBeNull()
  expect(processStart(process.pid)).not.toBe(processStart(process.ppid))
  expect(isProcessAlive(process.pid)).toBe(true)
  expect(isProcessAlive(await endedProcess())).toBe(false)
})
