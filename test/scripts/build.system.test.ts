import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { projectFolder } from '../architecture/sources.ts'

/** A house with one small file in each folder, and with this house's scripts, settings and packages. */
const sources: Readonly<Record<string, string>> = {
  'core/contract/index.ts': "export { one } from './one.ts'\nexport type { One } from './one.ts'\n",
  'core/contract/one.ts': 'export interface One {\n  readonly n: number\n}\n\nexport const one: One = { n: 1 }\n',
  'core/gone.ts': 'export const gone = 1\n',
  'sdk/index.ts': "import { one, type One } from '../core/contract/index.ts'\n\nexport const first: One = one\n",
  'workflows/index.ts':
    "import { one } from '../core/contract/index.ts'\n\nexport const probe = async (): Promise<number> => one.n\n",
  'cli/main.ts':
    "#!/usr/bin/env node\nimport { first } from '../sdk/index.ts'\n\nconsole.log(process.argv.slice(2).join(' '), first.n)\n",
  'store/migrations/first.sql': 'select 1;\n',
}
const others = [
  'locales',
  'model',
  'rules',
  'simulation',
  'analysis',
  'store',
  'connectors',
  'activities',
  'server',
  'bench',
]

let house = ''
const inHouse = (file: string): string => path.join(house, file)

async function write(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(inHouse(file)), { recursive: true })
  await writeFile(inHouse(file), text)
}

/** Everything in node_modules, but with a `.bin` and a stamp of its own. */
async function linkPackages(): Promise<void> {
  await mkdir(inHouse('node_modules/.bin'), { recursive: true })
  for (const name of readdirSync(path.join(projectFolder, 'node_modules'))) {
    if (['.bin', '.pledge-install', '.cache', '.vite'].includes(name)) continue
    await symlink(path.join(projectFolder, 'node_modules', name), inHouse(`node_modules/${name}`))
  }
}

beforeAll(async () => {
  house = await mkdtemp(path.join(os.tmpdir(), 'pledge-house-'))
  for (const file of ['scripts', 'package.json', 'package-lock.json', 'tsconfig.base.json', 'LICENSE']) {
    await cp(path.join(projectFolder, file), inHouse(file), { recursive: true })
  }
  for (const folder of [...others, 'core', 'sdk', 'workflows', 'cli', 'templates']) {
    await mkdir(inHouse(folder))
    await cp(path.join(projectFolder, folder, 'tsconfig.json'), inHouse(`${folder}/tsconfig.json`))
  }
  for (const folder of others) await write(`${folder}/probe.ts`, 'export const probe = 1\n')
  for (const [file, text] of Object.entries(sources)) await write(file, text)
  await linkPackages()
})
afterAll(() => rm(house, { recursive: true, force: true }))

async function build(): Promise<{ said: string; ms: number }> {
  const startedAt = performance.now()
  const { stderr } = await promisify(execFile)(process.execPath, [inHouse('scripts/build.mjs')], { cwd: house })
  return { said: stderr, ms: performance.now() - startedAt }
}

const emitted = (file: string): string => readFileSync(inHouse(`dist/${file}`), 'utf8')

describe('the build', () => {
  it('makes the code, the workflow bundle, the SDK package and the command', async () => {
    const { said } = await build()
    const { stdout } = await promisify(execFile)(inHouse('node_modules/.bin/pledge'), ['hello'])

    expect(said).toContain('Built the workflow bundle')
    expect(stdout).toBe('hello 1\n')
    expect(emitted('workflows/bundle.js')).toContain('probe')
    expect(emitted('store/migrations/first.sql')).toBe('select 1;\n')
  })

  it('makes an SDK package that stands alone', () => {
    const manifest = JSON.parse(emitted('sdk/package.json')) as { name: string; dependencies?: unknown }

    expect(manifest).toMatchObject({ name: '@pledge/sdk', exports: { '.': { default: './lib/sdk/index.js' } } })
    expect(manifest.dependencies).toBeUndefined()
    expect(emitted('sdk/lib/sdk/index.d.ts')).toContain("from '../core/contract/index.js'")
    expect(emitted('sdk/lib/sdk/index.js')).not.toContain('sourceMappingURL')
    expect(existsSync(inHouse('dist/sdk/lib/core/contract/one.d.ts'))).toBe(true)
    expect(existsSync(inHouse('dist/sdk/LICENSE'))).toBe(true)
  })

  it('does nothing when nothing changed, in no time', async () => {
    const { said, ms } = await build()

    expect(said).toBe('')
    expect(ms).toBeLessThan(5_000)
  })

  it('forgets what was deleted, and rebuilds only what it touches', async () => {
    await rm(inHouse('core/gone.ts'))
    await rm(inHouse('store/migrations/first.sql'))

    const { said } = await build()

    expect(existsSync(inHouse('dist/core/gone.js'))).toBe(false)
    expect(existsSync(inHouse('dist/core/gone.d.ts'))).toBe(false)
    expect(existsSync(inHouse('dist/store/migrations'))).toBe(false)
    expect(existsSync(inHouse('dist/sdk/lib/sdk/index.js'))).toBe(true)
    expect(said).not.toContain('sdk package')
  })

  it('fails with the compiler’s words, and again until it is mended', async () => {
    await write('model/probe.ts', 'export const probe: string = 1\n')

    await expect(build()).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('model/probe.ts(1,14)') })
    await expect(build()).rejects.toMatchObject({ code: 1 })
    await write('model/probe.ts', "export const probe: string = ''\n")
    expect((await build()).said).toContain('Built the code')
  })

  it('lets nothing into the SDK that is not part of it', async () => {
    await write('core/law.ts', 'export const law = 1\n')
    await write(
      'core/contract/one.ts',
      "export * from '../law.ts'\nexport interface One {\n  n: number\n}\nexport const one: One = { n: 1 }\n",
    )

    await expect(build()).rejects.toMatchObject({ stderr: expect.stringContaining('is not part of the package') })
  })
})
