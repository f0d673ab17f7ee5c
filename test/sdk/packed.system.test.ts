import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { packSdk } from '../../scripts/pack-sdk.mjs'
import { openTestServer, type TestServer } from '../server/parts/test-server.ts'

const run = promisify(execFile)
const project = path.resolve(import.meta.dirname, '../..')
const tsc = path.join(project, 'node_modules/typescript/bin/tsc')

let server: TestServer
let folder: string
let url: string
beforeAll(async () => {
  await run(process.execPath, [tsc, '-b', 'core', 'sdk'], { cwd: project })
  expect(packSdk()).toBeNull()
  folder = await mkdtemp(path.join(tmpdir(), 'pledge-sdk-'))
  const { stdout } = await run('npm', ['pack', path.join(project, 'dist/sdk'), '--pack-destination', folder, '--json'])
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }]
  await writeFile(path.join(folder, 'package.json'), '{"private":true,"type":"module"}')
  await run('npm', ['install', '--offline', '--no-audit', '--no-fund', path.join(folder, filename)], { cwd: folder })
  server = await openTestServer()
  url = await server.app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(async () => {
  await server?.close()
  if (folder !== undefined) await rm(folder, { recursive: true, force: true })
})

const program = `
import { isPledgeError, Pledge, type CaseNow, type ProblemCode, type WireClock } from '@pledge/sdk'

const [, , url = '', apiKey = ''] = process.argv
const pledge = new Pledge({ url, apiKey })
const made = await pledge.cases.create({ flow: 'complaint', facts: { amount: 5 } })
if (made.isKept) throw new Error('kept')
const now: CaseNow = made
const clocks: readonly WireClock[] = now.clocks
const code: ProblemCode = 'http.unknown-case'
const refused = await pledge.cases.get('nothing').catch((error: unknown) => isPledgeError(error) && error.code === code)
console.log(JSON.stringify({ stage: now.stage, clocks: clocks.length, refused }))
`

it('installs alone, type-checks without skipping its declarations, and runs against a server', async () => {
  await writeFile(path.join(folder, 'program.ts'), program)
  await writeFile(path.join(folder, 'globals.d.ts'), 'declare const process: { readonly argv: readonly string[] }\n')
  const compilerOptions = {
    target: 'ES2023',
    lib: ['ES2023', 'DOM', 'DOM.Iterable', 'DOM.AsyncIterable'],
    module: 'NodeNext',
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
  }
  await writeFile(
    path.join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions, files: ['program.ts', 'globals.d.ts'] }),
  )

  const checked = await run(process.execPath, [tsc, '-p', folder]).catch(
    (error: unknown) => error as { readonly stdout: string },
  )
  expect(checked.stdout).toBe('')
  const { stdout } = await run(process.execPath, [path.join(folder, 'program.js'), url, server.adminKey])

  expect(JSON.parse(stdout)).toEqual({ stage: 'resolve', clocks: 2, refused: true })
})

it('depends on nothing', async () => {
  const manifest = JSON.parse(await readFile(path.join(folder, 'node_modules/@pledge/sdk/package.json'), 'utf8'))

  expect(manifest).toMatchObject({ name: '@pledge/sdk', license: 'Apache-2.0' })
  expect(manifest.dependencies).toBeUndefined()
})
