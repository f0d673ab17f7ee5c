import { existsSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { type ImportRule, importTable } from './architecture/import-table.ts'
import { importsOf } from './architecture/imports-of.ts'
import { houseOf, jsonOf, projectFiles, projectFolder, sourceFiles, textOf } from './architecture/sources.ts'

interface PackageJson {
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
}

interface TsConfig {
  readonly compilerOptions: { readonly types?: readonly string[]; readonly lib?: readonly string[] }
  readonly references?: readonly { readonly path: string }[]
}

const packageJson = jsonOf('package.json') as PackageJson
const houses = Object.keys(importTable)
const inHouses = sourceFiles.filter((file) => houses.includes(houseOf(file)))

const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

const allowsPackage = (rule: ImportRule, name: string): boolean =>
  rule.packages.some((allowed) =>
    allowed.endsWith('/*') ? name.startsWith(allowed.slice(0, -1)) : allowed === '*' || allowed === name,
  )

const isWithin = (file: string, folder: string): boolean => file === folder || file.startsWith(`${folder}/`)

const isConfig = (file: string): boolean => /(^|\/)[a-z]+\.config\.ts$/.test(file)

/** Why this import may not stand here, or null. */
function objection(file: string, specifier: string): string | null {
  const house = houseOf(file)
  const rule = importTable[house]
  if (!rule) return null
  if (specifier.startsWith('.')) {
    const target = path.posix.join(path.posix.dirname(file), specifier)
    if (target.startsWith('..')) return 'leads out of the project'
    const isAllowed = houseOf(target) === house || rule.folders.some((folder) => isWithin(target, folder))
    return isAllowed ? null : `${house} may not import ${houseOf(target)}`
  }
  if (isBuiltin(specifier)) {
    if (!specifier.startsWith('node:')) return 'Node’s own modules are written node:…'
    return rule.usesNode || isConfig(file) ? null : `${house} may not use Node’s own modules`
  }
  const name = packageOf(specifier)
  return allowsPackage(rule, name) ? null : `${house} may not import the package ${name}`
}

/** Complaints about all imports of these files, as `file:line: specifier: reason`. */
function complaints(files: readonly string[], judge: (file: string, specifier: string) => string | null): string[] {
  return files.flatMap((file) =>
    importsOf(textOf(file)).flatMap(({ specifier, line }) => {
      const reason = judge(file, specifier)
      return reason ? [`${file}:${line}: ${specifier}: ${reason}`] : []
    }),
  )
}

describe('who imports whom', () => {
  it('is as the table says, for folders and packages, for types and for code', () => {
    expect(complaints(inHouses, objection)).toEqual([])
  })

  it('covers every folder that holds sources', () => {
    const others = ['scripts', 'examples', 'docs']
    const unknown = sourceFiles.filter((file) => file.includes('/') && ![...houses, ...others].includes(houseOf(file)))

    expect(unknown).toEqual([])
  })

  it.each([
    ['core/clocks/a.ts', 'node:fs', 'core may not use Node’s own modules'],
    ['core/clocks/a.ts', 'zod', 'core may not import the package zod'],
    ['core/clocks/a.ts', '../../model/b.ts', 'core may not import model'],
    ['model/a.ts', '../locales/en/problems/index.ts', null],
    ['sdk/a.ts', '../core/contract/index.ts', null],
    ['sdk/a.ts', '../core/clocks/read-clock.ts', 'sdk may not import core'],
    ['server/a.ts', '@fastify/static', null],
    ['server/a.ts', '@fastifyx/static', 'server may not import the package @fastifyx/static'],
    ['server/a.ts', '../cli/main.ts', 'server may not import cli'],
    ['workflows/a.ts', '@temporalio/workflow/lib/x', null],
    ['workflows/a.ts', '@temporalio/client', 'workflows may not import the package @temporalio/client'],
    ['store/a.ts', 'fs', 'Node’s own modules are written node:…'],
    ['store/a.ts', '../../elsewhere.ts', 'leads out of the project'],
    ['cli/a.ts', '../test/parts/temporal.ts', 'cli may not import test'],
  ])('is judged rightly: %s asks for %s', (file, specifier, reason) => {
    expect(objection(file, specifier)).toBe(reason)
  })

  it('names files with their extension, and files that are there', () => {
    const wrong = complaints(inHouses, (file, specifier) => {
      if (!specifier.startsWith('.')) return null
      const target = path.join(projectFolder, path.dirname(file), specifier.replace(/\?[a-z]+$/, ''))
      // A worker is loaded by the name that it has once it is compiled.
      const source = target.replace(/\.js$/, '.ts')
      return path.extname(target) && (existsSync(target) || existsSync(source)) ? null : 'there is no such file'
    })

    expect(wrong).toEqual([])
  })

  it('asks only for packages that package.json pins, and at run time only for those a user installs', () => {
    const buildTime = ['look', 'editor', 'console', 'test', 'bench']
    const wrong = complaints(inHouses, (file, specifier) => {
      if (specifier.startsWith('.') || isBuiltin(specifier)) return null
      const name = packageOf(specifier)
      if (Object.hasOwn(packageJson.dependencies, name)) return null
      if (!Object.hasOwn(packageJson.devDependencies, name)) return 'is not in package.json'
      return buildTime.includes(houseOf(file)) || isConfig(file) ? null : 'is a devDependency'
    })

    expect(wrong).toEqual([])
  })

  it('is mirrored by the project references', () => {
    const wrong = houses.flatMap((house) => {
      const rule = importTable[house]
      const { references = [] } = jsonOf(`${house}/tsconfig.json`) as TsConfig
      return references
        .map((reference) => reference.path.replace('../', ''))
        .filter((target) => !rule?.folders.some((folder) => houseOf(folder) === target))
        .map((target) => `${house} refers to ${target}`)
    })

    expect(wrong).toEqual([])
  })

  it('leaves scripts without dependencies, for they run before anything is installed', () => {
    const startedLater = ['scripts/bundle-workflows.mjs', 'scripts/write-errors.mjs']
    const scripts = sourceFiles.filter((file) => houseOf(file) === 'scripts' && !startedLater.includes(file))
    const wrong = complaints(scripts, (_file, specifier) =>
      specifier.startsWith('node:') || specifier.startsWith('./') ? null : 'no',
    )

    expect(wrong).toEqual([])
  })
})

describe('the fences', () => {
  it.each(['core', 'locales', 'model', 'rules', 'simulation', 'analysis', 'workflows'])(
    'keep Node and the browser out of %s',
    (house) => {
      const { compilerOptions } = jsonOf(`${house}/tsconfig.json`) as TsConfig

      expect(compilerOptions.types ?? []).toEqual([])
      expect(compilerOptions.lib ?? []).toEqual([])
    },
  )

  it('are closed at the base: no types and no DOM unless a folder asks for them', () => {
    const { compilerOptions } = jsonOf('tsconfig.base.json') as TsConfig

    expect(compilerOptions.types).toEqual([])
    expect(compilerOptions.lib).toEqual(['ES2023'])
  })

  it('lead to dialogs by the one that has the focus at once', () => {
    const screens = sourceFiles.filter((file) => /^(console|editor|look)\//.test(file))
    const direct = screens.filter((file) => /\bModal\b[^}]*\} from '@mantine/.test(textOf(file)))

    expect(direct).toEqual(['look/elements/modal-dialog.tsx'])
  })

  it('keep tests without real parts free of them', () => {
    const realParts = /^test\/parts\/(temporal|postgres|chromium)(-part)?\.ts$/
    const plain = sourceFiles.filter((file) => /\.test\.tsx?$/.test(file) && !/\.(engine|system)\.test\.ts$/.test(file))
    const wrong = complaints(plain, (file, specifier) =>
      specifier.startsWith('.') && realParts.test(path.posix.join(path.posix.dirname(file), specifier)) ? 'no' : null,
    )

    expect(wrong).toEqual([])
  })
})

describe('the files', () => {
  it('are at most 500 lines long', () => {
    const long = sourceFiles.map((file) => [file, textOf(file).split('\n').length - 1] as const)

    expect(long.filter(([, lines]) => lines > 500)).toEqual([])
  })

  it('are named in kebab-case after what they hold, never after nothing', () => {
    const wrong = sourceFiles.filter((file) =>
      file.split('/').some((part) => {
        const stem = part.split('.')[0] ?? ''
        return !/^[a-z0-9]+(-[A-Za-z0-9]+)*$/.test(stem) || /^(utils?|helpers?|common|misc|manager)$/.test(stem)
      }),
    )

    expect(wrong.filter((file) => !/^locales\/zh-CN\/|^test\/locales\/zh-CN\//.test(file))).toEqual([])
  })

  it('are no barrels, but for the two doors', () => {
    const barrels = sourceFiles.filter((file) => {
      if (!file.endsWith('/index.ts')) return false
      const withoutComments = textOf(file).replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '')
      return withoutComments.replace(/export\s+(type\s+)?(\*|\{[^}]*\})\s+from\s+'[^']+'/g, '').trim() === ''
    })

    expect(
      barrels.filter((file) => !['core/contract/index.ts', 'sdk/index.ts', 'workflows/index.ts'].includes(file)),
    ).toEqual([])
  })

  it('name no registry in the lock', () => {
    expect(textOf('package-lock.json')).not.toMatch(/"resolved": *"http/)
  })

  it('lock the optional packages of every platform, else `npm ci` refuses (scripts/complete-lock.mjs adds them)', () => {
    const { packages } = jsonOf('package-lock.json') as {
      packages: Record<string, { optionalDependencies?: Record<string, string> }>
    }
    const asked = Object.values(packages).flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}))

    expect(
      asked.filter((name) => !Object.keys(packages).some((place) => place.endsWith(`node_modules/${name}`))),
    ).toEqual([])
  })

  it('pin exact versions', () => {
    const ranges = Object.entries({ ...packageJson.dependencies, ...packageJson.devDependencies })

    expect(ranges.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
  })

  it('hold no path of this machine and no secret', () => {
    const paths = [projectFolder, os.homedir()].filter((folder) => folder.length > 3).map((folder) => `${folder}/`)
    const secret = new RegExp(`-----BEGIN [A-Z ]*PRIVATE ${'KEY'}-----|AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{36}`)
    const texts = projectFiles.filter((file) => !/\.(png|jpe?g|gif|webp|ico|woff2?|gz)$/.test(file))
    const wrong = texts.filter((file) => paths.some((it) => textOf(file).includes(it)) || secret.test(textOf(file)))

    expect(wrong).toEqual([])
  })
})
