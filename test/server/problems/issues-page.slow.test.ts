import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { catalogue } from '../../../core/catalogue/index.ts'
import { validateFiles } from '../../../model/validate/validate-files.ts'
import type { Example } from '../../../server/problems/examples/example.ts'
import { issueExamples } from '../../../server/problems/examples/index.ts'
import { soundDocuments } from '../../../server/problems/examples/sound.ts'
import { issuesPage } from '../../../server/problems/issues-page.ts'
import { issuesAfterFix, issuesOfExample } from '../../../server/problems/show-example.ts'

const project = path.resolve(import.meta.dirname, '../../..')
const examples: readonly (readonly [string, Example])[] = Object.entries(issueExamples)
const shown = examples.filter(([, { kind }]) => kind !== 'told')

describe('the page of issues', () => {
  it('is what docs/issues.md holds', () => {
    const written = readFileSync(path.join(project, 'docs/issues.md'), 'utf8')

    expect(written, 'run `node --import tsx scripts/write-errors.mjs`').toBe(issuesPage())
  })

  it('lists codes of the catalogue, and the whole of every area of documents', () => {
    const areas = new Set(examples.map(([code]) => code.split('.')[0]))
    const left = Object.keys(catalogue).filter(
      (code) => areas.has(code.split('.')[0]) && !Object.hasOwn(issueExamples, code),
    )

    expect(examples.filter(([code]) => !Object.hasOwn(catalogue, code))).toEqual([])
    expect(left.filter((code) => !code.startsWith('calendar.import-'))).toEqual([
      'calendar.due-after-coverage',
      'calendar.never-due',
      'calendar.instant-out-of-range',
      'calendar.no-such-date',
      'rules.calendar-not-given',
      'rules.default-calendar-not-given',
      'rules.facts-not-an-object',
    ])
  })
})

describe('an example', () => {
  it('begins with documents in which nothing is wrong', () => {
    const files = Object.entries(soundDocuments).map(([file, value]) => ({ file, value }))

    expect(validateFiles(files).filter(({ severity }) => severity !== 'info')).toEqual([])
  })

  it.each(shown)('of %s has that issue', (code, example) => {
    expect(issuesOfExample(example).map((issue) => issue.code)).toContain(code)
  })

  it('with a fix is right once the fix is applied', () => {
    const fixed = examples.flatMap(([code, example]) => {
      if (example.kind !== 'change') return []
      const issue = issuesOfExample(example).find((each) => each.code === code)
      if (issue?.fix === undefined) return []
      const left = issuesAfterFix(example, issue).filter((each) => each.code === code && each.path === issue.path)
      return [{ code, left: left.length }]
    })

    expect(fixed.length).toBeGreaterThan(35)
    expect(fixed.filter(({ left }) => left > 0)).toEqual([])
  })
})
