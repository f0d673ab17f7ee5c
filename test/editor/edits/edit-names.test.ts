import fs from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { designer as english } from '../../../locales/en/console/designer.ts'
import { designer as chinese } from '../../../locales/zh-CN/console/designer.ts'

const editor = path.resolve(import.meta.dirname, '../../../editor')

/** The keys of all steps that something in the designer makes. */
function keysInUse(): readonly string[] {
  const sources = fs.readdirSync(editor, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file))
  const texts = sources.map((file) => fs.readFileSync(path.join(editor, file), 'utf8'))
  return texts.flatMap((text) =>
    [...text.matchAll(/\{\s*key: ([^,}]*)/g)].flatMap(([, value = '']) =>
      [...value.matchAll(/'(\w+)'/g)].map(([, key = '']) => key),
    ),
  )
}

it('Every step that can be undone has a name in both languages', () => {
  const keys = [...new Set(keysInUse())]
  const isNamed = (key: string, edits: object) => key in edits || (`${key}_one` in edits && `${key}_other` in edits)

  expect(keys.length).toBeGreaterThan(10)
  expect(keys.filter((key) => !isNamed(key, english.edits) || !isNamed(key, chinese.edits))).toEqual([])
})
