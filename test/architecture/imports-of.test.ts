import { describe, expect, it } from 'vitest'
import { importsOf } from './imports-of.ts'

const specifiersOf = (text: string): string[] => importsOf(text).map(({ specifier }) => specifier)

describe('the imports of a text', () => {
  it.each([
    ["import { a } from './a.ts'", './a.ts'],
    ["import a, { type B } from './a.ts'", './a.ts'],
    ["import * as a from 'pkg'", 'pkg'],
    ["import type { A } from './a.ts'", './a.ts'],
    ["import './a.css'", './a.css'],
    ["export { a } from './a.ts'", './a.ts'],
    ["export * from './a.ts'", './a.ts'],
    ["export type { A } from './a.ts'", './a.ts'],
    ["const a = await import('./a.ts')", './a.ts'],
    ["type A = typeof import('./a.ts')", './a.ts'],
    ["const a = require('a')", 'a'],
    ["new Worker(new URL('./worker.ts', import.meta.url))", './worker.ts'],
    ['import {\n  a,\n  b,\n} from "./a.ts"', './a.ts'],
    ["import { a } /* why */ from './a.ts'", './a.ts'],
  ])('are seen in %j', (text, specifier) => {
    expect(specifiersOf(text)).toEqual([specifier])
  })

  it.each([
    "// import { a } from './a.ts'",
    "/* import { a } from './a.ts' */",
    'const text = "import { a } from \'./a.ts\'"',
    "const text = `import { a } from './a.ts'`",
    "new URL('./a.ts', base)",
    "new URL('../..', import.meta.url)",
    "new URL('./a.sql', import.meta.url)",
    "const from = ['x']",
    "interval.from('x')",
  ])('are not seen in %j', (text) => {
    expect(specifiersOf(text)).toEqual([])
  })

  it('are found after a regular expression with quotes', () => {
    expect(specifiersOf("const quote = /['\"]/\nimport('./a.ts')")).toEqual(['./a.ts'])
  })

  it('carry their line', () => {
    expect(importsOf("\n// no\nimport './a.ts'")).toEqual([{ specifier: './a.ts', line: 3 }])
  })
})
