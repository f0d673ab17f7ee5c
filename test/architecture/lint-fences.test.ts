import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jsonOf, projectFolder } from './sources.ts'

/** What must not stand in a folder that is replayed, and something harmless that must not be taken for it. */
const banned = {
  date: 'export const a = Date.now()',
  newDate: 'export const a = new Date(0).getTime()',
  random: 'export const a = Math.random()',
  environment: 'export const a = process.env',
  intl: "export const a = new Intl.NumberFormat('en')",
  performance: 'export const a = performance.now()',
  localeCompare: "export const a = 'a'.localeCompare('b')",
  toLocaleString: 'export const a = (1).toLocaleString()',
  timer: 'export const a = setTimeout(() => undefined, 1)',
  detour: 'export const a = globalThis',
}
const harmless = 'export const a = Math.max(1, Number("2"))'

interface Finding {
  readonly code: string
  readonly filename: string
}

let folder = ''
let findings: readonly Finding[] = []

/** Lints a small house of its own with this house's rules, but for those that need types. */
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'pledge-lint-'))
  const config = jsonOf('.oxlintrc.json') as { options: object }
  writeFileSync(path.join(folder, '.oxlintrc.json'), JSON.stringify({ ...config, options: {} }))
  for (const house of ['core', 'rules', 'workflows', 'server']) {
    mkdirSync(path.join(folder, house))
    for (const [name, text] of Object.entries({ ...banned, harmless })) {
      writeFileSync(path.join(folder, house, `${name}.ts`), `${text}\n`)
    }
  }
  writeFileSync(path.join(folder, 'workflows', 'now.ts'), `${banned.date}\n`)
  findings = lint(folder)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function lint(cwd: string): readonly Finding[] {
  const oxlint = path.join(projectFolder, 'node_modules/oxlint/bin/oxlint')
  const output = ((): string => {
    try {
      return execFileSync(process.execPath, [oxlint, '--format=json'], { cwd, encoding: 'utf8', stdio: 'pipe' })
    } catch (error) {
      return (error as { stdout: string }).stdout
    }
  })()
  return (JSON.parse(output) as { diagnostics: Finding[] }).diagnostics
}

const restrictionsIn = (file: string): string[] =>
  findings.filter(({ filename, code }) => filename === file && /no-restricted-/.test(code)).map(({ code }) => code)

describe.each(['core', 'rules', 'workflows'])('the lint fence of %s', (house) => {
  it.each(Object.keys(banned))('stops %s', (name) => {
    expect(restrictionsIn(`${house}/${name}.ts`)).not.toEqual([])
  })

  it('lets plain arithmetic through', () => {
    expect(restrictionsIn(`${house}/harmless.ts`)).toEqual([])
  })
})

describe('the lint fence', () => {
  it('has one gap, where workflows read the sandbox’s time', () => {
    expect(restrictionsIn('workflows/now.ts')).toEqual([])
  })

  it('is not around folders that may ask the world', () => {
    expect(Object.keys(banned).flatMap((name) => restrictionsIn(`server/${name}.ts`))).toEqual([])
  })
})
