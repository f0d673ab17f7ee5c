import { describe, expect, it } from 'vitest'
import { catalogue } from '../../../core/catalogue/index.ts'
import { type ProblemDefinition, typeNames } from '../../../core/catalogue/problem.ts'
import { problems as english } from '../../../locales/en/problems/index.ts'
import { types as englishTypes } from '../../../locales/en/types.ts'
import { problems as chinese } from '../../../locales/zh-CN/problems/index.ts'
import { types as chineseTypes } from '../../../locales/zh-CN/types.ts'

const definitions: readonly [string, ProblemDefinition][] = Object.entries(catalogue)

describe.each([
  ['en', english, englishTypes],
  ['zh-CN', chinese, chineseTypes],
] as const)('the texts of the catalogue in %s', (_, texts, types) => {
  it('exist for every problem and for nothing else', () => {
    expect(Object.keys(texts).sort()).toEqual(Object.keys(catalogue).sort())
  })

  it('use only parameters that the catalogue names', () => {
    const undeclared = definitions.flatMap(([code, { params }]) =>
      placeholders(texts[code] ?? '')
        .filter((name) => !Object.hasOwn(params, name))
        .map((name) => `${code}: ${name}`),
    )

    expect(undeclared).toEqual([])
  })

  it('name every kind of value', () => {
    expect(Object.keys(types).sort()).toEqual([...typeNames].sort())
  })
})

describe('the catalogue', () => {
  it('uses codes of the form area.what', () => {
    const odd = Object.keys(catalogue).filter((code) => !/^[a-z]+(-[a-z]+)*\.[a-z0-9]+(-[a-z0-9]+)*$/.test(code))

    expect(odd).toEqual([])
  })

  it('is written in Chinese where it says so', () => {
    const withoutChinese = Object.entries(chinese).filter(([, text]) => !/\p{Script=Han}/u.test(text))
    const withChinese = Object.entries(english).filter(([, text]) => /\p{Script=Han}/u.test(text))

    expect([withoutChinese, withChinese]).toEqual([[], []])
  })
})

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '')
}
