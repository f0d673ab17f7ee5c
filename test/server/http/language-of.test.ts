import { expect, it } from 'vitest'
import { languageOf } from '../../../server/http/language-of.ts'

it.each([
  [undefined, 'en'],
  ['', 'en'],
  ['zh-CN', 'zh-CN'],
  ['zh', 'zh-CN'],
  ['zh-TW,en;q=0.5', 'zh-CN'],
  ['en-GB,zh;q=0.9', 'en'],
  ['en;q=0.1, zh;q=0.9', 'zh-CN'],
  ['fr, de;q=0.9, zh-Hans;q=0.1', 'zh-CN'],
  ['zh;q=0, en', 'en'],
  ['fr', 'en'],
  ['*', 'en'],
  [';;q=x,,', 'en'],
])('Accept-Language %j is served in %s', (header, language) => {
  expect(languageOf(header)).toBe(language)
})
